"""PDF: paragraphs by reflow with page, footnote and table cell as locators; what cannot be read is said."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.capture.document import Document, assemble, one_line
from sayso.capture.formats.pdf_lines import Line, lines_of
from sayso.capture.formats.pdf_reflow import Page, reflow
from sayso.capture.formats.pdf_tables import tables_in
from sayso.capture.formats.text import frozen
from sayso.capture.kind import Kind
from sayso.capture.options import Told
from sayso.capture.outcome import RefusalReason, Unfit

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

GET_AGAIN = "Open it in a viewer: if it opens, print it to a new PDF and add that; if not, get it again."

_NO_TITLE = re.compile(r"(?i)untitled|microsoft \w+ - .*|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|tex|dvi|pptx?|xlsx?)|\W*")


def read_pdf(data: bytes, declared: str = "") -> Document:
    """The document of a PDF; `declared` has no meaning here."""
    from pypdf.errors import PyPdfError

    try:
        return _read(data)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        RecursionError,
    ) as error:
        # pypdf meets broken files with whatever its own code raises: all of them mean the same to the reader.
        raise Unfit(RefusalReason.UNREADABLE, f"The PDF is broken. {GET_AGAIN}") from error


def _read(data: bytes) -> Document:
    reader = _opened(data)
    pages, notes = [], []
    for number, page in enumerate(reader.pages, start=1):
        read, said = _page(page, number)
        pages.append(read)
        notes.extend(said)
    if not any(page.lines for page in pages):
        detail = "No page holds text: it is probably a scan. Run text recognition (OCR) on it first."
        raise Unfit(RefusalReason.EMPTY, detail)
    blocks, left_out = reflow(pages)
    text, locators = assemble(blocks)
    return Document(Kind.PDF, text, locators, _told(reader), (*notes, *left_out))


def _opened(data: bytes) -> PdfReader:
    """A PDF that only restricts printing opens with an empty password; any other encrypted one is refused."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    detail = "The PDF is encrypted. Open it with its password, print it to a new PDF, and add that."
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        opened = not reader.is_encrypted or reader.decrypt("")
    except (DependencyError, NotImplementedError) as error:
        raise Unfit(RefusalReason.ENCRYPTED, detail) from error
    if not opened:
        raise Unfit(RefusalReason.ENCRYPTED, detail)
    return reader


def _page(page: PageObject, number: int) -> tuple[Page, list[str]]:
    """The lines of a page with its tables in their places, and notes on what of it could not be read."""
    lines = lines_of(page)
    frozen("".join(line.text for line in lines))  # refuses what would run away
    if not lines:
        return Page(number, ()), [f"page {number} holds no text: a picture or an empty page"]
    tables, unread = tables_in(page, lines)
    notes = [f"table on page {number} unread: it begins with “{one_line(begins)[:60]}”" for begins in unread]
    return Page(number, tuple(_with_tables(lines, tables))), notes


def _with_tables(lines: list[Line], tables: dict[int, tuple[int, list[Line]]]) -> Iterator[Line]:
    """The lines, where `tables` maps the first line of a table to the line behind it and to its rows."""
    place = 0
    while place < len(lines):
        if place in tables:
            place, rows = tables[place]
            yield from rows
        else:
            yield lines[place]
            place += 1


def _told(reader: PdfReader) -> Told:
    """Title, author and language; the date at which the file was made is not that of publication."""
    data = reader.metadata
    title = one_line(str(data.title or "")) if data else ""
    author = one_line(str(data.author or "")) if data else ""
    language = str(reader.root_object.get("/Lang", ""))
    return Told(
        title="" if _NO_TITLE.fullmatch(title) else title,
        author="" if author.lower() in {"anonymous", "unknown", "user", "admin", "(anonymous)"} else author,
        language=language,
    )
