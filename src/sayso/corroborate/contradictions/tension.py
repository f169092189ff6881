"""Claims that pull apart without contradicting: the scope of one is unstated, or months lie between them.

What is said of inputs is compared across plants and periods: short or irregular here, full stores there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sayso.corroborate.contradictions.conflicts import made
from sayso.corroborate.matters.group import Grouped
from sayso.corroborate.sketch import Statement
from sayso.language.retelling import joints
from sayso.model.finding import Between, Contradiction, Kind

MOST = 8
_INPUTS = frozenset({"supply", "stock"})
_SCARCE = frozenset({"short", "irregu", "irreg"})
_PLENTY = frozenset({"adequ", "surpl", "incre"})


class Level(NamedTuple):
    """A statement about inputs, the matter it is in, and whether it says plenty."""

    matter: str
    statement: Statement
    plenty: bool
    published: str


def tensions(groups: Iterable[Grouped]) -> Mapping[str, tuple[Contradiction, ...]]:
    """For each matter its tensions with others."""
    plenty = frozenset(word for each in joints().values() for word in each.plenty)
    levels = [level for group in groups for level in _levels(group, plenty)]
    found: dict[str, list[Contradiction]] = {}
    scarce = [level for level in levels if not level.plenty]
    full = sorted((level for level in levels if level.plenty), key=lambda each: (each.published, each.statement.claim))
    for low in scarce:
        for high in _nearest(low, full):
            if low.matter != high.matter and _comparable(low.statement, high.statement):
                each = made(Kind.SCOPE, Between.TENSION, (low.statement, high.statement), "scarce here, plenty there")
                for matter in (low.matter, high.matter):
                    if len(found.setdefault(matter, [])) < MOST:
                        found[matter].append(each)
    return {matter: tuple(each) for matter, each in found.items()}


def _nearest(low: Level, full: list[Level]) -> list[Level]:
    """Those that were published nearest in time; the list is in that order."""
    place = bisect_left(full, low.published, key=lambda each: each.published)
    return full[max(0, place - MOST) : place + MOST]


def _levels(group: Grouped, plenty: frozenset[str]) -> Iterator[Level]:
    if group.matter.type not in _INPUTS:
        return
    for member in group.members:
        statement = member.statement
        told = statement.roles.get("adequacy", frozenset())
        if told & _SCARCE:
            yield Level(group.matter.id, statement, False, member.published)
        elif told & _PLENTY or (not told and plenty & set(statement.span.exact.casefold().split())):
            yield Level(group.matter.id, statement, True, member.published)


def _comparable(one: Statement, other: Statement) -> bool:
    """Whether both may be about material inputs, and one says of no plant, or of none that has a name."""
    kinds = [each.roles.get("input_kind", frozenset()) for each in (one, other)]
    if all(kinds) and not kinds[0] & kinds[1]:
        return False
    plants = [each.roles.get("facility", frozenset()) for each in (one, other)]
    return not all(plants) or bool(plants[0] & plants[1])
