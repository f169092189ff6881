"""Dates of publication: EDTF only, never guessed from another order of day and month."""

from __future__ import annotations

import re
from datetime import date

_WITH_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d.*")
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")


def edtf_date(words: str) -> str:
    """The EDTF date that the words are, cut to the day; empty if they are none."""
    words = words.strip()
    if match := _WITH_TIME.fullmatch(words):
        words = match[1]
    if match := _PLAIN.fullmatch(words):
        return words if _exists(match[1], match[2], match[3]) else ""
    return words if _is_edtf(words) else ""


def agree(one: str, other: str) -> bool:
    """Whether two dates may be the same: equal as far as the coarser of them goes."""
    one, other = one.rstrip("?~%"), other.rstrip("?~%")
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _exists(year: str, month: str | None, day: str | None) -> bool:
    if month and 21 <= int(month) <= 24 and not day:
        return True  # a season of EDTF level 1
    try:
        date(max(1, int(year)), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _is_edtf(words: str) -> bool:
    if len(words) > 64 or not words[:1].isdigit():
        return False
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(words)
    except (EDTFParseException, ValueError):
        return False
    return True
