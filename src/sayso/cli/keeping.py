"""Making and keeping a casebook: init, reports, leads, purge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import By, Casebook, ReportKey, user
from sayso.cli.screen import on_error, on_output, plain

if TYPE_CHECKING:
    from sayso.ledger.values import ReportEntry


@app.command(epilog=examples("sayso init my-casebook", "sayso init . --database postgresql://me@localhost/casebook"))
def init(
    folder: Annotated[Path, typer.Argument(help="The folder of the new casebook; made if it is not there.")],
    database: Annotated[
        str,
        typer.Option(help="A file name, or the address of an empty PostgreSQL database.", show_default="SQLite"),
    ] = "",
) -> None:
    """Make a casebook: a folder with its settings, its ledger and its archive."""
    from sayso.ledger.casebook import create

    with create(folder, database) as made:
        console = on_output()
        console.print(plain(f"Made a casebook in {made.folder}."))
        console.print(plain(f"Next: sayso add -C {folder} PATHS…", "dim"))


@app.command(epilog=examples("sayso reports", "sayso reports --refused"))
def reports(
    casebook: Casebook = Path(),
    refused: Annotated[bool, typer.Option("--refused", help="What was refused instead, with the reasons.")] = False,
) -> None:
    """List the reports of the casebook, or what was refused."""
    from sayso.cli.tables import refusals_table, reports_table
    from sayso.ledger import intake, queries
    from sayso.ledger.casebook import open_casebook

    with open_casebook(casebook) as opened:
        table = refusals_table(intake.intake(opened)) if refused else reports_table(queries.reports(opened))
        on_output().print(table)


@app.command(epilog=examples("sayso leads"))
def leads(casebook: Casebook = Path()) -> None:
    """List the leads: rows of figures that have no quote yet."""
    from sayso.cli.tables import leads_table
    from sayso.ledger import leads as kept
    from sayso.ledger.casebook import open_casebook

    with open_casebook(casebook) as opened:
        on_output().print(leads_table(kept.leads(opened)))


@app.command(
    epilog=examples("sayso purge r-1a2b3c4d", "sayso purge letter.eml --yes", "sayso purge letter.eml --never-again")
)
def purge(
    report: ReportKey,
    casebook: Casebook = Path(),
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    never_again: Annotated[
        bool,
        typer.Option(
            "--never-again",
            help="Refuse these bytes from now on: a slow hash of them stays, by which whoever has the very file "
            "can prove that it was here.",
        ),
    ] = False,
    by: By = "",
) -> None:
    """Remove a report for good: bytes, text, claims, decisions. A tombstone stays in the chain."""
    from sayso.ledger import purge as removing
    from sayso.ledger import queries
    from sayso.ledger.casebook import open_casebook

    with open_casebook(casebook) as opened:
        entry = queries.entry(opened, report)
        what = _named(entry)
        if not yes:
            typer.confirm(f"Remove {what} for good, with its claims and decisions?", abort=True, err=True)
        tombstone = removing.purge(opened, entry.id, by=by or user(), bar=never_again)
    on_output().print(plain(f"Removed. The tombstone {tombstone} stays in the chain."))
    told = "Copies outside this casebook (backups, the original file) are not touched."
    again = "" if never_again else " The original file, if it is added again, comes in again."
    on_error().print(plain(told + again, "dim"))


def _named(entry: ReportEntry) -> str:
    """What a question calls a report: a restricted one by its id alone."""
    from sayso.model.report import Handling

    if entry.handling is Handling.RESTRICTED:
        return f"{entry.id} (restricted)"
    return f"{entry.name} ({entry.id}, {entry.publication.outlet or 'no outlet'})"
