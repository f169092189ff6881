"""Facilities and organisations, field by field: place, own name, product line, type, branch, number."""

from __future__ import annotations

from functools import lru_cache

from sayso.model.entity import Because, Name, Reason, Verdict
from sayso.resolve.fold import Meeting, meet, spelling
from sayso.resolve.gazetteer import Gazetteer
from sayso.resolve.judge.opinion import SILENT, Field, Opinion, Outcome, concluded
from sayso.resolve.judge.places import compared
from sayso.resolve.parts import Parts, take_apart

# Of these a country has one of each line: a ministry of defence, an intelligence service.
NATIONAL = frozenset({"ministry", "agency", "army", "embassy", "committee"})
SURE = {Meeting.EQUAL: 1.0, Meeting.FOLDED: 0.97, Meeting.HEARD: 0.9}


@lru_cache(maxsize=65536)
def parts(name: Name, gazetteer: Gazetteer) -> Parts:
    """The parts of a name, read once."""
    return take_apart(name.words, gazetteer, name.country)


def judge(left: Name, right: Name, gazetteer: Gazetteer) -> Opinion:
    """One body only where nothing parts the two and something of their own ties them, never a type alone.

    Two names that a gazetteer gives one facility are looked at, and stay open: an alias ties nothing by itself.
    """
    opinion = _compared(left, right, gazetteer)
    shared = gazetteer.facilities(left.words) & gazetteer.facilities(right.words)
    if opinion.verdict is Verdict.SAME or not shared:
        return opinion
    alias = Field(Outcome.LESS, Reason(Because.ALIAS, f"{left.words} / {right.words}"), 0.9)
    return concluded([alias, Field(Outcome.LESS, Reason(Because.ONLY_ALIAS), 0.9)], enough=False)


def _compared(left: Name, right: Name, gazetteer: Gazetteer) -> Opinion:
    first, second = parts(left, gazetteer), parts(right, gazetteer)
    own = _own(first, second)
    fields = [
        own,
        _place((left, first), (right, second), gazetteer, own),
        _sets(first.lines, second.lines, (Because.SAME_LINE, Because.OTHER_LINE)),
        _types(first, second),
        _numbers(first, second),
        _flag(first.branch, second.branch, Because.OTHER_BRANCH),
        _youth(first, second),
        _sets(first.directions, second.directions, (Because.SAME_NAME, Because.OTHER_NAME)),
    ]
    return concluded(fields, enough=_enough(first, second, own))


def _enough(first: Parts, second: Parts, own: Field) -> bool:
    """A place, own name or number, and beside it a line, a type or another of these."""
    anchors = [
        own.outcome is Outcome.SAME,
        bool(first.numbers & second.numbers),
        bool(first.places and second.places),
    ]
    beside = bool(first.lines & second.lines or first.groups & second.groups)
    if first.countries & second.countries and first.groups & second.groups & NATIONAL:
        return True
    untyped = not (first.lines | first.types | second.lines | second.types)
    return any(anchors) and (beside or sum(anchors) > 1 or untyped)


def _own(first: Parts, second: Parts) -> Field:
    """What the names have of their own, with their places: one name may hide in the other's place."""
    whole = meet(spelling(" ".join(first.named)), spelling(" ".join(second.named)))
    told = " / ".join(" ".join(each.named) for each in (first, second))
    if whole in SURE and first.named:
        because = Because.SAME_NAME if whole is not Meeting.EQUAL else Because.SAME_WORDS
        return Field(Outcome.SAME, Reason(because, told), SURE[whole])
    if not (first.own or second.own):
        return SILENT
    if not (first.own and second.own):
        return Field(Outcome.LESS, Reason(Because.LESS_SAID, " ".join(first.own or second.own)), 0.6)
    return _owns(first, second)


