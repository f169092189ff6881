"""From draws to what was asked: the latent total, or what a counter will say next."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.estimate.design import Design, Form
from sayso.estimate.record import not_taken_back
from sayso.estimate.sampler.fit import Draws

Floats = NDArray[np.float64]


def totals(design: Design, draws: Draws, seed: int) -> Floats:
    """(N, H): draws of what is asked at each date, in the unit asked for.

    A next statement adds what a statement adds: a service's bias, its noise and, as often as this counter says "more
    than", what such words leave unsaid; it does not fall below what the counter has said already."""
    values = draws.values
    total = np.log(np.maximum(values["rate"] @ design.horizon.T, 1e-12))
    if design.asked_converted:
        total = total + values["factor"][:, None]
    if design.latent:
        return np.asarray(np.exp(total))
    return not_taken_back(np.exp(total + _said(design, draws, total.shape, seed)), design.said_already, seed)


def _said(design: Design, draws: Draws, shape: tuple[int, ...], seed: int) -> Floats:
    chance = np.random.default_rng(seed)
    values = draws.values
    noise = values["noise"][:, None] * chance.standard_normal(shape)
    if "service" in values:
        which = chance.integers(values["service"].shape[1], size=shape)
        noise = noise + values["between_services"][:, None] * np.take_along_axis(values["service"], which, axis=1)
    hedged = (np.count_nonzero(design.form == Form.AT_LEAST) + 1) / (len(design.form) + 2)
    slack = values["slack"][:, None] * chance.exponential(size=shape)
    return np.asarray(noise - np.where(chance.random(shape) < hedged, slack, 0.0))
