"""Topics completed: what a report leaves unsaid is taken from the statement that it repeats, or the same number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sayso.corroborate.matters.topic import Topic, topics
from sayso.corroborate.sketch import Sketch, Statement
from sayso.corroborate.sketch.numbers import digits

PRECISE = 2
ALONE = "report "


class Member(NamedTuple):
    """A statement with its report and what it is about."""

    report: str
    published: str
    statement: Statement
    topic: Topic
    repeats: tuple[str, str] | None = None


# (report, claim) of a retelling -> (report, claim) of what it repeats
Ties = Mapping[tuple[str, str], tuple[str, str]]
NO_TIES: Ties = {}


def members(sketches: Iterable[Sketch], ties: Ties = NO_TIES) -> list[Member]:
    """Every statement with its topic; one that names nobody and repeats nothing stands alone in its report."""
    told = {
        (sketch.report, each.claim): Member(
            sketch.report, sketch.published, each, topic, ties.get((sketch.report, each.claim))
        )
        for sketch in sorted(sketches, key=lambda each: each.order)
        for each, topic in zip(sketch.statements, topics(sketch).values(), strict=True)
    }
    by_number = _by_number(told.values())
    done: dict[tuple[str, str], Member] = {}
    for place, member in told.items():
        model = done.get(ties.get(place, place))
        if model and _same_thing(member, model):
            done[place] = member._replace(topic=model.topic)
        elif member.topic.whole and member.topic.goods:
            done[place] = member
        else:
            done[place] = _completed(place, member, done, (ties, by_number))
    return list(done.values())


def _same_thing(member: Member, model: Member) -> bool:
    """Whether a retelling tells of the same event with the same figure, whatever it calls those who take part."""
    mine, theirs = member.topic, model.topic
    alike = (mine.type, mine.status, mine.aspect) == (theirs.type, theirs.status, theirs.aspect)
    return alike and member.statement.number == model.statement.number


def _by_number(told: Iterable[Member]) -> Mapping[tuple[str, str, float], frozenset[Topic]]:
    found: dict[tuple[str, str, float], set[Topic]] = {}
    for each in told:
        if each.topic.whole and each.topic.goods and each.statement.number is not None:
            found.setdefault((each.topic.type, each.topic.status, each.statement.number), set()).add(each.topic)
    return {key: frozenset(each) for key, each in found.items()}


def _completed(
    place: tuple[str, str],
    member: Member,
    done: Mapping[tuple[str, str], Member],
    known: tuple[Ties, Mapping[tuple[str, str, float], frozenset[Topic]]],
) -> Member:
    ties, by_number = known
    model = done.get(ties.get(place, place))
    if model and _fits(member.topic, model.topic):
        return member._replace(topic=model.topic)
    number = member.statement.number
    if number is not None and digits(number) >= PRECISE:
        same = [each for each in by_number.get((*member.topic[:2], number), ()) if _fits(member.topic, each)]
        if len(same) == 1:
            return member._replace(topic=same[0])
    if member.topic.subject:
        return member
    return member._replace(topic=member.topic._replace(subject=(ALONE + member.report,)))


def _fits(topic: Topic, model: Topic) -> bool:
    """Whether the model says nothing else where the topic says something."""
    if (topic.type, topic.status, topic.aspect) != (model.type, model.status, model.aspect):
        return False
    ends_fit = len(topic.subject) != len(model.subject) or all(
        mine in ("", theirs) for mine, theirs in zip(topic.subject, model.subject, strict=True)
    )
    return (not topic.subject or ends_fit) and (not topic.goods or topic.goods == model.goods or not model.goods)
