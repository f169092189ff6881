"""Hypotheses measured: cases whose truth is known, copied unevenly, told by sources of unlike reliability."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.table import Figure, Result, Table
from sayso.estimate.hypotheses.posterior import posterior
from sayso.estimate.hypotheses.ratings import rows
from sayso.estimate.hypotheses.table import table
from sayso.model.finding import Digit, Grade, Letter
from sayso.model.hypothesis import Band, Contest, Evidence, Hypothesis, Likelihood, Utterance

Floats = NDArray[np.float64]
Chance = np.random.Generator

NAME = "hypotheses"
CASES, TUNING, DRAWN = 600, 300, 1_000_000
NAMES = ("one", "two", "three")
PRIOR, NONE = 0.3, 0.1
CONTEST = Contest(
    "case",
    "which?",
    tuple(Hypothesis(name, name, Band(PRIOR - 0.05, PRIOR + 0.05)) for name in NAMES),
    Band(NONE - 0.05, NONE + 0.05),
    unjudged=0.5,
)
# How often a source of this letter tells what is so, and how often graders cannot say who it is.
SOUND = {Letter.A: 0.95, Letter.B: 0.85, Letter.C: 0.7, Letter.D: 0.5, Letter.E: 0.2}
DEAF = dict.fromkeys(SOUND, 0.65)
UNKNOWN, MISGRADED = 0.3, 0.2


class Case(NamedTuple):
    """One case: findings with their ratings, how often each was published, and the truth (3: none of these)."""

    evidence: tuple[Evidence, ...]
    ratings: tuple[Likelihood, ...]
    copies: Floats
    truth: int


def run(cases: int = CASES) -> Result:
    """The table of Brier scores, ours beside the priors, the inconsistency count and naive Bayes.

    Once where letters mean what they are taken for, and once where they mean nothing at all.
    """
    scored = {name: _scores(cases, sound) for name, sound in (("", SOUND), (", grades that mean nothing", DEAF))}
    table_rows = tuple(
        (f"{way}{world}", round(score, 3), round(right, 3))
        for world, ways in scored.items()
        for way, (score, right) in ways.items()
    )
    figures = tuple(
        Figure(f"ours{world}", "brier", round(ways["ours"][0], 4), lower_is_better=True)
        for world, ways in scored.items()
    )
    return Table(NAME, ("way", "Brier score", "named rightly"), table_rows, figures, (f"{cases} cases of each",))


def _scores(cases: int, sound: Mapping[Letter, float]) -> dict[str, tuple[float, float]]:
    """Of each way its Brier score and the share of cases in which its first hypothesis is the truth."""
    made = [case(seed, sound) for seed in range(cases)]
    sharpness = _tuned([case(DRAWN + seed, sound) for seed in range(min(cases, TUNING))])
    ways = {
        "ours": np.array([_ours(each) for each in made]),
        "naive Bayes, every URL as evidence": np.array([_bayes(each, each.copies) for each in made]),
        "naive Bayes, every finding once": np.array([_bayes(each, np.ones_like(each.copies)) for each in made]),
        "inconsistency count (classic ACH), tuned": np.array([_counted(each, sharpness) for each in made]),
        "priors alone": np.array([[PRIOR] * 3 + [NONE] for _ in made]),
    }
    truths = np.array([each.truth for each in made])
    return {
        name: (brier(chances, truths), float(np.mean(chances.argmax(axis=1) == truths)))
        for name, chances in ways.items()
    }


def brier(chances: Floats, truths: NDArray[np.int64]) -> float:
    """The mean squared distance of chances (N, K) from what was so (Brier, 1950); 0 is best, 2 worst."""
    return float(((chances - np.eye(chances.shape[1])[truths]) ** 2).sum(axis=1).mean())


def case(seed: int, sound: Mapping[Letter, float] = SOUND) -> Case:
    """Three to nine utterances of one finding or two; each sound or made up as a whole, then copied unevenly."""
    chance = np.random.default_rng(seed)
    truth = int(chance.choice(4, p=[PRIOR] * 3 + [NONE]))
    evidence: list[Evidence] = []
    ratings: list[Likelihood] = []
    copies: list[int] = []
    for number in range(int(chance.integers(3, 10))):
        letter = list(SOUND)[int(chance.integers(5))]
        so = bool(chance.random() < sound[letter])
        grade = _graded(letter, chance)
        for part in range(int(chance.integers(1, 3))):
            name = f"f-{number}-{part}"
            evidence.append(Evidence(name, name, name, grade, (Utterance(f"o-{number}", f"who {number}"),)))
            ratings += _rated(name, _said(truth, so, chance), chance)
            copies.append(int(chance.geometric(0.25)))
    return Case(tuple(evidence), tuple(ratings), np.array(copies, dtype=np.float64), truth)


def _graded(letter: Letter, chance: Chance) -> Grade:
    """The grade that an analyst gives, sometimes a step off, often unable to judge."""
    letters, digits = list(SOUND), list(Digit)
    steps = [chance.integers(-1, 2) if chance.random() < MISGRADED else 0 for _ in range(2)]
    at = letters.index(letter)
    seen = Letter.F if chance.random() < UNKNOWN else letters[int(np.clip(at + steps[0], 0, 4))]
    digit = Digit.UNJUDGED if chance.random() < UNKNOWN else digits[int(np.clip(at + steps[1], 0, 4))]
    return Grade(seen, digit)


def _said(truth: int, sound: bool, chance: Chance) -> Floats:
    """How likely what was said is under each hypothesis; a source that makes things up says either at random."""
    likely = np.append(chance.uniform(0.05, 0.95, 3), 0.5)
    so = chance.random() < (likely[truth] if sound else 0.5)
    return np.asarray(likely[:3] if so else 1 - likely[:3])


def _rated(name: str, likely: Floats, chance: Chance) -> list[Likelihood]:
    """Two analysts' intervals, each off by a little."""
    made = []
    for by in ("ada", "bo"):
        middles = np.clip(likely + 0.08 * chance.standard_normal(3), 0.06, 0.94)
        made += [
            Likelihood(name, each, by, Band(float(middle) - 0.05, float(middle) + 0.05))
            for each, middle in zip(NAMES, middles, strict=True)
        ]
    return made


