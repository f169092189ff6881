"""Arguments and options that several commands have."""

from __future__ import annotations

import getpass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Casebook = Annotated[
    Path,
    typer.Option(
        "--casebook",
        "-C",
        envvar="SAYSO_CASEBOOK",
        show_default=False,
        help="The casebook; by default the one here.",
    ),
]
ReportKey = Annotated[str, typer.Argument(metavar="REPORT", help="A report: its name, or the beginning of its id.")]
By = Annotated[str, typer.Option("--by", show_default="your user name", help="Who does it; kept in the chain.")]
AsPublished = Annotated[
    bool,
    typer.Option(
        "--as-published",
        help="Describe sources at risk as their reports do. This is logged in the chain of custody.",
    ),
]
Outlet = Annotated[str, typer.Option("--outlet", metavar="NAME", help="Who published it.")]
Published = Annotated[
    str, typer.Option("--published", metavar="DATE", help="When it came out: 2024, 2024-07 or 2024-07-29.")
]
Url = Annotated[str, typer.Option("--url", metavar="ADDRESS", help="Where it was published.")]
Language = Annotated[
    str,
    typer.Option("--language", metavar="CODE", help="Its language, for example en; by default it is told."),
]


class Format(StrEnum):
    """How claims are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def user() -> str:
    """The name of the user whom the system knows."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
