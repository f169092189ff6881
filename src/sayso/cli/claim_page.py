"""One claim on the terminal, beside its own report: its chain, its words in context, its fields."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from sayso.cli.claims_table import manner
from sayso.cli.screen import line
from sayso.domain.arms import arms
from sayso.model.report import Report
from sayso.model.shown import Shown, short_id
from sayso.model.source import Link
from sayso.publish.clean import one_line, visible
from sayso.publish.fields import fields, passed_on
from sayso.publish.phrases import day

AROUND = 240


def claim_page(claim: Shown, report: Report) -> RenderableType:
    """Everything that is known of one claim."""
    known = arms().events.get(claim.type)
    title = line(claim.type.upper(), "bold").append(f"  {known.what if known else ''}  ", "dim")
    title.append(claim.id, "cyan")
    parts = (_heading("Who says it, from the outermost voice to the innermost"), _chain(claim.links))
    return Group(
        title,
        *parts,
        _heading("In its words"),
        _context(claim, report),
        _heading("As it was read"),
        _fields(claim),
    )


def _heading(words: str) -> Text:
    return Text(f"\n{words}", "bold blue")


def _chain(links: tuple[Link, ...]) -> RenderableType:
    tree = Tree(_voice(links[0]))
    branch = tree
    for link in links[1:]:
        branch = branch.add(_voice(link))
    return Padding(tree, (0, 0, 0, 2))


def _voice(link: Link) -> Text:
    source = link.source
    told = line(source.described or "the report", "bold")
    told.append(f"  {source.naming.value}, {source.standing.value.replace('_', ' ')}", "dim")
    if source.at_risk:
        told.append(" · at risk", "bold red")
    for words in passed_on(link):
        told.append(f" · {one_line(words)}")
    return told


def _context(claim: Shown, report: Report) -> RenderableType:
    """The claim's spans in bold, with the text around them."""
    text = report.text
    start = max(0, claim.span.start - AROUND)
    end = min(len(text), max(span.end for span in claim.spans) + AROUND)
    told = Text("…" if start else "")
    at = start
    for span in sorted(claim.spans):
        told.append(visible(text[at : span.start]), "dim")
        told.append(visible(text[max(at, span.start) : span.end]), "bold underline")
        at = max(at, span.end)
    told.append(visible(text[at:end]), "dim").append("…" if end < len(text) else "")
    return Padding(told, (0, 0, 0, 2))


def _fields(claim: Shown) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("told", Text(" · ").join(manner(claim).split("\n")))
    for name, value in (*fields(claim), *_of_report(claim)):
        if value:
            table.add_row(name, line(value))
    return Padding(table, (0, 0, 0, 2))


def _of_report(claim: Shown) -> Iterator[tuple[str, str]]:
    report = claim.report
    yield (
        "report",
        f"{short_id(report.id)}, {report.outlet or 'no outlet'}, {day(report.published) or 'no date'}",
    )
    yield "SHA-256", report.sha256
