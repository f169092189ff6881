"""What a check may find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """The kinds of problem; the last three are no faults: what somebody did on purpose, or what the next run ends."""

    DATABASE_DAMAGED = "database_damaged"
    CHAIN_BROKEN = "chain_broken"
    CHAIN_CHANGED = "chain_changed"
    CHAIN_REMOVED = "chain_removed"
    CHAIN_CUT_SHORT = "chain_cut_short"
    RECORD_MISSING = "record_missing"
    RECORD_CHANGED = "record_changed"
    RECORD_UNCHAINED = "record_unchained"
    RECORD_ASTRAY = "record_astray"
    BYTES_MISSING = "bytes_missing"
    BYTES_CHANGED = "bytes_changed"
    FILE_STRANGE = "file_strange"
    TEXT_CHANGED = "text_changed"
    CLAIM_CHANGED = "claim_changed"
    SPAN_ASTRAY = "span_astray"
    TRIGGER_MISSING = "trigger_missing"
    TRIGGER_STRANGE = "trigger_strange"
    DISARMED = "disarmed"
    PURGED = "purged"
    LEFTOVER = "leftover"
    UNFINISHED = "unfinished"


NOTES = (Fault.PURGED, Fault.LEFTOVER, Fault.UNFINISHED)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found: its kind, what it is in words, and where (an id, a number in the chain, a path)."""

    kind: Fault
    what: str
    where: str

    @property
    def is_fault(self) -> bool:
        """Whether something is wrong; tombstones, and what the next run ends, are only reported."""
        return self.kind not in NOTES
