"""Statements as arrays: what the sampler, the preview and the benchmarks all compute with."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from sayso.estimate.choose import Chosen, counted_from, counted_to
from sayso.measure.days import days
from sayso.model.estimate import Asks, Assumption, Question, Statement
from sayso.model.quantity import Quantity

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MONTH = 30.4375
MEMORY = 6.0
"""Months after which a rate has forgotten two thirds of how far it stood from its level."""
SPACING = 2.0
CLOSED = 1e-6


class Form(IntEnum):
    """How a statement bounds the total: a number, a bound on one side, or both."""

    ABOUT = 0
    AT_LEAST = 1
    AT_MOST = 2
    BETWEEN = 3


@dataclass(frozen=True)
class Design:
    """Arrays over S statements, M months, K knots, F conversions; logarithms of the unit counted in.

    `months` (S, M) is the share of each month that a statement counts; `low`, `high` (S) its bounds; `form` (S);
    `service`, `counter`, `origin` (S) are numbers; `converted` (S) is 1 where the statement is in the unit asked
    for and not in the one counted in; `ratios` (F) are what
    utterances convert by, `converts` (F) the number of each such statement; `horizon` (H, M) are the dates
    asked for; `spread` (M, K) makes knots a wandering rate. `said_already` (H) is the
    most that the counter had said by a date ahead, in the unit asked for: a running total is not taken back.
    """

    months: Floats
    low: Floats
    high: Floats
    form: Ints
    service: Ints
    counter: Ints
    origin: Ints
    converted: Floats
    ratios: Floats
    converts: Ints
    horizon: Floats
    spread: Floats
    base: float
    factor: tuple[float, float]
    counters: tuple[str, ...]
    services: tuple[str, ...]
    origins: tuple[str, ...]
    latent: bool
    asked_converted: bool
    said_already: Floats

    @property
    def shared(self) -> Ints:
        """The numbers of origins that made more than one statement: only these need an effect of their own."""
        numbers, times = np.unique(self.origin, return_counts=True)
        return np.asarray(numbers[times > 1], dtype=np.int64)


def design(question: Question, chosen: Chosen, assumptions: Sequence[Assumption]) -> Design:
    """The arrays of one question."""
    used = chosen.used
    most = _said_already(question, used)
    first = min([days(question.since)[0], *(counted_from(each, question) for each in used)])
    last = max(days(each)[1] for each in (question.as_of, *question.dates))
    edges = _edges(first, last)
    bounds = [_bounds(each.quantity) for each in used]
    counters, services, origins = (_names(used, name) for name in ("counter", "service", "origin"))
    months = [_share(edges, counted_from(each, question), counted_to(each)) for each in used]
    ratios = {at: ratio for at, each in enumerate(used) if (ratio := _ratio(each, chosen.unit))}
    return Design(
        months=np.array(months),
        low=np.array([low for low, _, _ in bounds]),
        high=np.array([high for _, high, _ in bounds]),
        form=np.array([form for _, _, form in bounds], dtype=np.int64),
        service=np.array([services.index(each.service) for each in used], dtype=np.int64),
        counter=np.array([counters.index(each.counter) for each in used], dtype=np.int64),
        origin=np.array([origins.index(each.origin) for each in used], dtype=np.int64),
        converted=np.array([float(each.quantity.unit != chosen.unit) for each in used]),
        ratios=np.array(list(ratios.values()), dtype=np.float64),
        converts=np.array(list(ratios), dtype=np.int64),
        horizon=np.array([_share(edges, days(question.since)[0], days(day)[1]) for day in question.dates]),
        spread=wandering(len(edges) - 1),
        base=_base(bounds, months),
        factor=_factor(chosen.unit, question.unit, assumptions),
        counters=counters,
        services=services,
        origins=origins,
        latent=question.asks is Asks.LATENT_TOTAL,
        asked_converted=question.unit != chosen.unit,
        said_already=np.array([most * (days(day)[1] > days(question.as_of)[1]) for day in question.dates]),
    )


def _said_already(question: Question, used: Sequence[Statement]) -> float:
    """The highest figure in the unit asked for, of statements that count from the question's start or later."""
    start = days(question.since)[0]
    figures = [
        _point(quantity)
        for each in used
        if counted_from(each, question) >= start
        for quantity in (each.quantity, each.converts)
        if quantity and quantity.unit == question.unit and (quantity.best or quantity.low)
    ]
    return max(figures, default=0.0)


def wandering(months: int) -> Floats:
    """(M, K): independent standard normals at K knots to a rate that wanders around its level, month by month.

    An Ornstein-Uhlenbeck process at knots two months apart, straight between them (Uhlenbeck and Ornstein, 1930).
    """
    knots = np.arange(math.ceil(months / SPACING) + 1) * SPACING
    kernel = np.exp(-np.abs(knots[:, None] - knots[None, :]) / MEMORY)
    middles = np.arange(months) + 0.5
    between = np.array([np.interp(middles, knots, row) for row in np.eye(len(knots))]).T
    return np.asarray(between @ np.linalg.cholesky(kernel))


def ordinal(day: str) -> int:
    """The day's number; `day` is ISO 8601."""
    return date.fromisoformat(day).toordinal()


def _edges(first: str, last: str) -> Floats:
    start = ordinal(first)
    months = math.ceil((ordinal(last) - start) / MONTH + CLOSED)
    return np.array([start + MONTH * month for month in range(months + 1)])


def _share(edges: Floats, first: str, last: str) -> Floats:
    ends = np.minimum(edges[1:], ordinal(last)) - np.maximum(edges[:-1], ordinal(first))
    return np.asarray(np.clip(ends / MONTH, 0.0, 1.0))


def _bounds(quantity: Quantity) -> tuple[float, float, Form]:
    low, best, high = quantity.low, quantity.best, quantity.high
    if best is not None:
        return math.log(best), math.log(best), Form.ABOUT
    if low is not None and high is not None and high > low:
        return math.log(low), math.log(high), Form.BETWEEN
    if low is not None:
        return math.log(low), math.log(low), Form.AT_LEAST
    assert high is not None
    return math.log(high), math.log(high), Form.AT_MOST


def _ratio(statement: Statement, unit: str) -> float | None:
    """The logarithm of what an utterance converts one unit to, from the same slots of both figures."""
    if statement.converts is None or statement.quantity.unit != unit:
        return None
    return math.log(_point(statement.converts) / _point(statement.quantity))


def _point(quantity: Quantity) -> float:
    slots = [slot for slot in (quantity.best, quantity.low, quantity.high) if slot is not None]
    return slots[0]


def _names(used: Sequence[Statement], name: str) -> tuple[str, ...]:
    return tuple(sorted({getattr(each, name) for each in used}))


def _base(bounds: Sequence[tuple[float, float, Form]], months: Sequence[Floats]) -> float:
    """A power of ten near the monthly rate, for the level's prior to be wide around."""
    rates = [high - math.log(max(float(share.sum()), 0.1)) for (_, high, _), share in zip(bounds, months, strict=True)]
    return round(float(np.median(rates)) / math.log(10)) * math.log(10)


def _factor(unit: str, wanted: str, assumptions: Sequence[Assumption]) -> tuple[float, float]:
    """Middle and deviation of the logarithm of a conversion; wide where nothing is declared."""
    for each in assumptions:
        if each.name == f"{unit} to {wanted}":
            return math.log(each.median), max(math.log(each.high / each.low) / (2 * 1.645), 0.01)
    return 0.0, 3.0
