"""Which observation, not made yet, would tell most."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sayso.estimate.hypotheses.table import Floats
from sayso.model.hypothesis import NONE, Contest, Expected, Worth


def worth(contest: Contest, chances: Floats) -> tuple[Worth, ...]:
    """What each expected observation is worth, most first: bits of entropy that it takes away (Lindley, 1956)."""
    made = [_worth(each, (*contest.names, NONE), chances) for each in contest.expected]
    return tuple(sorted(made, key=lambda each: (-each.bits, each.name)))


def _worth(each: Expected, names: Sequence[str], chances: Floats) -> Worth:
    named = [each.likelihoods[name].middle for name in names[:-1]]
    rest = each.likelihoods.get(NONE)
    seen = np.array([*named, rest.middle if rest else float(np.mean(named))])
    chance = float(chances @ seen)
    if_seen, if_not = chances * seen / chance, chances * (1 - seen) / (1 - chance)
    bits = _entropy(chances) - chance * _entropy(if_seen) - (1 - chance) * _entropy(if_not)
    sides = (dict(zip(names, map(_digits, side), strict=True)) for side in (if_seen, if_not))
    return Worth(each.name, each.words, _digits(max(bits, 0.0)), _digits(chance), *sides)


def _entropy(chances: Floats) -> float:
    return float(-(chances * np.log2(np.maximum(chances, 1e-300))).sum())


def _digits(value: float) -> float:
    return round(float(value), 4) + 0.0
