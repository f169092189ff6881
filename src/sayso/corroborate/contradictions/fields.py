"""In which fields two statements of one thing differ, each kind by a rule of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sayso.corroborate.align import differs, same_number
from sayso.corroborate.matters.period import day_gap
from sayso.corroborate.sketch import Statement
from sayso.corroborate.sketch.names import same_name, stems
from sayso.corroborate.sketch.numbers import garbled
from sayso.measure.days import FIRST, LAST, days
from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.entity import Identities, Verdict
from sayso.model.finding import Kind
from sayso.model.item import Stage
from sayso.model.quantity import Measure

STALE_DAYS = 28
ACTORS = ("actor", "supplier", "recipient", "owner", "user", "holder", "payer", "payee")
_SUPPOSED = frozenset({Status.CAPACITY, Status.EQUIVALENT})
_FIRMNESS = {
    Factuality.POSSIBLE: 0,
    Factuality.PROBABLE: 1,
    Factuality.NEAR_CERTAIN: 2,
    Factuality.ASSERTED: 3,
}
_GROWING = frozenset({Measure.CUMULATIVE})
_TIMED = frozenset({Measure.RATE, Measure.FLOW, Measure.CUMULATIVE, Measure.STOCK})


class Difference(NamedTuple):
    """In what two statements differ, and how, in a few words."""

    kind: Kind
    detail: str = ""


def facts(one: Statement, other: Statement, identities: Identities | None) -> Iterator[Difference]:
    """What cannot both be so: number, polarity, date, place, actor."""
    yield from _value(one, other)
    if {one.polarity, other.polarity} == {Polarity.AFFIRMED, Polarity.DENIED}:
        yield Difference(Kind.POLARITY, "one affirms, the other denies")
    yield from _date(one, other)
    if apart(one, other, "place", identities):
        yield Difference(Kind.PLACE)
    if any(apart(one, other, role, identities) for role in ACTORS):
        yield Difference(Kind.ACTOR)


def _value(one: Statement, other: Statement) -> Iterator[Difference]:
    mine, theirs = one.quantity, other.quantity
    if mine is None or theirs is None or one.number is None or other.number is None or mine.measure != theirs.measure:
        return
    if garbled(one.number, other.number) and not mine.vague and not theirs.vague:
        yield Difference(Kind.GARBLED, f"{told(one.number)} and {told(other.number)}")
    elif differs(mine, theirs) and not (mine.measure in _GROWING and _grew(one, other)):
        yield Difference(Kind.VALUE, f"{told(one.number)} and {told(other.number)}")


def told(number: float) -> str:
    """The number as a reader writes it."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,g}"


def _grew(one: Statement, other: Statement) -> bool:
    """Whether the larger of two running totals was given later."""
    first, second = _counted_to(one), _counted_to(other)
    if not first or not second or first == second or one.number is None or other.number is None:
        return False
    return (one.number < other.number) == (first < second)


def _counted_to(statement: Statement) -> str:
    told = statement.times.as_of or statement.times.said
    return days(told)[1] if told else ""


def _date(one: Statement, other: Statement) -> Iterator[Difference]:
    if not (_dated(one) and _dated(other)):
        return
    if one.days[1] < other.days[0] or other.days[1] < one.days[0]:
        yield Difference(Kind.DATE, f"{one.times.happened.edtf} and {other.times.happened.edtf}")


def _dated(statement: Statement) -> bool:
    return bool(statement.times.happened) and statement.days[0] > FIRST and statement.days[1] < LAST


def apart(one: Statement, other: Statement, role: str, identities: Identities | None) -> bool:
    """Whether both name someone in this role, and they were judged to be different, or have quite other names."""
    mine, theirs = one.roles.get(role), other.roles.get(role)
    if not mine or not theirs or mine & theirs:
        return False
    return all(_different(first, second, identities) for first in mine for second in theirs)


def _different(one: str, other: str, identities: Identities | None) -> bool:
    if identities and one.startswith("e-") and other.startswith("e-"):
        return identities.verdict(one, other) is Verdict.DIFFERENT and not within(one, other, identities)
    return not same_name(one, other) and not set(one.split()) & set(other.split())


def within(one: str, other: str, identities: Identities | None) -> bool:
    """Whether one of two entities lies in the other."""
    if identities is None or not (one.startswith("e-") and other.startswith("e-")):
        return False
    return identities.lies_in(one, other) or identities.lies_in(other, one)