def _owns(first: Parts, second: Parts) -> Field:
    left, right = spelling(" ".join(first.own)), spelling(" ".join(second.own))
    told = f"{' '.join(first.own)} / {' '.join(second.own)}"
    met = meet(left, right)
    if met in SURE:
        return Field(Outcome.SAME, Reason(Because.SAME_NAME, told), SURE[met])
    if met is Meeting.NEAR:
        return Field(Outcome.LESS, Reason(Because.NEAR_SPELLING, told), 0.8)
    if _holds(first.own, second.own) or _holds(second.own, first.own):
        return Field(Outcome.LESS, Reason(Because.LESS_SAID, told), 0.6)
    return Field(Outcome.APART, Reason(Because.OTHER_NAME, told), 0.95)


def _holds(more: tuple[str, ...], fewer: tuple[str, ...]) -> bool:
    """Whether every word of the second meets one of the first."""
    return all(any(meet(spelling(each), spelling(other)) in SURE for other in more) for each in fewer)


def _place(left: tuple[Name, Parts], right: tuple[Name, Parts], gazetteer: Gazetteer, own: Field) -> Field:
    """Places as a field of their own; where a name holds none, the place that its claims give beside it."""
    field = compared(_where(*left, gazetteer), _where(*right, gazetteer), gazetteer)
    if field.outcome is Outcome.LESS and own.outcome is Outcome.SAME:
        return SILENT
    return field


def _where(name: Name, told: Parts, gazetteer: Gazetteer) -> tuple[frozenset[str], ...]:
    if told.places:
        return told.places
    beside = gazetteer.find(name.within, name.country) if name.within else frozenset()
    countries = told.countries or (frozenset({f"country:{name.country}"}) if name.country else frozenset())
    return (beside,) if beside else tuple(frozenset({each}) for each in sorted(countries))


def _sets(first: frozenset[str], second: frozenset[str], because: tuple[Because, Because]) -> Field:
    told = f"{_listed(first)} / {_listed(second)}"
    if first == second:
        return Field(Outcome.SAME, Reason(because[0], _listed(first))) if first else SILENT
    if not first or not second or first < second or second < first:
        return Field(Outcome.LESS, Reason(Because.LESS_SAID, told), 0.6)
    return Field(Outcome.APART, Reason(because[1], told), 0.9)


def _types(first: Parts, second: Parts) -> Field:
    told = f"{_listed(first.types)} / {_listed(second.types)}"
    if not first.types and not second.types:
        return SILENT
    if first.groups & second.groups or (first.branch and second.branch):
        return Field(Outcome.SAME, Reason(Because.SAME_TYPE, told))
    if not first.types or not second.types or {"works", "complex"} <= first.groups | second.groups:
        return Field(Outcome.LESS, Reason(Because.LESS_SAID, told), 0.6)
    return Field(Outcome.APART, Reason(Because.OTHER_TYPE, told), 0.8)


def _numbers(first: Parts, second: Parts) -> Field:
    if first.numbers == second.numbers:
        told = ", ".join(sorted(first.numbers))
        return Field(Outcome.SAME, Reason(Because.SAME_NUMBER, told)) if told else SILENT
    told = f"{', '.join(sorted(first.numbers)) or 'none'} / {', '.join(sorted(second.numbers)) or 'none'}"
    if not first.numbers or not second.numbers:
        return Field(Outcome.LESS, Reason(Because.LESS_SAID, told), 0.5)
    return Field(Outcome.APART, Reason(Because.OTHER_NUMBER, told), 1.0)


def _youth(first: Parts, second: Parts) -> Field:
    told = Reason(Because.LESS_SAID, "youth")
    return Field(Outcome.LESS, told, 0.7) if first.youth != second.youth else SILENT


def _flag(first: bool, second: bool, because: Because) -> Field:
    return Field(Outcome.APART, Reason(because), 0.9) if first != second else SILENT


def _listed(concepts: frozenset[str]) -> str:
    return " + ".join(sorted(each.partition(".")[2] for each in concepts)).replace("_", " ") or "none"
