"""Claims on one matter brought together, even when their figures differ, each group with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.corroborate.matters.period import (
    COUNTED_DAYS,
    LATE_DAYS,
    ONCE,
    ONCE_DAYS,
    TOLD_DAYS,
    Moment,
    closed,
    counted,
    day_gap,
    moment,
    same_period,
)
from sayso.corroborate.matters.ties import NO_TIES, Member, Ties, members
from sayso.corroborate.matters.topic import Topic
from sayso.corroborate.sketch import Sketch
from sayso.measure.days import days
from sayso.model.finding import Matter

SAME = "the same event type, status, subject and goods"
AT_ONCE = ", in the same period"
TOTALS = ", totals given within a fortnight"
LASTING = ", told as lasting"
RECENT = ", told within weeks of one another"


@dataclass(frozen=True, slots=True)
class Grouped:
    """A matter and its members, by report and place."""

    matter: Matter
    members: tuple[Member, ...]


def grouped(sketches: Iterable[Sketch], ties: Ties = NO_TIES) -> tuple[Grouped, ...]:
    """Every matter of these reports, by id; each statement is in exactly one."""
    blocks: dict[tuple[object, ...], list[Member]] = {}
    for member in members(sketches, ties):
        blocks.setdefault(block(member.topic), []).append(member)
    found: dict[str, Grouped] = {}
    for each in blocks.values():
        for made in in_block(each):
            there = found.get(made.matter.id)
            found[made.matter.id] = replace(made, members=_sorted((*there.members, *made.members))) if there else made
    return tuple(found[key] for key in sorted(found))


def block(topic: Topic) -> tuple[object, ...]:
    """What all members of one matter share whatever their period and calibre."""
    families = tuple(goods.split(" ")[0] if goods.rsplit(" ", 1)[-1].isdigit() else goods for goods in topic.goods)
    return (topic.type, topic.status, topic.subject, families, topic.aspect)


def in_block(told: Sequence[Member]) -> tuple[Grouped, ...]:
    """The matters of one block: parted by calibre, then by period."""
    by_goods: dict[tuple[str, ...], list[Member]] = {}
    for member in told:
        by_goods.setdefault(_calibred(member.topic.goods, told), []).append(member)
    return tuple(made for goods, each in sorted(by_goods.items()) for made in _by_period(goods, each))


def _calibred(goods: tuple[str, ...], others: Sequence[Member]) -> tuple[str, ...]:
    """Goods told without a calibre are those of the only calibre that the others tell."""
    if any(each.rsplit(" ", 1)[-1].isdigit() for each in goods):
        return goods
    told = {each.topic.goods for each in others if each.topic.goods != goods}
    return next(iter(told)) if len(told) == 1 else goods


def _by_period(goods: tuple[str, ...], told: Sequence[Member]) -> Iterable[Grouped]:
    firm: list[tuple[Moment, Member]] = []
    loose: list[tuple[Moment, Member]] = []
    lasting: list[Member] = []
    here = {(each.report, each.statement.claim) for each in told}
    repeats = [each for each in told if each.repeats in here]
    for member in told:
        when = moment(member.statement, member.published)
        if member.repeats in here:
            continue
        if when is None:
            lasting.append(member)
        else:
            (firm if when.firm else loose).append((when, member))
    clusters = _clusters(sorted(firm, key=_by_day))
    for when, member in sorted(loose, key=_by_day):
        _join(clusters, when, member)
    if lasting and told[0].topic.type in ONCE and len(clusters) == 1:
        clusters[0][1].extend(lasting)
        lasting = []
    made: list[tuple[Moment | None, list[Member]]] = [*clusters, *_lasting(lasting)]
    _follow(made, repeats)
    for when_, each in made:
        yield _made(goods, each, when_)


def _lasting(told: Sequence[Member]) -> list[tuple[Moment | None, list[Member]]]:
    """What is told as lasting: one matter while it goes on being told, another when it is told again months later.

    What happens once, and what has a beginning, is one matter whenever it is told.
    """
    begun = [each for each in told if each.topic.type in ONCE or each.statement.days[0]]
    runs: list[tuple[Moment | None, list[Member]]] = [(None, begun)] if begun else []
    last = ""
    for member in sorted((each for each in told if each not in begun), key=_told_day):
        day = _told_day(member)[0]
        if last and day and day_gap(last, day) <= TOLD_DAYS:
            runs[-1][1].append(member)
        else:
            runs.append((Moment(day, day, False) if day else None, [member]))
        last = day
    return runs


def _told_day(member: Member) -> tuple[str, str, str]:
    said = days(member.statement.times.said)[0] if member.statement.times.said else ""
    return said or member.published, member.report, member.statement.claim


def _follow(made: list[tuple[Moment | None, list[Member]]], repeats: list[Member]) -> None:
    """Each repeat to the matter of what it repeats, whatever day it gives: a wrong date is drift, no new matter."""
    place_of = {(each.report, each.statement.claim): place for place, (_, there) in enumerate(made) for each in there}
    waiting = list(repeats)
    while waiting:
        left = [each for each in waiting if each.repeats not in place_of]
        for each in waiting:
            if each.repeats in place_of:
                place = place_of[each.repeats]
                place_of[each.report, each.statement.claim] = place
                made[place][1].append(each)
        if len(left) == len(waiting):
            raise ValueError("a repeat is of an earlier report")
        waiting = left


def _by_day(pair: tuple[Moment, Member]) -> tuple[str, str, str, str]:
    return pair[0].start, pair[0].end, pair[1].report, pair[1].statement.claim


def _clusters(firm: Sequence[tuple[Moment, Member]]) -> list[tuple[Moment, list[Member]]]:
    clusters: list[tuple[Moment, list[Member]]] = []
    for when, member in firm:
        room = _room(member)
        fits = (each for each in clusters if _near(each[0], when, room))
        if cluster := next(fits, None):
            cluster[1].append(member)
        else:
            clusters.append((when, [member]))
    return clusters


def _room(member: Member) -> int:
    """How many days may lie between two dates of one matter; 0 where only the same period will do."""
    if member.topic.type in ONCE:
        return ONCE_DAYS
    return COUNTED_DAYS if counted(member.statement) and not closed(*member.statement.days) else 0


def _near(one: Moment, other: Moment, room: int) -> bool:
    if same_period(one, other):
        return True
    return bool(room) and day_gap(one.end, other.end) <= room


def _join(clusters: list[tuple[Moment, list[Member]]], when: Moment, member: Member) -> None:
    """A total without a day of its own: to the matter with the same number not long before, else to the nearest."""
    number = member.statement.number
    for least, same in ((LATE_DAYS, True), (COUNTED_DAYS, False)):
        for cluster, there in sorted(clusters, key=lambda each: day_gap(each[0].end, when.end)):
            alike = not same or any(each.statement.number == number for each in there)
            if alike and day_gap(cluster.end, when.end) <= least:
                there.append(member)
                return
    clusters.append((when, [member]))


def _made(goods: tuple[str, ...], told: Sequence[Member], when: Moment | None) -> Grouped:
    topic = told[0].topic
    what = (*goods, topic.aspect) if topic.aspect else goods
    period = "" if when is None else when.start if when.start == when.end else f"{when.start}/{when.end}"
    dated = any(told[0].statement.days)
    how = LASTING if when is None else AT_ONCE if dated else TOTALS if counted(told[0].statement) else RECENT
    matter = Matter(topic.type, topic.status, topic.subject, what, period, SAME + how)
    return Grouped(matter, _sorted(told))


def _sorted(told: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(told, key=lambda each: (each.report, each.statement.place, each.statement.claim)))
