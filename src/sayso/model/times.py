"""Times as a claim gives them, in EDTF, never finer than the words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """From one EDTF date to another; an empty end is unsaid. `words` is how the report puts it."""

    start: str = ""
    end: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        """Whether either end is known."""
        return bool(self.start or self.end)

    @property
    def edtf(self) -> str:
        """The EDTF interval; an end that is unsaid stays empty (`2024-01/`)."""
        return self.start if self.start == self.end else f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Times:
    """When it happened, was observed, was counted to and from, and was said; all as EDTF, empty if unsaid.

    `unresolved` keeps words that cannot be dated, each with the reason why not.
    """

    happened: Interval = Interval()
    observed: Interval = Interval()
    as_of: str = ""
    since: str = ""
    said: str = ""
    unresolved: tuple[tuple[str, str], ...] = ()
