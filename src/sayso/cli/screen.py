"""The terminal: two consoles, errors, progress, and report text that cannot steer it."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

from sayso.errors import SaysoError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress
    from rich.text import Text

# A pipe or file has no width: enough for a table, and the same everywhere.
WIDTH_WITHOUT_TERMINAL = 120

# What is the machine's doing and no fault of the program.
REFUSALS = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO),
        *(errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EMFILE, errno.ENFILE),
    }
)


def utf8(*streams: TextIO) -> None:
    """Write UTF-8 with plain line feeds, whatever the system's habit."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")


def on_output() -> Console:
    """The console for what was asked for."""
    return _console(sys.stdout, stderr=False)


def on_error() -> Console:
    """The console for progress, notices and errors."""
    return _console(sys.stderr, stderr=True)


def _console(stream: TextIO, *, stderr: bool) -> Console:
    from rich.console import Console

    known = stream.isatty() or "COLUMNS" in os.environ
    return Console(stderr=stderr, width=None if known else WIDTH_WITHOUT_TERMINAL, highlight=False, emoji=False)


def say_error(console: Console, error: SaysoError) -> None:
    """What happened, what was kept, what to do."""
    console.print(plain(f"Error: {error.what}", "bold red"))
    for label, words in (("Kept", error.kept), ("Do this", error.do)):
        if words:
            console.print(plain(f"{label}: {words}"))


def refused_by_system(error: Exception) -> SaysoError | None:
    """What a full disk, a folder without write permission or a locked database comes to; None for anything else."""
    kept = "What was reported as stored is kept."
    if isinstance(error, OSError) and error.errno in REFUSALS:
        where = f": {error.filename}" if error.filename else ""
        return SaysoError(f"The system refused ({error.strerror}){where}.", kept=kept, do="Check folder and disk.")
    database = sys.modules.get("django.db")
    if database and isinstance(error, database.OperationalError | database.InterfaceError):
        from sayso.ledger.engine import reason_of

        do = "Check that its folder can be written, its disk is not full, its server runs, and no program holds it."
        return SaysoError(f"The database refused: {reason_of(error)}.", kept=kept, do=f"{do} Then run it again.")
    return None


def plain(words: str, style: str = "") -> Text:
    """Words as they are, without markup; what would steer the terminal is made visible."""
    from rich.text import Text

    from sayso.publish.clean import visible

    return Text(visible(words), style)


def line(words: str, style: str = "") -> Text:
    """The same on one line."""
    from rich.text import Text

    from sayso.publish.clean import one_line

    return Text(one_line(words), style)


def progress(console: Console) -> Progress:
    """A bar that stays when it is done."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console)
