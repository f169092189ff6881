"""Findings on the terminal, the most consequential first."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.cli.screen import line
from sayso.model.origin import Count
from sayso.model.shown import short_id
from sayso.model.shown_finding import ShownFinding
from sayso.publish.phrases import amount, many


def findings_table(findings: Sequence[ShownFinding], more: int, diagonal: float | None) -> RenderableType:
    """One row a finding: what it is on, who stands behind it, what differs, how it is graded."""
    if not findings:
        return line("No finding fits. Claims become findings once reports are read: sayso add PATHS…")
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for name, ratio in (("finding", 0), ("on", 5), ("said", 6), ("origins", 4), ("grade", 0)):
        table.add_column(name, ratio=ratio or None, no_wrap=not ratio, overflow="fold")
    table.add_row(*(line(each, "bold blue") for each in ("finding", "on", "said", "behind it", "grade")))
    for finding in findings:
        table.add_row(
            line(short_id(finding.id), "dim"), _on(finding), _said(finding), _behind(finding), _grade(finding)
        )
    notes = [line(many(len(findings), "finding") + (f"; {more} more with --all" if more else ""), "bold")]
    if diagonal is not None:
        notes.append(line(f"{diagonal:.0%} of the grades that judge both halves stand on the diagonal.", "dim"))
    return Group(table, Text(), *notes)


def counted(count: Count) -> str:
    """`2 origins (90 %: 2–3)`."""
    told = many(count.likely, "origin")
    return told if count.certain else f"{told} (90 %: {count.low}–{count.high})"


def title(finding: ShownFinding) -> str:
    """What the finding is on, in a few words."""
    status = "" if finding.status == "actual" else f", {finding.status}"
    about = f": {finding.about}" if finding.about else ""
    return f"{finding.type}{status}{about}"


def _on(finding: ShownFinding) -> Text:
    told = line(title(finding), "bold")
    for because in finding.first_because:
        told.append(f"\n{because}", "yellow")
    return told


def _said(finding: ShownFinding) -> Text:
    """The figure of each origin, else the words of the first."""
    figures: dict[str, None] = {}
    for origin in finding.origins:
        for claim in origin.tellings[0].claims:
            if claim.quantity:
                figures.setdefault(amount(claim.quantity))
    if figures:
        return Text("\n").join(line(each) for each in list(figures)[:4])
    return line(f"“{finding.origins[0].tellings[0].claims[0].span.exact}”")


def _behind(finding: ShownFinding) -> Text:
    told = line(f"{many(finding.reports, 'report')}, {counted(finding.count)}")
    for origin in finding.origins[:3]:
        if origin.who:
            told.append("\n").append_text(line(origin.who, "dim"))
    return told


def _grade(finding: ShownFinding) -> Text:
    told = line(str(finding.grade), "bold")
    return told.append(f"\nrated {finding.rating}", "magenta") if finding.rating else told
