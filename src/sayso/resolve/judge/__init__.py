"""Whether two names are of one thing: a verdict with its score and reasons, by the rules of their kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sayso.model.entity import Because, Judgement, Kind, Name, Reason, Verdict
from sayso.resolve.gazetteer import Gazetteer
from sayso.resolve.judge import body, item, person, place, vessel
from sayso.resolve.judge.opinion import Opinion

Judge = Callable[[Name, Name, Gazetteer], Opinion]

JUDGES: Mapping[Kind, Judge] = {
    Kind.FACILITY: body.judge,
    Kind.ORGANISATION: body.judge,
    Kind.PLACE: place.judge,
    Kind.ROUTE: place.judge,
    Kind.PERSON: person.judge,
    Kind.VESSEL: vessel.judge,
    Kind.ITEM: item.judge,
    Kind.PROVISION: item.judge_words,
}


def judge(left: Name, right: Name, gazetteer: Gazetteer) -> Judgement:
    """The judgement on two names of one kind; ValueError for two kinds, which are never compared."""
    if left.kind is not right.kind:
        raise ValueError(f"a {left.kind} is never compared with a {right.kind}")
    first, second = sorted((left, right), key=lambda name: name.id)
    if first == second:
        return Judgement(first.id, second.id, Verdict.SAME, 1.0, (Reason(Because.SAME_WORDS, first.words),))
    opinion = JUDGES[left.kind](first, second, gazetteer)
    return Judgement(first.id, second.id, opinion.verdict, round(opinion.score, 3), opinion.reasons)


__all__ = ["Judge", "judge"]
