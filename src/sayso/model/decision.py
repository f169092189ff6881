"""A decision: what an analyst did, who, when and why; appended, and taken back by another decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sayso.model.claim import Claim
from sayso.model.ids import Plain, content_id


class Act(StrEnum):
    """What a decision does; `take_back` undoes one other."""

    ADD = "add"
    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    RATE = "rate"
    ASSUME = "assume"
    MARK = "mark"
    TAKE_BACK = "take_back"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a decision on a claim holds on, so that it survives a better extractor."""

    text_hash: str
    start: int
    end: int
    type: str
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """One content id for all claims of this type and these roles over these words."""
        return content_id("a", self)


def anchor(claim: Claim) -> Anchor:
    """Where a decision on this claim holds on."""
    return Anchor(claim.text_hash, claim.span.start, claim.span.end, claim.type, claim.roles)


@dataclass(frozen=True, slots=True)
class Decision:
    """One act on one target (the id of a claim, report or identity); `at` is UTC in ISO 8601.

    `number` is its place in the chain of custody; `takes_back` the id of the decision that it undoes.
    """

    act: Act
    target: str
    by: str
    why: str
    at: str
    number: int
    payload: Mapping[str, Plain] = field(default_factory=dict)
    takes_back: str = ""
    anchor: Anchor | None = None

    @property
    def id(self) -> str:
        """The content id."""
        return content_id("d", self)
