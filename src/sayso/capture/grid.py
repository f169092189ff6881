"""A table in a text file: which sign parts its cells, which row names its columns."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.capture.decoding import decoded
from sayso.capture.formats.text import frozen
from sayso.capture.outcome import RefusalReason, Unfit

DELIMITERS = ",;\t|"
SNIFFED_LINES = 50
# Nobody keeps more by hand; each row is held and stored by itself.
MOST_ROWS = 200_000
# A header stands among the first rows; what is above it is a title.
HEADER_AMONG = 15

_NUMBER = re.compile(r"[-+~≈<>≤≥]?\s*[\d.,\s%'’]*\d[\d.,\s%'’]*")
# A figure has no more signs than this; the pattern above is quadratic in them.
LONGEST_FIGURE = 40
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Grid:
    """Names of columns (lower case if they are words of a header), rows with their number in the file from 1.

    `titles` are rows above the header; `irregular` the numbers of rows with more cells than there are
    columns.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    titles: tuple[str, ...] = ()
    irregular: frozenset[int] = frozenset()


def grid_of(data: bytes) -> Grid:
    """The table in the bytes of a CSV or TSV file; `Unfit` where there is none that can be read."""
    records = _records(frozen(decoded(data).text))
    header = _header_place(records)
    names = _names(records[header][1] if header is not None else [], max((len(r) for _, r in records), default=0))
    below = records if header is None else records[header + 1 :]
    titles = [] if header is None else [" ".join(filter(None, cells)) for _, cells in records[:header]]
    width = len(records[header][1]) if header is not None else len(names)
    return Grid(
        names,
        tuple((number, dict(zip(names, cells, strict=False))) for number, cells in below),
        tuple(titles),
        frozenset(number for number, cells in below if len(cells) > width),
    )


def _records(text: str) -> list[tuple[int, list[str]]]:
    """The rows that hold something, each with its number among all rows of the file."""
    if text.count("\n") > MOST_ROWS:
        detail = f"It has more than {MOST_ROWS:,} rows. Split it into several files."
        raise Unfit(RefusalReason.TOO_LONG, detail)
    try:
        reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
        rows = [[cell.strip() for cell in cells] for cells in reader]
    except csv.Error as error:
        detail = f"It cannot be read as a table ({error}). Save it as CSV in UTF-8 and add it again."
        raise Unfit(RefusalReason.UNREADABLE, detail) from error
    return [(number, cells) for number, cells in enumerate(rows, start=1) if any(cells)]


def _delimiter(text: str) -> str:
    """The sign that stands equally often in most lines, outside quotation marks; a comma if there is none."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in text[:100_000].split("\n") if line.strip()][:SNIFFED_LINES]
    return max(DELIMITERS, key=lambda sign: (_evenness(lines, sign), -DELIMITERS.index(sign)))


def _evenness(lines: list[str], sign: str) -> int:
    counts = Counter(line.count(sign) for line in lines)
    del counts[0]
    return max(counts.values(), default=0)


def _header_place(records: list[tuple[int, list[str]]]) -> int | None:
    """The index of the first row as wide as most, if its cells are words, or years for columns."""
    widths = Counter(len(cells) for _, cells in records)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    for place, (_, cells) in enumerate(records[:HEADER_AMONG]):
        filled = [cell for cell in cells if cell]
        if len(filled) >= max(1, usual - 1):
            return place if _names_columns(filled) else None
    return None


def _names_columns(filled: list[str]) -> bool:
    figures = [cell for cell in filled if len(cell) <= LONGEST_FIGURE and _NUMBER.fullmatch(cell)]
    years = len(figures) > 1 and len(set(figures)) == len(figures) and all(map(_YEAR.fullmatch, figures))
    return not figures or (years and filled[0] not in figures)


def _names(header: list[str], width: int) -> tuple[str, ...]:
    """A name for every column; one that has none is called by its place."""
    return tuple(_unique([*header, *[""] * (width - len(header))]))


def _unique(names: list[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for place, name in enumerate(names, start=1):
        plain = " ".join(name.lower().split()) or f"column {place}"
        seen[plain] += 1
        yield plain if seen[plain] == 1 else f"{plain} ({seen[plain]})"
