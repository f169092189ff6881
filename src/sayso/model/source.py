"""Who says something, how openly, and through whom it reached the report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class Naming(StrEnum):
    """How openly the words pick out the source."""

    NAMED = "named"
    DESCRIBED = "described"
    BARE = "bare"
    UNDISCLOSED = "undisclosed"


class Standing(StrEnum):
    """What kind of body or person speaks."""

    INDIVIDUAL = "individual"
    INSTITUTION = "institution"
    STATE = "state"
    RESEARCH_BODY = "research_body"
    DOCUMENT = "document"
    STATE_MEDIA = "state_media"
    OUTLET = "outlet"


class Basis(StrEnum):
    """How the source would know."""

    SAW = "saw"
    TOOK_PART = "took_part"
    READ = "read"
    MEASURED = "measured"
    TOLD = "told"
    COMPUTED = "computed"
    INFERRED = "inferred"
    UNDISCLOSED = "undisclosed"


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever words are attributed to, as described in one report.

    `key` ties the mentions of one source within its report; it is never compared across reports.
    """

    described: str
    naming: Naming
    standing: Standing
    at_risk: bool = False
    key: str = ""
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One step of an attribution: a source and how its words were passed on."""

    source: Source
    basis: Basis = Basis.UNDISCLOSED
    span: Span | None = None
    cue: Span | None = None
    addressee: str = ""
    said: str = ""
    anonymity_reason: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The chain of links, outermost first: outlet, agency, speaker, document or institution."""

    links: tuple[Link, ...]

    def __post_init__(self) -> None:
        """A claim without anyone who makes it cannot be."""
        if not self.links:
            raise ValueError("an attribution has at least one link: the outlet")

    @property
    def innermost(self) -> Link:
        """The link whose commitment counts."""
        return self.links[-1]

    @property
    def source(self) -> Source:
        """The innermost source."""
        return self.links[-1].source

    @property
    def at_risk(self) -> bool:
        """Whether anyone in the chain is exposed to reprisal."""
        return any(link.source.at_risk for link in self.links)
