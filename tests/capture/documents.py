"""Documents made for these tests: pages, PDFs and messages in our own wording."""

from __future__ import annotations

import io
from email.message import EmailMessage

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

SENTENCES = (
    "The works at Brennick delivered 3,400 casings in March, an official of the province said.",
    "That was more than in February, but less than the 4,500 that the plan asks for.",
    "A second official, who did not want to be named, doubted that the goal can be met before the autumn.",
    "Steel comes from the mill at Harnow, and most of it is said to arrive late.",
)
STORY = " ".join(SENTENCES)


def page(body: str = "", head: str = "") -> bytes:
    """A web page with an article, and what a test puts beside it."""
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head>"
        f"<body><article><h1>Casings in Lodvar</h1>{paragraphs}{body}</article></body></html>"
    ).encode()


def pdf(*flowables: Flowable, heads: bool = False) -> bytes:
    """A PDF of A4 pages with these parts, with a running head and page numbers if asked for."""
    held = io.BytesIO()

    def edges(canvas: object, document: object) -> None:
        if heads:
            canvas.drawString(72, 800, "Ferrow Institute, Working Paper 12")  # type: ignore[attr-defined]
            canvas.drawString(300, 30, f"Page {document.page}")  # type: ignore[attr-defined]

    SimpleDocTemplate(held, pagesize=A4, invariant=1).build(list(flowables), onFirstPage=edges, onLaterPages=edges)
    return held.getvalue()


def in_columns(*flowables: Flowable) -> bytes:
    """A PDF of one page with these parts in two columns."""
    held = io.BytesIO()
    document = BaseDocTemplate(held, pagesize=A4, invariant=1)
    frames = [Frame(left, 72, 215, 150, id=str(left)) for left in (72, 310)]
    document.addPageTemplates(PageTemplate(frames=frames))
    document.build(list(flowables))
    return held.getvalue()


def text_block(text: str, size: float = 10) -> Paragraph:
    """A paragraph of a PDF."""
    style = getSampleStyleSheet()["Normal"].clone(f"size {size}", fontSize=size, leading=size * 1.2)
    return Paragraph(text, style)


def space(points: float = 12) -> Spacer:
    """White space between parts of a PDF."""
    return Spacer(1, points)


def new_page() -> PageBreak:
    """The end of a page."""
    return PageBreak()


def table(*rows: tuple[str, ...], widths: tuple[float, ...] | None = None) -> Table:
    """A table of a PDF; cells that are too wide for their column are broken into lines."""
    if widths is None:
        return Table([list(row) for row in rows])
    return Table([[text_block(cell) for cell in row] for row in rows], colWidths=list(widths))


def encrypted(data: bytes, password: str) -> bytes:
    """The same PDF under a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def message(text: str = STORY, **headers: str) -> EmailMessage:
    """An e-mail with the usual fields."""
    mail = EmailMessage()
    fields = {
        "From": "A reader <reader@example.net>",
        "To": "desk@example.org",
        "Subject": "The tractor works",
        "Date": "Fri, 12 Apr 2024 21:40:00 +0200",
        "Message-ID": "<1@example.net>",
    } | headers
    for name, value in fields.items():
        mail[name] = value
    mail.set_content(text)
    return mail
