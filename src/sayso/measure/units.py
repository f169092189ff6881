"""Unit words and signs beside a number, and the one name that stands for all wordings of a unit."""

from __future__ import annotations

from typing import NamedTuple

from sayso.measure.numerals import HYPHENS
from sayso.measure.tokens import Line
from sayso.measure.words import Units


class UnitFound(NamedTuple):
    """A known unit over tokens `[first, last)`; `joined` if a hyphen ties it to the number."""

    first: int
    last: int
    name: str
    kind: str
    joined: bool


def unit_at(line: Line, index: int, units: Units) -> UnitFound | None:
    """The longest known unit that starts at this token, a joining hyphen left out."""
    joined = line[index].text in HYPHENS and line.glued(index - 1) and line.glued(index)
    start = index + 1 if joined else index
    if name := units.exact.get(line[start].text):
        if line[start].text.isalpha() and len(line[start].text) == 1 and not (line.glued(start - 1) or joined):
            return None
        return UnitFound(start, start + 1, name, units.kinds.get(name, "count"), joined)
    for phrase in units.phrases.get(line[start].low, ()):
        if last := _matches(line, start, phrase):
            name = units.canonical[" ".join(phrase)]
            return UnitFound(start, last, name, units.kinds.get(name, "count"), joined)
    return None


def _matches(line: Line, start: int, phrase: tuple[str, ...]) -> int:
    """The token after the phrase if it stands here, hyphens between its words left out; else 0."""
    at = start
    for position, word in enumerate(phrase):
        if position and line[at].text in HYPHENS and line[at].text != word:
            at += 1
        if line[at].low != word:
            return 0
        at += 1
    return at


def symbol_before(line: Line, index: int, units: Units) -> tuple[int, str] | None:
    """The first token and the canonical name of a currency sign or code before this token."""
    for size in (3, 2, 1):
        sign = "".join(line.lows(index - size, index))
        if index - size >= 0 and sign in units.symbols and _near(line, index - size, index):
            return index - size, units.symbols[sign]
    return None


def _near(line: Line, first: int, index: int) -> bool:
    """Signs may stand a space away; letters of two must touch the number."""
    gap = line[index].start - line[index - 1].end
    letters = "".join(token.text for token in line.tokens[first:index])
    apart = any(not line.glued(at) for at in range(first, index - 1))
    if apart and (len(letters) < 3 or letters.upper() != letters):
        return False
    return gap == 0 or (gap == 1 and (len(letters) > 2 or not letters.isalpha()) and letters.upper() == letters)


def normal_unit(words: str, units: Units) -> tuple[str, str]:
    """The canonical name and kind of a unit as worded; of a noun phrase the last words that are known.

    An unknown wording comes back in lower case with kind `count`.
    """
    parts = words.lower().replace("-", " ").split()
    for first in range(len(parts)):
        if name := units.canonical.get(" ".join(parts[first:])):
            return name, units.kinds.get(name, "count")
    return " ".join(parts), "count"
