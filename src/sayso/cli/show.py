"""`sayso show`: a report's text with its claims in the margin, or exactly its frozen text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import Casebook, ReportKey
from sayso.cli.screen import on_output


@app.command(epilog=examples("sayso show r-1a2b3c4d", "sayso show briefing.pdf --text > briefing.txt"))
def show(
    report: ReportKey,
    casebook: Casebook = Path(),
    text: Annotated[bool, typer.Option("--text", help="Print exactly the frozen text in which offsets count.")] = False,
) -> None:
    """Show a report's text with its claims in the margin."""
    from sayso.ledger import queries
    from sayso.ledger.casebook import open_casebook

    with open_casebook(casebook) as opened:
        if text:
            sys.stdout.write(queries.report(opened, report).text)
            return
        from sayso.cli.margin import page
        from sayso.ledger.values import ClaimFilter
        from sayso.model.shown import Audience
        from sayso.pipeline import shown_claims

        entry = queries.entry(opened, report)
        claims = list(shown_claims(opened, ClaimFilter(reports=(entry.id,)), Audience.OWN_REPORT))
        on_output().print(page(queries.report(opened, entry.id), claims, entry.unread))
