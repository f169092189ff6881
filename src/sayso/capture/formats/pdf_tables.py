"""Tables of a PDF page: found in pypdf's layout of the page, then put in the place where their words stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from sayso.capture.formats.pdf_lines import Line

if TYPE_CHECKING:
    from pypdf import PageObject

LEAST_ROWS = 2
# Cells of a table are short; two columns of prose side by side are not.
LONGEST_CELL = 45

_GAP = re.compile(r"\s{2,}")
_CELL = re.compile(r"\S+(?: \S+)*")
_SPACE = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    text: str


def tables_in(page: PageObject, lines: list[Line]) -> tuple[dict[int, tuple[int, list[Line]]], list[str]]:
    """Tables by the index of their first line, with the index behind their last and their rows as lines.

    The second part holds the first words of each table whose rows could not be found among the lines.
    """
    layout = page.extract_text(extraction_mode="layout").split("\n")
    found: dict[int, tuple[int, list[Line]]] = {}
    unread: list[str] = []
    for number, grid in enumerate(_grids(layout), start=1):
        stretch = _stretch(lines, "".join("".join(row) for row in grid))
        if stretch is None:
            unread.append(" ".join(cell for cell in grid[0] if cell))
        else:
            rows = [Line(" ".join(row), cells=tuple(row), table=number) for row in grid]
            found[stretch[0]] = (stretch[1], rows)
    return found, unread


def _grids(layout: list[str]) -> list[list[list[str]]]:
    """Runs of lines that are split into aligned short cells; each a list of rows with one cell a column."""
    grids: list[list[list[str]]] = []
    run: list[list[_Cell]] = []
    for line in [*layout, ""]:
        cells = [_Cell(m.start(), m.end(), m[0]) for m in _CELL.finditer(line)]
        if len(cells) > 1 and all(len(cell.text) <= LONGEST_CELL for cell in cells):
            run.append(cells)
        elif cells or not line.strip():
            if not line.strip() and run and len(grids) >= 0 and not _ended(run):
                continue
            grids.extend(_grid(run))
            run = []
    return grids


def _ended(run: list[list[_Cell]]) -> bool:
    return not run
