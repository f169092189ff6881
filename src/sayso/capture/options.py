"""What a capture is told: metadata that the user gives, and the limits that hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Told:
    """What one origin (the user, a sidecar, the document) says of a publication; empty where it says nothing.

    `published` is an EDTF date, `language` an ISO 639-1 code, `handling` one of `public` and `restricted`.
    """

    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    title: str = ""
    author: str = ""
    handling: str = ""

    def said(self) -> Iterator[tuple[str, str]]:
        """Name and value of every field that is not empty."""
        return ((name, value) for name in TELLABLE if (value := getattr(self, name)))


TELLABLE = tuple(each.name for each in fields(Told))


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """How much one document may cost before its reader is stopped: wall seconds, bytes of memory."""

    seconds: float = 90.0
    memory: int = 1_500_000_000


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How much one page may cost: seconds for all of it, how often it may send us elsewhere."""

    seconds: float = 60.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class CaptureOptions:
    """Metadata given by the user, CSV sidecars named by the user, files and folders to leave out, and limits.

    `max_bytes` bounds a file or page as it comes and as it is decompressed, `max_code_points` its frozen
    text.
    """

    told: Told = Told()
    sidecars: tuple[Path, ...] = ()
    leave_out: tuple[Path, ...] = ()
    max_bytes: int = 50_000_000
    max_code_points: int = 2_000_000
    reading: ReadingLimits = ReadingLimits()
    fetching: FetchLimits = FetchLimits()
