"""Making and keeping a casebook: init, reports, leads, verify, purge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import By, Casebook, ReportKey, user
from sayso.cli.screen import line, on_error, on_output, plain

if TYPE_CHECKING:
    from sayso.ledger.custody import Head

FAULTS_FOUND = 3


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


@app.command(epilog=examples("sayso verify", "sayso verify --known 48:9f2c…"))
def verify(
    casebook: Casebook = Path(),
    known: Annotated[
        str, typer.Option(metavar="NUMBER:HASH", help="An end of the chain that was noted elsewhere.")
    ] = "",
) -> None:
    """Check chain, bytes, texts, spans and triggers, offline. Exit status 3 if anything is broken."""
    from sayso.ledger.casebook import open_casebook
    from sayso.ledger.custody import head
    from sayso.ledger.verify import verify as check
    from sayso.publish.phrases import many

    console = on_output()
    with open_casebook(casebook) as opened:
        found = list(check(opened, _head(known)))
        for problem in found:
            style = "red" if problem.is_fault else "yellow"
            console.print(line(f"{problem.kind.value.replace('_', ' ')}: {problem.what} ({problem.where})", style))
        end = head(opened)
    faults = sum(problem.is_fault for problem in found)
    if faults:
        console.print(plain(f"{many(faults, 'fault')} found.", "bold red"))
        raise typer.Exit(FAULTS_FOUND)
    console.print(plain("Chain, bytes, texts, spans and triggers hold.", "green"))
    console.print(
        plain(f"The chain ends at {end.number}:{end.hash}. Noted elsewhere, it proves later what stood here.")
    )


def _head(known: str) -> Head | None:
    from sayso.errors import InputError
    from sayso.ledger.custody import Head

    number, _, digest = known.partition(":")
    if not known:
        return None
    if not number.isdigit() or not digest:
        raise InputError(f"{known!r} is no end of a chain.", do="Write NUMBER:HASH, as `sayso verify` prints it.")
    return Head(int(number), digest)


@app.command(epilog=examples("sayso purge r-1a2b3c4d", "sayso purge letter.eml --yes"))
def purge(
    report: ReportKey,
    casebook: Casebook = Path(),
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    by: By = "",
) -> None:
    """Remove a report for good: bytes, text, claims, decisions. A tombstone stays in the chain."""
    from sayso.ledger import purge as removing
    from sayso.ledger import queries
    from sayso.ledger.casebook import open_casebook

    with open_casebook(casebook) as opened:
        entry = queries.entry(opened, report)
        what = f"{entry.name} ({entry.id}, {entry.publication.outlet or 'no outlet'})"
        if not yes:
            typer.confirm(f"Remove {what} for good, with its claims and decisions?", abort=True, err=True)
        tombstone = removing.purge(opened, entry.id, by=by or user())
    on_output().print(plain(f"Removed. The tombstone {tombstone} stays in the chain."))
    on_error().print(plain("Copies outside this casebook (backups, the original file) are not touched.", "dim"))
