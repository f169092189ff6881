"""Claims on the terminal: by type, then by what they are about; and one claim's fields in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.cli.screen import line
from sayso.domain.arms import arms
from sayso.model.briefing import Mark
from sayso.model.shown import Shown, short_id
from sayso.publish.clean import one_line
from sayso.publish.compose import grouped, is_own_voice, who
from sayso.publish.phrases import amount, many, marks, verb, when

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
    total = line(many(len(claims), "claim"), "bold")
    return Group(*(part for name, members in order for part in _section(name, members)), total)


def _section(name: str, claims: Sequence[Shown]) -> Iterable[RenderableType]:
    known = arms().events.get(name)
    title = line(name.upper(), "bold")
    title.append(f"  {known.what if known else ''}  ", "dim")
    yield title.append(f"{len(claims):,}\n", "bold")
    for about, members in grouped(claims):
        yield line(about or "not said of what", "bold blue")
        yield _group(members)


def _group(claims: Sequence[Shown]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column("claim", width=12, no_wrap=True, style="dim")
    table.add_column("who", ratio=4, overflow="fold")
    table.add_column("how", ratio=3, overflow="fold")
    table.add_column("words", ratio=7, overflow="fold")
    for claim in claims:
        table.add_row(f"  {short_id(claim.id)}", _who(claim), manner(claim), _words(claim))
    table.add_row()
    return table


def _who(claim: Shown) -> Text:
    outlet = "" if is_own_voice(claim) else claim.report.outlet
    where = ", ".join(part for part in (outlet, claim.report.published or "no date") if part)
    return line(who(claim).rstrip(",")).append(f"\n{one_line(where)}", "dim")


def manner(claim: Shown) -> Text:
    """How it is told: the marks that keep it from being taken for more, or the plain verb."""
    told = [(words, STYLES[mark]) for mark, words in marks(claim)]
    if not {mark for mark, _ in marks(claim)} & {Mark.FACTUALITY, Mark.POLARITY}:
        told.insert(0, (verb(claim), ""))
    return Text("\n").join(Text(one_line(words), style) for words, style in told)


def _words(claim: Shown) -> Text:
    told = line(" … ".join(f"“{span.exact}”" for span in claim.spans))
    if read := details(claim):
        told.append(f"\n{one_line(read)}", "dim")
    return told


def details(claim: Shown) -> str:
    """Quantity and times as they were read."""
    quantity = [amount(claim.quantity)] if claim.quantity else []
    return " · ".join([*quantity, *when(claim.times)])
