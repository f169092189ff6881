"""Sources on the terminal: whoever is named or an institution, with what became of their words."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table

from sayso.cli.screen import line
from sayso.model.shown_finding import ShownSource


def sources_table(sources: Sequence[ShownSource]) -> RenderableType:
    """One row a source, those with most claims first."""
    if not sources:
        return line("No source is named yet.")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    for _ in range(5):
        table.add_column(justify="right")
    names = ("source", "standing", "claims", "reports", "borne out", "spoken against")
    table.add_row(*(line(name, "bold blue") for name in names))
    for each in sources:
        record = (each.claims, each.reports, each.borne_out, each.against)
        table.add_row(line(each.name), line(each.standing.replace("_", " "), "dim"), *(line(f"{n:,}") for n in record))
    return table
