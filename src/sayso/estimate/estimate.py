"""The stage: a question and what was said, to an estimate with the origins that it hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.estimate.choose import choose
from sayso.estimate.design import design
from sayso.estimate.record import quantiles, record, shares, with_path
from sayso.model.estimate import Assumption, Estimate, Question, Statement


@dataclass(frozen=True, slots=True)
class Options:
    """How long to sample, from which seed, and whether to leave out each origin in turn."""

    seed: int = 20240829
    chains: int = 4
    warmup: int = 300
    draws: int = 600
    influence: bool = True


def estimate(
    question: Question,
    statements: Iterable[Statement],
    assumptions: Sequence[Assumption] = (),
    options: Options = Options(),
) -> Estimate:
    """What the statements add up to at each date asked for.

    A running total whose monthly rate wanders, with biases of counters and services and one effect an origin, sampled
    by NUTS (Hoffman and Gelman, 2014). InputError says why a question cannot be answered, or a fit not be believed.
    """
    from sayso.estimate.sampler.fit import Run, fit
    from sayso.estimate.sampler.influence import Drawn, influences
    from sayso.estimate.sampler.predict import totals

    chosen = choose(question, statements, assumptions)
    shape = design(with_path(question), chosen, assumptions)
    run = Run(options.chains, options.warmup, options.draws, seed=options.seed)
    draws = fit(shape, run)
    asked = totals(shape, draws, options.seed)
    last = asked[:, len(question.dates) - 1] * shares(assumptions, len(asked))
    return record(
        question,
        chosen,
        assumptions,
        seed=options.seed,
        **quantiles(question, asked, assumptions),
        diagnostics=draws.diagnostics,
        influences=influences(Drawn(shape, draws, last, len(question.dates) - 1), run) if options.influence else (),
    )
