"""An estimate's record: its quantiles, what it was computed from and with; the same inputs make the same record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.estimate.choose import Chosen
from sayso.measure.days import days
from sayso.model.estimate import Assumption, Estimate, Quantiles, Question, Statement
from sayso.model.ids import content_id

PERCENTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
SHARE = "share"


def with_path(question: Question) -> Question:
    """The question with every month's end, from the first that is counted to the last date asked for."""
    first, last = (date.fromisoformat(days(each)[place]) for each, place in _ends(question))
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    path = (days(f"{month // 12}-{month % 12 + 1:02}")[1] for month in months)
    return replace(question, dates=(*question.dates, *(day for day in path if day <= last.isoformat())))


def _ends(question: Question) -> tuple[tuple[str, int], tuple[str, int]]:
    return (question.since, 0), (max(question.dates, key=lambda each: days(each)[1]), 1)


def quantiles(
    question: Question, draws: NDArray[np.float64], assumptions: Sequence[Assumption]
) -> dict[str, tuple[Quantiles, ...]]:
    """Quantiles at four digits of draws (N, H) over the dates and the path; declared shares multiply them."""
    multiplied = draws * shares(assumptions, len(draws))[:, None]
    rows = np.quantile(multiplied, PERCENTILES, axis=0).T
    dates = with_path(question).dates
    all_of_them = tuple(Quantiles(day, *map(_digits, row)) for day, row in zip(dates, rows, strict=True))
    asked = len(question.dates)
    return {"quantiles": all_of_them[:asked], "path": all_of_them[asked:]}


def not_taken_back(said: NDArray[np.float64], already: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
    """Draws (N, H) of what is said next, given that a running total is not taken back: those below are drawn again."""
    chance = np.random.default_rng(seed)
    columns = []
    for column, least in zip(said.T, already, strict=True):
        stands = column[column >= least]
        if len(stands) < len(column) // 100:
            stands = np.array([least])
        columns.append(np.where(column >= least, column, chance.choice(stands, size=len(column))))
    return np.array(columns).T


def shares(assumptions: Sequence[Assumption], number: int) -> NDArray[np.float64]:
    """Draws of the product of all declared shares, each lognormal by its middle and 90 % interval, at most one."""
    chance = np.random.default_rng(1)
    product = np.ones(number)
    for each in sorted(assumptions, key=lambda one: one.name):
        if each.name.startswith(SHARE):
            deviation = np.log(each.high / each.low) / (2 * 1.645)
            product *= np.minimum(np.exp(np.log(each.median) + deviation * chance.standard_normal(number)), 1.0)
    return product


def record(question: Question, chosen: Chosen, assumptions: Sequence[Assumption], **rest: Any) -> Estimate:
    """The record of what was chosen; `rest` are further fields of `Estimate`."""
    return Estimate(
        question=question,
        inputs=input_hash(question, chosen.used, assumptions),
        code=code_hash(),
        seed=rest.pop("seed", 0),
        statements=chosen.used,
        left=chosen.left,
        assumptions=tuple(rest.pop("declared", assumptions)),
        **rest,
    )


def input_hash(question: Question, used: Iterable[Statement], assumptions: Iterable[Assumption]) -> str:
    """The hash of all that goes in, whatever its order."""
    statements = sorted(used, key=lambda each: each.id)
    declared = sorted(assumptions, key=lambda each: each.name)
    return content_id("in", {"question": question, "statements": statements, "assumptions": declared})


@cache
def code_hash() -> str:
    """The hash of this room's code."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _digits(value: float) -> float:
    return float(f"{value:.4g}")
