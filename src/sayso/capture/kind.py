"""What kind of document some bytes are: by their content first, by their name where content cannot tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from sayso.capture.outcome import RefusalReason, Unfit


class Kind(StrEnum):
    """The formats that are read, by media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    MAIL = "message/rfc822"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A kind, and a note where the name of the file says another."""

    kind: Kind
    notes: tuple[str, ...] = ()


BY_SUFFIX = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".eml": Kind.MAIL,
    ".mht": Kind.MAIL,
    ".mhtml": Kind.MAIL,
}

# First bytes, what it is, what to do. From the formats' own specifications.
FOREIGN = (
    (b"PK\x03\x04", "a zip archive or an office document", "Unpack it, or save the document as PDF or text."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as PDF or text."),
    (b"{\\rtf", "a rich-text document", "Save it as PDF or text."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and add what is in it."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it and add what is in it."),
    (b"Rar!", "a rar archive", "Unpack it and add what is in it."),
    (b"BZh", "a bzip2 archive", "Unpack it and add what is in it."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it and add what is in it."),
    (b"\x89PNG", "a picture", "Add the text that it shows, with its address."),
    (b"\xff\xd8\xff", "a picture", "Add the text that it shows, with its address."),
    (b"GIF8", "a picture", "Add the text that it shows, with its address."),
    (b"II*\x00", "a picture", "Add the text that it shows, with its address."),
    (b"MM\x00*", "a picture", "Add the text that it shows, with its address."),
    (b"RIFF", "a picture, a sound or a film", "Add a transcript of it."),
    (b"ID3", "a sound", "Add a transcript of it."),
    (b"OggS", "a sound or a film", "Add a transcript of it."),
    (b"\x7fELF", "a program", "Leave it out."),
    (b"MZ\x90", "a program", "Leave it out."),
    (b"SQLite format 3", "a database", "Export a report from it as text."),
    (b"%!PS", "a PostScript document", "Save it as PDF."),
)

HEAD = 4096

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body|meta|title|article|div)\b",
    re.I | re.S,
)
_XML_START = re.compile(r"\s*<\?xml|\s*<(?:rss|feed|svg)\b", re.I)
_TAG = re.compile(r"<(?:p|div|span|a|br|h[1-6]|table|ul|article|section|b|i|em|strong)\b[^>]*>", re.I)
_FIELDS = re.compile(r"(?:From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}(?:\n|\Z)")
_FIELD_NAME = re.compile(r"^([!-9;-~]+):", re.M)
_MAIL_FIELDS = {"from", "to", "subject", "date", "sender", "reply-to", "cc"}
_TRANSPORT_FIELDS = {
    "message-id",
    "received",
    "mime-version",
    "return-path",
    "delivered-to",
    "dkim-signature",
}


def kind_of(data: bytes, name: str, declared: str = "") -> Recognised:
    """The kind of the bytes; `declared` is a page's media type. Foreign formats are refused."""
    by_name = BY_SUFFIX.get(PurePath(name).suffix.lower())
    if b"%PDF-" in data[:1024]:
        return _told(Kind.PDF, by_name)
    _refuse_foreign(data)
    head = _head(data)
    if _HTML_START.match(head) or _is_tagged(head, by_name, declared):
        return _told(Kind.HTML, by_name)
    if _XML_START.match(head):
        detail = "It is XML and no page. If it is a feed, add the addresses of the articles in it."
        raise Unfit(RefusalReason.NOT_TEXT, detail)
    if _is_mail(head, by_name):
        return _told(Kind.MAIL, by_name)
    return _told(Kind.MARKDOWN if by_name is Kind.MARKDOWN else Kind.TEXT, by_name)


def _told(kind: Kind, by_name: Kind | None) -> Recognised:
    if by_name in (None, kind):
        return Recognised(kind)
    if by_name is Kind.PDF:
        detail = "It is named .pdf, but is no PDF: it may be cut off, or a page saved under a wrong name."
        raise Unfit(RefusalReason.UNREADABLE, detail + " Get it again from where it came.")
    return Recognised(kind, (f"its name says {by_name.value if by_name else ''}, its content is {kind.value}",))


def _refuse_foreign(data: bytes) -> None:
    for start, what, do in FOREIGN:
        if data.startswith(start):
            raise Unfit(RefusalReason.NOT_TEXT, f"It is {what}, which is not read. {do}")


def _head(data: bytes) -> str:
    """The beginning as text, good enough to look for marks in ASCII, be it UTF-16 or not."""
    return data[:HEAD].decode("latin-1").replace("\x00", "").lstrip("\xef\xbb\xbf\xff\xfe").replace("\r\n", "\n")


def _is_tagged(head: str, by_name: Kind | None, declared: str) -> bool:
    """A fragment without `<html>` is a page if its name or its headers say so."""
    page = by_name is Kind.HTML or "html" in declared
    return page and _TAG.search(head) is not None


def _is_mail(head: str, by_name: Kind | None) -> bool:
    """Header fields first; without a name that says so, one that only transport adds among them."""
    match = _FIELDS.match(head if "\n\n" in head else head + "\n\n")
    if match is None:
        return False
    names = {name.lower() for name in _FIELD_NAME.findall(match[0])}
    return bool(names & _MAIL_FIELDS) and (by_name is Kind.MAIL or bool(names & _TRANSPORT_FIELDS))
