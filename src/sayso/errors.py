"""The one family of errors that Sayso raises on purpose: each says what happened, what was kept, what to do."""

from __future__ import annotations

from enum import StrEnum


class Remedy(StrEnum):
    """What the reader of an error can do."""

    FIX_INPUT = "fix the input"
    SKIP_ITEM = "skip the item"
    STOP_RUN = "stop the run"


class SaysoError(Exception):
    """An error with a remedy; the command line prints it without a traceback."""

    remedy = Remedy.FIX_INPUT

    def __init__(self, what: str, *, do: str = "", kept: str = "") -> None:
        """`what` happened, what to `do` about it, and what was `kept` in spite of it."""
        super().__init__(what)
        self.what = what
        self.do = do
        self.kept = kept

    def __str__(self) -> str:
        """All that is known, one sentence after another."""
        return " ".join(part for part in (self.what, self.kept, self.do) if part)


class InputError(SaysoError):
    """The user's input cannot be used as it is."""


class RefusedError(SaysoError):
    """One item is refused; the rest of the run goes on."""

    remedy = Remedy.SKIP_ITEM


class IntegrityFault(SaysoError):
    """What is kept contradicts itself; nothing further should be written."""

    remedy = Remedy.STOP_RUN
