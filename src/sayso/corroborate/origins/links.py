"""From judged pairs of voices to retellings between the tellings of matters, and the parent of each telling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from sayso.corroborate.origins.judged import Judged
from sayso.corroborate.sketch import Voice
from sayso.corroborate.sketch.names import any_same
from sayso.model.origin import Retelling, Telling

HALF = 0.5
MARGIN = 0.35

Near = tuple[Retelling, float]


def retellings(found: Iterable[Judged], of_claim: Mapping[str, Telling]) -> Iterator[Near]:
    """Each pair of tellings that shares an aligned statement, and how near the later keeps to the earlier.

    `of_claim` is keyed by report and claim.
    """
    for each in found:
        done: set[tuple[str, str]] = set()
        for mine, theirs in each.pairs:
            earlier = of_claim.get(f"{each.earlier} {mine.claim}")
            later = of_claim.get(f"{each.later} {theirs.claim}")
            if earlier and later and (earlier.id, later.id) not in done:
                done.add((earlier.id, later.id))
                yield Retelling(earlier.id, later.id, each.relation, each.chance, each.clues), each.close


def parents(found: Iterable[Near], tellings: Mapping[str, tuple[tuple[object, ...], Voice]]) -> Mapping[str, Retelling]:
    """For each telling the retelling that leads to its parent.

    That it has any parent is as likely as its likeliest; the parent is the nearest of those that are likelier than
    not, and of nearly equally near ones the earliest. Choosing one parent each, instead of joining every likely pair,
    keeps weak links from adding up. `tellings` gives the order in time and the voice of each.
    """
    by_later: dict[str, list[Near]] = {}
    for each in found:
        by_later.setdefault(each[0].later, []).append(each)
    heard: dict[str, Heard] = {}
    chosen: dict[str, Retelling] = {}
    for later in sorted(by_later, key=lambda each: tellings[each][0]):
        voice = tellings[later][1]
        near = [(_heard(each, voice, heard), close) for each, close in by_later[later]]
        chosen[later] = _parent(near, tellings)
        if not _speaks(voice):
            parent = chosen[later]
            first = heard.get(parent.earlier, Heard(tellings[parent.earlier][1], 1.0))
            heard[later] = Heard(first.voice, first.chance * parent.probability)
    return chosen


class Heard(NamedTuple):
    """Whose words a telling without a named voice passes on, and how likely that is."""

    voice: Voice
    chance: float


def _speaks(voice: Voice) -> bool:
    return bool(voice.names) or voice.at_risk


def _heard(each: Retelling, voice: Voice, heard: Mapping[str, Heard]) -> Retelling:
    """Less likely, where the earlier telling names nobody but goes back to another's words than the later."""
    first = heard.get(each.earlier)
    if first is None or not _speaks(voice) or not _speaks(first.voice):
        return each
    named = voice.names and first.voice.names
    other = not any_same(voice.names, first.voice.names) if named else voice.at_risk != first.voice.at_risk
    return replace(each, probability=round(each.probability * (1 - first.chance), 6)) if other else each


def _parent(found: list[Near], tellings: Mapping[str, tuple[tuple[object, ...], Voice]]) -> Retelling:
    best = max(each.probability for each, _ in found)
    fits = [pair for pair in found if pair[0].probability > HALF] or [
        pair for pair in found if pair[0].probability == best
    ]
    near = max(close for _, close in fits) - MARGIN
    nearest = (each for each, close in fits if close >= near)
    chosen = min(nearest, key=lambda each: (tellings[each.earlier][0], each.earlier))
    return replace(chosen, probability=best)
