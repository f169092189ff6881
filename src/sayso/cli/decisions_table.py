"""Decisions on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table

from sayso.cli.screen import line
from sayso.model.decision import Decision
from sayso.model.shown import short_id


def decisions_table(decisions: Sequence[Decision]) -> RenderableType:
    """One row a decision, in the order in which they were made."""
    if not decisions:
        return line("Nothing was decided yet.")
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for name, ratio in (("id", 2), ("at", 3), ("by", 2), ("what", 2), ("on", 5), ("why", 6)):
        table.add_column(name, ratio=ratio, overflow="fold")
    table.add_row(*(line(name, "bold blue") for name in ("decision", "when", "by", "what", "on", "why")))
    for each in decisions:
        act = str(each.payload.get("identity") or each.act.value.replace("_", " "))
        on = each.takes_back or " ".join(short_id(part) for part in each.target.split())
        cells = (short_id(each.id), each.at[:16], each.by, act, on, each.why)
        table.add_row(*(line(cell) for cell in cells))
    return table
