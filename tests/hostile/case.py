"""One hostile or broken input and what must become of it, decided by whoever made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sayso.capture import RefusalReason
from tests.capture.documents import SENTENCES

# Stands in what must never come into a text: hidden words, other files, other messages.
PLANTED = "Quillon"


@dataclass(frozen=True, slots=True)
class Kept:
    """It is stored: its text shows these words, hides those, and a note of the report says these."""

    shows: tuple[str, ...]
    hides: tuple[str, ...] = (PLANTED,)
    notes: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """It is refused for this reason; the detail says these words, and its bytes have a SHA-256 unless `unread`."""

    reason: RefusalReason
    says: str = ""
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """A table: so many of its rows are leads."""

    rows: int


Wanted = Kept | Refused | Noted
Write = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Case:
    """What is laid into the folder, under which name, and what each name that it makes must come to.

    `write` lays it there where bytes alone do not do: links, pipes, sidecars, whole folders.
    """

    name: str
    wanted: Mapping[str, Wanted]
    data: bytes = b""
    write: Write | None = None

    def lay(self, folder: Path) -> None:
        """Put it into the folder."""
        if self.write:
            self.write(folder)
        else:
            (folder / self.name).write_bytes(self.data)


def one(name: str, data: bytes, wanted: Wanted) -> Case:
    """A case of one file."""
    return Case(name, {name: wanted}, data)


def story(slug: str) -> str:
    """Two sentences and one that no other case has: the same text twice would be a duplicate."""
    return " ".join((*SENTENCES[2:], mark(slug)))


def mark(slug: str) -> str:
    """The sentence by which a case is known."""
    return f"Lot {slug} was counted twice."


def kept(slug: str, *shows: str, **more: tuple[str, ...] | Mapping[str, str]) -> Kept:
    """Stored with its own sentence and these words."""
    return Kept((mark(slug), *shows), **more)  # type: ignore[arg-type] # mypy cannot see the names
