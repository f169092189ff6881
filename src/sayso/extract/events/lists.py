"""Lists that a sentence opens by a colon: each line that follows is one more of what the sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.events.candidate import LISTING, Candidate
from sayso.extract.events.select import Told
from sayso.model.reading import Reading

# A line of a list ends with a semicolon, with "; and", or begins with a bullet; the last one may end with a stop.
_OPEN_END = re.compile(r"[;,](?: and| or)?\s*$")
_BULLET = re.compile(r"^\s*(?:[-–—•*·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_ENTITY = re.compile(r"&[a-z#0-9]{2,6};\s*$")
LONGEST = 400
# How far before its opening a list's event may be told, where the opening only says "it includes:".
REACH = 600


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list, `[start, end)`, and the event that its opening sentence tells."""

    start: int
    end: int
    opener: Candidate


def lines(reading: Reading, told: list[Told], types: set[str]) -> Iterator[Line]:
    """The lines of every list that an event of one of the types opens."""
    opener: Candidate | None = None
    before: Candidate | None = None
    for start, end in _written(reading.text):
        text = _ENTITY.sub("", reading.text[start:end]).rstrip()
        if text.endswith(":"):
            opener = _last(told, types, start, end) or before
            if opener is None and any(token.lemma in LISTING for token in reading.tokens_in(start, end)):
                opener = _last(told, types, start - REACH, start)
            before = opener
        elif opener is not None and end - start <= LONGEST and _is_item(reading, start, end, text):
            yield Line(start, end, opener)
            opener = opener if _OPEN_END.search(text) or _BULLET.match(text) else None
        else:
            opener = None


def _written(text: str) -> Iterator[tuple[int, int]]:
    """`[start, end)` of every written line that holds anything."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _last(told: list[Told], types: set[str], start: int, end: int) -> Candidate | None:
    inside = [each for each in told if start <= each.start < end and each.type in types]
    return max(inside, key=lambda each: each.candidate.i).candidate if inside else None


def _is_item(reading: Reading, start: int, end: int, text: str) -> bool:
    """Whether a line is an item: marked as one, or without a verb of its own."""
    if _OPEN_END.search(text) or _BULLET.match(text):
        return True
    return not any(token.tag in {"VBZ", "VBD", "VBP", "MD"} for token in reading.tokens_in(start, end))


def head(reading: Reading, line: Line) -> int | None:
    """The noun at the top of a line, or its first noun."""
    inside = reading.tokens_in(line.start, line.end)
    nouns = [token for token in inside if token.pos in {"NOUN", "PROPN"}]
    tops = [t for t in nouns if t.head == t.i or not line.start <= reading.tokens[t.head].start < line.end]
    found = tops or nouns
    return found[0].i if found else None
