"""When an event happened, was counted and was said, from the time expressions inside and beside its span."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.measure.resolve import TimeKind
from sayso.measure.times import TimeMention
from sayso.model.reading import Reading
from sayso.model.times import Interval, Times

FROM = {"since", "from", "starting", "after", "beginning", "following", "as_soon_as"}
UNTIL = {"by", "until", "before", "through", "to", "up_to"}
MARKS = {
    "since": "since",
    "after": "after",
    "before": "before",
    "until": "until",
    "as": "after",
    "once": "after",
}


def times_of(found: list[TimeMention], said: str, counted: bool = False) -> Times:
    """The times that the mentions of one event state; what cannot be dated is kept with the reason.

    `counted`: the event is a count of what has happened so far, which "by" a day makes one as of that day.
    """
    start = end = as_of = since = words = ""
    unresolved: list[tuple[str, str]] = []
    for mention in found:
        value = mention.value
        if not value:
            if mention.reason:
                unresolved.append((value.words, mention.reason))
            continue
        words = words or value.words
        if mention.relation == "as_of" or (counted and mention.relation in UNTIL):
            as_of = as_of or value.end or value.start
        elif mention.relation in FROM:
            start = start or value.start
            since = since or (value.start if mention.relation == "since" else "")
        elif mention.relation in UNTIL:
            end = end or value.end or value.start
        elif not start and not end:
            start, end = value.start, value.end or value.start
    return Times(Interval(start, end, words), as_of=as_of, since=since, said=said, unresolved=tuple(unresolved))


def tied(reading: Reading, found: list[TimeMention]) -> list[TimeMention]:
    """The same mentions, one inside a clause with "since" or "after" tied to the event by that word."""
    return [replace(each, relation=_mark(reading, each) or each.relation) for each in found]


def _mark(reading: Reading, mention: TimeMention) -> str:
    token = reading.token_at(mention.start)
    for _ in range(8):
        if token is None or token.head == token.i:
            return ""
        if token.dep == "advcl":
            marks = (
                reading.tokens[child].lower
                for child in reading.children[token.i]
                if reading.tokens[child].dep == "mark"
            )
            return next((MARKS[mark] for mark in marks if mark in MARKS), "")
        token = reading.tokens[token.head]
    return ""


def is_dated(mention: TimeMention) -> bool:
    """Whether the mention is a date or a period, and no mere length of time."""
    return mention.kind is not TimeKind.DURATION


def anchor(text: str) -> date | None:
    """The day that relative dates count from: an EDTF date at the grain of a day, else None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