def retold(one: Statement, other: Statement, published: str, identities: Identities | None) -> Iterator[Difference]:
    """What a retelling changed: whatever two facts differ in, and what the words made of them."""
    for each in facts(one, other, identities):
        stale = each.kind is Kind.DATE and _redated(one, other, published)
        yield Difference(Kind.STALE, each.detail) if stale else each
    yield from _status(one, other)
    yield from _goods(one, other)
    yield from _base(one, other)
    yield from _scope(one, other, identities)
    if _FIRMNESS.get(one.factuality, 3) < _FIRMNESS.get(other.factuality, 3):
        yield Difference(Kind.HEDGE, f"{one.factuality.value} became {other.factuality.value}")
    elif one.conditional and not other.conditional and one.status is other.status:
        yield Difference(Kind.HEDGE, "the condition is gone")
    if _unit_changed(one, other):
        yield Difference(Kind.GARBLED, "the same number of something else")


def _redated(one: Statement, other: Statement, published: str) -> bool:
    """Whether what happened weeks ago is told as of now: the date moved towards the later publication."""
    moved = one.days[1] < other.days[0] and day_gap(one.days[1], other.days[0]) >= STALE_DAYS
    return moved and bool(published) and day_gap(other.days[1], published) < day_gap(one.days[1], published)


def _status(one: Statement, other: Statement) -> Iterator[Difference]:
    if one.status is other.status:
        return
    supposed = (one.status in _SUPPOSED) != (other.status in _SUPPOSED) and Status.ACTUAL in (one.status, other.status)
    detail = f"{one.status.value} became {other.status.value}"
    yield Difference(Kind.CAPACITY if supposed else Kind.STATUS, detail)


def _goods(one: Statement, other: Statement) -> Iterator[Difference]:
    mine, theirs = ([item for item in each.items if not item.parent] for each in (one, other))
    if not mine or not theirs:
        return
    alike = [(first, second) for first in mine for second in theirs if first.same_goods(second)]
    if not alike:
        yield Difference(Kind.ITEM)
        return
    stages = {frozenset((first.stage, second.stage)) for first, second in alike}
    if stages == {frozenset((Stage.BODY, Stage.COMPLETE_ROUND))}:
        yield Difference(Kind.STAGE, "a part is told as a whole round, or the other way round")


def _base(one: Statement, other: Statement) -> Iterator[Difference]:
    if one.quantity and other.quantity and one.quantity.of and same_number(one, other):
        mine, theirs = set(stems(one.quantity.of)), set(stems(other.quantity.of))
        if mine and not mine & theirs and _one_script(one.quantity.of, other.quantity.of):
            yield Difference(Kind.BASE, "another base" if theirs else "the base is gone")
    if one.times.since and other.times.since and _disjoint(one.times.since, other.times.since):
        yield Difference(Kind.BASE, f"counted since {one.times.since} and since {other.times.since}")


def _one_script(one: str, other: str) -> bool:
    """Whether both are written in one script, or one of them is empty: across scripts no words are compared."""
    return not other or one.isascii() == other.isascii()


def _disjoint(one: str, other: str) -> bool:
    first, second = days(one), days(other)
    return first[1] < second[0] or second[1] < first[0]


def _scope(one: Statement, other: Statement, identities: Identities | None) -> Iterator[Difference]:
    """One plant's figure told of a whole region, or the other way round."""
    if not same_number(one, other):
        return
    if bool(one.roles.get("facility")) != bool(other.roles.get("facility")):
        if one.roles.get("place") and other.roles.get("place"):
            yield Difference(Kind.SCOPE, "one tells of a plant, the other of a region")
        return
    mine, theirs = one.roles.get("place", frozenset()), other.roles.get("place", frozenset())
    if not mine & theirs and any(within(first, second, identities) for first in mine for second in theirs):
        yield Difference(Kind.SCOPE, "one place lies in the other")


def _unit_changed(one: Statement, other: Statement) -> bool:
    """Whether one number counts a month here and a year's total there, or another unit."""
    if not (one.quantity and other.quantity and same_number(one, other)):
        return False
    mine, theirs = one.quantity, other.quantity
    if mine.measure != theirs.measure and _one_script(mine.unit, theirs.unit):
        return {mine.measure, theirs.measure} <= _TIMED and Measure.RATE in (mine.measure, theirs.measure)
    first, second = set(stems(mine.unit)), set(stems(theirs.unit))
    if not _one_script(mine.unit, theirs.unit):
        return False
    return bool(first and second and not first & second and not one.items and not other.items)
