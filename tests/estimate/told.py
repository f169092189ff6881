"""Statements of invented counters, for the tests of estimates."""

from __future__ import annotations

from sayso.model.estimate import Asks, Question, Statement
from sayso.model.quantity import Measure, Quantity

QUESTION = Question(
    name="boxes", unit="boxes", since="2024-01-01", as_of="2024-12-31", dates=("2025-03-31",), counter="Orvane"
)
LATENT = Question(
    name="all", unit="boxes", since="2024-01-01", as_of="2024-12-31", dates=("2024-12-31",), asks=Asks.LATENT_TOTAL
)


def boxes(best: float | None = None, *, low: float | None = None, high: float | None = None) -> Quantity:
    return Quantity(low=low, best=best, high=high, unit="boxes", measure=Measure.CUMULATIVE)


def said(day: str, quantity: Quantity, *, origin: str = "", counter: str = "Orvane", service: str = "") -> Statement:
    """A statement of a day, from an origin of its own unless one is named."""
    name = f"{counter}-{service}-{day}"
    return Statement(name, origin or name, counter, service or counter, quantity, said=day, as_of=day)


STEADY = tuple(said(f"2024-{month:02}-28", boxes(1000.0 * month)) for month in (2, 4, 6, 8, 10))
