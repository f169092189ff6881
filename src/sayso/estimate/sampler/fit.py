"""The sampler run: draws of the model, and whether they can be believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray
from numpyro.diagnostics import effective_sample_size, split_gelman_rubin
from numpyro.infer import MCMC, NUTS

from sayso.errors import InputError
from sayso.estimate.design import Design
from sayso.estimate.sampler.likelihood import log_likelihood
from sayso.estimate.sampler.running_total import COUNTER, Shape, inputs, running_total, shape
from sayso.model.estimate import Diagnostics

Floats = NDArray[np.float64]

COMPUTED = frozenset({"rate", "factor"})

jax.config.update("jax_enable_x64", True)  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class Run:
    """How long to sample: chains of draws after a warm-up, from one seed."""

    chains: int = 4
    warmup: int = 300
    draws: int = 600
    accept: float = 0.9
    seed: int = 20240829


class Draws(NamedTuple):
    """N draws: parameters by name, each with N first, and what the sampler says of itself."""

    values: Mapping[str, Floats]
    diagnostics: Diagnostics


def fit(design: Design, run: Run) -> Draws:
    """Draws from the posterior; InputError where R-hat, the effective sample or divergences forbid belief."""
    draws = sample(design, run)
    found = draws.diagnostics
    if found.r_hat > 1.01 or found.effective < 400 or found.divergences:
        draws = sample(design, Run(run.chains, 3 * run.warmup, 3 * run.draws, 0.98, run.seed))
        _believed(draws.diagnostics)
    return draws


def sample(design: Design, run: Run) -> Draws:
    """Draws from the posterior, whatever the diagnostics say."""
    sizes, data = shape(design), inputs(design)
    sampler = MCMC(
        NUTS(lambda: running_total(sizes, data), target_accept_prob=run.accept),
        num_warmup=run.warmup,
        num_samples=run.draws,
        num_chains=run.chains,
        chain_method="vectorized",
        progress_bar=False,
    )
    sampler.run(jax.random.PRNGKey(run.seed), extra_fields=("diverging",))
    chains = {name: np.asarray(values) for name, values in sampler.get_samples(group_by_chain=True).items()}
    divergences = int(np.asarray(sampler.get_extra_fields()["diverging"]).sum())
    values = {name: each.reshape(-1, *each.shape[2:]) for name, each in chains.items()}
    return Draws(values, _diagnose(chains, divergences))


def statements_likelihood(design: Design, draws: Draws) -> Floats:
    """(N, S): the log likelihood of each statement under each draw, with its own biases."""
    sizes, data = shape(design), inputs(design)
    values = draws.values
    total = np.log(values["rate"] @ design.months.T) + biases(sizes, values)
    total = total + values["factor"][:, None] * design.converted
    noise, slack = values["noise"][:, None], values["slack"][:, None]
    bounds = (data.low, data.high, data.form)
    return np.asarray(log_likelihood(jnp.asarray(total), bounds, jnp.asarray(noise), jnp.asarray(slack)))


def biases(sizes: Shape, values: Mapping[str, Any]) -> Floats:
    """(N, S): what each draw takes each statement to be off by."""
    bias = np.zeros((len(values["noise"]), len(sizes.service)))
    if "counter" in values:
        bias = bias + COUNTER * values["counter"][:, sizes.counter]
    if "service" in values:
        bias = bias + values["between_services"][:, None] * values["service"][:, sizes.service]
    return bias


def _diagnose(chains: Mapping[str, Floats], divergences: int) -> Diagnostics:
    free = {name: values for name, values in chains.items() if name not in COMPUTED}
    r_hat = max(float(np.max(split_gelman_rubin(values))) for values in free.values())
    effective = min(float(np.min(effective_sample_size(values))) for values in free.values())
    number = next(iter(chains.values()))
    return Diagnostics(round(r_hat, 4), round(effective, 1), divergences, number.shape[0] * number.shape[1])


def _believed(found: Diagnostics) -> None:
    if found.r_hat <= 1.01 and found.effective >= 400 and found.divergences <= found.draws // 1000:
        return
    raise InputError(
        f"The sampler did not settle: R-hat {found.r_hat}, effective sample {found.effective:.0f}, "
        f"{found.divergences} divergences.",
        do="The statements may contradict each other: look at sayso findings, or leave one out.",
    )
