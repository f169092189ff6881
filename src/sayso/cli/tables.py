"""Tables of reports, refusals and leads."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from sayso.cli.screen import line
from sayso.ledger.values import Fate, Outcome, ReportEntry
from sayso.model.lead import Lead
from sayso.model.report import Handling
from sayso.model.shown import short_id


def reports_table(entries: Iterable[ReportEntry]) -> Table:
    """One row a report, by date of publication."""
    table = _table("report", "name", "outlet", "published", "language", "read")
    for entry in sorted(entries, key=lambda each: (each.publication.published, each.id)):
        said = entry.publication
        handling = " (restricted)" if entry.handling is Handling.RESTRICTED else ""
        table.add_row(
            line(short_id(entry.id)),
            line(f"{entry.name}{handling}"),
            line(said.outlet or "–"),
            line(said.published) if said.published else line("no date", "yellow"),
            line(said.language or "–"),
            _read(entry),
        )
    return _or_nothing(table, "There are no reports yet. Add some with: sayso add PATHS…")


def _read(entry: ReportEntry) -> Text:
    if entry.unread:
        return line(f"no: {entry.unread}", "yellow")
    return line("yes", "green") if entry.reader else line("not yet", "yellow")


def refusals_table(outcomes: Iterable[Outcome]) -> Table:
    """One row for each item that was refused."""
    table = _table("item", "reason", "what to do")
    for outcome in outcomes:
        if outcome.fate is Fate.REFUSED:
            table.add_row(line(outcome.name), line(outcome.reason.replace("_", " ")), line(outcome.detail))
    return _or_nothing(table, "Nothing was refused.")


def leads_table(leads: Iterable[Lead]) -> Table:
    """One row a lead, its cells by column name."""
    table = _table("lead", "file", "row", "figures")
    for lead in leads:
        cells = "; ".join(f"{name}: {cell}" for name, cell in lead.cells.items() if cell)
        table.add_row(line(short_id(lead.id)), line(lead.name), str(lead.row), line(cells))
    return _or_nothing(
        table, "There are no leads. A CSV of figures that somebody kept becomes leads: sayso add FILE.csv"
    )


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


def _or_nothing(table: Table, words: str) -> Table:
    """The table, or words in its place when it has no rows."""
    if table.row_count:
        return table
    empty = Table.grid()
    empty.add_row(line(words))
    return empty
