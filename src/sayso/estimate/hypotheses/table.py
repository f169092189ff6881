"""Ratings as arrays: hypotheses by findings, what each finding weighs, and the origins that it rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sayso.estimate.hypotheses.ratings import pooled
from sayso.estimate.hypotheses.reliability import weight
from sayso.model.hypothesis import NONE, Band, Contest, Evidence

Floats = NDArray[np.float64]
Rows = Mapping[str, Mapping[str, Mapping[str, Band]]]


@dataclass(frozen=True)
class Table:
    """Arrays over F findings, O origins and K hypotheses, of which the last is the remainder.

    `likelihood` (..., F, K) and `prior` (..., K) may have leading axes; an unrated remainder is nan. `weight` (F).
    `rests` (F, O) is the share of each finding that each origin bears; a row sums to one, or to zero where no origin
    is left. `lying` (O) marks origins that deceive.
    """

    likelihood: Floats
    prior: Floats
    weight: Floats
    rests: Floats
    lying: NDArray[np.bool_]

    def without_finding(self, at: int) -> Table:
        """As if this finding were not there."""
        keep = np.arange(len(self.weight)) != at
        return replace(self, likelihood=self.likelihood[..., keep, :], weight=self.weight[keep], rests=self.rests[keep])

    def without_origin(self, at: int) -> Table:
        """As if this origin had said nothing: what others say too rests on them."""
        left = self.rests.copy()
        left[:, at] = 0.0
        total = left.sum(axis=1, keepdims=True)
        return replace(self, rests=np.divide(left, total, out=np.zeros_like(left), where=total > 0))

    def with_lies(self, origins: Sequence[int]) -> Table:
        """As if these origins deceived."""
        lying = self.lying.copy()
        lying[list(origins)] = True
        return replace(self, lying=lying)

    def with_likelihoods(self, at: tuple[int, int], values: Floats) -> Table:
        """A leading axis over other values (N) of one likelihood."""
        tiled = np.repeat(self.likelihood[None], len(values), axis=0)
        tiled[:, at[0], at[1]] = values
        return replace(self, likelihood=tiled)


def table(contest: Contest, used: Sequence[Evidence], rows: Rows) -> Table:
    """The middles of priors and pooled ratings; findings in the order given."""
    names = (*contest.names, NONE)
    bands = [pooled(rows[each.finding], contest.names) for each in used]
    middles = [[given[name].middle if name in given else np.nan for name in names] for given in bands]
    priors = np.array([*(each.prior.middle for each in contest.hypotheses), contest.none.middle])
    ids = origin_ids(used)
    return Table(
        likelihood=np.array(middles, dtype=np.float64).reshape(len(used), len(names)),
        prior=priors / priors.sum(),
        weight=np.array([weight(each.graded, contest.unjudged) for each in used], dtype=np.float64),
        rests=_rests(used, ids),
        lying=np.zeros(len(ids), dtype=np.bool_),
    )


def drawn(contest: Contest, used: Sequence[Evidence], rows: Rows, chance: tuple[int, int]) -> Table:
    """The same with a leading axis of draws: somebody's rating, anywhere in his interval, and priors in theirs.

    `chance` is the number of draws and the seed. Findings of the same origins are drawn alike, whatever their order
    and number, so that one that says the same again changes nothing.
    """
    number, seed = chance
    middle = table(contest, used, rows)
    likelihood = np.empty((number, *middle.likelihood.shape))
    names = (*contest.names, NONE)
    for at, each in enumerate(used):
        analysts = [given for _, given in sorted(rows[each.finding].items())]
        behind = " ".join(one.id for one in each.origins)
        whose = (_uniform(f"{seed} {behind} whose", number) * len(analysts)).astype(int)
        for column, name in enumerate(names):
            low, high = (np.array([_end(given, name, end) for given in analysts])[whose] for end in (0, 1))
            likelihood[:, at, column] = low + (high - low) * _uniform(f"{seed} {behind} {name}", number)
    priors = [*((each.name, each.prior) for each in contest.hypotheses), (NONE, contest.none)]
    prior = np.stack(
        [one.low + (one.high - one.low) * _uniform(f"{seed} prior {name}", number) for name, one in priors], axis=-1
    )
    return replace(middle, likelihood=likelihood, prior=prior / prior.sum(axis=-1, keepdims=True))


def origin_ids(used: Sequence[Evidence]) -> tuple[str, ...]:
    """The origins behind these findings, by id: the order of the columns of `rests`."""
    return tuple(sorted({one.id for each in used for one in each.origins}))


def _rests(used: Sequence[Evidence], ids: Sequence[str]) -> Floats:
    shares = np.zeros((len(used), len(ids)))
    for at, each in enumerate(used):
        for one in each.origins:
            shares[at, ids.index(one.id)] = 1 / len(each.origins)
    return shares


def _end(given: Mapping[str, Band], name: str, end: int) -> float:
    one = given.get(name)
    return np.nan if one is None else (one.high if end else one.low)


def _uniform(key: str, number: int) -> Floats:
    """Draws between 0 and 1 that this key alone decides."""
    seed = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).random(number)
