"""Calendar fields as one point of the calendar: the year that a text leaves out is found from the anchor."""

from __future__ import annotations

import calendar as months_of
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sayso.measure.points import SEASONS, Point, of_day, plus_months, shifted

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relative time hangs on: the date of speech or publication, and where its words look.

    `ahead` is true for what is to come, false for what is past, nothing where the words do not tell; `surely`
    if the word that says so leaves no doubt; `quarter` is
    the quarter that was last named, `seen` the day, month or year.
    """

    anchor: date | None
    ahead: bool | None = None
    surely: bool = False
    quarter: Point | None = None
    seen: Point | None = None


def point_of(fields: Fields, setting: Setting) -> Point | None:
    """The point that the fields name, its year taken from the words or from the anchor."""
    for name, build in BUILDERS.items():
        if name in fields:
            return build(fields, setting)
    year = year_of(fields, setting)
    return Point("year", year) if year is not None else None


def year_of(fields: Fields, setting: Setting) -> int | None:
    """The year as said, or shifted from the anchor's; nothing if neither can be told."""
    if said := fields.get("year"):
        return int(said)
    if "hundreds" in fields:
        return 100 * int(fields["hundreds"]) + int(fields["tens"])
    if setting.anchor is None:
        return None
    if (step := fields.get("shift_year")) is not None:
        return setting.anchor.year + int(step)
    return None


def nearest_year(fields: Fields, setting: Setting, size: tuple[int, int]) -> int | None:
    """The year of an undated month: of the last one, or of the next where the words look ahead."""
    if (year := year_of(fields, setting)) is not None:
        return year
    anchor = setting.anchor
    if anchor is None:
        return None
    here, step = (anchor.month, anchor.day), int(fields.get("shift", "0"))
    if step < 0:
        return anchor.year if size[0] < anchor.month else anchor.year - 1
    if step > 0:
        return anchor.year if size[0] > anchor.month else anchor.year + 1
    past, future = anchor.year - (size > here), anchor.year + (size < here)
    return future if _is_ahead(size, here, setting, fields) else past


def _is_ahead(size: tuple[int, int], here: tuple[int, int], setting: Setting, fields: Fields) -> bool:
    """Whether the next such month or day is meant: never one that is almost a year away.

    Without a cue in the words a date of the next two months is still to come: for last year's the text would
    name the year.
    """
    exact, limit = "day" in fields, 100 if "quarter" in fields else 365
    if size == here or (setting.ahead is False and not exact):
        return False
    days = ((size[0] - here[0]) * 30.4 + size[1] - here[1]) % 365
    reach = 60 if not setting.ahead else 270 if setting.surely else 150
    return days <= min(reach, limit)


def _of_month(fields: Fields, setting: Setting) -> Point | None:
    month, day = int(fields["month"]), int(fields.get("day", "0"))
    anchor_day = setting.anchor.day if setting.anchor else 0
    year = nearest_year(fields, setting, (month, day or anchor_day))
    if year is None:
        return None
    return Point("day", year, month, day) if day else Point("month", year, month)


def _of_weekday(fields: Fields, setting: Setting) -> Point | None:
    """A weekday: of a named week, else the last one up to the anchor, or the next if the words look ahead."""
    anchor = setting.anchor
    if anchor is None:
        return None
    weekday = int(fields["weekday"])
    if (step := fields.get("shift_week")) is not None:
        week = shifted(anchor, "week", int(step))
        return of_day(date.fromisocalendar(week.year, week.week, weekday))
    back = (anchor.isoweekday() - weekday) % 7
    shift = int(fields.get("shift", "0"))
    if shift < 0:
        return shifted(anchor, "day", -(back or 7))
    if shift > 0 or (setting.ahead and setting.surely):
        return shifted(anchor, "day", (7 - back) if back or shift > 0 else 0)
    return shifted(anchor, "day", -back)


def _of_season(fields: Fields, setting: Setting) -> Point | None:
    season = fields["season"]
    first = SEASONS[season][0]
    shift = int(fields.get("shift", "0"))
    anchor = setting.anchor
    if "shift" in fields and shift == 0 and anchor:
        return Point("season", anchor.year, season=season)
    year = nearest_year(fields, setting, (first, 1))
    return Point("season", year, season=season) if year is not None else None


def _of_number(grain: str, months: int) -> Callable[[Fields, Setting], Point | None]:
    """A quarter or half: of a said year, else the last that has begun."""

    def build(fields: Fields, setting: Setting) -> Point | None:
        number = int(fields[grain])
        year = nearest_year(fields, setting, ((number - 1) * months + 1, 1))
        return Point(grain, year, number=number) if year is not None else None

    return build


def _of_decade(fields: Fields, setting: Setting) -> Point | None:
    digits = int(fields["decade"])
    return Point("decade", digits if digits > 100 else 1900 + digits)


def _of_century(fields: Fields, setting: Setting) -> Point | None:
    return Point("century", (int(fields["century"]) - 1) * 100)


def _of_day_alone(fields: Fields, setting: Setting) -> Point | None:
    """`the 24th`: the last one up to the anchor."""
    anchor, day = setting.anchor, int(fields["day"])
    if anchor is None or not 1 <= day <= 31:
        return None
    ahead = bool(setting.ahead)
    back = 0 if (day <= anchor.day) != ahead else (1 if ahead else -1)
    month = plus_months(anchor.replace(day=1), back)
    if day > months_of.monthrange(month.year, month.month)[1]:
        return None
    return Point("day", month.year, month.month, day)


def _of_month_shift(fields: Fields, setting: Setting) -> Point | None:
    """A day of the last, this or the next month: `지난달 15일`."""
    if setting.anchor is None:
        return None
    month = plus_months(setting.anchor.replace(day=1), int(fields["shift_month"]))
    day = int(fields["day"])
    exists = day <= months_of.monthrange(month.year, month.month)[1]
    return Point("day", month.year, month.month, day) if exists else None


BUILDERS: Mapping[str, Callable[[Fields, Setting], Point | None]] = {
    "shift_month": _of_month_shift,
    "month": _of_month,
    "weekday": _of_weekday,
    "season": _of_season,
    "quarter": _of_number("quarter", 3),
    "half": _of_number("half", 6),
    "decade": _of_decade,
    "century": _of_century,
    "day": _of_day_alone,
}
