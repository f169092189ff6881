"""A claim: one attributed statement, anchored to spans, immutable once stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sayso.model.ids import content_id
from sayso.model.item import Item
from sayso.model.quantity import Quantity
from sayso.model.source import Attribution
from sayso.model.span import Span
from sayso.model.times import Times


class Status(StrEnum):
    """What kind of being the event has; where several fit, the first of this order."""

    EQUIVALENT = "equivalent"
    CAPACITY = "capacity"
    ORDERED = "ordered"
    TARGET = "target"
    PLANNED = "planned"
    FORECAST = "forecast"
    ACTUAL = "actual"


class Factuality(StrEnum):
    """How firmly the innermost source commits."""

    ASSERTED = "asserted"
    NEAR_CERTAIN = "near_certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """Affirmed or denied; none exactly when the source says that it does not know."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Maker:
    """What made a claim: an extractor with its version and rules, or a person."""

    name: str
    version: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One event of one type, as one source states it; roles keep the report's own words.

    `spans[0]` is the evidence that the ledger checks; further spans complete it. `restates` names claims of the
    same report that say the same with their own voice.
    """

    text_hash: str
    spans: tuple[Span, ...]
    type: str
    attribution: Attribution
    status: Status = Status.ACTUAL
    factuality: Factuality = Factuality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    quantity: Quantity | None = None
    times: Times = Times()
    condition: Span | None = None
    hedge: str = ""
    restates: tuple[str, ...] = ()
    made_by: Maker = Maker("person")

    def __post_init__(self) -> None:
        """Refuse a claim without evidence, or whose polarity and factuality disagree."""
        if not self.spans:
            raise ValueError("no quote, no claim")
        if (self.polarity is Polarity.NONE) != (self.factuality is Factuality.UNKNOWN):
            raise ValueError("polarity is none exactly when factuality is unknown")

    @property
    def id(self) -> str:
        """The content id; it leaves out what made the claim and which others it restates."""
        return content_id("c", {name: getattr(self, name) for name in IDENTIFYING})

    @property
    def span(self) -> Span:
        """The evidence."""
        return self.spans[0]


IDENTIFYING = tuple(name for name in Claim.__dataclass_fields__ if name not in {"made_by", "restates"})


class Discarded(StrEnum):
    """Why words that looked like a claim did not become one."""

    NO_DOMAIN_ARGUMENT = "the verb is known, but nothing of the domain stands with it"
    GENERAL_REMARK = "a general remark, an opinion or rhetoric"
    HEADING = "a headline, heading, caption credit or boilerplate"
    QUESTION = "a question"
    CONTAINED = "told by a more specific claim over the same words"
    DUPLICATE = "the same claim over the same words"
    NO_SPAN = "no words of the text to anchor it to"


@dataclass(frozen=True, slots=True)
class Discard:
    """Words that were looked at and left, and why."""

    span: Span
    type: str
    reason: Discarded


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a reader got from one report's text: claims in text order, and what it left with the reason."""

    claims: tuple[Claim, ...]
    discarded: tuple[Discard, ...] = ()
    unresolved_dates: tuple[tuple[str, str], ...] = ()
