"""Matters that know each other: a target and an output of one plant, one total and the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.corroborate.matters.ties import ALONE
from sayso.model.finding import Kin, Matter, Related

MOST = 12
SIDE = 20
_ORDER = {Kin.STATUS: 0, Kin.PERIOD: 1, Kin.GOODS: 2}


def kin(matters: Iterable[Matter]) -> Mapping[str, tuple[Related, ...]]:
    """For each matter with a subject, those that share event type and subject, the nearest kin first.

    Of many with one subject, each is compared with those that stand near it by goods, period and status.
    """
    by_subject: dict[tuple[str, tuple[str, ...]], list[Matter]] = {}
    for matter in sorted(matters, key=lambda each: (each.goods, each.period, each.status, each.id)):
        if any(matter.subject) and not matter.subject[0].startswith(ALONE):
            by_subject.setdefault((matter.type, matter.subject), []).append(matter)
    return {matter.id: _nearest(place, others) for others in by_subject.values() for place, matter in enumerate(others)}


def _nearest(place: int, others: list[Matter]) -> tuple[Related, ...]:
    near = others[max(0, place - SIDE) : place + SIDE + 1]
    found = (_related(others[place], other) for other in near if other.id != others[place].id)
    return tuple(sorted(found, key=lambda each: (_ORDER[each.kin], each.finding))[:MOST])


def _related(matter: Matter, other: Matter) -> Related:
    if other.goods != matter.goods:
        return Related(other.id, Kin.GOODS)
    return Related(other.id, Kin.STATUS if other.status != matter.status else Kin.PERIOD)
