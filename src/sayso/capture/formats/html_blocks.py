"""From a tree of elements to blocks: paragraphs one a line, tables row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.capture.document import Block, paragraph, row

# Elements that begin a line of their own; of HTML, and of the TEI that trafilatura returns.
OPENING = frozenset(
    {
        "p",
        "div",
        "article",
        "section",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "ul",
        "ol",
        "li",
        "list",
        "item",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "quote",
        "pre",
        "code",
        "figure",
        "figcaption",
        "caption",
        "address",
        "hr",
        "form",
        "fieldset",
        "details",
        "summary",
        "body",
        "br",
        "lb",
        "center",
        "table",
        "row",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "td",
        "th",
        "cell",
    }
)
ROWS = frozenset({"tr", "row"})
CELLS = frozenset({"td", "th", "cell"})


class _Lines:
    """Blocks as they grow: words flow into the open paragraph until an element closes it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.paragraphs = 0
        self.tables = 0

    def close(self) -> None:
        """End the open paragraph."""
        block = paragraph("".join(self.words), paragraph=self.paragraphs + 1)
        self.words = []
        if block.text:
            self.paragraphs += 1
            self.blocks.append(block)

    def add_table(self, rows: list[tuple[str, ...]]) -> None:
        """Every row of one table as a block."""
        self.close()
        self.tables += 1
        self.blocks.extend(row(cells, table=self.tables, row=number) for number, cells in enumerate(rows, start=1))


def blocks_of(body: Any) -> list[Block]:
    """The blocks below an element in document order; walked without recursion, however deep it is."""
    from lxml import etree

    lines = _Lines()
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            _flow(lines, element.tail if event == "end" else None)
        elif event == "start" and element.tag == "table" and (rows := _data_rows(element)):
            lines.add_table(rows)
            walk.skip_subtree()
        elif event == "start":
            if element.tag in OPENING:
                lines.close()
            _flow(lines, element.text if element.tag != "table" or not _data_rows(element) else None)
        else:
            if element.tag in OPENING:
                lines.close()
            _flow(lines, element.tail if element is not body else None)
    lines.close()
    return lines.blocks


def _flow(lines: _Lines, text: str | None) -> None:
    if text:
        lines.words.append(text)


def _data_rows(table: Any) -> list[tuple[str, ...]]:
    """The cells of a table of data by row; none for a table that is there for layout."""
    if next(table.iterdescendants("table"), None) is not None:
        return []
    rows = [tuple(_cells(each)) for each in table.iter(*ROWS)]
    rows = [cells for cells in rows if any(cell.strip() for cell in cells)]
    return rows if len(rows) > 1 and max(map(len, rows)) > 1 else []


def _cells(row_element: Any) -> Iterator[str]:
    return (" ".join(cell.itertext()) for cell in row_element if cell.tag in CELLS)
