"""The lines of one page of a PDF as they stand in its content, with size and place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.capture.freeze import REPLACEMENT
from sayso.capture.raised import lowered, raised

if TYPE_CHECKING:
    from pypdf import PageObject


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, the size of most of its letters and its place in points; cells if a row of a table.

    `marker` holds the leading sign of a line that begins smaller than it goes on (a raised footnote number).
    """

    text: str
    size: float = 0.0
    x: float = 0.0
    y: float = 0.0
    cells: tuple[str, ...] = ()
    marker: str = ""
    table: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    size: float
    x: float
    y: float


def lines_of(page: PageObject) -> list[Line]:
    """The lines that hold more than white space, in the order of the page's content."""
    lines: list[Line] = []
    open_pieces: list[_Piece] = []
    for piece in _pieces(page):
        *closed, rest = piece.text.split("\n")
        for part in closed:
            open_pieces.append(_Piece(part, piece.size, piece.x, piece.y))
            lines.extend(_line(open_pieces))
            open_pieces = []
        open_pieces.append(_Piece(rest, piece.size, piece.x, piece.y))
    return [*lines, *_line(open_pieces)]


def _pieces(page: PageObject) -> list[_Piece]:
    pieces: list[_Piece] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        x, y = _placed(cm, tm)
        scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
        if text:
            pieces.append(_Piece(text, round(float(size) * scale, 1), x, y))

    page.extract_text(visitor_text=visit)
    return pieces


def _placed(cm: list[float], tm: list[float]) -> tuple[float, float]:
    """The origin of the text matrix in the page: `tm` times `cm` (ISO 32000-1, 9.4.4)."""
    x, y = float(tm[4]), float(tm[5])
    return x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]


def _line(pieces: list[_Piece]) -> list[Line]:
    spoken = [piece for piece in pieces if piece.text.strip()]
    if not any(piece.text.replace(REPLACEMENT, "").strip() for piece in spoken):
        return []
    sizes: Counter[float] = Counter()
    for piece in spoken:
        sizes[piece.size] += len(piece.text.strip())
    size = max(sizes, key=lambda each: (sizes[each], each))
    text = "".join(raised(piece.text) if _is_small(piece, size) else piece.text for piece in pieces)
    first = spoken[0]
    marker = lowered(first.text.strip()) if _is_small(first, size) else ""
    return [Line(text.strip(), size, first.x, first.y, marker=marker)]


def _is_small(piece: _Piece, size: float) -> bool:
    """Whether a piece is set like the number of a note: a few signs, clearly smaller than its line."""
    return piece.size < size * 0.85 and 0 < len(piece.text.strip()) <= 3
