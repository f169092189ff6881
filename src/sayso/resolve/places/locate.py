"""Which of the places of one name a text means: what it says beside the name, then what lies where the others lie."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.resolve.places.find import Toponym
from sayso.resolve.places.world import COUNTRY, PROVINCE, TOWN, Spot, folded

BESIDE = 3
EARTH_KM = 6371.0


def located(found: Sequence[Toponym]) -> tuple[Spot | None, ...]:
    """The spot that each toponym most likely means; one name is one place in one text."""
    weights = _weights(found)
    chosen: dict[str, Spot | None] = {}
    for place, each in enumerate(found):
        key = folded(each.words)
        beside = _beside(found, place)
        if beside or key not in chosen:
            chosen[key] = _best(each.spots, weights, beside)
    return tuple(chosen[folded(each.words)] for each in found)


def _weights(found: Iterable[Toponym]) -> Counter[str]:
    """How often each country and province is spoken of, by names that can be nothing else, and by all a little."""
    weights: Counter[str] = Counter()
    for each in found:
        large = [spot for spot in each.spots if spot.rank <= PROVINCE]
        for spot in large or each.spots:
            share = 20 // len(large) if large else max(1, 10 // len(each.spots))
            weights[spot.country] += share
            if spot.province:
                weights[spot.province] += share * (2 if large else 1)
    return weights


def _beside(found: Sequence[Toponym], place: int) -> Spot | None:
    """The province or country that follows at once, as in "Springfield, Ohio"."""
    if place + 1 >= len(found):
        return None
    here, after = found[place], found[place + 1]
    if not 0 < after.start - here.end <= BESIDE:
        return None
    return next((spot for spot in after.spots if spot.rank <= PROVINCE), None)


def _best(spots: Sequence[Spot], weights: Counter[str], beside: Spot | None) -> Spot | None:
    if not spots:
        return None
    return max(spots, key=lambda spot: (_score(spot, weights, beside), spot.people, spot.id))


def _score(spot: Spot, weights: Counter[str], beside: Spot | None) -> float:
    inside = (
        bool(beside)
        and beside is not None
        and (spot.province == beside.province if beside.rank == PROVINCE else spot.country == beside.country)
    )
    rank = {COUNTRY: 6.0, PROVINCE: 4.0, TOWN: 1.0}.get(spot.rank, 0.0)
    near = math.log1p(weights[spot.province]) * 1.5 + math.log1p(weights[spot.country])
    return 100.0 * inside + rank + near + 0.6 * math.log1p(spot.people)


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The great-circle distance in kilometres of two points in degrees (haversine)."""
    (a, b), (c, d) = ((math.radians(each[0]), math.radians(each[1])) for each in (left, right))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
