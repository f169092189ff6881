"""`sayso backup` and `sayso restore`: the whole casebook to one place, and back from it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import By, Casebook, user
from sayso.cli.screen import on_error, on_output, plain
from sayso.cli.verifying import FAULTS_FOUND, say_problems


@app.command(epilog=examples("sayso backup /mnt/backup-2024-06-03.zip", "sayso backup /mnt/backup-2024-06-03"))
def backup(
    target: Annotated[
        Path, typer.Argument(metavar="FILE|FOLDER", help="A new .zip file, or a new folder, outside the casebook.")
    ],
    casebook: Casebook = Path(),
) -> None:
    """Back up the whole casebook while others work in it: all rows, and the bytes of every report.

    Only you can read what is written: it holds restricted reports too.
    """
    from sayso.ledger.backup import back_up
    from sayso.ledger.casebook import open_casebook
    from sayso.publish.phrases import many

    with open_casebook(casebook) as opened:
        made = back_up(opened, target)
    console = on_output()
    console.print(plain(f"Backed up {many(made.reports, 'report')} to {target}, and read it again: it holds."))
    console.print(plain(f"Its chain ends at {made.head.number}:{made.head.hash}."))
    if made.lacking:
        for name in made.lacking:
            console.print(plain(f"Gone or changed, so not in it: the bytes {name}", "red"))
        raise typer.Exit(FAULTS_FOUND)
    on_error().print(plain("Whether the casebook itself holds, `sayso verify` says.", "dim"))


@app.command(
    epilog=examples(
        "sayso restore /mnt/backup-2024-06-03.zip my-casebook",
        "sayso restore /mnt/backup-2024-06-03.zip my-casebook --database postgresql://me@localhost/casebook",
    )
)
def restore(
    backup: Annotated[Path, typer.Argument(metavar="BACKUP", help="What `sayso backup` wrote.")],
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.")],
    database: Annotated[
        str,
        typer.Option(help="A file name, or the address of an empty PostgreSQL database.", show_default="SQLite"),
    ] = "",
    by: By = "",
) -> None:
    """Make a casebook from a backup in a new folder, and verify it. Exit status 3 if anything is broken."""
    from sayso.ledger.restore import restore as make

    console = on_output()
    with make(backup, folder, database, by=by or user()) as opened:
        console.print(plain(f"Restored to {opened.folder}."))
        faults = say_problems(console, opened)
    on_error().print(plain("What was purged after the backup was made is in it again: purge it again.", "dim"))
    if faults:
        raise typer.Exit(FAULTS_FOUND)
