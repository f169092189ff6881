"""What a check may find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """The kinds of problem; `purged` alone is no fault, but what somebody did on purpose."""

    CHAIN_BROKEN = "chain_broken"
    CHAIN_CHANGED = "chain_changed"
    CHAIN_REMOVED = "chain_removed"
    CHAIN_CUT_SHORT = "chain_cut_short"
    RECORD_MISSING = "record_missing"
    RECORD_CHANGED = "record_changed"
    RECORD_UNCHAINED = "record_unchained"
    BYTES_MISSING = "bytes_missing"
    BYTES_CHANGED = "bytes_changed"
    TEXT_CHANGED = "text_changed"
    CLAIM_CHANGED = "claim_changed"
    SPAN_ASTRAY = "span_astray"
    TRIGGER_MISSING = "trigger_missing"
    DISARMED = "disarmed"
    PURGED = "purged"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found: its kind, what it is in words, and where (an id, a number in the chain, a path)."""

    kind: Fault
    what: str
    where: str

    @property
    def is_fault(self) -> bool:
        """Whether something is wrong; the tombstone of a purge is only reported."""
        return self.kind is not Fault.PURGED
