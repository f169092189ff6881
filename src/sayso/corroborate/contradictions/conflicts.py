"""Where origins of one matter cannot both be right: a conflict, or a tension where scope or period is unstated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from sayso.corroborate.contradictions.fields import facts
from sayso.corroborate.matters.period import closed
from sayso.corroborate.sketch import Statement
from sayso.model.entity import Identities
from sayso.model.finding import Between, Contradiction, Kind
from sayso.model.quantity import Measure

MOST_ORIGINS = 12

_OF_TIME = frozenset({Measure.CUMULATIVE, Measure.FLOW, Measure.STOCK, Measure.COUNT})


class Side(NamedTuple):
    """An origin: its statements on the matter, and whether they say of whom or where."""

    origin: str
    statements: tuple[Statement, ...]
    scoped: bool


def conflicts(sides: Sequence[Side], identities: Identities | None) -> Iterator[Contradiction]:
    """Each kind of difference once for each two origins, by their ids."""
    for one, other in combinations(sides[:MOST_ORIGINS], 2):
        seen: set[Kind] = set()
        for mine, theirs in _pairs(one.statements, other.statements):
            for difference in facts(mine, theirs, identities):
                if difference.kind in seen:
                    continue
                seen.add(difference.kind)
                loose = not (one.scoped and other.scoped) or _unlike_spans(mine, theirs)
                between = Between.TENSION if loose else Between.CONFLICT
                yield made(difference.kind, between, (mine, theirs), difference.detail)


def _pairs(ones: Iterable[Statement], others: Iterable[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """The pairs of one number or none are compared first: the same number is agreement, whatever else they say."""
    mine, theirs = list(ones), list(others)
    numbers = {each.number for each in mine} & {each.number for each in theirs} - {None}
    for one in mine:
        for other in theirs:
            agree = one.number in numbers or other.number in numbers
            if not agree or one.number == other.number:
                yield one, other


def _unlike_spans(one: Statement, other: Statement) -> bool:
    """Whether two totals are of unlike kinds, or one of them says of no day."""
    mine, theirs = one.quantity, other.quantity
    if not mine or not theirs or not {mine.measure, theirs.measure} <= _OF_TIME:
        return False
    return mine.measure != theirs.measure or not (_dated(one) and _dated(other))


def _dated(statement: Statement) -> bool:
    return bool(statement.times.as_of or statement.times.said) or closed(*statement.days)


def made(kind: Kind, between: Between, pair: tuple[Statement, Statement], detail: str = "") -> Contradiction:
    """The contradiction of two statements, with both sentences."""
    one, other = pair
    return Contradiction(kind, between, one.claim, other.claim, one.span, other.span, detail)
