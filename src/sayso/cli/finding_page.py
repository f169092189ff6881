"""One finding on the terminal: who repeated whom as a tree, what differs side by side, the grade with its reasons."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from sayso.cli.findings_table import counted, title
from sayso.cli.screen import line
from sayso.model.finding import Between
from sayso.model.origin import Relation
from sayso.model.shown import Shown, short_id
from sayso.model.shown_finding import ShownContradiction, ShownFinding, ShownOrigin, ShownRetelling, ShownTelling
from sayso.publish.clean import one_line
from sayso.publish.phrases import day, many

_STYLES = {Between.CONFLICT: "bold red", Between.DRIFT: "yellow", Between.TENSION: "cyan"}
_MEANING = {
    Between.CONFLICT: "between origins",
    Between.DRIFT: "between a telling and what it goes back to",
    Between.TENSION: "scope or period is unlike or unstated: no contradiction",
}


def finding_page(finding: ShownFinding) -> RenderableType:
    """Everything that is known of one finding."""
    head = line(title(finding), "bold").append(f"  {finding.id}", "cyan")
    told = f"{many(finding.reports, 'report')}, {counted(finding.count)}. Together because: {finding.reason}."
    parts: list[RenderableType] = [head, line(told, "dim"), _heading("Who said so, and who repeated it")]
    parts.extend(Padding(_tree(origin), (0, 0, 0, 2)) for origin in finding.origins)
    for between in Between:
        found = [each for each in finding.contradictions if each.between is between]
        if found:
            parts.append(_heading(f"{between.value.capitalize()} ({_MEANING[between]})"))
            parts.extend(Padding(_side_by_side(each), (0, 0, 0, 2)) for each in found)
    parts += [_heading(f"Grade {finding.grade}"), Padding(_grade(finding), (0, 0, 0, 2))]
    if finding.related:
        parts += [_heading("Knows"), Padding(_related(finding), (0, 0, 0, 2))]
    return Group(*parts)


def _heading(words: str) -> Text:
    return Text(f"\n{words}", "bold blue")


def _tree(origin: ShownOrigin) -> Tree:
    """The origin with its tellings, each under the one that it goes back to."""
    if origin.held:
        top = line(origin.who, "bold").append("  held", "dim")
    else:
        on = f" on {day(origin.said)}" if origin.said else ""
        top = line(f"{origin.who}{on}", "bold").append("  cited, not held", "magenta")
    tree = Tree(top)
    ids = {each.id for each in origin.tellings}
    under: dict[str, list[ShownTelling]] = {}
    for telling in origin.tellings:
        parent = telling.parent
        above = parent.earlier if parent and parent.earlier in ids and parent.probability > 0.5 else ""
        straight = not origin.held and parent is not None and parent.relation is Relation.QUOTATION
        under.setdefault("" if straight else above, []).append(telling)
    _branches(tree, "", under)
    return tree


def _branches(tree: Tree, above: str, under: dict[str, list[ShownTelling]]) -> None:
    for telling in under.get(above, ()):
        _branches(tree.add(_telling(telling)), telling.id, under)


def _telling(telling: ShownTelling) -> Text:
    report = telling.report
    told = line(report.outlet or report.called, "bold")
    told.append(f", {day(report.published) or 'no date'}  {report.short}", "dim")
    for claim in telling.claims[:3]:
        told.append("\n").append_text(line(f"“{claim.span.exact}”"))
        told.append(f"  {short_id(claim.id)}", "dim")
    parent = telling.parent
    if parent and parent.probability > 0.5:
        told.append(f"\n{_how(parent)}", "green")
    elif parent and parent.probability >= 0.05:
        told.append(f"\n{_perhaps(parent)}", "dim")
    return told


def _how(parent: ShownRetelling) -> str:
    because = ", ".join(clue.trace.value for clue in parent.clues if clue.weight > 0)
    of = one_line(parent.earlier_report.outlet or parent.earlier_report.called)
    return f"{parent.relation.value} ({parent.probability:.0%}), beside {of}: {because}"


def _perhaps(parent: ShownRetelling) -> str:
    of = one_line(parent.earlier_report.outlet or parent.earlier_report.called)
    return f"{parent.probability:.0%} that it goes back to what {of} tells"


def _side_by_side(each: ShownContradiction) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=12, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    kind = line(each.kind.value.replace("_", "/"), _STYLES[each.between])
    table.add_row(kind, _words(each.one), _words(each.other))
    if each.detail:
        table.add_row("", line(each.detail, "dim"))
    return table


def _words(claim: Shown) -> Text:
    told = line(f"“{claim.span.exact}”")
    who = ", ".join(filter(None, (claim.source.described, claim.report.outlet, day(claim.report.published))))
    return told.append(f"\n{one_line(who)}  {short_id(claim.id)}", "dim")


def _grade(finding: ShownFinding) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for name, value in _graded(finding):
        table.add_row(line(name, "dim"), line(value))
    return table


def _graded(finding: ShownFinding) -> Iterator[tuple[str, str]]:
    grade = finding.grade
    yield f"source {grade.letter.value}", "; ".join(grade.letter_reasons)
    yield f"information {grade.digit.value}", "; ".join(grade.digit_reasons)
    for change in grade.would_change:
        yield "would change it", change
    if finding.rating:
        why = f": {finding.rating.why}" if finding.rating.why else ""
        yield f"rated {finding.rating}", f"by {finding.rating.by}{why}"


def _related(finding: ShownFinding) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for each in finding.related:
        table.add_row(line(short_id(each.finding), "cyan"), line(each.kin.value))
    return table
