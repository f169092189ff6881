"""What the words of a time stand for, resolved at the date of speech or publication, never at the clock."""

from __future__ import annotations

import calendar as months_of
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sayso.measure.dating import Fields, Setting, nearest_year, point_of, year_of
from sayso.measure.lengths import length, plain_number
from sayso.measure.points import Point, containing, shifted, with_part


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
OTHER_TIME = "counted from another time, which the text does not date"
NOT_A_DATE = "the words give no date, only a length or frequency"


FINER_THAN_A_DAY = frozenset({"second", "minute", "hour"})
COUNTED_FROM = {
    "day": ("day", "night", "week", "fortnight", "weekend", "month", "quarter", "year", "decade", "century"),
    "month": ("month", "quarter", "year", "decade", "century"),
    "year": ("year", "decade", "century"),
}


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
    """Apply the operation to the captured fields; without an anchor a relative time keeps the reason."""
    if "n" in fields:
        fields = {**fields, "n": plain_number(fields["n"])}
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
    point = point_of(fields, setting)
    return _at(with_part(point, fields.get("part", "")) if point else None)


def _exists(fields: Fields) -> bool:
    year = int(fields["year"]) if fields.get("year", "").isdigit() else 2000
    return 1 <= int(fields["day"]) <= months_of.monthrange(year, int(fields["month"]))[1]


def _shift(fields: Fields, setting: Setting) -> Resolved:
    """`last week`, `this year`, `the end of next month`."""
    if setting.anchor is None:
        return _unanchored()
    point = shifted(setting.anchor, fields["unit"], int(fields["shift"]))
    return _at(with_part(point, fields.get("part", "")))


def _offset(fields: Fields, setting: Setting) -> Resolved:
    """`three months ago`, `two days later`: at the unit's grain, from the anchor or the time named before."""
    number, unit, sign = fields.get("n", "1"), fields["unit"], int(fields["sign"])
    if number == "X" or not float(number).is_integer() or unit in FINER_THAN_A_DAY:
        return Resolved(TimeKind.VAGUE, "PAST_REF" if sign < 0 else "FUTURE_REF", reason=VAGUE)
    if setting.anchor is None:
        return _unanchored()
    if setting.quarter and unit == "year" and number == "1":
        return _at(Point("quarter", setting.quarter.year + sign, number=setting.quarter.number))
    start = _frame(unit, setting) if "frame" in fields else setting.anchor
    if start is None and sign > 0:
        return Resolved(TimeKind.VAGUE, "FUTURE_REF", reason=OTHER_TIME)
    return _at(shifted(start or setting.anchor, unit, sign * int(float(number))))


def _frame(unit: str, setting: Setting) -> date | None:
    """The time that the text has just named, where it is fine enough to count such units from."""
    seen = setting.seen
    if seen is None or unit not in COUNTED_FROM.get(seen.grain, ()):
        return None
    return date(seen.year, seen.month or 1, seen.day or 1)


def _latest(fields: Fields, setting: Setting) -> Resolved:
    """`the quarter`, `the weekend`: the one that was last named, else the last that is over."""
    if setting.anchor is None:
        return _unanchored()
    if fields["unit"] == "quarter":
        return _at(setting.quarter or shifted(setting.anchor, "quarter", -1))
    back = 0 if setting.anchor.isoweekday() >= 6 or (setting.ahead and setting.surely) else -1
    return _at(shifted(setting.anchor, "weekend", back))


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
    year = year_of(fields, setting)
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
    if len(second.get("year", "")) == 2:
        second["year"] = first["year"][:2] + second["year"]
    last = point_of(second, setting)
    if last is None:
        return _unanchored()
    if "year" not in first:
        first["year"] = str(last.year)
    if "month" not in first and "month" in second and "day" in first:
        first["month"] = str(last.month)
    return _between(point_of(first, setting), last)


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
    if "hour" not in fields and named:
        return day
    return Resolved(TimeKind.CLOCK, day.code + _time_of_day(fields), day.start, day.end, "day")


def _time_of_day(fields: Fields) -> str:
    if "daypart" in fields and "hour" not in fields:
        return "T" + fields["daypart"]
    hour = int(fields.get("hour", "0"))
    if (fields.get("meridiem") == "pm" and hour < 12) or (fields.get("daypart") in {"AF", "EV", "NI"} and hour < 12):
        hour += 12
    return f"T{hour % 24:02d}:{fields.get('minute', '00')}"


def _nth_weekday(fields: Fields, setting: Setting) -> Resolved:
    """A moving holiday: the nth of a weekday in a month, the last one for n = 5."""
    month, weekday, which = map(int, fields["moving"].split("-"))
    year = nearest_year(fields, setting, (month, 7 * (which - 1) + 1))
    if year is None:
        return _unanchored()
    size = months_of.monthrange(year, month)[1]
    days = [day for day in range(1, size + 1) if date(year, month, day).isoweekday() == weekday]
    return _at(Point("day", year, month, days[min(which, len(days)) - 1]))


def _holiday(fields: Fields, setting: Setting) -> Resolved:
    """A fixed day of the year."""
    month, day = fields["holiday"].split("-")
    return _date({**fields, "month": month, "day": day}, setting)


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
    "nth_weekday": _nth_weekday,
    "latest": _latest,
}
