"""What the ledger takes and gives, beside the words of the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sayso.model.claim import Claim
from sayso.model.report import Handling, Publication


class Fate(StrEnum):
    """How an item that was given ends."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a report came in: when (UTC, ISO 8601; empty for now), by whose hand, with which headers.

    The ledger alone keeps it; exports never hold it.
    """

    captured_at: str = ""
    by: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item; `report` is empty if it was refused, `reason` and `detail` unless it was."""

    name: str
    fate: Fate
    report: str = ""
    reason: str = ""
    detail: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """What read a report: its version, the language it read, and why it did not read, or empty."""

    version: str
    language: str = ""
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, and why.

    `seen` is the number of the chain's last entry when the one who decides looked: if somebody has decided on
    the same since, the decision is refused. None does not ask.
    """

    by: str
    why: str = ""
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """What is known of a report without its text; `size` in bytes, `code_points` of its text.

    `earlier` is the version before; `reader` what read it last (empty: nothing yet), `unread` why it did not.
    """

    id: str
    name: str
    sha256: str
    size: int
    media_type: str
    text_hash: str
    code_points: int
    publication: Publication
    handling: Handling
    captured_at: str
    earlier: str = ""
    reader: str = ""
    unread: str = ""


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim and the report that holds it."""

    report: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Undated:
    """Words of time in a report that could not be dated, and why not."""

    report: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted: an empty field wants all, several values of one field any of them.

    `text` is looked for in the evidence without regard to case. `since` and `until` are EDTF dates: a claim
    fits when what it tells may have happened between them, and never when it does not say. `rejected` asks
    for the claims that an analyst rejected or corrected instead of the others. No field picks out a source.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    factualities: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    namings: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    text: str = ""
    since: str = ""
    until: str = ""
    rejected: bool = False
