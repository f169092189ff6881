"""A quantity as a claim gives it: bounds, unit, measure, base, and the vague words themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What a number measures."""

    RATE = "rate"
    FLOW = "flow"
    CUMULATIVE = "cumulative"
    STOCK = "stock"
    SHARE = "share"
    MULTIPLE = "multiple"
    DURATION = "duration"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Low, best and high in `unit`; a missing slot is unbounded or unsaid, an open bound excludes its number.

    A share is in percent of its base, a multiple in times of its base; `of` is empty when no base is given.
    """

    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str = ""
    measure: Measure = Measure.COUNT
    low_open: bool = False
    high_open: bool = False
    of: str = ""
    item: str = ""
    vague: str = ""

    def __post_init__(self) -> None:
        """Refuse a quantity that says nothing, or whose bounds cross."""
        slots = [slot for slot in (self.low, self.best, self.high) if slot is not None]
        if not slots:
            raise ValueError("a quantity has a low, a best or a high")
        if slots != sorted(slots):
            raise ValueError(f"bounds cross: {slots}")
