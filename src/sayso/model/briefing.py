"""A briefing: sentences about what was claimed, each footnoted to claim, span and archived bytes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.shown import ShownReport
from sayso.model.span import Span


class Mark(StrEnum):
    """Which field of the claim a word beside a sentence tells."""

    STATUS = "status"
    FACTUALITY = "factuality"
    POLARITY = "polarity"
    NAMING = "naming"
    CONDITION = "condition"
    BASE = "base"


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a sentence stands on: the claim, its spans in the frozen text, the archived bytes.

    `restated` are further spans of the same report that tell the claim again, `where` the page, table or row.
    """

    number: int
    claim: str
    report: ShownReport
    spans: tuple[Span, ...]
    restated: tuple[Span, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """Who, how it is told, its marks, its exact words, through whom; `gloss` is how it was read."""

    who: str
    verb: str
    marks: tuple[tuple[Mark, str], ...]
    quotes: tuple[str, ...]
    through: str
    gloss: tuple[str, ...]
    note: Footnote
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class BriefGroup:
    """The sentences about one facility, route, item or other matter; `about` may be empty."""

    about: str
    sentences: tuple[BriefSentence, ...]


@dataclass(frozen=True, slots=True)
class BriefSection:
    """The groups of one event type, with what that type is."""

    type: str
    what: str
    groups: tuple[BriefGroup, ...]

    @property
    def size(self) -> int:
        """How many sentences it has."""
        return sum(len(group.sentences) for group in self.groups)


@dataclass(frozen=True, slots=True)
class BriefReport:
    """A report, how many sentences stand on it, and why it was not read, or empty."""

    report: ShownReport
    sentences: int
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole document; `withheld_*` count what restricted reports hold and the document leaves out."""

    sections: tuple[BriefSection, ...]
    reports: tuple[BriefReport, ...]
    withheld_claims: int = 0
    withheld_reports: int = 0
    as_published: bool = False

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """Every footnote, in the order of its number."""
        groups = (group for section in self.sections for group in section.groups)
        return tuple(sentence.note for group in groups for sentence in group.sentences)