def _ours(each: Case) -> Floats:
    return posterior(table(CONTEST, each.evidence, rows(CONTEST, each.ratings)))


def _matrix(each: Case) -> Floats:
    """(F, 3): what the analysts hold, in the mean."""
    return table(CONTEST, each.evidence, rows(CONTEST, each.ratings)).likelihood[:, :3]


def _bayes(each: Case, times: Floats) -> Floats:
    """Likelihoods multiplied as often as they were published; the remainder fits as the others do in the mean."""
    logs = np.log(_matrix(each))
    told = times @ np.column_stack([logs, logs.mean(axis=1)])
    weights = np.exp(told - told.max()) * np.array([PRIOR] * 3 + [NONE])
    return np.asarray(weights / weights.sum())


def _counted(each: Case, sharpness: float) -> Floats:
    """Heuer's count (1999) of findings inconsistent with each hypothesis, made chances by one tuned number."""
    matrix = _matrix(each)
    against = (matrix < 0.5 * matrix.max(axis=1, keepdims=True)).sum(axis=0)
    weights = np.append(np.exp(-sharpness * (against - against.min())), 0.0)
    return np.asarray((1 - NONE) * weights / weights.sum() + NONE * np.eye(4)[3])


def _tuned(made: list[Case]) -> float:
    """The sharpness that scores best on cases of its own: the count is given its best chance."""
    truths = np.array([each.truth for each in made])
    tried = np.linspace(0.05, 2.0, 14)
    return float(min(tried, key=lambda one: brier(np.array([_counted(each, one) for each in made]), truths)))
