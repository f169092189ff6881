"""The model of a running total whose monthly rate wanders, counted by services with habits and biases of their own."""

from __future__ import annotations

from typing import Any, NamedTuple

import jax.numpy as jnp
import numpy as np
import numpyro
import numpyro.distributions as dist
from jax import Array

from sayso.estimate.design import Design
from sayso.estimate.peak import LEVEL, WANDER, peak
from sayso.estimate.sampler.likelihood import log_likelihood

WANDER_SPREAD = 0.2
NOISE = (0.06, 0.3)
SLACK = (0.06, 0.5)
SERVICE = (0.06, 0.5)
COUNTER = 0.25
RATIO_NOISE = 0.08


class Inputs(NamedTuple):
    """The arrays that the sampler sees; a batch of designs of one shape adds a first axis."""

    months: Array
    low: Array
    high: Array
    form: Array
    converted: Array
    ratios: Array
    base: Array
    factor: Array
    peak: Array
    whitener: Array


class Shape(NamedTuple):
    """What must be known before compiling: sizes, and which statement belongs to whom."""

    spread: Any
    service: Any
    counter: Any
    origin: Any
    services: int
    counters: int
    shared: tuple[int, ...]
    converts: bool


def inputs(design: Design) -> Inputs:
    """The arrays of one design."""
    numbers = (design.months, design.low, design.high, design.form, design.converted, design.ratios)
    middle, covariance = peak(design)
    rest = (design.base, design.factor, middle, np.linalg.cholesky(covariance))
    return Inputs(*(jnp.asarray(each) for each in (*numbers, *rest)))


def shape(design: Design) -> Shape:
    """The sizes of one design; a counter has a bias of its own only where the latent total is asked for."""
    return Shape(
        design.spread,
        design.service,
        design.counter,
        design.origin,
        len(design.services) if len(design.services) > len(design.counters) else 0,
        len(design.counters) if design.latent else 0,
        tuple(int(number) for number in design.shared),
        bool(design.asked_converted or design.converted.any() or len(design.ratios)),
    )


def running_total(sizes: Shape, data: Inputs) -> None:
    """The model: level, wandering rate, biases of counters and services, effects of origins, conversion, noise."""
    rate, factor = _rate(sizes, data)
    noise = numpyro.sample("noise", dist.LogNormal(jnp.log(NOISE[0]), NOISE[1]))
    slack = numpyro.sample("slack", dist.LogNormal(jnp.log(SLACK[0]), SLACK[1]))
    total = jnp.log(data.months @ rate) + _biases(sizes, noise)
    if sizes.converts:
        numpyro.factor("ratios", dist.Normal(factor, RATIO_NOISE).log_prob(data.ratios).sum())
        total = total + data.converted * factor
    numpyro.factor("statements", log_likelihood(total, (data.low, data.high, data.form), noise, slack).sum())


def _rate(sizes: Shape, data: Inputs) -> tuple[Array, Array]:
    """The monthly rate (M), and the logarithm of the conversion.

    Level, knots and factor are drawn around the peak, whitened by the curvature there; their priors are told as a
    factor. The knots' prior is as wide as the rate wanders.
    """
    wander = numpyro.sample("wander", dist.LogNormal(jnp.log(WANDER), WANDER_SPREAD))
    white = numpyro.sample("white", dist.Normal(jnp.zeros(len(data.peak)), 1.0))
    at = data.peak + data.whitener @ white
    level, knots, standard = at[0], at[1:-1], at[-1]
    narrow = dist.Normal(0.0, wander / WANDER).log_prob(knots).sum()
    ends = dist.Normal(0.0, 1.0).log_prob(at[jnp.array([0, -1])]).sum()
    numpyro.factor("priors", narrow + ends - dist.Normal(0.0, 1.0).log_prob(white).sum())
    log_rate = data.base + LEVEL * level + WANDER * (jnp.asarray(sizes.spread) @ knots)
    factor = numpyro.deterministic("factor", data.factor[0] + data.factor[1] * standard)
    return numpyro.deterministic("rate", jnp.exp(log_rate)), factor


def _biases(sizes: Shape, noise: Array) -> Array:
    """What each statement is off by besides its own rounding: its counter, its service, its origin."""
    bias = jnp.zeros(len(sizes.service))
    if sizes.counters:
        of_counter = numpyro.sample("counter", dist.Normal(jnp.zeros(sizes.counters), 1.0))
        bias = bias + COUNTER * of_counter[sizes.counter]
    if sizes.services:
        between = numpyro.sample("between_services", dist.LogNormal(jnp.log(SERVICE[0]), SERVICE[1]))
        of_service = numpyro.sample("service", dist.Normal(jnp.zeros(sizes.services), 1.0))
        bias = bias + between * of_service[sizes.service]
    if sizes.shared:
        of_origin = numpyro.sample("origin", dist.Normal(jnp.zeros(len(sizes.shared)), 1.0))
        padded = jnp.concatenate([of_origin, jnp.zeros(1)])
        bias = bias + noise * padded[_positions(sizes)]
    return bias


def _positions(sizes: Shape) -> Any:
    """Where each statement's origin stands among the shared ones; the last place is for the others."""
    place = {number: index for index, number in enumerate(sizes.shared)}
    return jnp.asarray([place.get(int(number), len(sizes.shared)) for number in sizes.origin])
