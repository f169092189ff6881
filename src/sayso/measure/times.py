"""Every time that a text says, with what it stands for at the date of speech, at the grain of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sayso.measure.calendar import Calendar, TimeRule, captured, patterns, relation_pattern
from sayso.measure.dating import Fields, Setting
from sayso.measure.points import Point
from sayso.measure.resolve import Resolved, TimeKind, resolve
from sayso.model.span import lowered
from sayso.model.times import Interval

DEADLINES = frozenset({"by", "until"})
CUE_REACH = 60
QUARTER_REACH = 1000
DATE_REACH = 300
# How far from a word that a rule needs its match can reach.
REACH = 90
CLAUSE_END = re.compile(r"[.;:!?\n\"“”]\s|\n")
ANY_WORD = re.compile(r"\w+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time over `[start, end)` of the text, with the word that ties it to its event before it.

    `value` is its own extent in EDTF (empty if unresolved: `reason` says why); `code` is the value as TIMEX3
    writes it (2024-W30, 2024-Q3, P2M, PAST_REF). `grain` is that of the words.
    """

    start: int
    end: int
    kind: TimeKind
    value: Interval
    grain: str = ""
    relation: str = ""
    relation_start: int = 0
    resolved: bool = False
    reason: str = ""
    code: str = ""
    rule: str = ""


class Match(NamedTuple):
    """One rule's match before times that overlap are weighed."""

    start: int
    end: int
    order: int
    rule: TimeRule
    fields: Fields


class Named(NamedTuple):
    """The quarter and the other date that the text has named last, each with where it ended."""

    quarter: tuple[int, Point | None] = (0, None)
    other: tuple[int, Point | None] = (0, None)

    def before(self, start: int) -> tuple[Point | None, Point | None]:
        """What is still near enough to be meant at this place."""
        near = start - self.quarter[0] < QUARTER_REACH
        close = start - self.other[0] < DATE_REACH
        return (self.quarter[1] if near else None), (self.other[1] if close else None)

    def after(self, match: Match, found: Resolved) -> Named:
        """The same, this time taken in."""
        if match.rule.op != "date" or not found.start:
            return self
        year, month, day = (int(part) for part in (*found.start.replace("X", "0").split("-"), "0", "0")[:3])
        if found.grain == "quarter":
            point = Point("quarter", year, number=(month + 2) // 3)
            return self._replace(quarter=(match.end, point))
        if found.grain not in {"day", "month", "year"}:
            return self
        return self._replace(other=(match.end, Point(found.grain, year, month, day)))


def find_times(text: str, calendar: Calendar, anchor: date | None) -> tuple[TimeMention, ...]:
    """The times of the text in order, none overlapping; relative ones stay unresolved without an anchor."""
    mentions: list[TimeMention] = []
    named = Named()
    for match in _chosen(_matches(text, calendar)):
        relation, relation_start = _relation(text, match, calendar)
        ahead, surely = _looks_ahead(text, match, relation, calendar)
        setting = Setting(anchor, ahead, surely, *named.before(match.start))
        found = resolve(match.rule.op, match.fields, setting)
        named = named.after(match, found)
        mentions.append(_made(text, match, found, relation, relation_start))
    return tuple(mentions)


def _matches(text: str, calendar: Calendar) -> list[Match]:
    found, low = [], lowered(text)
    for order, (rule, pattern, groups) in enumerate(patterns(calendar)):
        for start, end in _stretches(low, rule.needs):
            for match in pattern.finditer(text, start, end):
                if not _may_stand(text, match.start(), rule):
                    continue
                fields = captured(match, groups, calendar)
                found.append(Match(match.start(), match.end(), order, rule, {**rule.fixed, **fields}))
    return found


def _stretches(low: str, needs: Iterable[str]) -> list[tuple[int, int]]:
    """Where in a lower-case text a rule can match: around the words that it needs, each stretch cut at spaces."""
    if not needs:
        return [(0, len(low))]
    found: list[tuple[int, int]] = []
    for at in sorted(match for word in needs for match in _places(low, word)):
        start = low.rfind(" ", 0, max(0, at - REACH)) + 1
        end = low.find(" ", at + REACH)
        end = len(low) if end < 0 else end
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _places(low: str, word: str) -> Iterator[int]:
    at = low.find(word)
    while at >= 0:
        yield at
        at = low.find(word, at + 1)


def _may_stand(text: str, start: int, rule: TimeRule) -> bool:
    """Whether the word before lets the rule apply."""
    if not rule.not_after and not rule.only_after:
        return True
    before = _word_before(text, start)
    return before not in rule.not_after and (not rule.only_after or before in rule.only_after)


def _word_before(text: str, start: int) -> str:
    words = ANY_WORD.findall(text[max(0, start - 20) : start])
    return words[-1].lower() if words else ""


def _chosen(matches: list[Match]) -> list[Match]:
    """The longest matches that do not overlap, in text order; of two as long the rule that stands first."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start, m.order)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted((match for match in kept if match.rule.op != "none"), key=lambda m: m.start)


def _made(text: str, match: Match, found: Resolved, relation: str, relation_start: int) -> TimeMention:
    words = text[match.start : match.end]
    resolved = bool(found.start or found.end)
    value = Interval(found.start, found.end, words) if resolved else Interval(words=words)
    return TimeMention(
        match.start,
        match.end,
        found.kind,
        value,
        grain=found.grain,
        relation=relation,
        relation_start=relation_start,
        resolved=resolved,
        reason="" if resolved else found.reason,
        code=found.code,
        rule=match.rule.name,
    )


def _relation(text: str, found: Match, calendar: Calendar) -> tuple[str, int]:
    """The word beside the time that ties it to its event, and where it starts."""
    start = found.start
    if calendar.trailing:
        after = relation_pattern(calendar).match(text, found.end)
        return (calendar.relations[after[1]], after.start(1)) if after else ("", start)
    window = max(0, start - 24)
    match = relation_pattern(calendar).search(text[window:start])
    if match is None:
        return "", start
    return calendar.relations[" ".join(match[1].lower().split())], window + match.start(1)


def _looks_ahead(text: str, match: Match, relation: str, calendar: Calendar) -> tuple[bool | None, bool]:
    """Whether the clause speaks of what is to come (`will`) or what is past, and whether that is sure."""
    before = CLAUSE_END.split(text[max(0, match.start - CUE_REACH) : match.start])[-1]
    after = CLAUSE_END.split(text[match.end : match.end + CUE_REACH])[0]
    for words in (reversed(WORD.findall(before)), WORD.findall(after)):
        for word in words:
            if (ahead := _cue(word.lower(), calendar, relation)) is not None:
                return ahead, word.lower() not in calendar.weak
    deadline = relation in DEADLINES or (calendar.trailing and relation == "through")
    return (True if deadline else None), False


def _cue(word: str, calendar: Calendar, relation: str) -> bool | None:
    """Before a deadline (`by`, `until`) only words of what is over speak of the past."""
    if word in calendar.future:
        return True
    if relation in DEADLINES:
        return False if word in calendar.finished else None
    if word in calendar.past or word.endswith(calendar.past_endings):
        return False
    return None


def happened(mention: TimeMention) -> Interval:
    """The interval in which something happened that is tied to this time: `since` leaves its end open.

    `since`, `from`, `starting` and `after` give the start only; `by`, `until`, `before` and `as of` the end.
    """
    value = mention.value
    if mention.relation in {"since", "from", "starting", "after"}:
        return Interval(value.start, "", value.words)
    if mention.relation in {"by", "until", "before", "as_of"}:
        return Interval("", value.end, value.words)
    return value
