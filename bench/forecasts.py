"""`docs/ESTIMATES.md`: what each counter is expected to say next, from the statements to August 2024 alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.facts import AS_OF, DATES, HOLDS, SINCE, questions, statements
from bench.table import as_markdown
from sayso.errors import InputError
from sayso.estimate import estimate
from sayso.model.estimate import Asks, Assumption, Estimate, Question

PATH = Path(__file__).parent.parent / "docs" / "ESTIMATES.md"
SHARE = Assumption(
    "share of containers that hold ammunition", "share of the containers that hold ammunition", 0.5, 0.75, 0.95
)
MIXED = Assumption(
    "share of the 152 mm figure that mixed calibres make",
    "rounds in a container of mixed calibres, over its 152 mm figure",
    0.4,
    0.7,
    1.0,
)
OPENING = f"""\
# What the statements up to {AS_OF} add up to

*Written by `python -m bench.forecasts`; do not edit it by hand.*

Every number below comes from
[{len(statements())} public statements](../bench/facts/statements-to-2024-08.tsv), each with
its speaker, its date and where it was read, and from the assumptions named beside it. What was said later was not
used: these are predictions to be held against it. An interval is for what that counter *says*, by its own way of
counting, and not for what was there; the latent total stands apart at the end.
"""
CLOSING = """\
South Korean rounds are containers times a factor (one measurement in two units), so both enter once. The United States
has stated no rounds, and Ukraine no containers: where a row needs that factor, it is a declared assumption.
"""


def main() -> int:
    """Fit every question and write the page."""
    PATH.write_text("\n".join(_page()), encoding="utf-8")
    print(f"Wrote {PATH}.")
    return 0


def _page() -> Iterator[str]:
    yield OPENING
    yield "## What each counter says next\n"
    made = list(_next_statements())
    yield as_markdown(("counter, unit", "by", "5 %", "50 %", "95 %"), list(_rows(made))) + "\n"
    yield CLOSING
    yield "## Whose word each hangs on\n"
    yield "How far the last date's median moves without the three origins that move it most.\n"
    yield as_markdown(("counter, unit", "without", "5 %", "50 %", "95 %"), list(_hinges(made))) + "\n"
    yield "## The latent total, apart from any counter\n"
    yield from _latent()
    yield "## Whether the sampler settled\n"
    yield (
        as_markdown(("question", "R-hat", "effective sample", "divergences", "statements"), list(_settled(made))) + "\n"
    )


def _next_statements() -> Iterator[Estimate]:
    told = statements()
    for question in questions():
        try:
            yield estimate(question, told, (HOLDS,))
        except InputError:
            yield estimate(question, told, (HOLDS, _back()))


def _back() -> Assumption:
    """The same factor the other way round, for a counter who states rounds alone."""
    return Assumption(
        "rounds to containers", "containers that one 152 mm round is taken to fill", 1 / 500, 1 / 450, 1 / 400
    )


def _latent() -> Iterator[str]:
    question = Question(
        "latent",
        "rounds",
        SINCE,
        AS_OF,
        (AS_OF, *DATES),
        Asks.LATENT_TOTAL,
        words="rounds that were there to be counted",
    )
    made = estimate(question, statements(), (HOLDS, SHARE, MIXED))
    yield as_markdown(("rounds", "by", "5 %", "50 %", "95 %"), list(_rows([made]))) + "\n"
    yield "It rests on what nobody has said, declared here:\n"
    rows = [(each.words, each.low, each.median, each.high) for each in made.assumptions]
    yield as_markdown(("taken for granted", "5 %", "50 %", "95 %"), rows) + "\n"


def _rows(made: Sequence[Estimate]) -> Iterator[tuple[str, ...]]:
    for each in made:
        for at in each.quantiles:
            yield (each.question.name, at.date, f"{at.p5:,.0f}", f"{at.p50:,.0f}", f"{at.p95:,.0f}")


def _hinges(made: Sequence[Estimate]) -> Iterator[tuple[str, ...]]:
    for each in made:
        who = {one.origin: f"{one.service}, {one.said}" for one in each.statements}
        for moved in each.influences[:3]:
            numbers = (f"{value:+,.0f}" for value in (moved.low, moved.median, moved.high))
            yield (each.question.name, f"{moved.origin} ({who[moved.origin]})", *numbers)


def _settled(made: Sequence[Estimate]) -> Iterator[tuple[str | float | int, ...]]:
    for each in made:
        found = each.diagnostics
        if found is not None:
            yield (
                each.question.name,
                f"{found.r_hat:.4f}",
                round(found.effective),
                found.divergences,
                len(each.statements),
            )


if __name__ == "__main__":
    sys.exit(main())
