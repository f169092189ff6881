"""What analysts decided, in the form that tracing takes: links corrected, matters merged and split, ratings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sayso.model.decision import Act, Decision
from sayso.model.finding import Digit, Letter, Rating
from sayso.model.origin import Relation


class Subject(StrEnum):
    """What a decision on findings is about; it stands under `of` in the decision's payload."""

    LINK = "link"
    MATTER = "matter"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Decided:
    """Standing decisions: on pairs of claims how one goes back to the other, whether they are one matter.

    `apart` are claims that were taken out of their matter; `ratings` the grades given to the matter of a claim.
    """

    links: Mapping[tuple[str, str], Relation] = field(default_factory=dict)
    together: tuple[tuple[str, str], ...] = ()
    apart: frozenset[str] = frozenset()
    ratings: Mapping[str, Rating] = field(default_factory=dict)


NOTHING = Decided()


def decided(decisions: Iterable[Decision]) -> Decided:
    """What these standing decisions come to, the later over the earlier; those on other things are left out."""
    links: dict[tuple[str, str], Relation] = {}
    together: list[tuple[str, str]] = []
    apart: set[str] = set()
    ratings: dict[str, Rating] = {}
    for each in decisions:
        told = each.payload
        about, other = told.get("of"), str(told.get("with", ""))
        if about == Subject.LINK:
            links[each.target, other] = Relation(str(told["relation"]))
        elif about == Subject.MATTER and each.act is Act.MERGE:
            together.append((each.target, other))
        elif about == Subject.MATTER and each.act is Act.SPLIT:
            apart.add(each.target)
        elif about == Subject.GRADE:
            ratings[each.target] = _rating(each)
    return Decided(links, tuple(together), frozenset(apart), ratings)


def _rating(decision: Decision) -> Rating:
    told = decision.payload
    letter, digit = Letter(str(told["letter"])), Digit(str(told["digit"]))
    return Rating(letter, digit, decision.by, decision.why, decision.id)
