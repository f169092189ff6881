"""`sayso verify`: all that is kept checked against itself, and put back from a backup where that is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import By, Casebook, user
from sayso.cli.screen import line, on_output, plain

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.ledger.casebook import Casebook as OpenCasebook
    from sayso.ledger.custody import Head
    from sayso.ledger.faults import Problem

FAULTS_FOUND = 3


@app.command(
    epilog=examples(
        "sayso verify", "sayso verify --known 48:9f2c…", "sayso verify --repair-from /mnt/backup-2024-06-03.zip"
    )
)
def verify(
    casebook: Casebook = Path(),
    known: Annotated[
        str, typer.Option(metavar="NUMBER:HASH", help="An end of the chain that was noted elsewhere.")
    ] = "",
    repair_from: Annotated[
        Path | None,
        typer.Option(metavar="BACKUP", help="Put back what this backup holds.", show_default=False),
    ] = None,
    by: By = "",
) -> None:
    """Check chain, bytes, texts, spans and triggers, offline. Exit status 3 if anything is broken."""
    from sayso.errors import IntegrityFault
    from sayso.ledger.casebook import Damaged, open_casebook

    console = on_output()
    try:
        opened = open_casebook(casebook)
    except (Damaged, IntegrityFault) as error:
        console.print(line(f"database damaged: {error.what}", "red"))
        console.print(plain("Restore a backup into a new folder: sayso restore BACKUP FOLDER"))
        raise typer.Exit(FAULTS_FOUND) from None
    with opened:
        if repair_from:
            _repair(console, opened, repair_from, by or user())
        faults = say_problems(console, opened, _head(known))
    if faults:
        raise typer.Exit(FAULTS_FOUND)


def say_problems(console: Console, opened: OpenCasebook, known: Head | None = None) -> int:
    """Print all that is found and what it comes to; the number of faults."""
    from sayso.ledger.custody import head
    from sayso.ledger.verify import verify as check
    from sayso.publish.phrases import many

    faults = sum(_say(console, problem) for problem in check(opened, known))
    if faults:
        console.print(plain(f"{many(faults, 'fault')} found.", "bold red"))
        return faults
    end = head(opened)
    console.print(plain("Chain, bytes, texts, spans and triggers hold.", "green"))
    console.print(
        plain(f"The chain ends at {end.number}:{end.hash}. Noted elsewhere, it proves later what stood here.")
    )
    return 0


def _say(console: Console, problem: Problem) -> bool:
    style = "red" if problem.is_fault else "yellow"
    console.print(line(f"{problem.kind.value.replace('_', ' ')}: {problem.what} ({problem.where})", style))
    return problem.is_fault


def _repair(console: Console, opened: OpenCasebook, source: Path, by: str) -> None:
    """Put back what the backup holds, and say what that was."""
    from sayso.ledger.repair import repair
    from sayso.publish.phrases import many

    done = repair(opened, source, by=by)
    if not done:
        console.print(plain("The backup holds nothing that is missing or changed here."))
        return
    for table, count in sorted(done.rows.items()):
        if count:
            console.print(plain(f"Put back: {many(count, 'row')} of {table}"))
    for name in (*done.files, *done.triggers):
        console.print(plain(f"Put back: {name}"))
    console.print(plain("What is still named below, the backup does not hold.", "dim"))


def _head(known: str) -> Head | None:
    from sayso.errors import InputError
    from sayso.ledger.custody import Head

    number, _, digest = known.partition(":")
    if not known:
        return None
    if not number.isdigit() or not digest:
        raise InputError(f"{known!r} is no end of a chain.", do="Write NUMBER:HASH, as `sayso verify` prints it.")
    return Head(int(number), digest)
