"""Every time that a text says, with what it stands for at the date of speech, at the grain of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sayso.measure.calendar import Calendar, TimeRule, captured, patterns, relation_pattern
from sayso.measure.resolve import Fields, Resolved, Setting, TimeKind, resolve
from sayso.model.times import Interval

CUE_REACH = 60
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


def find_times(text: str, calendar: Calendar, anchor: date | None) -> tuple[TimeMention, ...]:
    """The times of the text in order, none overlapping; relative ones stay unresolved without an anchor."""
    return tuple(_mention(text, match, calendar, anchor) for match in _chosen(_matches(text, calendar)))


def _matches(text: str, calendar: Calendar) -> list[Match]:
    found = []
    for order, (rule, pattern, groups) in enumerate(patterns(calendar)):
        for match in pattern.finditer(text):
            fields = captured(match, groups, calendar)
            found.append(Match(match.start(), match.end(), order, rule, {**rule.fixed, **fields}))
    return found


def _chosen(matches: list[Match]) -> list[Match]:
    """The longest matches that do not overlap, in text order; of equally long ones the rule that stands first."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start, m.order)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted((match for match in kept if match.rule.op != "none"), key=lambda m: m.start)


def _mention(text: str, match: Match, calendar: Calendar, anchor: date | None) -> TimeMention:
    relation, relation_start = _relation(text, match.start, calendar)
    setting = Setting(anchor, ahead=_looks_ahead(text, match.start, relation, calendar))
    found = resolve(match.rule.op, match.fields, setting)
    return _made(text, match, found, relation, relation_start)


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


def _relation(text: str, start: int, calendar: Calendar) -> tuple[str, int]:
    """The word before the time that ties it to its event, and where it starts."""
    window = max(0, start - 24)
    match = relation_pattern(calendar).search(text[window:start])
    if match is None:
        return "", start
    return calendar.relations[" ".join(match[1].lower().split())], window + match.start(1)


def _looks_ahead(text: str, start: int, relation: str, calendar: Calendar) -> bool:
    """Whether the words before the time speak of what is to come: `will`, `plans to`, `by`, `until`."""
    before = text[max(0, start - CUE_REACH) : start]
    clause = re.split(r"[.;:!?\n\"“”]", before)[-1]
    words = [match.group().lower() for match in WORD.finditer(clause)]
    for word in reversed(words):
        if word in calendar.future:
            return True
        if word in calendar.past:
            return False
    return False


def happened(mention: TimeMention) -> Interval:
    """The interval in which something happened that is tied to this time: `since` leaves its end open.

    `since`, `from`, `starting` and `after` give the start only; `by`, `until`, `before` and `as of` the end only.
    """
    value = mention.value
    if mention.relation in {"since", "from", "starting", "after"}:
        return Interval(value.start, "", value.words)
    if mention.relation in {"by", "until", "before", "as_of"}:
        return Interval("", value.end, value.words)
    return value
