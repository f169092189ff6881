"""A quantity as it is found in a text, with the places of its parts; the reader decides what it measures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a number is: a quantity of some kind, or a name, date or label that counts nothing."""

    COUNT = "count"
    SHARE = "share"
    MULTIPLE = "multiple"
    DURATION = "duration"
    MONEY = "money"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"
    CLOCK = "clock"
    CALIBRE = "calibre"
    IDENTIFIER = "identifier"
    AGE = "age"


QUANTITIES = frozenset({Kind.COUNT, Kind.SHARE, Kind.MULTIPLE, Kind.DURATION, Kind.MONEY, Kind.MEASURE})


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """One number with its bounds, unit and base; all places in code points of the text.

    `[start, end)` holds the approximator, the number and a unit that is written as a sign or closed word;
    `[unit_start, unit_end)` the counted noun phrase, which may stand outside it. A share is in percent, a
    multiple in times; `stated` keeps the numbers as they are written. `of` is the base, its preposition left
    out.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    kind: Kind
    low: float | None = None
    best: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False
    unit: str = ""
    unit_start: int = 0
    unit_end: int = 0
    canonical: str = ""
    per: str = ""
    vague: str = ""
    of: str = ""
    of_start: int = 0
    of_end: int = 0
    stated: tuple[float, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether this is a quantity at all, and no year, name, calibre, age or date."""
        return self.kind in QUANTITIES
