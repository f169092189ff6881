"""`sayso findings`, `sayso finding` and `sayso sources`: what claims come to, and whose words they are."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import AsPublished, By, Casebook, Format, user
from sayso.cli.screen import on_output

FIRST = 30

AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="Only what was published up to then.")]
Printed = Annotated[Format, typer.Option("--format", help="How to print them: table or jsonl.")]


@app.command(
    epilog=examples(
        "sayso findings",
        "sayso findings --type production --contested",
        "sayso findings --as-of 2024-02-26",
        "sayso findings --all --format jsonl > findings.jsonl",
    )
)
def findings(
    casebook: Casebook = Path(),
    type_: Annotated[list[str] | None, typer.Option("--type", help="Event type, for example production.")] = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only where origins disagree.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Also what a single report says and nothing differs on.")] = False,
    as_of: AsOf = "",
    format_: Printed = Format.TABLE,
    as_published: AsPublished = False,
    by: By = "",
) -> None:
    """Show what claims come to: how many origins, what differs, how it is graded. The most consequential come first."""
    from sayso.cli.claims import audience_of
    from sayso.cli.findings_table import findings_table
    from sayso.corroborate import Weighty, diagonal, rank, weighty
    from sayso.ledger.casebook import open_casebook
    from sayso.pipeline import findings as find
    from sayso.pipeline import shown_findings

    with open_casebook(casebook) as opened:
        known = find(opened, as_of)
        fits = sorted((each for each in known if not type_ or each.matter.type in type_), key=rank)
        if contested:
            fits = [each for each in fits if Weighty.CONTESTED in weighty(each)]
        told = fits if all_ else [each for each in fits if weighty(each) or len(each.reports) > 1][:FIRST]
        shown = shown_findings(opened, told, known, audience_of(opened, as_published, by or user(), "findings"))
        if format_ is Format.TABLE:
            share = diagonal(each.grade for each in known)
            on_output().print(findings_table(list(shown), len(fits) - len(told), share))
        else:
            _print_lines(shown)


@app.command(epilog=examples("sayso finding f-1a2b3c4d", "sayso finding f-1a2b3c4d --format jsonl"))
def finding(
    key: Annotated[str, typer.Argument(metavar="ID", help="The beginning of a finding's id.")],
    casebook: Casebook = Path(),
    as_of: AsOf = "",
    format_: Printed = Format.TABLE,
    as_published: AsPublished = False,
    by: By = "",
) -> None:
    """Show one finding: its claims by origin, who repeated whom, what differs, its grade and what would change it."""
    from sayso.cli.claims import audience_of
    from sayso.cli.finding_page import finding_page
    from sayso.ledger.casebook import open_casebook
    from sayso.pipeline import finding_by_key, shown_findings
    from sayso.pipeline import findings as find

    with open_casebook(casebook) as opened:
        known = find(opened, as_of)
        wanted = finding_by_key(known, key)
        shown = shown_findings(opened, [wanted], known, audience_of(opened, as_published, by or user(), "finding"))
        if format_ is Format.TABLE:
            for each in shown:
                on_output().print(finding_page(each))
        else:
            _print_lines(shown)


@app.command(epilog=examples("sayso sources", "sayso sources --format jsonl"))
def sources(casebook: Casebook = Path(), as_of: AsOf = "", format_: Printed = Format.TABLE) -> None:
    """List institutions, outlets and named persons with their record. Nobody at risk is ever listed."""
    from sayso.cli.sources_table import sources_table
    from sayso.ledger.casebook import open_casebook
    from sayso.pipeline import sources as find

    with open_casebook(casebook) as opened:
        told = find(opened, as_of)
        if format_ is Format.TABLE:
            on_output().print(sources_table(told))
        else:
            _print_lines(told)


def _print_lines(values: Iterable[object]) -> None:
    from sayso.model.ids import canonical

    for each in values:
        sys.stdout.write(canonical(each) + "\n")
