"""Who repeated whom: tellings, the retellings that tie them, and the origins that they go back to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sayso.model.ids import content_id
from sayso.model.span import Span


class Relation(StrEnum):
    """How one telling stands to another."""

    COPY = "copy"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    QUOTATION = "quotation"
    CITATION = "citation"
    INDEPENDENT = "independent"


class Trace(StrEnum):
    """What speaks for or against one telling going back to another."""

    CREDIT = "names the other as where it has it from"
    COMMON_CREDIT = "both name the same report as where they have it from"
    SHARED_WORDS = "the same eight words in a row"
    SHARED_PHRASES = "many of the same short phrases"
    SAME_QUOTATION = "the same quotation"
    SAME_SPEAKER = "the same speaker on the same day"
    LIKELY_SPEAKER = "the same speaker, no day given"
    SAME_NUMBER = "the same precise number"
    SAME_FACTS = "the same statements, figure for figure"
    SAME_ORDER = "told in the same order"
    GARBLED = "a number that is the other's garbled"
    OTHER_SPEAKER = "another speaker"
    OTHER_DAY = "the same speaker on another day"
    OTHER_VALUE = "another figure"
    OWN_FACTS = "statements that the other does not have"
    APART = "weeks between them"
    OTHER_LANGUAGE = "another language"
    NOT_ASKED = "both rest on sources at risk, who are never compared"
    DECIDED = "decided by an analyst"


@dataclass(frozen=True, slots=True)
class Clue:
    """One item of evidence: how it weighs (log odds), where it stands in the later and the earlier report."""

    trace: Trace
    weight: float
    later: tuple[Span, ...] = ()
    earlier: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Telling:
    """What one voice of one report says on one matter: one utterance, however often it restates itself.

    `voice` tells apart the sources of its report and means nothing outside it.
    """

    report: str
    voice: str
    claims: tuple[str, ...]
    published: str = ""
    outlet: str = ""
    at_risk: bool = False

    @cached_property
    def id(self) -> str:
        """The content id of its report, voice and claims."""
        return content_id("t", [self.report, self.voice, sorted(self.claims)])


@dataclass(frozen=True, slots=True)
class Retelling:
    """That `later` goes back to `earlier` (ids of tellings), how, with which probability, by which evidence."""

    earlier: str
    later: str
    relation: Relation
    probability: float
    clues: tuple[Clue, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The first utterance that tellings go back to.

    `root` is the telling that comes nearest to it. An origin that is not `held` was made elsewhere (a briefing, an
    interview, a report not in the casebook): `cited` is then the claim and the link of its chain that name it.
    """

    root: str
    tellings: tuple[str, ...]
    held: bool = True
    cited: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many origins: the likeliest number, the mean, and the bounds of the 90 % interval."""

    likely: int
    mean: float
    low: int
    high: int

    @property
    def certain(self) -> bool:
        """Whether the interval is one number."""
        return self.low == self.high
