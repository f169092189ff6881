"""From bytes of a known kind to a Document: text and Markdown here, all else in a process of its own."""

from __future__ import annotations

from sayso.capture.document import Document
from sayso.capture.kind import Kind
from sayso.capture.outcome import RefusalReason, Unfit

# Formats whose readers are a few lines of our own over the standard library: nothing in them can run away.
PLAIN = frozenset({Kind.TEXT, Kind.MARKDOWN})
# A code point has at most four bytes, and at most four of them are composed into one.
MOST_BYTES_EACH = 16


def read(kind: Kind, data: bytes, declared: str, max_code_points: int) -> Document:
    """The document that the bytes hold; too long a text is refused before anything else is done with it."""
    too_long = f"Its text has more than {max_code_points:,} code points. Split it, or raise max_code_points."
    if kind in PLAIN and len(data) > MOST_BYTES_EACH * max_code_points:
        raise Unfit(RefusalReason.TOO_LONG, too_long)
    document = _read(kind, data, declared)
    if len(document.text) > max_code_points:
        raise Unfit(RefusalReason.TOO_LONG, too_long)
    if not document.text.strip():
        raise Unfit(RefusalReason.EMPTY, "There is no text in it. Check that the right file was saved.")
    return document


def _read(kind: Kind, data: bytes, declared: str) -> Document:
    """Each reader is imported when first needed: lxml and pypdf take longer than most texts."""
    match kind:
        case Kind.TEXT:
            from sayso.capture.formats.text import read_text

            return read_text(data, declared)
        case Kind.MARKDOWN:
            from sayso.capture.formats.markdown import read_markdown

            return read_markdown(data, declared)
        case Kind.HTML:
            from sayso.capture.formats.html import read_html

            return read_html(data, declared)
        case Kind.PDF:
            from sayso.capture.formats.pdf import read_pdf

            return read_pdf(data, declared)
        case Kind.MAIL:
            from sayso.capture.formats.mail import read_mail

            return read_mail(data, declared)
