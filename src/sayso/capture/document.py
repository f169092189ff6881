"""What a reader of one format returns: its text put together from blocks, with locators."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sayso.capture.freeze import freeze
from sayso.capture.options import Told
from sayso.model.span import Locator

CELL_BREAK = " | "

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Document:
    """The frozen text, where its parts stand, what it tells of itself, notes on what was lost."""

    media_type: str
    text: str
    locators: tuple[Locator, ...] = ()
    told: Told = field(default_factory=Told)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the cells of one row of a table; the offsets of its place are unused."""

    cells: tuple[str, ...]
    place: Locator

    @property
    def text(self) -> str:
        """The words of a paragraph; of a row, its cells with ` | ` between them."""
        return CELL_BREAK.join(self.cells)


def one_line(text: str) -> str:
    """Frozen, each run of white space one space, none at the edges."""
    return _SPACE.sub(" ", freeze(text)).strip()


def paragraph(text: str, **place: int | str | None) -> Block:
    """A block of one paragraph."""
    return Block((one_line(text),), Locator(0, 0, **place))  # type: ignore[arg-type] # mypy cannot see the names


def row(cells: Iterable[str], **place: int | None) -> Block:
    """A block of one row of a table; empty cells at its end are left out."""
    kept = [one_line(cell) for cell in cells]
    while kept and not kept[-1]:
        kept.pop()
    return Block(tuple(kept), Locator(0, 0, **place))  # type: ignore[arg-type] # mypy cannot see the names


def assemble(blocks: Iterable[Block]) -> tuple[str, tuple[Locator, ...]]:
    """All blocks one a line, a locator for each; a row has one for itself, then one for each cell."""
    lines: list[str] = []
    locators: list[Locator] = []
    start = 0
    for block in blocks:
        if not any(block.cells):
            continue
        lines.append(block.text)
        locators.extend(_located(block, start))
        start += len(block.text) + 1
    return "\n".join(lines), tuple(locators)


def _located(block: Block, start: int) -> Iterable[Locator]:
    yield replace(block.place, start=start, end=start + len(block.text))
    if block.place.table is None:
        return
    for column, cell in enumerate(block.cells, start=1):
        if cell:
            yield replace(block.place, start=start, end=start + len(cell), column=column)
        start += len(cell) + len(CELL_BREAK)
