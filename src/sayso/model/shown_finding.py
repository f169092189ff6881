"""What may leave the ledger of a finding. Only `protect.show_finding` makes such a value, from shown claims."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.finding import Between, Grade, Kind, Rating, Related
from sayso.model.origin import Count, Relation, Trace
from sayso.model.shown import Shown, ShownReport


@dataclass(frozen=True, slots=True)
class ShownClue:
    """One item of evidence for a retelling: its weight, and the words of the later and the earlier report."""

    trace: Trace
    weight: float
    later: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownRetelling:
    """How a telling goes back to an earlier one; `earlier` is empty where that is on another matter."""

    earlier: str
    earlier_report: ShownReport
    relation: Relation
    probability: float
    clues: tuple[ShownClue, ...]


@dataclass(frozen=True, slots=True)
class ShownTelling:
    """What one voice of one report says on the matter, and what it goes back to, if anything likely."""

    id: str
    report: ShownReport
    who: str
    claims: tuple[Shown, ...]
    parent: ShownRetelling | None = None


@dataclass(frozen=True, slots=True)
class ShownOrigin:
    """An origin: who spoke first, whether that is held, and its tellings."""

    who: str
    held: bool
    root: str
    tellings: tuple[ShownTelling, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class ShownContradiction:
    """Two claims that differ, each with the words in which it does."""

    id: str
    kind: Kind
    between: Between
    one: Shown
    other: Shown
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding as it may be shown: what it is about, by origin, what differs, how it is graded."""

    id: str
    type: str
    status: str
    about: str
    period: str
    reason: str
    reports: int
    count: Count
    origins: tuple[ShownOrigin, ...]
    contradictions: tuple[ShownContradiction, ...]
    grade: Grade
    related: tuple[Related, ...] = ()
    rating: Rating | None = None
    restated: tuple[Shown, ...] = ()
    first_because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A source that is named or an institution: on how many matters others bore it out or spoke against it."""

    name: str
    standing: str
    claims: int
    reports: int
    borne_out: int = 0
    against: int = 0
