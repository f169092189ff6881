"""A finding: what the claims on one matter come to, by origin, with contradictions and a grade."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sayso.model.ids import content_id
from sayso.model.origin import Count, Origin, Retelling, Telling
from sayso.model.span import Span


@dataclass(frozen=True)
class Matter:
    """What claims of one finding have in common: event type, status, subject, goods, period.

    `subject` and `goods` are folded words or ids of entities, `period` an EDTF interval or empty. `reason` says
    why the claims stand together.
    """

    type: str
    status: str
    subject: tuple[str, ...]
    goods: tuple[str, ...]
    period: str
    reason: str = ""

    @cached_property
    def id(self) -> str:
        """The content id of what the matter is; the reason does not count."""
        return content_id("f", [self.type, self.status, self.subject, self.goods, self.period])


class Kin(StrEnum):
    """How two matters know each other."""

    STATUS = "the same, as a target, an order or an output"
    PERIOD = "the same at another time"
    GOODS = "other goods at the same place"


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """Another finding that this one knows, and how."""

    finding: str
    kin: Kin


class Kind(StrEnum):
    """In what two claims differ."""

    VALUE = "value"
    POLARITY = "polarity"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    STATUS = "status"
    OR_AND = "or_and"
    CAPACITY = "capacity"
    ITEM = "item"
    STAGE = "stage"
    SCOPE = "scope"
    BASE = "base"
    HEDGE = "hedge"
    GARBLED = "garbled"
    STALE = "stale"


class Between(StrEnum):
    """What a difference is: between origins a conflict, along a retelling drift, unlike scopes a tension."""

    CONFLICT = "conflict"
    DRIFT = "drift"
    TENSION = "tension"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both stand, and what each of them says where they differ.

    For drift, `one` is the earlier telling. `one_words` and `other_words` are the two sentences.
    """

    kind: Kind
    between: Between
    one: str
    other: str
    one_words: Span
    other_words: Span
    detail: str = ""

    @property
    def id(self) -> str:
        """The content id of kind and claims."""
        return content_id("x", [self.kind, self.between, self.one, self.other])


class Letter(StrEnum):
    """How reliable the source is; F: cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Digit(StrEnum):
    """How credible the information is; 6: cannot be judged."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty pair with the reasons of each half, and what would change it."""

    letter: Letter
    digit: Digit
    letter_reasons: tuple[str, ...] = ()
    digit_reasons: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As it is written: B2."""
        return f"{self.letter.value}{self.digit.value}"

    @property
    def diagonal(self) -> bool:
        """Whether letter and digit stand at the same step: raters who mix them put nearly all there."""
        return ord(self.letter.value) - ord("A") == int(self.digit.value) - 1


@dataclass(frozen=True, slots=True)
class Rating:
    """An analyst's grade beside the computed one, with the reason given and the decision's id."""

    letter: Letter
    digit: Digit
    by: str
    why: str
    decision: str = ""

    def __str__(self) -> str:
        """As it is written: B2."""
        return f"{self.letter.value}{self.digit.value}"


@dataclass(frozen=True, slots=True, order=True)
class Outcome:
    """Whether other origins bore a source out on one matter; `source` is a folded name or the id of an entity.

    Whoever is at risk has none: nothing is kept of them across reports.
    """

    source: str
    borne_out: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said on one matter: tellings by origin, how many origins, what differs, how it is graded."""

    matter: Matter
    tellings: tuple[Telling, ...]
    retellings: tuple[Retelling, ...]
    origins: tuple[Origin, ...]
    count: Count
    grade: Grade
    contradictions: tuple[Contradiction, ...] = ()
    related: tuple[Related, ...] = ()
    rating: Rating | None = None
    restated: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    @property
    def id(self) -> str:
        """The content id of the matter: it stays while claims come and go."""
        return self.matter.id

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that tell of it, in order."""
        return tuple(sorted({telling.report for telling in self.tellings}))

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims of all tellings, in order."""
        return tuple(sorted(claim for telling in self.tellings for claim in telling.claims))
