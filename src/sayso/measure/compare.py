"""Quantities compared and combined as intervals: a bound is open beyond, a vague word has room.

Interval arithmetic after Moore, Interval Analysis (1966); an end that is unsaid is unbounded.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import NamedTuple

from sayso.model.quantity import Quantity

ROUNDING = 0.01
VAGUENESS = 0.15


class Reach(NamedTuple):
    """The values that a quantity allows, from low to high; an open end excludes its number."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False


def reach(quantity: Quantity, *, vagueness: float = VAGUENESS) -> Reach:
    """The values that the words allow: a plain number within one percent, a vague one within `vagueness`.

    A side that no bound closes is closed by the best value's room, or else is unbounded.
    """
    room = vagueness if quantity.vague else ROUNDING
    low, high = quantity.low, quantity.high
    if quantity.best is not None:
        margin = abs(quantity.best) * room
        low = quantity.best - margin if low is None else low
        high = quantity.best + margin if high is None else high
    return Reach(
        -math.inf if low is None else low,
        math.inf if high is None else high,
        quantity.low_open,
        quantity.high_open,
    )


def same(one: Quantity, other: Quantity, *, tolerance: float = ROUNDING) -> bool:
    """Whether both fill the same slots with the same numbers, within a share of the number."""
    return all(
        _close(mine, theirs, tolerance)
        for mine, theirs in ((one.low, other.low), (one.best, other.best), (one.high, other.high))
    )


def _close(one: float | None, other: float | None, tolerance: float) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=tolerance, abs_tol=1e-9)


def disjoint(one: Quantity, other: Quantity, *, vagueness: float = VAGUENESS) -> bool:
    """Whether no number fits both, after each has the room that its words leave: then they contradict."""
    mine, theirs = reach(one, vagueness=vagueness), reach(other, vagueness=vagueness)
    return _ends_before(mine, theirs) or _ends_before(theirs, mine)


def _ends_before(one: Reach, other: Reach) -> bool:
    touching = one.high == other.low and (one.high_open or other.low_open)
    return one.high < other.low or touching


def contains(one: Quantity, other: Quantity, *, vagueness: float = VAGUENESS) -> bool:
    """Whether whatever fits the other fits this one too."""
    mine, theirs = reach(one, vagueness=vagueness), reach(other, vagueness=vagueness)
    low_fits = mine.low < theirs.low or (mine.low == theirs.low and (theirs.low_open or not mine.low_open))
    high_fits = mine.high > theirs.high or (mine.high == theirs.high and (theirs.high_open or not mine.high_open))
    return low_fits and high_fits


def total(one: Quantity, other: Quantity) -> Quantity | None:
    """The sum of two quantities of one unit and measure; nothing where the sum would say nothing.

    A sum has a low or high only where both have that end, a best only where both have one.
    """
    if (one.unit, one.measure) != (other.unit, other.measure):
        return None
    low, high = _sum(_low(one), _low(other)), _sum(_high(one), _high(other))
    best = _sum(one.best, other.best)
    if best is not None:
        low, high = _sum(one.low, other.low), _sum(one.high, other.high)
    if low is None and best is None and high is None:
        return None
    return replace(
        one,
        low=low,
        best=best,
        high=high,
        low_open=low is not None and (one.low_open or other.low_open),
        high_open=high is not None and (one.high_open or other.high_open),
        vague=" + ".join(words for words in (one.vague, other.vague) if words),
    )


def _low(quantity: Quantity) -> float | None:
    return quantity.best if quantity.low is None else quantity.low


def _high(quantity: Quantity) -> float | None:
    return quantity.best if quantity.high is None else quantity.high


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def scaled(quantity: Quantity, factor: float) -> Quantity:
    """The quantity times a positive factor, for a change of unit or of period."""
    if factor <= 0:
        raise ValueError(f"a scale is positive, not {factor}")
    low, best, high = (None if slot is None else slot * factor for slot in (quantity.low, quantity.best, quantity.high))
    return replace(quantity, low=low, best=best, high=high)
