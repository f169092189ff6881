"""What a benchmark hands back: a table with its figures, or that it was not run and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a floor may hold; `steady` ones depend on data and code alone, not on the machine.

    `data` is the SHA-256 of what it was measured on, where the table as a whole has more than one.
    """

    of: str
    name: str
    value: float
    lower_is_better: bool = False
    steady: bool = True
    data: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One benchmark as it came out; `data` is the SHA-256 of what it was measured on, `peer` who ran too."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    figures: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()
    data: str = ""
    peer: str = ""


@dataclass(frozen=True, slots=True)
class NotRun:
    """A benchmark without its data; there is no figure to show."""

    name: str
    reason: str


Result = Table | NotRun


def hash_of(paths: Iterable[Path]) -> str:
    """The SHA-256 over names and bytes of the files, whatever order they come in."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda each: each.name):
        part = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.name} {part}\n".encode())
    return digest.hexdigest()


def as_text(result: Result) -> str:
    """The result for a terminal."""
    if isinstance(result, NotRun):
        return f"{result.name}: not run ({result.reason})"
    lines = _aligned([result.columns, *(tuple(map(shown, row)) for row in result.rows)])
    return "\n".join([result.name, *(f"  {line}" for line in lines), *(f"  {note}" for note in result.notes)])


def as_markdown(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table of Markdown, numbers at the right."""
    body = [list(row) for row in rows]
    right = [bool(body) and all(isinstance(row[i], int | float) for row in body) for i in range(len(columns))]
    rule = ["---:" if number else "---" for number in right]
    lines = [columns, rule, *([shown(cell) for cell in row] for row in body)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def shown(cell: Cell) -> str:
    """A cell as people read it: whole numbers whole, others at three digits after the point."""
    if isinstance(cell, float):
        return f"{cell:.3f}" if abs(cell) < 10 else f"{cell:,.1f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
