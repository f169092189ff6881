"""What the words of a time stand for: calendar fields, shifts and offsets resolved at a date, never at the clock."""

from __future__ import annotations

import calendar as months_of
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sayso.measure.points import SEASONS, Point, containing, of_day, plus_months, shifted, with_part

Fields = Mapping[str, str]


class TimeKind(StrEnum):
    """What sort of time is said."""

    DATE = "date"
    CLOCK = "clock"
    DURATION = "duration"
    SET = "set"
    VAGUE = "vague"


NO_ANCHOR = "no date of publication or speech"
VAGUE = "the words give no date"
NO_SUCH_DAY = "no such day in the calendar"
NOT_A_DATE = "the words give no date, only a length or frequency"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relative time hangs on: the date of speech or publication, and whether the words look ahead."""

    anchor: date | None
    ahead: bool = False
    month_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outcome: a value, or the reason why there is none."""

    kind: TimeKind
    code: str = ""
    start: str = ""
    end: str = ""
    grain: str = ""
    reason: str = ""


def resolve(op: str, fields: Fields, setting: Setting) -> Resolved:
    """Apply the operation to the captured fields; a relative time without an anchor comes back with the reason."""
    return OPERATIONS[op](fields, setting)


def _unanchored(kind: TimeKind = TimeKind.DATE) -> Resolved:
    return Resolved(kind, reason=NO_ANCHOR)


def _at(point: Point | None, kind: TimeKind = TimeKind.DATE) -> Resolved:
    if point is None:
        return _unanchored(kind)
    start, end = point.interval
    return Resolved(kind, point.code, start, end, point.grain)


def _date(fields: Fields, setting: Setting) -> Resolved:
    if "month" in fields and "day" in fields and not _exists(fields):
        return Resolved(TimeKind.DATE, reason=NO_SUCH_DAY)
    point = _point(fields, setting)
    return _at(with_part(point, fields.get("part", "")) if point else None)


def _exists(fields: Fields) -> bool:
    year = int(fields["year"]) if fields.get("year", "").isdigit() else 2000
    return 1 <= int(fields["day"]) <= months_of.monthrange(year, int(fields["month"]))[1]


def _point(fields: Fields, setting: Setting) -> Point | None:
    """The point that the fields name, its year taken from the words or from the anchor."""
    for name, build in BUILDERS.items():
        if name in fields:
            return build(fields, setting)
    year = _year(fields, setting)
    return Point("year", year) if year is not None else None


def _year(fields: Fields, setting: Setting) -> int | None:
    """The year as said, or shifted from the anchor's; nothing if neither can be told."""
    if said := fields.get("year"):
        return int(said)
    if setting.anchor is None:
        return None
    if (step := fields.get("shift_year")) is not None:
        return setting.anchor.year + int(step)
    return None


def _nearest(fields: Fields, setting: Setting, size: tuple[int, int]) -> int | None:
    """The year of an undated month: the last such month, or the next one where the words look ahead."""
    if (year := _year(fields, setting)) is not None:
        return year
    anchor = setting.anchor
    if anchor is None:
        return None
    here, step = (anchor.month, anchor.day), int(fields.get("shift", "0"))
    if step < 0:
        return anchor.year if size[0] < anchor.month else anchor.year - 1
    if step > 0:
        return anchor.year if size[0] > anchor.month else anchor.year + 1
    if setting.ahead:
        return anchor.year if size >= here else anchor.year + 1
    return anchor.year if size <= here or setting.month_ahead else anchor.year - 1


def _of_month(fields: Fields, setting: Setting) -> Point | None:
    month, day = int(fields["month"]), int(fields.get("day", "0"))
    anchor_day = setting.anchor.day if setting.anchor else 0
    year = _nearest(fields, setting, (month, day or anchor_day))
    if year is None:
        return None
    return Point("day", year, month, day) if day else Point("month", year, month)


def _of_weekday(fields: Fields, setting: Setting) -> Point | None:
    """A weekday: of a named week, else the last one up to the anchor, or the next one where the words look ahead."""
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
    if shift > 0 or setting.ahead:
        return shifted(anchor, "day", (7 - back) if back or shift > 0 else 0)
    return shifted(anchor, "day", -back)


def _of_season(fields: Fields, setting: Setting) -> Point | None:
    season = fields["season"]
    first = SEASONS[season][0]
    shift = int(fields.get("shift", "0"))
    anchor = setting.anchor
    if "shift" in fields and shift == 0 and anchor:
        return Point("season", anchor.year, season=season)
    year = _nearest(fields, setting, (first, 1))
    return Point("season", year, season=season) if year is not None else None


