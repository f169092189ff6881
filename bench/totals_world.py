"""Simulated running totals with known truth: the model's own priors drawn, said by counters, copied by outlets."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.estimate.design import Design, Form, wandering

Floats = NDArray[np.float64]

MONTHS, AHEAD, STATEMENTS, SERVICES = 14, 6, 20, 3
BASE = float(np.log(1000.0))


class World(NamedTuple):
    """One world: what is seen of it, the true total at the horizon, and what is said then."""

    design: Design
    truth: float
    next_said: float
    copies: Floats


def world(seed: int) -> World:
    """A world of 20 statements of three services over 14 months, some of them lower bounds; asked 6 months on."""
    chance = np.random.default_rng(seed)
    spread = wandering(MONTHS + AHEAD)
    noise, slack = (
        np.exp(np.log(0.06) + 0.3 * chance.standard_normal()),
        np.exp(np.log(0.06) + 0.5 * chance.standard_normal()),
    )
    wander = np.exp(np.log(0.45) + 0.2 * chance.standard_normal())
    rate = np.exp(BASE + 1.2 * chance.standard_normal() + wander * spread @ chance.standard_normal(spread.shape[1]))
    between = np.exp(np.log(0.06) + 0.5 * chance.standard_normal())
    biases = between * chance.standard_normal(SERVICES)
    ends = np.sort(np.random.default_rng(7).uniform(1.5, MONTHS, STATEMENTS))
    share = np.clip(ends[:, None] - np.arange(MONTHS + AHEAD)[None, :], 0.0, 1.0)
    service = np.arange(STATEMENTS) % SERVICES
    form = np.where(np.arange(STATEMENTS) % 3 == 1, Form.AT_LEAST, Form.ABOUT).astype(np.int64)
    said = np.log(share @ rate) + biases[service] + noise * chance.standard_normal(STATEMENTS)
    said = said - slack * chance.exponential(size=STATEMENTS) * (form == Form.AT_LEAST)
    horizon = np.ones((1, MONTHS + AHEAD))
    truth = float(rate.sum())
    hedged = chance.random() < (np.count_nonzero(form == Form.AT_LEAST) + 1) / (STATEMENTS + 2)
    then = np.log(truth) + biases[chance.integers(SERVICES)] + noise * chance.standard_normal()
    then -= slack * chance.exponential() * hedged
    seen = _design((share, said, form, service), horizon, spread)
    return World(seen, truth, float(np.exp(then)), chance.poisson(4.0, STATEMENTS).astype(np.float64))


def _design(
    told: tuple[Floats, Floats, NDArray[np.int64], NDArray[np.int64]], horizon: Floats, spread: Floats
) -> Design:
    share, said, form, service = told
    nobody = np.zeros(0)
    return Design(
        months=share,
        low=said,
        high=said,
        form=form,
        service=service,
        counter=np.zeros(STATEMENTS, dtype=np.int64),
        origin=np.arange(STATEMENTS),
        converted=np.zeros(STATEMENTS),
        ratios=nobody,
        converts=np.zeros(0, dtype=np.int64),
        horizon=horizon,
        spread=spread,
        base=BASE,
        factor=(0.0, 1.0),
        counters=("one",),
        services=tuple(f"service {number}" for number in range(SERVICES)),
        origins=tuple(f"origin {number}" for number in range(STATEMENTS)),
        latent=False,
        asked_converted=False,
        said_already=np.zeros(1),
    )
