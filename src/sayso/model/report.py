"""A report: one publication as captured, its frozen text, and what is known of where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sayso.model.ids import content_id, text_hash
from sayso.model.span import Locator


class Handling(StrEnum):
    """Who may see a report; e-mail and pasted text start restricted."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class Publication:
    """Where and when a report came out; empty where the document and the user did not say.

    `published` is an EDTF date, `language` an ISO 639-1 code. `origin` says where each value was taken from.
    """

    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    title: str = ""
    author: str = ""
    origin: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """One captured version: the SHA-256 of its bytes, its media type, its frozen text with locators."""

    name: str
    sha256: str
    media_type: str
    text: str
    publication: Publication = Publication()
    handling: Handling = Handling.PUBLIC
    locators: tuple[Locator, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text_hash(self) -> str:
        """The SHA-256 of the frozen text."""
        return text_hash(self.text)

    @property
    def id(self) -> str:
        """The content id: the bytes and where they were published; not the name of the file."""
        parts = (self.publication.outlet, self.publication.published, self.publication.url)
        return content_id("r", [self.sha256, *parts])
