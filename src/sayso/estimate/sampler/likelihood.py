"""How likely a statement is, given the total that its counter holds: numbers, and bounds on one side or both.

"More than 10,000" is said of a total a little above: what it leaves unsaid is exponential, so that its logarithm is an
exponentially modified normal (Grushka, 1972). A range, and "thousands", are the normal's mass between both ends.
"""

from __future__ import annotations

import jax.numpy as jnp
from jax import Array
from jax.scipy.special import log_ndtr

from sayso.estimate.design import Form

HALF_LOG_TWO_PI = 0.9189385332046727


def log_likelihood(total: Array, bounds: tuple[Array, Array, Array], noise: Array, slack: Array) -> Array:
    """The log density of each of S statements; `total` is the logarithm of what is held, bounds are low, high, form."""
    low, high, form = bounds
    number = -0.5 * ((low - total) / noise) ** 2 - jnp.log(noise) - HALF_LOG_TWO_PI
    at_least = _one_sided(total - low, noise, slack)
    at_most = _one_sided(high - total, noise, slack)
    between = _between((low - total) / noise, (high - total) / noise)
    forms = [form == Form.ABOUT, form == Form.AT_LEAST, form == Form.AT_MOST]
    return jnp.select(forms, [number, at_least, at_most], between)


def _one_sided(beyond: Array, noise: Array, slack: Array) -> Array:
    rate = 1.0 / slack
    shift = beyond / noise - rate * noise
    return jnp.log(rate) - rate * beyond + 0.5 * (rate * noise) ** 2 + log_ndtr(shift)


def _between(low: Array, high: Array) -> Array:
    """The log of the normal's mass between two points, from the tail that keeps its digits."""
    flipped = low > 0
    near = jnp.where(flipped, -low, high)
    far = jnp.where(flipped, -high, low)
    # Both ends of a one-number statement coincide: its value is not used, and must not make a gradient infinite.
    gap = jnp.minimum(log_ndtr(far) - log_ndtr(near), -1e-9)
    return log_ndtr(near) + jnp.log1p(-jnp.exp(gap))
