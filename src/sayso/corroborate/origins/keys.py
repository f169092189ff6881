"""Blocking: what a report must share with another for the two to be worth comparing.

Each report has a bounded number of keys, and under each key it meets a bounded number of earlier reports, so that
the cost of a report does not grow with the casebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sayso.corroborate.sketch import Sketch, Statement
from sayso.corroborate.sketch.numbers import digits
from sayso.measure.days import FIRST

RUNS = 6
PRECISE = 3
VERY_PRECISE = 4
_EPOCH = date(1970, 1, 1)


def keys(sketch: Sketch) -> frozenset[str]:
    """Every key of one report, of its own values alone."""
    return frozenset(_all(sketch))


def _all(sketch: Sketch) -> Iterator[str]:
    yield from (f"run {run}" for run in sketch.runs[:RUNS])
    yield from (f"quote {quotation}" for quotation in sketch.quotations)
    weeks = _weeks(sketch.published)
    yield from (f"outlet {name} {week}" for name in sketch.called for week in weeks)
    for voice in sketch.voices.values():
        for outlet in voice.outlets:
            yield from (f"outlet {outlet} {week}" for week in weeks[1:])
        for name in voice.names:
            yield from (f"speaker {name} {day}" for day in voice.said)
            yield from (f"speaker {name} week {week}" for week in weeks)
    for statement in sketch.statements:
        yield from _of(statement, weeks)


def _of(statement: Statement, weeks: tuple[int, ...]) -> Iterator[str]:
    month = statement.days[0][:7] if statement.days[0] > FIRST else ""
    if statement.number is not None and (precise := digits(statement.number)) >= PRECISE:
        yield f"number {statement.number:g} {month}"
        if precise >= VERY_PRECISE:
            yield f"number {statement.number:g}"
    for what in _about(statement):
        yield from (f"{what} {week}" for week in weeks)
        if month:
            yield f"{what} {month}"


def _about(statement: Statement) -> Iterator[str]:
    """Event type and subject: the plant, both ends of a route, else whoever or whatever is named, each by itself."""
    roles = statement.roles
    if plants := roles.get("facility"):
        yield from (f"{statement.type} at {plant}" for plant in plants)
        return
    ends = [min(roles.get(end, ("",))) for end in ("supplier", "recipient")]
    if all(ends):
        goods = min((item.family for item in statement.items if not item.parent), default="")
        yield f"{statement.type} {ends[0]} {ends[1]} {goods}"
        return
    for role, names in roles.items():
        yield from (f"{statement.type} {role} {name}" for name in names)


def _weeks(published: str) -> tuple[int, ...]:
    """The fortnight of the day and the one after: a repeat within two weeks shares one of them."""
    if not published or published <= FIRST:
        return ()
    fortnight = (date.fromisoformat(published) - _EPOCH) // timedelta(days=14)
    return fortnight, fortnight - 1
