"""A grade from disjoint evidence: the letter never sees the other origins, the digit never sees the source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sayso.corroborate.grades.likelihood import likelihood
from sayso.corroborate.grades.record import Record
from sayso.model.finding import Between, Contradiction, Digit, Finding, Grade, Kind, Letter
from sayso.model.origin import Count
from sayso.model.source import Basis, Standing

FEW = 3
MANY = 6
DIRECT = frozenset({Basis.SAW, Basis.TOOK_PART, Basis.MEASURED, Basis.READ, Basis.COMPUTED})
_BY_RECORD = ((0.9, Letter.A), (0.75, Letter.B), (0.5, Letter.C), (0.25, Letter.D), (0.0, Letter.E))
_STEPS = tuple(Letter)[:5]
NOTHING = Record()
_UNLIKE = frozenset({Kind.VALUE, Kind.POLARITY})


class Standpoint(NamedTuple):
    """What is known of the source of one origin, apart from what it says here."""

    at_risk: bool
    standing: Standing
    basis: Basis
    interested: bool
    record: Record = NOTHING


class Half(NamedTuple):
    """A letter or digit with its reasons and what would change it."""

    mark: str
    reasons: tuple[str, ...]
    change: tuple[str, ...]


def graded(finding: Finding, standpoints: Iterable[Standpoint], telling: int) -> Grade:
    """The grade of a finding: the letter of its best source, the digit of its information.

    `telling` is how many different sources give a figure, where any does: the others do not bear it out, and a
    source that says so twice does not either.
    """
    letters = sorted((letter(each, finding.id) for each in standpoints), key=lambda half: half.mark)
    source = letters[0] if letters else Half("F", ("it has no source of its own",), ())
    information = digit(_bearing(finding.count, telling), finding.contradictions)
    return Grade(
        Letter(source.mark),
        Digit(information.mark),
        source.reasons,
        information.reasons,
        (*information.change, *source.change),
    )


def letter(standpoint: Standpoint, finding: str) -> Half:
    """How reliable the source is: its record on other matters, moved a step by access and by interest."""
    if standpoint.at_risk:
        told = "a source at risk is not judged across reports"
        return Half("F", (told,), ("an analyst's rating within its report",))
    good, bad = standpoint.record.without(finding)
    if good + bad < FEW:
        told = f"matters besides this one on which it could be checked: {good + bad} of the {FEW} that are wanted"
        return Half("F", (told,), ("a record of its words on other matters",))
    step = _STEPS.index(next(mark for bound, mark in _BY_RECORD if good / (good + bad) >= bound))
    reasons = [f"borne out on {good} of {good + bad} other matters"]
    if standpoint.interested:
        step, reasons = step + 1, [*reasons, "it speaks of its own side"]
    if standpoint.basis not in DIRECT or good + bad < MANY:
        step = max(step, 1)
        reasons.append("how it would know is not said to be at first hand" if good + bad >= MANY else "a short record")
    change = ("more matters on which it can be checked",) if good + bad < MANY else ()
    return Half(_STEPS[min(step, 4)].value, tuple(reasons), change)


def _bearing(count: Count, telling: int) -> Count:
    """The count of those origins alone that are another's, and tell the thing itself."""
    if telling >= count.likely:
        return count
    less = count.likely - telling
    return Count(telling, max(1.0, count.mean - less), max(1, count.low - less), max(1, count.high - less))


def digit(count: Count, contradictions: Iterable[Contradiction]) -> Half:
    """How credible the information is: other origins, and what speaks against it; never who says it."""
    contradictions = tuple(contradictions)
    differing = [each for each in contradictions if each.between is Between.CONFLICT]
    kinds = ", ".join(sorted({each.kind.value.replace("_", " ") for each in differing}))
    if differing:
        return _contested(count, kinds)
    if any(each.between is Between.TENSION and each.kind in _UNLIKE for each in contradictions):
        told = "what they say is unlike, though perhaps not of the same thing"
        return Half("3", (told,), ("the scope and day of each figure",))
    if count.low >= 2:
        told = f"{count.low} origins at least, and none speaks against it"
        return Half("1", (told,), ("an origin that speaks against it",))
    if count.high >= 2:
        chance = likelihood(max(0.0, min(1.0, count.mean - 1)))
        told = f"a second origin is {chance}" if chance != "roughly even chance" else f"there is a {chance} of a second"
        return Half("2" if count.mean >= 1.5 else "3", (told,), ("an origin that is surely another",))
    return Half("6", ("one origin, and nothing to compare it with",), ("a second origin",))


def _contested(count: Count, kinds: str) -> Half:
    change = ("which of the figures counts what, from an origin of its own",)
    if count.likely >= 3:
        return Half("4", (f"origins disagree: {kinds}",), change)
    return Half("4", (f"two origins disagree and none decides: {kinds}",), change)


def diagonal(grades: Iterable[Grade]) -> float | None:
    """The share of grades whose letter and digit stand at one step, of those that judge both; None without any."""
    judged = [each for each in grades if each.letter is not Letter.F and each.digit is not Digit.UNJUDGED]
    return sum(each.diagonal for each in judged) / len(judged) if judged else None
