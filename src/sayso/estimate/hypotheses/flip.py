"""The smallest change of one likelihood that turns the order of the first two hypotheses."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from sayso.estimate.hypotheses.posterior import posterior
from sayso.estimate.hypotheses.table import Floats, Table

LEAST, STEPS, HALVINGS = 0.01, 120, 30


class Turn(NamedTuple):
    """A cell (finding, hypothesis) and the value at which the first two change places."""

    finding: int
    hypothesis: int
    start: float
    end: float

    @property
    def factor(self) -> float:
        """How many times the likelihood grows or shrinks."""
        return math.exp(abs(math.log(self.end / self.start)))


def flip(table: Table) -> Turn | None:
    """The turn with the smallest factor among all values from .01 to .99 of one rating, or None where none turns."""
    chances = posterior(table)
    first, second = (int(at) for at in np.argsort(-chances, kind="stable")[:2])
    best: Turn | None = None
    for near in sorted(_brackets(table, (first, second)), key=lambda each: (each.least, each.at, each.stays)):
        if best is None or near.least < best.factor:
            turn = Turn(*near.at, float(table.likelihood[near.at]), _between(table, near, (first, second)))
            best = turn if best is None or turn.factor < best.factor else best
    return best


class _Bracket(NamedTuple):
    """Two values of one likelihood, between which the order turns; `least` is the factor to the nearer."""

    at: tuple[int, int]
    stays: float
    turns: float
    least: float


def _brackets(table: Table, pair: tuple[int, int]) -> Iterator[_Bracket]:
    """Of each likelihood the nearest turn above what was given, and the nearest below."""
    for finding, hypothesis in np.argwhere(~np.isnan(table.likelihood)):
        at = int(finding), int(hypothesis)
        start = float(table.likelihood[at])
        for end in (1 - LEAST, LEAST):
            path = np.geomspace(start, end, STEPS)
            behind = np.flatnonzero(_ahead(table, at, pair, path) < 0)
            if len(behind) and behind[0] > 0:
                stays, turns = float(path[behind[0] - 1]), float(path[behind[0]])
                yield _Bracket(at, stays, turns, math.exp(abs(math.log(stays / start))))


def _between(table: Table, bracket: _Bracket, pair: tuple[int, int]) -> float:
    """The value at which the order first turns."""
    stays, turns = bracket.stays, bracket.turns
    for _ in range(HALVINGS):
        middle = math.sqrt(stays * turns)
        if _ahead(table, bracket.at, pair, np.array([middle]))[0] < 0:
            turns = middle
        else:
            stays = middle
    return turns


def _ahead(table: Table, at: tuple[int, int], pair: tuple[int, int], values: Floats) -> Floats:
    """By how much the first is likelier than the second at each value of one likelihood."""
    chances = posterior(table.with_likelihoods(at, values))
    return np.asarray(chances[:, pair[0]] - chances[:, pair[1]])
