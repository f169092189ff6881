"""From likelihoods to chances: tempered by the grade, each origin entering once."""

from __future__ import annotations

import numpy as np

from sayso.estimate.hypotheses.table import Floats, Table

SURE = 0.99
NOTHING = 1e-12


def posterior(table: Table) -> Floats:
    """(..., K): the chance of each hypothesis, the remainder last."""
    log = np.log(table.prior) + told(table)
    log -= log.max(axis=-1, keepdims=True)
    weights = np.exp(log)
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True))


def told(table: Table) -> Floats:
    """(..., K): the log-likelihood that all origins together tell, up to a constant.

    Each finding is parted among its origins. Of all that one origin tells, what speaks most for a hypothesis and what
    speaks most against it count, and nothing twice: the cautious rule for evidence that is not distinct (Denœux,
    2008), so that saying a thing again, or what fits all hypotheses alike, changes nothing.
    """
    honest = tempered(table.likelihood, table.weight)
    turned = tempered(deceiver(table.likelihood), np.ones_like(table.weight)) if table.lying.any() else honest
    total = np.zeros(np.broadcast_shapes(honest[..., 0, :].shape, table.prior.shape)) if len(table.weight) else 0.0
    for at in range(table.rests.shape[1]):
        rows = np.flatnonzero(table.rests[:, at])
        if len(rows):
            spoken = (turned if table.lying[at] else honest)[..., rows, :] * table.rests[rows, at, None]
            total = total + np.maximum(spoken, 0).max(axis=-2) + np.minimum(spoken, 0).min(axis=-2)
    return np.asarray(total)


def tempered(likelihood: Floats, weight: Floats) -> Floats:
    """(..., F, K): logarithms around their mean over the named hypotheses, drawn toward telling nothing.

    With the chance `weight` a finding tells what it was rated to, and otherwise the same under every hypothesis:
    Shafer's discounting (1976) of a likelihood. A remainder that nobody rated is told nothing.
    """
    named = likelihood[..., :-1]
    level = np.exp(np.log(named).mean(axis=-1, keepdims=True))
    mixed = np.log(weight[:, None] * likelihood + (1 - weight[:, None]) * level)
    centred = mixed - mixed[..., :-1].mean(axis=-1, keepdims=True)
    return np.where(np.abs(centred) > NOTHING, centred, 0.0)  # which also leaves out nan


def deceiver(likelihood: Floats) -> Floats:
    """How likely a deceiver is to say a thing: as likely as it is not to be so."""
    return np.asarray(np.clip(1 - likelihood, 1 - SURE, SURE))
