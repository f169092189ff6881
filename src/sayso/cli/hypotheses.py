"""`sayso hypotheses` and `sayso rate`: competing explanations weighed against findings that analysts rated."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from sayso.cli.app import app, examples
from sayso.cli.estimates import Printed
from sayso.cli.options import By, Casebook, user
from sayso.cli.screen import on_output, plain

if TYPE_CHECKING:
    from sayso.ledger.casebook import Casebook as OpenCasebook
    from sayso.model.hypothesis import Contest, Evidence, Likelihood


class _Rated(NamedTuple):
    """What stands for one question: the findings offered, their ratings, and declared ones that nothing fits."""

    offered: tuple[Evidence, ...]
    ratings: tuple[Likelihood, ...]
    unmet: tuple[str, ...]


@app.command(
    epilog=examples(
        "sayso hypotheses",
        "sayso hypotheses purpose",
        "sayso hypotheses purpose --format json",
        "sayso hypotheses purpose --unblind --by editor",
    )
)
def hypotheses(
    question: Annotated[str, typer.Argument(help="A question's name; without one, the questions are listed.")] = "",
    casebook: Casebook = Path(),
    unblind: Annotated[
        bool, typer.Option("--unblind", help="Also what others rated and you did not. This is logged.")
    ] = False,
    format_: Annotated[Printed, typer.Option("--format", help="How to print it: table or json.")] = Printed.TABLE,
    by: By = "",
) -> None:
    """Weigh the hypotheses of `hypotheses.toml` against rated findings, and show what the answer hangs on.

    What others rated you see once you have rated the same finding yourself.
    """
    from sayso.cli.hypotheses_page import contests_table, weighing_page
    from sayso.estimate.hypotheses import NAME, Looking, contest_called, read_contests, weigh
    from sayso.ledger.casebook import open_casebook
    from sayso.model.ids import canonical

    with open_casebook(casebook) as opened:
        known = read_contests(opened.folder / NAME)
        if not question:
            on_output().print(contests_table(known))
            return
        contest = contest_called(known, question)
        viewer = by or user()
        if unblind:
            _note_unblinded(opened, question, viewer)
        rated = _rated(opened, contest)
    made = weigh(contest, rated.offered, rated.ratings, Looking("" if unblind else viewer))
    made = replace(made, unmet=rated.unmet)
    if format_ is Printed.JSON:
        sys.stdout.write(canonical(made) + "\n")
    else:
        on_output().print(weighing_page(made))


@app.command(
    epilog=examples("sayso rate purpose f-1a2b3c4d readiness --likelihood 0.6-0.8 --why 'they would say so anyway'")
)
def rate(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="A question of `hypotheses.toml`.")],
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="The beginning of an offered finding's id.")],
    hypothesis: Annotated[str, typer.Argument(metavar="HYPOTHESIS", help="One of its answers, or none.")],
    likelihood: Annotated[
        str, typer.Option("--likelihood", metavar="LOW-HIGH", help="How likely the finding is if it holds: 0.6-0.8.")
    ],
    why: Annotated[str, typer.Option("--why", help="The reason, in a sentence.")],
    casebook: Casebook = Path(),
    by: By = "",
) -> None:
    """Rate how likely a finding would be under a hypothesis; it is yours, signed, and can be undone."""
    from sayso.estimate.hypotheses import NAME, band, cell, contest_called, one_offered, read_contests
    from sayso.ledger.casebook import open_casebook
    from sayso.ledger.decisions import decide
    from sayso.ledger.values import Signed
    from sayso.model.decision import Act

    given = band(likelihood)
    with open_casebook(casebook) as opened:
        contest = contest_called(read_contests(opened.folder / NAME), question)
        rated = _rated(opened, contest)
        wanted = one_offered(rated.offered, finding)
        signed = Signed(by or user(), why)
        # The rating holds on to a claim: the finding's own id changes when its period does.
        payload = cell(contest, wanted.finding, hypothesis, given)
        made = decide(opened, Act.RATE, wanted.claims[0], signed, payload)
    done = {each.hypothesis for each in rated.ratings if (each.finding, each.by) == (wanted.finding, signed.by)}
    left = [name for name in contest.names if name not in done | {hypothesis}]
    rest = f"It counts once you have rated it under {', '.join(left)} too." if left else "It counts now."
    on_output().print(plain(f"Rated {wanted.title}: {likelihood} if {hypothesis} holds ({made.id}). {rest}"))


def _rated(opened: OpenCasebook, contest: Contest) -> _Rated:
    from sayso.estimate.hypotheses import declared, evidence, likelihoods, unmet
    from sayso.ledger.decisions import decisions
    from sayso.pipeline import all_shown

    shown = all_shown(opened)
    offered = evidence(contest, shown)
    decided = likelihoods(contest, decisions(opened, standing=True), offered)
    return _Rated(offered, (*declared(contest, shown), *decided), unmet(contest, shown))


def _note_unblinded(opened: OpenCasebook, question: str, by: str) -> None:
    from sayso.ledger.custody import Kind, log

    log(opened, Kind.RELEASE, {"released": f"ratings of {question}", "unblinded": True}, by=by)
