"""From the lines of pages to paragraphs: broken lines joined, footnotes apart, running heads left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from sayso.capture.document import Block, paragraph, row
from sayso.capture.formats.pdf_lines import Line
from sayso.capture.raised import lowered

LEAST_PAGES = 3

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page|seite|стр\.?|-|–|—)?\s*\d{1,4}\s*(?:(?:/|of|von|из)\s*\d{1,4})?\s*[-–—]?", re.I)
_BULLET = re.compile(r"(?:[-*•–▪●○·]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_NOTE_MARK = re.compile(r"(\d{1,3}|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*(?=\D)")
_CLOSED = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*$")
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]$")


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page, rows of tables among them."""

    number: int
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as it grows: the page on which it began, its lines, its sign if it is a footnote."""

    page: int
    lines: list[Line] = field(default_factory=list)
    footnote: str = ""


def reflow(pages: list[Page]) -> tuple[list[Block], list[str]]:
    """The blocks of all pages in reading order, and notes on what was left out."""
    body = _body_size(pages)
    running = _running(pages, body)
    blocks: list[Block] = []
    numbers: Counter[int] = Counter()
    for part in _continued(part for page in pages for part in _parts(page, running, body)):
        first = part.lines[0]
        if first.cells:
            blocks.extend(_rows(part))
            continue
        numbers[part.page] += 1
        words, number = _flowed(part.lines), numbers[part.page]
        blocks.append(paragraph(words, page=part.page, paragraph=number, footnote=part.footnote))
    return blocks, _left_out(running)


def _left_out(running: dict[tuple[int, int], str]) -> list[str]:
    """One note a running head, so that nothing goes unseen."""
    heads = sorted({_DIGITS.sub("…", text)[:80] for text in running.values()})
    return [
        f"left out from the edges of pages: “{head}”" if head.strip("… ") else "page numbers were left out"
        for head in heads
    ]


def _rows(part: _Paragraph) -> Iterator[Block]:
    for number, line in enumerate(part.lines, start=1):
        yield row(line.cells, page=part.page, table=line.table, row=number)


def _running(pages: list[Page], body: float) -> dict[tuple[int, int], str]:
    """Lines by page and index that stand at the edge of most pages but for digits, or are page numbers.

    A line that ends as a sentence does is never one: what a document says again and again, it says.
    """
    if len(pages) < LEAST_PAGES:
        return {}
    edges = [(page.number, place, page.lines[place].text) for page in pages for place in _edges(page, body)]
    shapes = Counter(_shape(text) for _, _, text in edges)
    return {
        (page, place): text
        for page, place, text in edges
        if shapes[_shape(text)] * 2 > len(pages) or _PAGE_NUMBER.fullmatch(text)
    }


def _edges(page: Page, body: float) -> set[int]:
    """The two uppermost and two lowest lines that are no rows, no sentences, and not set large."""
    places = [place for place, line in enumerate(page.lines) if not line.cells and line.size <= body * 1.25]
    places.sort(key=lambda place: page.lines[place].y)
    return {place for place in (*places[:2], *places[-2:]) if not _CLOSED.search(page.lines[place].text)}


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text)


def _body_size(pages: list[Page]) -> float:
    """The size in which most letters of the document are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text) if not line.cells else 0
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _parts(page: Page, running: dict[tuple[int, int], str], body: float) -> Iterator[_Paragraph]:
    """The paragraphs, footnotes and tables of one page."""
    lines = [line for place, line in enumerate(page.lines) if (page.number, place) not in running]
    gap, width = _usual_gap(lines), max((len(line.text) for line in lines if not line.cells), default=0)
    part: _Paragraph | None = None
    for line in lines:
        note = _note_mark(line, body)
        if part is None or note or _begins(part.lines[-1], line, gap, width):
            if part is not None:
                yield part
            part = _Paragraph(page.number, footnote=note)
        part.lines.append(line)
    if part is not None:
        yield part


def _usual_gap(lines: list[Line]) -> float:
    steps = [one.y - other.y for one, other in pairwise(lines) if not (one.cells or other.cells)]
    down = [step for step in steps if step > 0]
    return median(down) if down else 0.0


def _note_mark(line: Line, body: float) -> str:
    """The sign of a footnote that begins on this line: smaller than the body, its sign in front."""
    if line.cells or line.size > body * 0.92:
        return ""
    match = _NOTE_MARK.match(line.text)
    return line.marker or (lowered(match[1]) if match else "")


def _begins(before: Line, line: Line, gap: float, width: int) -> bool:
    """Whether a line begins a new paragraph, judged against the line before it."""
    if before.table != line.table or bool(before.cells) != bool(line.cells):
        return True
    if line.cells:
        return False
    step = before.y - line.y
    closed = _CLOSED.search(before.text) is not None
    if abs(before.size - line.size) > 0.6 or _BULLET.match(line.text):
        return True
    if gap and (step > gap * 1.4 or step < -gap):
        return closed or step > gap * 1.4
    if not closed and len(before.text) < width * 0.55 and line.text[:1].isupper():
        return True
    return closed and (len(before.text) < width * 0.75 or line.x > before.x + line.size * 0.8)


def _continued(parts: Iterator[_Paragraph]) -> Iterator[_Paragraph]:
    """The parts, where a paragraph that breaks off at the foot of a page gets its rest from the next."""
    waiting: list[_Paragraph] = []
    for part in parts:
        if waiting and _goes_on(waiting[0], part):
            waiting[0].lines.extend(part.lines)
            yield from waiting
            waiting = []
            continue
        if waiting and (part.footnote and part.page == waiting[0].page):
            waiting.append(part)
            continue
        yield from waiting
        waiting = [part]
    yield from waiting


def _goes_on(first: _Paragraph, rest: _Paragraph) -> bool:
    if rest.page != first.page + 1 or first.footnote or rest.footnote or first.lines[0].cells or rest.lines[0].cells:
        return False
    end, start = first.lines[-1], rest.lines[0]
    same = abs(end.size - start.size) <= 0.6
    return same and not _CLOSED.search(end.text) and start.text[:1].islower()


def _flowed(lines: list[Line]) -> str:
    """One paragraph: a word that a line breaks is put together, “152-mm” keeps its hyphen."""
    text = ""
    for line in lines:
        broken = _BROKEN_WORD.search(text)
        if broken and line.text[:1].islower():
            text = text[:-1] + line.text
        elif text.endswith(("-", "\u2010")):
            text += line.text
        else:
            text = f"{text} {line.text}" if text else line.text
    return text
