"""Text is frozen once: the one text in which all offsets of a report count."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"

# Normalisation sorts each run of combining marks in quadratic time (CPython): a longer one is no language.
LONGEST_MARKS = 5_000

_LINE_BREAK = re.compile(r"\r\n?")
_REPLACED = re.compile("[\x00\ud800-\udfff]")
_SIGNS = re.compile(r"[^\w\s\x21-\x7e]+")


def freeze(text: str) -> str:
    """The frozen form of a decoded text; freezing it again changes nothing.

    A leading BOM goes, CRLF and CR become LF, U+0000 and lone surrogates become U+FFFD, and the whole is
    brought to NFC (Unicode Standard Annex 15); nothing else is changed: no trimming, no joining of lines.
    """
    text = text.lstrip("\ufeff")
    text = _LINE_BREAK.sub("\n", text)
    return unicodedata.normalize("NFC", _REPLACED.sub(REPLACEMENT, text))


def has_endless_marks(text: str) -> bool:
    """Whether so many combining marks stand in a row that normalising them would run away."""
    if text.isascii():
        return False
    return any(_longest_run(match[0]) > LONGEST_MARKS for match in _SIGNS.finditer(text))


def _longest_run(signs: str) -> int:
    if len(signs) <= LONGEST_MARKS:
        return 0
    longest = run = 0
    for sign in signs:
        run = run + 1 if unicodedata.combining(sign) else 0
        longest = max(longest, run)
    return longest
