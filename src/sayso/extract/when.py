"""When an event happened, was counted and was said, from the time expressions inside and beside its span."""

from __future__ import annotations

from datetime import date

from sayso.measure.times import TimeMention
from sayso.model.times import Interval, Times

FROM = {"since", "from", "starting", "after", "beginning", "following", "as_soon_as"}
UNTIL = {"by", "until", "before", "through", "to"}
DATED = {"date", "interval", "period", "season"}


def times_of(found: list[TimeMention], said: str) -> Times:
    """The times that the mentions of one event state; what cannot be dated is kept with the reason."""
    start = end = as_of = since = words = ""
    unresolved: list[tuple[str, str]] = []
    for mention in found:
        value = mention.value
        if not value:
            if mention.reason:
                unresolved.append((value.words, mention.reason))
            continue
        words = words or value.words
        if mention.relation == "as_of":
            as_of = as_of or value.end or value.start
        elif mention.relation in FROM:
            start = start or value.start
            since = since or (value.start if mention.relation == "since" else "")
        elif mention.relation in UNTIL:
            end = end or value.end or value.start
        elif not start and not end:
            start, end = value.start, value.end or value.start
    return Times(Interval(start, end, words), as_of=as_of, since=since, said=said, unresolved=tuple(unresolved))


def anchor(text: str) -> date | None:
    """The day that relative dates count from: an EDTF date at the grain of a day, else None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
