"""When a statement holds, as far as that parts one matter from another."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sayso.corroborate.sketch import Statement
from sayso.measure.days import FIRST, LAST, days, days_of
from sayso.model.quantity import Measure

# What happens once: its date may be disputed, so that dates within half a year are one matter's.
ONCE = frozenset({"conversion", "construction", "trial", "inspection", "agreement", "legality", "motive", "profile"})
ONCE_DAYS = 180
# A running total is given again every few weeks: totals that are said within a fortnight are one matter's.
COUNTED_DAYS = 15
LATE_DAYS = 45
# How long after it was last told a lasting state is still the same matter.
TOLD_DAYS = 45
_COUNTED = frozenset({Measure.CUMULATIVE, Measure.STOCK, Measure.COUNT})


class Moment(NamedTuple):
    """From which day to which a statement holds; `firm` where the report says so itself."""

    start: str
    end: str
    firm: bool


def moment(statement: Statement, published: str) -> Moment | None:
    """When it holds; None for a lasting state, which no period parts."""
    start, end = statement.days
    if closed(start, end):
        return Moment(start, end, True)
    if counted(statement):
        return _as_counted(statement, published)
    return None


def counted(statement: Statement) -> bool:
    """Whether it gives a total or a level, which another day may change."""
    return statement.quantity is not None and statement.quantity.measure in _COUNTED


def closed(start: str, end: str) -> bool:
    """Whether both days are said."""
    return bool(start and end) and start > FIRST and end < LAST


def _as_counted(statement: Statement, published: str) -> Moment | None:
    for told in (statement.times.as_of, statement.times.said):
        first, last = days(told) if told else ("", "")
        if last and last < LAST:
            return Moment(first, last, True)
    begun = days_of(statement.times.happened)
    if any(begun) and begun[1] < LAST:
        return Moment(begun[1], begun[1], True)
    return Moment(published, published, False) if published else None


def day_gap(one: str, other: str) -> int:
    """Days between two days in ISO 8601."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def same_period(one: Moment, other: Moment) -> bool:
    """Whether two firm intervals are mostly the same one: a month is not its year."""
    first, last = max(one.start, other.start), min(one.end, other.end)
    if first > last:
        return False
    whole = day_gap(min(one.start, other.start), max(one.end, other.end)) + 1
    return (day_gap(first, last) + 1) * 2 >= whole
