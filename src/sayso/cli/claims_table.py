"""Claims on the terminal: by type, then by what they are about; and one claim's fields in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.cli.screen import line
from sayso.domain.arms import arms
from sayso.model.briefing import Mark
from sayso.model.shown import Shown, short_id
from sayso.publish.clean import one_line
from sayso.publish.compose import grouped, who
from sayso.publish.phrases import amount, marks, verb, when

STYLES = {
    Mark.STATUS: "yellow",
    Mark.FACTUALITY: "cyan",
    Mark.POLARITY: "red",
    Mark.NAMING: "magenta",
    Mark.CONDITION: "magenta",
    Mark.BASE: "yellow",
}


def claims_by_type(claims: Sequence[Shown]) -> RenderableType:
    """A table for each type, the largest first, its rows in groups by what they are about."""
    kind = attrgetter("type")
    by_type = [(name, list(members)) for name, members in groupby(sorted(claims, key=kind), key=kind)]
    if not by_type:
        return line("No claim fits.")
    order = sorted(by_type, key=lambda pair: (-len(pair[1]), pair[0]))
    total = line(f"{len(claims):,} claim{'' if len(claims) == 1 else 's'}", "bold")
    return Group(*(part for name, members in order for part in _section(name, members)), total)


def _section(name: str, claims: Sequence[Shown]) -> Iterable[RenderableType]:
    known = arms().events.get(name)
    title = line(name.upper(), "bold")
    title.append(f"  {known.what if known else ''}  ", "dim")
    title.append(f"{len(claims):,}", "bold")
    yield title
    table = Table(box=box.SIMPLE, show_header=False, pad_edge=False, expand=True, padding=(0, 1, 0, 0))
    table.add_column("claim", width=10, no_wrap=True, style="dim")
    table.add_column("who", ratio=3, overflow="fold")
    table.add_column("how", ratio=2, overflow="fold")
    table.add_column("words", ratio=6, overflow="fold")
    for about, members in grouped(claims):
        table.add_row("", line(about or "not said of what", "bold blue"), "", "")
        for claim in members:
            table.add_row(short_id(claim.id), _who(claim), manner(claim), _words(claim))
    yield table


def _who(claim: Shown) -> Text:
    where = ", ".join(part for part in (claim.report.outlet, claim.report.published or "no date") if part)
    return line(who(claim).rstrip(",")).append(f"\n{one_line(where)}", "dim")


def manner(claim: Shown) -> Text:
    """How it is told, with the marks that keep it from being taken for more."""
    told = Text(verb(claim))
    for mark, words in marks(claim):
        told.append("\n").append(one_line(words), STYLES[mark])
    return told


def _words(claim: Shown) -> Text:
    told = line(" … ".join(f"“{span.exact}”" for span in claim.spans))
    if read := details(claim):
        told.append(f"\n{one_line(read)}", "dim")
    return told


def details(claim: Shown) -> str:
    """Quantity and times as they were read."""
    quantity = [amount(claim.quantity)] if claim.quantity else []
    return " · ".join([*quantity, *when(claim.times)])
