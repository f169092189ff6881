"""How far an estimate hangs on each origin: draws weighed as if it had said nothing, or a fit without it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from arviz_stats.base.array import BaseArray
from numpy.typing import NDArray

from sayso.estimate.design import Design
from sayso.estimate.sampler.fit import Draws, Run, sample, statements_likelihood
from sayso.estimate.sampler.predict import totals
from sayso.model.estimate import Influence

Floats = NDArray[np.float64]
PERCENTILES = (0.05, 0.5, 0.95)
UNRELIABLE = 0.7


class Drawn(NamedTuple):
    """A fit: its design and draws, the draws (N) of the last date asked for, and that date's place in the horizon."""

    design: Design
    draws: Draws
    last: Floats
    place: int


def influences(drawn: Drawn, run: Run) -> tuple[Influence, ...]:
    """Each origin's influence on the last date asked for, the largest first.

    Pareto-smoothed importance sampling (Vehtari, Simpson, Gelman, Yao and Gabry, 2024); a new fit where its shape
    says that the weights cannot be believed.
    """
    likelihood = statements_likelihood(drawn.design, drawn.draws)
    found = [_left_out(drawn, number, likelihood, run) for number in range(len(drawn.design.origins))]
    return tuple(sorted(found, key=lambda each: (-abs(each.median), each.origin)))


def _left_out(drawn: Drawn, number: int, likelihood: Floats, run: Run) -> Influence:
    design, last = drawn.design, drawn.last
    mine = design.origin == number
    weights, shapes = BaseArray().psislw(-likelihood[:, mine].sum(axis=1))  # type: ignore[no-untyped-call]
    before = np.quantile(last, PERCENTILES)
    shape = round(float(np.max(shapes)), 3)
    if shape <= UNRELIABLE:
        after = _weighted(last, np.exp(weights))
    elif mine.all():
        return Influence(design.origins[number], -before[0], -before[1], -before[2], shape, refitted=True)
    else:
        rest = without(design, number)
        after = np.quantile(totals(rest, sample(rest, run), run.seed)[:, drawn.place], PERCENTILES)
    low, median, high = (float(new - old) for new, old in zip(after, before, strict=True))
    return Influence(design.origins[number], low, median, high, shape, refitted=shape > UNRELIABLE)


def without(design: Design, number: int) -> Design:
    """The design without one origin's statements; the names stay, so that numbers keep their meaning."""
    stays = design.origin != number
    arrays = ("months", "low", "high", "form", "service", "counter", "origin", "converted")
    kept = {name: getattr(design, name)[stays] for name in arrays}
    ratio_stays = stays[design.converts]
    places = np.cumsum(stays) - 1
    converts = places[design.converts[ratio_stays]]
    return replace(design, **kept, ratios=design.ratios[ratio_stays], converts=converts)


def _weighted(values: Floats, weights: Floats) -> Floats:
    order = np.argsort(values)
    share = np.cumsum(weights[order])
    return np.asarray(np.interp(PERCENTILES, share / share[-1], values[order]))
