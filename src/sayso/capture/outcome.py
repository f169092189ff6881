"""What comes of one item that was given: a captured report, or a refusal with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sayso.errors import RefusedError
from sayso.model.report import Report


class RefusalReason(StrEnum):
    """Why an item did not become a report; the value is what stands in the ledger."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    NOT_TEXT = "not_text"
    WRONG_ENCODING = "wrong_encoding"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    NO_ARTICLE = "no_article"
    NOT_A_FILE = "not_a_file"
    NOT_A_REPORT = "not_a_report"
    HIDDEN = "hidden"
    NO_SUCH_FILE = "no_such_file"
    BAD_SIDECAR = "bad_sidecar"
    BAD_ADDRESS = "bad_address"
    PRIVATE_ADDRESS = "private_address"
    FETCH_FAILED = "fetch_failed"
    RUNS_AWAY = "runs_away"


class Unfit(RefusedError):
    """An item cannot become a report; inside capture only, its public functions return a `Refusal`."""

    def __init__(self, reason: RefusalReason, detail: str, sha256: str = "") -> None:
        """`detail` is one or two sentences that say what the reader can do; `sha256` of bytes not held in memory."""
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.sha256 = sha256


@dataclass(frozen=True, slots=True)
class Refusal:
    """An item that was not taken in; `sha256` is of its bytes, empty where they could not be read."""

    name: str
    sha256: str
    reason: RefusalReason
    detail: str


@dataclass(frozen=True, slots=True)
class Captured:
    """A report, the bytes that it was read from, and how these were got (of a page: its headers)."""

    report: Report
    data: bytes = field(repr=False)
    provenance: Mapping[str, str] = field(default_factory=dict)
