"""Analysis of competing hypotheses: findings with rated likelihoods, to chances and what they hang on.

`weigh(contest, evidence, ratings)` does all of it; hypotheses stand in rows, and nothing is rated by itself.
"""

from sayso.estimate.hypotheses.evidence import declared, evidence, one_offered, unmet
from sayso.estimate.hypotheses.ratings import RATED, band, cell, likelihoods
from sayso.estimate.hypotheses.read import NAME, contest_called, read_contests
from sayso.estimate.hypotheses.weigh import Looking, weigh

__all__ = [
    "NAME",
    "RATED",
    "Looking",
    "band",
    "cell",
    "contest_called",
    "declared",
    "evidence",
    "likelihoods",
    "one_offered",
    "read_contests",
    "unmet",
    "weigh",
]
