"""Tables of a PDF page: found in pypdf's layout of it, then put where their words stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from sayso.capture.formats.pdf_lines import Line
from sayso.capture.raised import lowered

if TYPE_CHECKING:
    from pypdf import PageObject

# Cells of a table are short; two columns of prose side by side are not.
LONGEST_CELL = 45
PROSE_CELL = 28
# Cells so many signs apart are cells; nearer ones only if so many of them are figures.
WIDE_GAP = 4
LEAST_FIGURES = 0.3

_CELL = re.compile(r"\S+(?: \S+)*")
_SPACE = re.compile(r"\s+")
_LIST_MARK = re.compile(r"[-*•–▪●○·]|\(?(?:[a-z]|[ivx]+|\d{1,2})[.)]|\d{1,2}(?:\.\d{1,2})*")

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a line of the layout, in columns of its fixed-width signs."""

    start: int
    end: int
    text: str


def tables_in(page: PageObject, lines: list[Line]) -> tuple[dict[int, tuple[int, list[Line]]], list[str]]:
    """Tables by the index of their first line, with the index behind their last and their rows as lines.

    The second part holds the first words of each table whose rows could not be found among the lines.
    """
    layout = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
    found: dict[int, tuple[int, list[Line]]] = {}
    unread: list[str] = []
    for number, rows in enumerate(grids(layout.split("\n")), start=1):
        stretch = _stretch(lines, Counter(_SPACE.sub("", lowered("".join(map("".join, rows))))))
        if stretch is None:
            unread.append(" ".join(filter(None, rows[0])))
        else:
            first, last = stretch
            whole = _as_drawn([line.text for line in lines[first:last]], rows) or rows
            found[first] = (last, [Line(" ".join(row), cells=row, table=number) for row in whole])
    return found, unread


def grids(layout: list[str]) -> Iterator[list[Row]]:
    """The tables in a fixed-width layout: runs of lines split into short cells that stand in columns."""
    run: list[list[Cell]] = []
    for line in [*layout, "end of the page"]:
        cells = _cells(line)
        several = len(cells) > 1 and all(len(cell.text) <= LONGEST_CELL for cell in cells)
        if several or (run and len(cells) == 1 and _in_a_column(cells[0], run)):
            run.append(cells)
        else:
            yield from _grid(run)
            run = []


def _cells(line: str) -> list[Cell]:
    """The cells of one line; the bullet or number of a list is none of its own."""
    cells = [Cell(match.start(), match.end(), match[0]) for match in _CELL.finditer(line)]
    if len(cells) > 1 and _LIST_MARK.fullmatch(cells[0].text) and cells[1].text[0].isalpha():
        cells[:2] = [Cell(cells[0].start, cells[1].end, f"{cells[0].text} {cells[1].text}")]
    return cells


def _in_a_column(cell: Cell, run: list[list[Cell]]) -> bool:
    """Whether a lone cell stands under one column: a cell that goes on, or a row with one filled."""
    columns = _columns(run)
    under = [column for column in columns if column[0] < cell.end and cell.start < column[1]]
    return len(columns) > 1 and len(under) == 1 and under != columns[:1]


def _grid(run: list[list[Cell]]) -> Iterator[list[Row]]:
    columns = _columns(run)
    several = sum(len(cells) > 1 for cells in run)
    if several < 2 or several * 2 <= len(run) or len(columns) < 2:
        return
    rows = [tuple(" ".join(_within(cells, column)) for column in columns) for cells in run]
    if (_usual_gap(run) >= WIDE_GAP or _figures(rows) >= LEAST_FIGURES) and not _is_prose(rows):
        yield rows


def _usual_gap(run: list[list[Cell]]) -> float:
    """The usual distance of neighbours in a row: justified prose leaves two spaces, a table more."""
    return median(after.start - cell.end for cells in run for cell, after in pairwise(cells))


def _figures(rows: list[Row]) -> float:
    """The share of cells, the first of each row left out, that are figures for the most part."""
    cells = [cell for row in rows for cell in row[1:] if cell]
    figures = sum(2 * sum(sign.isdigit() for sign in cell) >= len(cell.replace(" ", "")) for cell in cells)
    return figures / len(cells) if cells else 0.0


def _columns(run: list[list[Cell]]) -> list[tuple[int, int]]:
    """The stretches that cells of any row cover; justified prose covers the whole width as one."""
    columns: list[tuple[int, int]] = []
    for start, end in sorted((cell.start, cell.end) for cells in run for cell in cells):
        if columns and start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(end, columns[-1][1]))
        else:
            columns.append((start, end))
    return columns


def _within(cells: list[Cell], column: tuple[int, int]) -> Iterator[str]:
    return (cell.text for cell in cells if column[0] <= cell.start < column[1])


def _is_prose(rows: list[Row]) -> bool:
    """Two columns of running text: long cells, few figures."""
    cells = [cell for row in rows for cell in row if cell]
    return len(rows[0]) == 2 and sum(map(len, cells)) > PROSE_CELL * len(cells)


def _stretch(lines: list[Line], wanted: Counter[str]) -> tuple[int, int] | None:
    """The first run of whole lines that holds exactly these signs, in whatever order they are drawn."""
    bare = [_SPACE.sub("", lowered(line.text)) for line in lines]
    size = wanted.total()
    for first in range(len(lines)):
        length, last = 0, first
        while last < len(lines) and length < size:
            length += len(bare[last])
            last += 1
        if length == size and Counter("".join(bare[first:last])) == wanted:
            return first, last
    return None


def _as_drawn(texts: list[str], rows: list[Row]) -> list[Row] | None:
    """The rows in the order in which the page draws their cells, where that is cell by cell.

    It puts cells of several lines together, which the layout cannot tell from rows. None if any cell could
    stand elsewhere: each line must be a cell of the layout, each column must hold what it holds there, and
    a row whose cells all have one line must be a row there.
    """
    width = len(rows[0])
    drawn: list[list[list[str]]] = []
    before = width
    for text in texts:
        words = " ".join(text.split())
        columns = [column for column in range(width) if any(row[column] == words for row in rows)]
        if not columns:
            return None
        column = before if before in columns else next((each for each in columns if each > before), columns[0])
        if column < before:
            drawn.append([[] for _ in range(width)])
        drawn[-1][column].append(words)
        before = column
    return [tuple(map(" ".join, row)) for row in drawn] if _fits(drawn, rows) else None


def _fits(drawn: list[list[list[str]]], rows: list[Row]) -> bool:
    for column in range(len(rows[0])):
        if Counter(line for row in drawn for line in row[column]) != Counter(
            filter(None, (row[column] for row in rows))
        ):
            return False
    single = (tuple(map(" ".join, row)) for row in drawn if all(len(cell) <= 1 for cell in row))
    return all(row in rows for row in single)
