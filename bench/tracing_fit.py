"""The weights of tracing, fitted to the development seeds of the generated world.

`python -m bench.tracing_fit` writes `src/sayso/corroborate/weights.toml`. The seeds that are reported on are others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.tracing_run import Run, traced
from bench.world import Options, world
from sayso.corroborate.origins.evidence import evidence
from sayso.corroborate.origins.pairs import Look
from sayso.corroborate.origins.weigh import Weights
from sayso.model.origin import Trace

DEVELOPMENT = tuple(range(1, 11))
REPORTS = 600
RIDGE = 8.0
ROUNDS = 60
TARGET = Path(__file__).parents[1] / "src" / "sayso" / "corroborate" / "weights.toml"
# By reason: where the world says little of a trace, the weight stays near what a reader would give it.
BY_REASON = {
    Trace.CREDIT: 3.0,
    Trace.COMMON_CREDIT: 3.0,
    Trace.SHARED_WORDS: 3.0,
    Trace.SHARED_PHRASES: 1.5,
    Trace.SAME_QUOTATION: 2.0,
    Trace.SAME_SPEAKER: 5.0,
    Trace.LIKELY_SPEAKER: 4.0,
    Trace.SAME_NUMBER: 1.5,
    Trace.SAME_FACTS: 2.0,
    Trace.SAME_ORDER: 0.5,
    Trace.GARBLED: 1.5,
    Trace.OTHER_SPEAKER: -4.0,
    Trace.OTHER_DAY: -3.0,
    Trace.OTHER_VALUE: -2.0,
    Trace.OWN_FACTS: -1.0,
    Trace.APART: -1.0,
    Trace.OTHER_LANGUAGE: 0.0,
}
TRACES = tuple(each for each in Trace if each not in (Trace.NOT_ASKED, Trace.DECIDED))
HEADER = """\
# How much each trace weighs, in log odds, for two voices going back to one utterance.
# Fitted by `python -m bench.tracing_fit` to the development seeds {seeds} of the generated world (bench/world); the
# seeds that are reported on are others.
"""

Row = tuple[list[float], bool]


def rows(run: Run) -> Iterator[Row]:
    """For each pair of voices that was looked at, its evidence, and whether they go back to one utterance."""
    truth = {
        f"{each.report.id} {claim.id}": (told.matter, told.utterance)
        for story, each in run.pairs
        for told, claim in zip(story.told, each.claims, strict=True)
    }
    sketches = run.traced.sketches
    for each in run.traced.judged:
        look = Look(sketches[each.earlier], sketches[each.later])
        voices = look.earlier.voices[each.voices[0]], look.later.voices[each.voices[1]]
        found = {strength.trace: strength.value for strength in evidence(look, *voices, each.pairs)}
        same = [
            truth[f"{each.earlier} {mine.claim}"] == truth[f"{each.later} {theirs.claim}"]
            for mine, theirs in each.pairs
        ]
        yield [found.get(trace, 0.0) for trace in TRACES], any(same)


def fitted(told: Iterable[Row]) -> Weights:
    """Logistic regression by Newton's method, with a ridge around the weights by reason."""
    features, labels = _arrays(list(told))
    reason = np.array([-2.0, *(BY_REASON[trace] for trace in TRACES)])
    weights = reason.copy()
    ridge = np.eye(features.shape[1]) * RIDGE
    ridge[0, 0] = 0.0
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
        gradient = features.T @ (labels - chance) - ridge @ (weights - reason)
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + ridge
        step = np.linalg.solve(curve, gradient)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-6:
            break
    return Weights(float(weights[0]), dict(zip(TRACES, map(float, weights[1:]), strict=True)))


def _arrays(told: Sequence[Row]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    features = np.array([[1.0, *each] for each, _ in told])
    return features, np.array([float(same) for _, same in told])


def text_of(weights: Weights, seeds: Sequence[int]) -> str:
    """The file of weights."""
    of: Mapping[Trace, float] = weights.of
    lines = [f"bias = {weights.bias:.3f}", "", "[traces]"]
    lines += [f"{trace.name} = {of[trace]:.3f}" for trace in TRACES]
    return HEADER.format(seeds=f"{min(seeds)} to {max(seeds)}") + "\n".join(lines) + "\n"


def main() -> None:
    """Fit and write."""
    everything = Weights(0.0, dict.fromkeys(TRACES, 0.0))
    told = [row for seed in DEVELOPMENT for row in rows(traced(world(seed, Options(reports=REPORTS)), everything))]
    TARGET.write_text(text_of(fitted(told), DEVELOPMENT), encoding="utf-8")
    print(TARGET.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