def _of_number(grain: str, months: int) -> Callable[[Fields, Setting], Point | None]:
    """A quarter or half: of a said year, else the last that has begun."""

    def build(fields: Fields, setting: Setting) -> Point | None:
        number = int(fields[grain])
        year = _nearest(fields, setting, ((number - 1) * months + 1, 1))
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
    back = 0 if (day <= anchor.day) != setting.ahead else (1 if setting.ahead else -1)
    month = plus_months(anchor.replace(day=1), back)
    if day > months_of.monthrange(month.year, month.month)[1]:
        return None
    return Point("day", month.year, month.month, day)


BUILDERS: Mapping[str, Callable[[Fields, Setting], Point | None]] = {
    "month": _of_month,
    "weekday": _of_weekday,
    "season": _of_season,
    "quarter": _of_number("quarter", 3),
    "half": _of_number("half", 6),
    "decade": _of_decade,
    "century": _of_century,
    "day": _of_day_alone,
}


def _shift(fields: Fields, setting: Setting) -> Resolved:
    """`last week`, `this year`, `the end of next month`."""
    if setting.anchor is None:
        return _unanchored()
    point = shifted(setting.anchor, fields["unit"], int(fields["shift"]))
    return _at(with_part(point, fields.get("part", "")))


def _offset(fields: Fields, setting: Setting) -> Resolved:
    """`three months ago`, `two days later`: at the grain of the unit."""
    number = fields.get("n", "1")
    sign = int(fields["sign"])
    if number == "X":
        return Resolved(TimeKind.VAGUE, "PAST_REF" if sign < 0 else "FUTURE_REF", reason=VAGUE)
    if setting.anchor is None:
        return _unanchored()
    if not float(number).is_integer():
        return Resolved(TimeKind.VAGUE, length(number, fields["unit"]), reason=VAGUE)
    return _at(shifted(setting.anchor, fields["unit"], sign * int(float(number))))


def _span(fields: Fields, setting: Setting) -> Resolved:
    """`over the past two years`, `the next three months`: an interval that ends or begins at the anchor."""
    code = length(fields.get("n", "1"), fields["unit"])
    if fields.get("n") == "X":
        return Resolved(TimeKind.DURATION, code, reason=VAGUE)
    if setting.anchor is None:
        return Resolved(TimeKind.DURATION, code, reason=NO_ANCHOR)
    unit, sign = fields["unit"], int(fields["shift"]) or -1
    steps = max(1, round(float(fields.get("n", "1"))))
    far = shifted(setting.anchor, unit, sign * steps).interval[0 if sign < 0 else 1]
    near = shifted(setting.anchor, unit, 0).interval[0]
    start, end = (far, near) if sign < 0 else (near, far)
    return Resolved(TimeKind.DURATION, code, start, end, unit)


def _first_months(fields: Fields, setting: Setting) -> Resolved:
    """`the first nine months of 2024`: the months counted from the start or end of the year."""
    number = float(fields["n"]) if fields["n"] != "X" else 0.0
    code = length(fields["n"], fields["unit"])
    year = _year(fields, setting)
    if year is None:
        if "year" not in fields and "shift_year" not in fields and setting.anchor and setting.anchor.month >= number:
            year = setting.anchor.year
        else:
            return Resolved(TimeKind.DURATION, code, reason=NO_ANCHOR if setting.anchor is None else VAGUE)
    months = int(number) * {"month": 1, "quarter": 3}.get(fields["unit"], 0)
    if not 1 <= months <= 12:
        return Resolved(TimeKind.DURATION, code, reason=VAGUE)
    first, last = (1, months) if fields.get("edge") != "last" else (13 - months, 12)
    return Resolved(TimeKind.DURATION, code, f"{year:04d}-{first:02d}", f"{year:04d}-{last:02d}", "month")


def _duration(fields: Fields, setting: Setting) -> Resolved:
    return Resolved(TimeKind.DURATION, length(fields.get("n", "1"), fields["unit"]), reason=NOT_A_DATE)


def _set(fields: Fields, setting: Setting) -> Resolved:
    code = fields.get("code") or length(fields.get("n", "1"), fields["unit"])
    return Resolved(TimeKind.SET, code, reason=NOT_A_DATE)


def _weekly(fields: Fields, setting: Setting) -> Resolved:
    """`every Thursday`, `each July`."""
    code = f"XXXX-WXX-{fields['weekday']}" if "weekday" in fields else f"XXXX-{int(fields.get('month', '0')):02d}"
    return Resolved(TimeKind.SET, code, reason=NOT_A_DATE)


