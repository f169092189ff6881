"""A stretch of the calendar at the grain of its words, as EDTF and as ISO-TimeML write it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar; what is finer than its `grain` is not said.

    `part` is early, mid, late, begin or end of it.
    """

    grain: str
    year: int
    month: int = 0
    day: int = 0
    week: int = 0
    number: int = 0
    season: str = ""
    part: str = ""

    @property
    def code(self) -> str:
        """The value as TIMEX3 writes it: 2024, 2024-Q3, 2024-W30, 2024-SU, 2024-07-15, 197."""
        year = f"{self.year:04d}"
        forms = {
            "century": year[:2],
            "decade": year[:3],
            "year": year,
            "half": f"{year}-H{self.number}",
            "quarter": f"{year}-Q{self.number}",
            "season": f"{year}-{self.season}",
            "month": f"{year}-{self.month:02d}",
            "week": f"{year}-W{self.week:02d}",
            "weekend": f"{year}-W{self.week:02d}-WE",
            "day": f"{year}-{self.month:02d}-{self.day:02d}",
        }
        return forms[self.grain]

    @property
    def interval(self) -> tuple[str, str]:
        """Its first and last stretch as EDTF dates; a part of a year is given in months, a week in days."""
        year = f"{self.year:04d}"
        match self.grain:
            case "century":
                return f"{year[:2]}XX", f"{year[:2]}XX"
            case "decade":
                return f"{year[:3]}X", f"{year[:3]}X"
            case "year":
                return self._year()
            case "half" | "quarter" | "season":
                return self._months()
            case "week" | "weekend":
                monday = date.fromisocalendar(self.year, self.week, 1)
                first = monday + timedelta(days=5 if self.grain == "weekend" else 0)
                return first.isoformat(), (monday + timedelta(days=6)).isoformat()
        return self.code, self.code

    def _year(self) -> tuple[str, str]:
        year = f"{self.year:04d}"
        if self.part in {"begin", "end"}:
            month = f"{year}-01" if self.part == "begin" else f"{year}-12"
            return month, month
        if self.part in THIRDS:
            first, last = THIRDS[self.part]
            return f"{year}-{first:02d}", f"{year}-{last:02d}"
        return year, year

    def _months(self) -> tuple[str, str]:
        if self.grain == "season":
            first, last = SEASONS[self.season]
            return f"{self.year:04d}-{first:02d}", f"{self.year + (last < first):04d}-{last:02d}"
        size = 6 if self.grain == "half" else 3
        first = (self.number - 1) * size + 1
        if self.part == "begin":
            return (f"{self.year:04d}-{first:02d}",) * 2
        if self.part == "end":
            return (f"{self.year:04d}-{first + size - 1:02d}",) * 2
        return f"{self.year:04d}-{first:02d}", f"{self.year:04d}-{first + size - 1:02d}"


def of_day(day: date) -> Point:
    """This day."""
    return Point("day", day.year, day.month, day.day)


def containing(day: date, grain: str) -> Point:
    """The stretch of this grain that the day lies in."""
    week = day.isocalendar()
    season = next((name for name, (first, last) in SEASONS.items() if first <= day.month <= last), "WI")
    points = {
        "day": of_day(day),
        "week": Point("week", week.year, week=week.week),
        "weekend": Point("weekend", week.year, week=week.week),
        "month": Point("month", day.year, day.month),
        "quarter": Point("quarter", day.year, number=(day.month + 2) // 3),
        "half": Point("half", day.year, number=1 if day.month <= 6 else 2),
        "season": Point("season", day.year - (day.month < 3), season=season),
        "decade": Point("decade", day.year),
        "century": Point("century", day.year),
    }
    return points.get(grain, Point("year", day.year))


def shifted(day: date, grain: str, steps: int) -> Point:
    """The stretch of this grain so many steps after (before, if negative) the one that the day lies in."""
    months = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14, "night": 1}
    if grain in days:
        return containing(_plus_days(day, days[grain] * steps), {"fortnight": "week", "night": "day"}.get(grain, grain))
    return containing(plus_months(day, months.get(grain, 12) * steps), grain)


def _plus_days(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def plus_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it has no such day."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12)
    year, month = divmod(index, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def with_part(point: Point, part: str) -> Point:
    """The same stretch, of which only a part is meant."""
    return replace(point, part=part) if part else point
