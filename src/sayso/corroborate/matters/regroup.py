"""Matters as analysts put them: two brought together, one claim taken out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.corroborate.matters.group import Grouped

MERGED = "brought together by an analyst"
PARTED = "taken apart by an analyst"


def regrouped(
    groups: Iterable[Grouped], together: Iterable[tuple[str, str]], apart: frozenset[str]
) -> tuple[Grouped, ...]:
    """The groups after every split, then every merge, by id."""
    found = {each.matter.id: each for group in groups for each in _parted(group, apart)}
    for one, other in together:
        first, second = _holding(found, one), _holding(found, other)
        if first and second and first.matter.id != second.matter.id:
            keep, lose = sorted((first, second), key=lambda each: each.matter.id)
            del found[lose.matter.id]
            members = tuple(
                sorted((*keep.members, *lose.members), key=lambda each: (each.report, each.statement.place))
            )
            found[keep.matter.id] = Grouped(replace(keep.matter, reason=MERGED), members)
    return tuple(found[key] for key in sorted(found))


def _parted(group: Grouped, apart: frozenset[str]) -> Iterable[Grouped]:
    rest = tuple(each for each in group.members if each.statement.claim not in apart)
    if len(rest) == len(group.members):
        yield group
        return
    if rest:
        yield replace(group, members=rest)
    for claim in sorted({each.statement.claim for each in group.members} & apart):
        members = tuple(each for each in group.members if each.statement.claim == claim)
        matter = replace(group.matter, goods=(*group.matter.goods, claim), reason=PARTED)
        yield Grouped(matter, members)


def _holding(groups: dict[str, Grouped], claim: str) -> Grouped | None:
    holding = (each for each in groups.values() if any(member.statement.claim == claim for member in each.members))
    return next(holding, None)
