"""Where the posterior of a running total has its peak, and how it curves there, with all scales held fixed.

The preview draws from it; the sampler is whitened by it, so that a dozen steps cross the posterior.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.estimate.design import Design, Form

Floats = NDArray[np.float64]

LEVEL, WANDER, NOISE, SLACK, BIAS = 1.2, 0.45, 0.07, 0.07, 0.15
STEPS, STEP = 12, 0.8


def peak(shape: Design) -> tuple[Floats, Floats]:
    """The peak of level, knots and factor, and the covariance around it, by Gauss and Newton's method."""
    at: Floats = np.zeros(1 + shape.spread.shape[1] + 1)
    curvature = np.eye(len(at))
    target, deviation = _targets(shape)
    precision = 1.0 / deviation**2
    for _ in range(STEPS):
        total, slope = _totals(shape, at)
        toward = slope.T @ (precision * (target - total)) + _ratio_pull(shape, at[-1])
        curvature = (slope.T * precision) @ slope + np.eye(len(at))
        curvature[-1, -1] += len(shape.ratios) * (shape.factor[1] / NOISE) ** 2
        at = at + np.asarray(STEP * np.linalg.solve(curvature, toward - at))
    return at, np.asarray(np.linalg.inv(curvature))


def _targets(shape: Design) -> tuple[Floats, Floats]:
    """What each statement says of the logarithm of the total, and how far it may be off."""
    middle = (shape.low + shape.high) / 2
    middle = middle + SLACK * (shape.form == Form.AT_LEAST) - SLACK * (shape.form == Form.AT_MOST)
    spread = NOISE**2 + SLACK**2 * (shape.form != Form.ABOUT) + ((shape.high - shape.low) / 3.46) ** 2
    return middle, np.sqrt(spread + BIAS**2 * shape.latent)


def _totals(shape: Design, at: Floats) -> tuple[Floats, Floats]:
    """Logarithms of what each statement counts, and their slopes in level, knots and factor."""
    rate = np.exp(shape.base + LEVEL * at[0] + WANDER * (shape.spread @ at[1:-1]))
    sums = np.maximum(shape.months @ rate, 1e-12)
    converted = shape.converted
    share = shape.months * rate / sums[:, None]
    slope = np.column_stack([np.full(len(sums), LEVEL), WANDER * (share @ shape.spread), converted * shape.factor[1]])
    return np.log(sums) + converted * (shape.factor[0] + shape.factor[1] * at[-1]), slope


def _ratio_pull(shape: Design, standard: float) -> Floats:
    pull = np.zeros(2 + shape.spread.shape[1])
    off = shape.ratios - shape.factor[0] - shape.factor[1] * standard
    pull[-1] = shape.factor[1] * off.sum() / NOISE**2
    return pull
