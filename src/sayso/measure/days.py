"""The days that an EDTF date or interval spans; the one place where a date's precision becomes two days."""

from __future__ import annotations

import re
from calendar import monthrange

from sayso.model.times import Interval

FIRST, LAST = "0000-01-01", "9999-12-31"

_DATE = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?[?~%]?")

# EDTF level 1 numbers the seasons of the northern year 21 to 24, winter being the last; its months are these.
_SEASONS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 12),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
}


def days(edtf: str) -> tuple[str, str]:
    """The first and the last day (ISO 8601) of an EDTF date or interval; two empty strings if it gives none.

    An open or unknown end of an interval is the first or last day that there is.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _date(edtf)
    first, last = _date(start)[0], _date(end)[1]
    return (first or FIRST, last or LAST) if first or last else ("", "")


def days_of(interval: Interval) -> tuple[str, str]:
    """The first and the last day of an interval as a claim gives it."""
    return days(interval.edtf) if interval else ("", "")


def _date(edtf: str) -> tuple[str, str]:
    found = _DATE.fullmatch(edtf)
    if not found:
        return "", ""
    year, month, day = found["year"], found["month"] or "XX", found["day"] or "XX"
    low, high = year.replace("X", "0"), year.replace("X", "9")
    first_month, last_month = _months(month)
    if not 1 <= first_month <= last_month <= 12:
        return "", ""
    longest = monthrange(max(1, int(high)), last_month)[1]
    first_day, last_day = (1, longest) if "X" in day else (int(day), int(day))
    if not 1 <= first_day <= last_day <= longest:
        return "", ""
    return f"{low}-{first_month:02}-{first_day:02}", f"{high}-{last_month:02}-{last_day:02}"


def _months(month: str) -> tuple[int, int]:
    if "X" in month:
        return 1, 12
    number = int(month)
    return _SEASONS.get(number, (number, number))
