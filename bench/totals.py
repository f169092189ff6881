"""Estimates measured: calibration over simulated worlds batched in one compile, and CRPS beside plainer ways."""

from __future__ import annotations

import time
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2

from bench.table import Figure, Result, Table
from bench.totals_world import MONTHS, World, world

Floats = NDArray[np.float64]

NAME = "estimates"
WORLDS, WARMUP, DRAWS, KEPT, BINS = 600, 400, 396, 99, 20


class Coverage(NamedTuple):
    """Shares of truths inside an interval, and the chi-squared of their ranks with its critical value at .1 %."""

    fifty: float
    ninety: float
    statistic: float
    critical: float


def run(worlds: int = WORLDS) -> Result:
    """The table of calibration and of CRPS."""
    made = [world(seed) for seed in range(worlds)]
    started = time.perf_counter()
    latent, said = _posteriors(made)
    seconds = time.perf_counter() - started
    total = coverage(latent, np.array([each.truth for each in made]))
    spoken = coverage(said, np.array([each.next_said for each in made]))
    scores = {"ours": said, **_peers(made)}
    truths = np.array([each.next_said for each in made])
    crps = {name: float(np.mean(_crps(draws, truths) / truths)) for name, draws in scores.items()}
    return _table(worlds, seconds, (total, spoken), crps)


def coverage(draws: Floats, truths: Floats) -> Coverage:
    """How often draws (W, N) hold their truth (W), and whether its ranks are even (Talts and others, 2018)."""
    ranks = (draws[:, :: draws.shape[1] // KEPT][:, :KEPT] < truths[:, None]).sum(axis=1)
    counts = np.bincount(ranks * BINS // (KEPT + 1), minlength=BINS)
    even = len(truths) / BINS
    statistic = float(((counts - even) ** 2 / even).sum())
    inside = [np.mean((ranks >= low) & (ranks <= KEPT - low)) for low in (25, 5)]
    return Coverage(float(inside[0]), float(inside[1]), statistic, float(chi2.ppf(0.999, BINS - 1)))


def _posteriors(made: list[World]) -> tuple[Floats, Floats]:
    """(W, N) draws of each world's total at the horizon, and of what is said then; one compile for all."""
    import jax
    from numpyro.infer import MCMC, NUTS

    from sayso.estimate.sampler.fit import Draws
    from sayso.estimate.sampler.predict import totals
    from sayso.estimate.sampler.running_total import inputs, running_total, shape
    from sayso.model.estimate import Diagnostics

    sizes = shape(made[0].design)
    data = jax.tree.map(lambda *leaves: np.stack(leaves), *(inputs(each.design) for each in made))

    def one(key: jax.Array, given: object) -> dict[str, jax.Array]:
        kernel = NUTS(lambda: running_total(sizes, given), target_accept_prob=0.9, max_tree_depth=7)  # type: ignore[arg-type]
        sampler = MCMC(kernel, num_warmup=WARMUP, num_samples=DRAWS, progress_bar=False)
        sampler.run(key)
        return dict(sampler.get_samples())

    keys = jax.random.split(jax.random.PRNGKey(3), len(made))
    values = {name: np.asarray(each) for name, each in jax.jit(jax.vmap(one))(keys, data).items()}
    latent, said = [], []
    for at, each in enumerate(made):
        draws = Draws({name: value[at] for name, value in values.items()}, Diagnostics(1.0, 0.0, 0, DRAWS))
        latent.append(draws.values["rate"] @ each.design.horizon[0])
        said.append(totals(each.design, draws, at)[:, 0])
    return np.array(latent), np.array(said)


def _peers(made: list[World]) -> dict[str, Floats]:
    return {
        "pool of all figures": np.array([_pooled(each) for each in made]),
        "mean of the last, one URL one vote": np.array([_by_url(each) for each in made]),
        "linear trend": np.array([_trend(each) for each in made]),
    }


def _pooled(each: World) -> Floats:
    """Every figure as a draw of the total."""
    return np.resize(np.exp(each.design.low), DRAWS)


def _by_url(each: World) -> Floats:
    """The last five figures, each as often as it was copied, scaled to the horizon by time."""
    ends = each.design.months.sum(axis=1)
    scaled = np.exp(each.design.low[-5:]) / ends[-5:] * each.design.horizon.sum()
    return np.resize(np.repeat(scaled, 1 + each.copies[-5:].astype(int)), DRAWS)


def _trend(each: World) -> Floats:
    """A straight line through all figures with its prediction interval."""
    ends, said = each.design.months.sum(axis=1), np.exp(each.design.low)
    slope, start = np.polyfit(ends, said, 1)
    rest = said - (start + slope * ends)
    ahead = each.design.horizon.sum()
    leverage = 1 + 1 / len(ends) + (ahead - ends.mean()) ** 2 / ((ends - ends.mean()) ** 2).sum()
    deviation = float(np.sqrt(rest.var(ddof=2) * leverage))
    return np.asarray(start + slope * ahead + deviation * np.random.default_rng(5).standard_normal(DRAWS))


def _crps(draws: Floats, truths: Floats) -> Floats:
    """The continuous ranked probability score of draws (W, N) (Gneiting and Raftery, 2007)."""
    ordered = np.sort(draws, axis=1)
    number = draws.shape[1]
    weights = 2 * np.arange(1, number + 1) - number - 1
    spread = (ordered * weights).sum(axis=1) / number**2
    return np.asarray(np.abs(draws - truths[:, None]).mean(axis=1) - spread)


def _table(worlds: int, seconds: float, covered: tuple[Coverage, Coverage], crps: dict[str, float]) -> Table:
    rows: list[tuple[str | int | float, ...]] = [
        (
            f"{name}: 50 % interval covers, 90 %, rank chi-squared (.1 % level)",
            f"{each.fifty:.3f}",
            f"{each.ninety:.3f}",
            f"{each.statistic:.1f} ({each.critical:.1f})",
        )
        for name, each in zip(("latent total", "next statement"), covered, strict=True)
    ]
    rows += [(f"CRPS over the truth, {name}", f"{value:.3f}", "", "") for name, value in crps.items()]
    figures = (
        Figure("latent total", "ninety covers", round(covered[0].ninety, 4)),
        Figure("next statement", "ninety covers", round(covered[1].ninety, 4)),
        Figure("next statement", "crps", round(crps["ours"], 4), lower_is_better=True),
    )
    note = f"{worlds} worlds of {MONTHS} months in one compile, {seconds:.0f} s"
    return Table(NAME, ("measured", "", "", ""), tuple(rows), figures, (note,))
