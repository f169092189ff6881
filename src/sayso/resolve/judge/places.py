"""Places as the gazetteer knows them: one, another, or one inside the other."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model.entity import Because, Reason
from sayso.resolve.gazetteer import Gazetteer
from sayso.resolve.judge.opinion import SILENT, Field, Outcome

Places = tuple[frozenset[str], ...]


def compared(left: Places, right: Places, gazetteer: Gazetteer) -> Field:
    """The places of two names, each as the entries that it may be; silent where neither has any."""
    if not left and not right:
        return SILENT
    told = f"{_named(left, gazetteer)} / {_named(right, gazetteer)}"
    if not left or not right:
        return Field(Outcome.LESS, Reason(Because.LESS_SAID, told), 0.6)
    if any(first & second for first in left for second in right):
        return Field(Outcome.SAME, Reason(Because.SAME_PLACE, _named(left, gazetteer)))
    if any(inside(first, second, gazetteer) for first in left for second in right):
        return Field(Outcome.LESS, Reason(Because.LESS_SAID, told), 0.7)
    return Field(Outcome.APART, Reason(Because.OTHER_PLACE, told), 0.95)


def inside(left: Iterable[str], right: Iterable[str], gazetteer: Gazetteer) -> bool:
    """Whether an entry of one lies inside an entry of the other."""
    first, second = set(left), set(right)
    around = {each for entry in first for each in gazetteer.around(entry)}
    about = {each for entry in second for each in gazetteer.around(entry)}
    return bool(around & second or about & first)


def _named(places: Places, gazetteer: Gazetteer) -> str:
    return ", ".join(gazetteer.entry(min(each)).name for each in places) or "none"
