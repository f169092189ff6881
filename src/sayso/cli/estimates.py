"""`sayso estimate`: what statements add up to, and the origin that it hangs on."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import Casebook
from sayso.cli.screen import on_error, on_output

if TYPE_CHECKING:
    from sayso.estimate.questions import Asked
    from sayso.model.estimate import Estimate, Statement


class Printed(StrEnum):
    """How an estimate is printed."""

    TABLE = "table"
    JSON = "json"


@app.command(
    epilog=examples(
        "sayso estimate",
        "sayso estimate containers",
        "sayso estimate containers --preview --leave-out t-1a2b3c4d",
        "sayso estimate containers --chart containers.svg --format json",
    )
)
def estimate(
    question: Annotated[str, typer.Argument(help="A question's name; without one, the questions are listed.")] = "",
    casebook: Casebook = Path(),
    preview: Annotated[bool, typer.Option("--preview", help="At once and roughly, without the sampler.")] = False,
    leave_out: Annotated[str, typer.Option("--leave-out", metavar="ORIGIN", help="As if it had said nothing.")] = "",
    chart: Annotated[Path | None, typer.Option(help="Where to draw a fan chart (SVG).")] = None,
    format_: Annotated[Printed, typer.Option("--format", help="How to print it: table or json.")] = Printed.TABLE,
) -> None:
    """Answer a question of `questions.toml` with a distribution, and show which origin the answer hangs on."""
    from sayso.cli.estimate_page import estimate_page, questions_table
    from sayso.estimate.questions import NAME, question_called, read_questions
    from sayso.ledger.casebook import open_casebook
    from sayso.model.ids import canonical
    from sayso.pipeline import statements_on

    with open_casebook(casebook) as opened:
        known = read_questions(opened.folder / NAME)
        if not question:
            on_output().print(questions_table(known))
            return
        asked = question_called(known, question)
        told = [each for each in statements_on(opened, asked.counted) if not leave_out or each.origin != leave_out]
    made = _answer(asked, told, preview)
    if chart:
        _draw(made, chart)
    if format_ is Printed.JSON:
        sys.stdout.write(canonical(made) + "\n")
    else:
        on_output().print(estimate_page(made))


def _answer(asked: Asked, told: list[Statement], roughly: bool) -> Estimate:
    from sayso.estimate import estimate as fit
    from sayso.estimate import preview as look

    if roughly:
        return look(asked.question, told, asked.assumptions)
    with on_error().status("Sampling, and leaving out each origin in turn…"):
        return fit(asked.question, told, asked.assumptions)


def _draw(made: Estimate, path: Path) -> None:
    from sayso.publish.fan import fan

    path.write_text(fan(made), encoding="utf-8")
    on_error().print(f"Drawn in {path}.", highlight=False)
