"""What may leave the ledger of an entity. Only `protect.show_entities` makes such a value."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.entity import Extent, Kind, Stage, Verdict


@dataclass(frozen=True, slots=True)
class ShownName:
    """One name of an entity, and how many claims and reports use it."""

    id: str
    words: str
    claims: int
    reports: int


@dataclass(frozen=True, slots=True)
class ShownTie:
    """A judgement on two names, in words; `decision` is the id of an analyst's, or empty."""

    left: str
    left_words: str
    right: str
    right_words: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    decision: str = ""


@dataclass(frozen=True, slots=True)
class ShownEntity:
    """One entity: its names, the claims and reports that name it, where it lies, what became of it, its ties."""

    id: str
    kind: Kind
    name: str
    names: tuple[ShownName, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    where: tuple[str, ...] = ()
    extent: Extent | None = None
    history: tuple[Stage, ...] = ()
    ties: tuple[ShownTie, ...] = ()
