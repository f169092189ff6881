"""E-mail: its body as text, its header fields as metadata; what is attached is named, not read."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from typing import Any

from sayso.capture.decoding import decoded
from sayso.capture.document import Document, assemble, one_line
from sayso.capture.formats.html import hidden_notes, parsed, read_html
from sayso.capture.formats.html_blocks import blocks_of
from sayso.capture.formats.html_hidden import raise_figures, remove_hidden
from sayso.capture.formats.text import frozen
from sayso.capture.kind import Kind
from sayso.capture.options import Told
from sayso.capture.outcome import RefusalReason, Unfit

RESTRICTED = "restricted"
# Messages within messages: more than this is no correspondence.
MOST_PARTS = 1_000

_WORD = re.compile(r"\w+")
_MBOX = re.compile(rb"(?:\A|\n\n)From [^\n]* \d{4}\s*\n")


@dataclass(frozen=True, slots=True)
class _Body:
    text: str
    locators: tuple[Any, ...] = ()
    notes: tuple[str, ...] = ()


def read_mail(data: bytes, declared: str = "") -> Document:
    """The document of one message, or of a page saved as MHTML; `declared` has no meaning here."""
    if len(_MBOX.findall(data.replace(b"\r\n", b"\n"))) > 1:
        detail = "It holds several messages. Save each as a file of its own (.eml) and add those."
        raise Unfit(RefusalReason.UNREADABLE, detail)
    try:
        return _read(email.message_from_bytes(data, policy=default))
    except (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        # The standard library's own parser of header fields breaks on some that are made to break it.
        detail = "Its header fields are broken. Save the message as text and add that."
        raise Unfit(RefusalReason.UNREADABLE, detail) from error


def _read(message: EmailMessage) -> Document:
    parts = _parts(message)
    if message.get("Snapshot-Content-Location"):
        return _saved_page(message, parts)
    body = _body(parts)
    notes = (*body.notes, *_attachments(message, parts), *_doubtful(message))
    return Document(Kind.MAIL, body.text, body.locators, _told(message), notes)


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """The parts of the message itself, without those of messages inside it."""
    parts: list[EmailMessage] = []
    waiting: list[EmailMessage] = [message]
    while waiting:
        part = waiting.pop()
        if len(parts) >= MOST_PARTS:
            detail = f"It has more than {MOST_PARTS} parts. Save the message as text and add that."
            raise Unfit(RefusalReason.UNREADABLE, detail)
        parts.append(part)
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(reversed([inner for inner in part.iter_parts() if isinstance(inner, EmailMessage)]))
    return parts


def _leaves(parts: list[EmailMessage], kind: str) -> Iterator[EmailMessage]:
    return (part for part in parts if part.get_content_type() == kind and not _is_attached(part))


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _body(parts: list[EmailMessage]) -> _Body:
    """The plain text, or where there is none the text that the HTML shows."""
    texts = [text for part in _leaves(parts, "text/plain") if (text := _plain(part)).strip()]
    pages = (page for part in _leaves(parts, "text/html") if (page := _page(part)).text)
    if texts:
        text = "\n".join(texts)
        return _Body(text, notes=tuple(_otherwise(text, pages)))
    if first := next(pages, None):
        return first
    raise Unfit(RefusalReason.EMPTY, "The message holds no text. Save what is attached to it, and add that.")


def _page(part: EmailMessage) -> _Body:
    """The text that the HTML of a part shows, in blocks."""
    tree = parsed(frozen(_decoded(part)))
    notes = hidden_notes(remove_hidden(tree))
    raise_figures(tree)
    text, locators = assemble(blocks_of(tree.find("body") if tree.find("body") is not None else tree))
    return _Body(text, locators, notes)


def _otherwise(text: str, pages: Iterator[_Body]) -> Iterator[str]:
    """A note where a page in the message shows more than a few words that its plain text does not have."""
    said = set(_WORD.findall(text.casefold()))
    try:
        for page in pages:
            words = dict.fromkeys(_WORD.findall(page.text.casefold()))
            if len(other := [word for word in words if word not in said]) * 5 > len(words):
                yield f"its HTML shows other words than its plain text, and was not read: “{' '.join(other[:12])}”"
    except Unfit:
        yield "its HTML cannot be read; its plain text was taken"


def _plain(part: EmailMessage) -> str:
    text = frozen(_decoded(part))
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _decoded(part: EmailMessage) -> str:
    """The text of a part in the character set that it names, else in the one that its bytes show."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return decoded(data, part.get_content_charset("")).text if data else ""


def _unflowed(text: str, delete_space: bool) -> str:
    """Lines that end in a space are joined with the next one (RFC 3676, format=flowed)."""
    lines: list[str] = []
    flowing = False
    for stuffed in text.split("\n"):
        line = stuffed.removeprefix(" ")
        flows = line.endswith(" ") and line != "-- "
        words = line[:-1] if flows and delete_space else line
        if flowing and not line.startswith(">"):
            lines[-1] += words
        else:
            lines.append(words)
        flowing = flows and not line.startswith(">")
    return "\n".join(lines)


def _attachments(message: EmailMessage, parts: list[EmailMessage]) -> Iterator[str]:
    """A note for everything that came with the message and was not read."""
    for part in parts:
        kind = part.get_content_type()
        if part is not message and kind == "message/rfc822":
            subject = next((inner.get("Subject", "") for inner in part.iter_parts()), "")
            yield f"attached message not read: {_header(subject) or 'without a subject'}"
        elif part.get_content_maintype() not in {"multipart", "text"} or _is_attached(part):
            yield f"attachment not read: {_header(part.get_filename() or 'without a name')} ({kind})"
        elif kind not in {"text/plain", "text/html"} and part.get_content_maintype() == "text":
            yield f"part not read: {kind}"


def _doubtful(message: EmailMessage) -> Iterator[str]:
    """Signs that a message may not be what it says; who sent it is not proved by any header."""
    for name in ("From", "Date", "Subject"):
        if sum(key.lower() == name.lower() for key, _ in message.raw_items()) > 1:
            yield f"the message has several {name} fields; the first was taken"
    if any(part.defects for part in message.walk()):
        yield "the message is not formed as the standard asks; parts of it may be missing"


def _told(message: EmailMessage) -> Told:
    return Told(
        published=_date(message),
        language=_field(message, "Content-Language").split(",")[0],
        title=_field(message, "Subject"),
        author=_field(message, "From"),
        handling=RESTRICTED,
    )


def _date(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def _field(message: EmailMessage, name: str) -> str:
    """A header field as it reads, or as it stands where it cannot be parsed."""
    try:
        return _header(message.get(name, ""))
    except (AttributeError, LookupError, TypeError, ValueError):
        return _header(next((value for key, value in message.raw_items() if key.lower() == name.lower()), ""))


def _header(value: object) -> str:
    return one_line(str(value))[:500]


def _saved_page(message: EmailMessage, parts: list[EmailMessage]) -> Document:
    """A page that a browser saved as one file (RFC 2557): its HTML, with the address it came from."""
    for part in _leaves(parts, "text/html"):
        document = read_html(_decoded(part).encode("utf-8", "replace"), "utf-8")
        told = Told(**(dict(document.told.said()) | {"url": _header(message["Snapshot-Content-Location"])}))
        return Document(Kind.HTML, document.text, document.locators, told, document.notes)
    raise Unfit(RefusalReason.NO_ARTICLE, "The saved page holds no HTML. Save it again as HTML, and add that.")
