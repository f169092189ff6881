"""What of a report's text shows that another repeats it: runs of eight words, short phrases, quotations.

Runs of words follow Broder, On the resemblance and containment of documents (1997), with a rolling hash after
Karp and Rabin (1987).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from zlib import crc32

RUN = 8
PHRASE = 3
QUOTED = 5

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_MARKS = {"“": "”", "«": "»", "「": "」", "『": "』", '"': '"'}
_PRIME = (1 << 61) - 1
_BASE = 1_000_003


def words_of(text: str) -> list[str]:
    """The words in lower case; a number with its separators is one word."""
    return _WORD.findall(text.casefold())


def runs(words: Sequence[str], size: int) -> array[int]:
    """The hashes of all runs of `size` words, each once, ascending."""
    marks = [crc32(word.encode("utf-8", "surrogatepass")) + 1 for word in words]
    leading = pow(_BASE, size - 1, _PRIME)
    found, rolling = set(), 0
    for place, mark in enumerate(marks):
        if place >= size:
            rolling = (rolling - marks[place - size] * leading) % _PRIME
        rolling = (rolling * _BASE + mark) % _PRIME
        if place >= size - 1:
            found.add(rolling)
    return array("q", sorted(found))


def overlap(one: array[int], other: array[int]) -> int:
    """How many runs both have."""
    return len(set(one).intersection(other))


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Where words of at least five stand between quotation marks, the marks outside."""
    at = 0
    while at < len(text):
        close = _MARKS.get(text[at])
        end = text.find(close, at + 1) if close else -1
        line = text.find("\n", at + 1) if close else -1
        if close and end > 0 and (line < 0 or end < line):
            if len(_WORD.findall(text, at + 1, end)) >= QUOTED:
                yield at + 1, end
            at = end
        at += 1


def quotation_key(words: str) -> int:
    """One number for a quotation, whatever its marks and case."""
    return crc32(" ".join(words_of(words)).encode("utf-8", "surrogatepass"))