def _reference(fields: Fields, setting: Setting) -> Resolved:
    return Resolved(TimeKind.VAGUE, fields["ref"], reason=VAGUE)


def _day_shift(fields: Fields, setting: Setting) -> Resolved:
    """`yesterday`, `today`, `tomorrow`."""
    if setting.anchor is None:
        return _unanchored()
    return _at(shifted(setting.anchor, "day", int(fields["dayshift"])))


def _range(fields: Fields, setting: Setting) -> Resolved:
    """`between August and October 2023`, `2020 to 2024`: from the first point to the second."""
    second = {name: value for name, value in fields.items() if not name.endswith("_1")}
    first = {name[:-2]: value for name, value in fields.items() if name.endswith("_1")}
    last = _point(second, setting)
    if last is None:
        return _unanchored()
    if "year" not in first:
        first["year"] = str(last.year)
    if "month" not in first and "month" in second and "day" in first:
        first["month"] = str(last.month)
    return _between(_point(first, setting), last)


def _between(start: Point | None, last: Point) -> Resolved:
    if start is None:
        return _unanchored()
    if start.interval[0] > last.interval[1]:
        start = Point(start.grain, start.year - 1, start.month, start.day)
    return Resolved(TimeKind.DATE, f"{start.code}/{last.code}", start.interval[0], last.interval[1], last.grain)


def _clock(fields: Fields, setting: Setting) -> Resolved:
    """A time of day, on the day that the words name, else on the anchor's."""
    named = {name: fields[name] for name in ("month", "day", "weekday", "year", "dayshift", "shift") if name in fields}
    if "dayshift" in named:
        day = _day_shift(named, setting)
    elif named.keys() - {"shift"}:
        day = _date(named, setting)
    else:
        day = _at(containing(setting.anchor, "day") if setting.anchor else None)
    if not day.code:
        return _unanchored(TimeKind.CLOCK)
    return Resolved(TimeKind.CLOCK, day.code + _time_of_day(fields), day.start, day.end, "day")


def _time_of_day(fields: Fields) -> str:
    if "daypart" in fields and "hour" not in fields:
        return "T" + fields["daypart"]
    hour = int(fields.get("hour", "0"))
    if fields.get("meridiem") == "pm" and hour < 12 or fields.get("daypart") in {"AF", "EV", "NI"} and hour < 12:
        hour += 12
    return f"T{hour % 24:02d}:{fields.get('minute', '00')}"


def _holiday(fields: Fields, setting: Setting) -> Resolved:
    """A fixed day of the year."""
    month, day = fields["holiday"].split("-")
    return _date({**fields, "month": month, "day": day}, setting)


LETTERS = {
    "second": ("T", "S", 1),
    "minute": ("T", "M", 1),
    "hour": ("T", "H", 1),
    "day": ("", "D", 1),
    "night": ("", "D", 1),
    "weekend": ("", "D", 2),
    "week": ("", "W", 1),
    "fortnight": ("", "W", 2),
    "month": ("", "M", 1),
    "quarter": ("", "M", 3),
    "half": ("", "M", 6),
    "season": ("", "M", 3),
    "year": ("", "Y", 1),
    "decade": ("", "Y", 10),
    "century": ("", "Y", 100),
}


def length(number: str, unit: str) -> str:
    """An ISO 8601 duration: P9M, P2Y6M, PT1H; PXD where the number is vague."""
    time, letter, size = LETTERS[unit]
    if number == "X":
        special = {"decade": "E", "century": "C"}
        return f"P{time}X{special.get(unit, letter)}"
    value = float(number) * size
    if unit == "quarter":
        return f"P{value / 3:g}Q"
    halves = {"Y": ("M", 12), "M": ("D", 30), "H": ("M", 60), "D": ("H", 24)}
    if value.is_integer() or letter not in halves:
        return f"P{time}{value:.15g}{letter}"
    whole, (finer, factor) = int(value), halves[letter]
    rest = f"{round((value - whole) * factor)}{finer}"
    between = "T" if letter == "D" else ""
    return f"P{time}{f'{whole}{letter}' if whole else ''}{between}{rest}"


OPERATIONS: Mapping[str, Callable[[Fields, Setting], Resolved]] = {
    "date": _date,
    "shift": _shift,
    "offset": _offset,
    "span": _span,
    "first_months": _first_months,
    "duration": _duration,
    "set": _set,
    "weekly": _weekly,
    "reference": _reference,
    "day_shift": _day_shift,
    "range": _range,
    "clock": _clock,
    "holiday": _holiday,
}
