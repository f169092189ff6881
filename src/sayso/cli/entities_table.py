"""Entities on the terminal: a table by kind, and one entity with its ties and their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.cli.screen import line
from sayso.model.entity import Extent, Kind, Precision, Stage, Verdict
from sayso.model.shown import short_id
from sayso.model.shown_entity import ShownEntity, ShownTie
from sayso.publish.clean import one_line
from sayso.publish.phrases import many

STYLES = {Verdict.SAME: "green", Verdict.DIFFERENT: "red", Verdict.UNSURE: "yellow"}


def entities_table(entities: Sequence[ShownEntity]) -> RenderableType:
    """A section a kind, those named by most reports first."""
    if not entities:
        return line("Nothing fits.")
    return Group(*(part for kind, members in _by_kind(entities) for part in _section(kind, members)))


def _by_kind(entities: Sequence[ShownEntity]) -> Iterator[tuple[str, list[ShownEntity]]]:
    for kind, members in groupby(entities, key=lambda each: each.kind):
        yield kind.value, sorted(members, key=lambda each: (-len(each.reports), -len(each.claims), each.name, each.id))


def _section(kind: str, entities: Sequence[ShownEntity]) -> Iterable[RenderableType]:
    yield line(kind.upper(), "bold").append(f"  {len(entities):,}", "dim")
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=12, no_wrap=True, style="dim")
    table.add_column(ratio=6, overflow="fold")
    table.add_column(ratio=4, overflow="fold")
    table.add_column(width=22, justify="right", style="dim")
    for each in entities:
        counts = f"{many(len(each.claims), 'claim')}, {many(len(each.reports), 'report')}"
        table.add_row(f"  {short_id(each.id)}", _names(each), line(", ".join(each.where), "dim"), counts)
    table.add_row()
    yield table


def _names(entity: ShownEntity) -> Text:
    told = line(entity.name)
    others = [each.words for each in entity.names if each.words != entity.name and entity.kind is not Kind.ITEM]
    if others:
        told.append(f"\n{' · '.join(others)}", "dim")
    unsure = sum(each.verdict is Verdict.UNSURE for each in entity.ties)
    return told.append(f"\n{many(unsure, 'open tie')}", "yellow") if unsure else told


def entity_page(entity: ShownEntity) -> RenderableType:
    """Names, extent, history and ties of one entity."""
    head = line(entity.name, "bold").append(f"  {entity.kind.value}  {short_id(entity.id)}", "dim")
    counts = f"{many(len(entity.claims), 'claim')} in {many(len(entity.reports), 'report')}"
    parts: list[RenderableType] = [head, line(counts, "dim")]
    if entity.where or entity.extent:
        parts.append(line(f"where: {_where(entity)}"))
    parts += [line(f"{each.when or 'no date'}: {_became(each)}") for each in entity.history]
    parts.append(line("names", "bold blue"))
    parts.append(_columns((short_id(each.id), each.words, many(each.claims, "claim")) for each in entity.names))
    if entity.ties:
        parts.append(line("ties", "bold blue"))
        parts += [_tie(each) for each in sorted(entity.ties, key=lambda each: (each.verdict, -each.score))]
    return Group(*parts)


def _became(stage: Stage) -> str:
    return ", ".join(filter(None, (stage.change.value, stage.words)))


def _columns(rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*(line(cell) for cell in row))
    return table


def _where(entity: ShownEntity) -> str:
    """What it lies in, and its own degrees where it is a place and no more finely than that."""
    told = ", ".join(entity.where) or entity.name
    extent = entity.extent
    return f"{told}{_degrees(extent)}" if extent else told


def _degrees(extent: Extent) -> str:
    if extent.precision is Precision.AREA:
        return " (an area, not a point)"
    if extent.latitude is None or extent.longitude is None:
        return f" (known to the {extent.precision.value})"
    return f" ({extent.latitude:.2f}, {extent.longitude:.2f}; known to the {extent.precision.value})"


def _tie(tie: ShownTie) -> Text:
    by = f"  {short_id(tie.decision)}" if tie.decision else ""
    told = line(tie.verdict.value, STYLES[tie.verdict])
    told.append("  ").append(one_line(f"{tie.left_words} / {tie.right_words}"), "default")
    told.append(f"  {tie.score:.2f}{by}", "dim")
    for reason in tie.reasons:
        told.append(f"\n    {one_line(reason)}", "dim")
    return told
