"""Plain text: decoded and frozen, nothing else."""

from __future__ import annotations

from sayso.capture.decoding import Decoded, decoded
from sayso.capture.document import Document
from sayso.capture.freeze import freeze, has_endless_marks
from sayso.capture.kind import Kind
from sayso.capture.outcome import RefusalReason, Unfit


def read_text(data: bytes, declared: str = "") -> Document:
    """The document of a plain text; `declared` is the character set that its headers name."""
    found = decoded(data, declared)
    return Document(Kind.TEXT, frozen(found.text), notes=encoding_notes(found))


def frozen(text: str) -> str:
    """The frozen text, unless freezing it would run away."""
    if has_endless_marks(text):
        detail = "Thousands of combining marks stand in a row: no script does that. Remove them and add it again."
        raise Unfit(RefusalReason.NOT_TEXT, detail)
    return freeze(text)


def encoding_notes(found: Decoded) -> tuple[str, ...]:
    """What a reader should know where the encoding was guessed."""
    return (f"the encoding was guessed: {found.encoding}",) if found.guessed else ()
