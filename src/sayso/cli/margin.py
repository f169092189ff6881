"""A report as a page: its text on the left, its claims on the right where they begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.cli.claims_table import details, manner
from sayso.cli.screen import line
from sayso.model.report import Handling, Report
from sayso.model.shown import Shown, short_id
from sayso.publish.clean import one_line, visible
from sayso.publish.compose import who
from sayso.publish.phrases import day, many

MARKED = "underline"


def page(report: Report, claims: Sequence[Shown], unread: str = "") -> RenderableType:
    """The whole page; claims are numbered in the order of the text."""
    ordered = sorted(claims, key=lambda claim: (claim.span.start, claim.span.end, claim.id))
    table = Table.grid(padding=(0, 3, 0, 0), expand=True)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    for start, end in _paragraphs(report.text):
        table.add_row(_marked(report.text, (start, end), ordered), _beside(ordered, start, end))
    return Group(_head(report, len(ordered), unread), table)


def _head(report: Report, count: int, unread: str) -> Text:
    said = report.publication
    head = line(said.outlet or "No outlet", "bold")
    head.append(f" · {one_line(day(said.published) or 'no date of publication')}")
    head.append(f" · {short_id(report.id)} · {one_line(report.name)}", "dim")
    if report.handling is Handling.RESTRICTED:
        head.append(" · restricted", "yellow")
    head.append(f"\n{one_line(said.url)}" if said.url else "", "dim")
    for note in report.notes:
        head.append(f"\n{one_line(note)}", "yellow")
    told = f"Not read: {one_line(unread)}." if unread else many(count, "claim")
    return head.append(f"\n{told}\n", "yellow" if unread else "")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between line feeds that hold more than white space."""
    start = 0
    for part in text.split("\n"):
        if part.strip():
            yield start, start + len(part)
        start += len(part) + 1


def _marked(text: str, place: tuple[int, int], claims: Sequence[Shown]) -> Text:
    """One paragraph, claims underlined, each with its number where it ends."""
    start, end = place
    told = Text()
    at = start
    for offset, words in _ends(claims, start, end):
        told.append(visible(text[at:offset]), MARKED if _claimed(claims, at, offset) else "")
        told.append(words, "bold cyan")
        at = offset
    return told.append("\n")


def _ends(claims: Sequence[Shown], start: int, end: int) -> Iterator[tuple[int, str]]:
    """Every offset in the paragraph where marking changes, with the numbers of the claims that end there."""
    spans = [(span.start, span.end, number) for number, claim in enumerate(claims, 1) for span in claim.spans]
    inside = [span for span in spans if span[0] < end and span[1] > start]
    borders = {min(max(border, start), end) for one, other, _ in inside for border in (one, other)} | {end}
    for border in sorted(borders - {start}):
        numbers = [str(number) for _, last, number in inside if min(last, end) == border and last <= end]
        yield border, f"[{','.join(numbers)}]" if numbers else ""


def _claimed(claims: Sequence[Shown], start: int, end: int) -> bool:
    return any(span.start < end and span.end > start for claim in claims for span in claim.spans)


def _beside(claims: Sequence[Shown], start: int, end: int) -> Text:
    told = Text()
    for number, claim in enumerate(claims, 1):
        if start <= claim.span.start < end:
            told.append("\n" if told else "")
            told.append_text(_note(number, claim))
    return told.append("\n")


def _note(number: int, claim: Shown) -> Text:
    note = Text().append(f"[{number}] ", "bold cyan")
    note.append(claim.type, "bold").append(f"  {short_id(claim.id)}\n", "dim")
    note.append(one_line(who(claim).rstrip(","))).append(" ")
    for place, part in enumerate(manner(claim).split("\n")):
        note.append(" · " if place else "").append_text(part)
    if claim.source.at_risk:
        note.append(" · at risk", "bold red")
    if read := details(claim):
        note.append(f"\n{one_line(read)}", "dim")
    if claim.restates:
        note.append(f"\nrestates {', '.join(map(short_id, claim.restates))}", "dim")
    return note
