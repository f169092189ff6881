"""Which statements of two reports tell the same thing, though figures, dates or status may differ."""

from __future__ import annotations

from sayso.corroborate.sketch import Sketch, Statement
from sayso.corroborate.sketch.names import any_same
from sayso.corroborate.sketch.numbers import digits, garbled
from sayso.measure.compare import disjoint
from sayso.model.quantity import Quantity

ENOUGH = 3.2
# Types that one event is told as by two reports.
_ALIKE = (
    frozenset({"transfer", "movement"}),
    frozenset({"production", "processing", "supply"}),
    frozenset({"stock", "supply"}),
    frozenset({"production", "conversion"}),
    frozenset({"agreement", "transfer"}),
)
_WORDED = frozenset({"item", "input", "goods", "object", "about", "act", "of", "line"})
_COMMON = frozenset({"input_kind", "adequacy", "purpose", "outcome"})


def aligned(one: Sketch, other: Sketch) -> tuple[tuple[Statement, Statement], ...]:
    """Pairs of statements that tell the same thing, the likeliest first; a voice tells each thing once."""
    voices = _voices(one, other)
    scored = (
        (score + voices[mine.voice, theirs.voice], mine, theirs)
        for mine in one.statements
        for theirs in other.statements
        if (score := likeness(mine, theirs))
    )
    found = sorted(
        (each for each in scored if each[0] >= ENOUGH),
        key=lambda each: (-each[0], each[1].place, each[2].place, each[1].claim, each[2].claim),
    )
    used: set[tuple[str, str]] = set()
    pairs = []
    for _, mine, theirs in found:
        # Another voice of the later report may tell the same thing once more: a withdrawal beside what it puts right.
        taken = {(mine.claim, f"voice {theirs.voice}"), ("", theirs.claim)}
        if not used & taken:
            used |= taken
            pairs.append((mine, theirs))
    return tuple(pairs)


def _voices(one: Sketch, other: Sketch) -> dict[tuple[str, str], float]:
    """What it adds that two voices have one name, or takes away that they have two."""
    return {
        (first, second): (0.6 if any_same(mine.names, theirs.names) else -0.6) if mine.names and theirs.names else 0.0
        for first, mine in one.voices.items()
        for second, theirs in other.voices.items()
    }


def likeness(one: Statement, other: Statement) -> float:
    """How much speaks for one thing told twice: event type, roles, goods, number, time."""
    if one.type == other.type:
        score = 1.5
    elif any(one.type in pair and other.type in pair for pair in _ALIKE) and same_number(one, other):
        score = 0.5
    else:
        return 0.0
    score += 0.4 * (one.status is other.status) + 0.3 * (one.polarity is other.polarity)
    return score + _roles(one, other) + _goods(one, other) + _number(one, other) + _time(one, other)


def _roles(one: Statement, other: Statement) -> float:
    score = 0.0
    for role, mine in one.roles.items():
        theirs = other.roles.get(role)
        if theirs is None:
            continue
        weight = 0.4 if role in _COMMON else 1.0
        score += weight if mine & theirs else 0.0 if role in _WORDED and _share(mine, theirs) else -weight
    return score


def _share(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether any word is in both."""
    return bool(set(" ".join(ones).split()) & set(" ".join(others).split()))


def _goods(one: Statement, other: Statement) -> float:
    if not one.items or not other.items:
        return 0.0
    if any(mine.same_goods(theirs) for mine in one.items for theirs in other.items):
        return 1.0
    families = {item.family for item in one.items} & {item.family for item in other.items}
    return -0.3 if families else -1.0


def _number(one: Statement, other: Statement) -> float:
    if one.number is None or other.number is None:
        return -0.5 if (one.number is None) != (other.number is None) else 0.0
    if same_number(one, other):
        return 0.8 + 0.6 * digits(one.number)
    if garbled(one.number, other.number):
        return 0.5
    return -0.6 if differs(one.quantity, other.quantity) else 0.2


def _time(one: Statement, other: Statement) -> float:
    if not (any(one.days) and any(other.days)):
        return 0.0
    overlap = one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
    return 0.7 if overlap else -0.5


def same_number(one: Statement, other: Statement) -> bool:
    """Whether both give one number."""
    return one.number is not None and one.number == other.number


def differs(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether both give quantities of one measure that no number fits."""
    return bool(one and other and one.measure == other.measure and disjoint(one, other))
