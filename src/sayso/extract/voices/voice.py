"""A voice: who says a stretch of a report, how, and how firmly; and all voices of one report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.source import Link

Extent = tuple[int, int]


class Manner(StrEnum):
    """How the words of a stretch reached the report."""

    OUTLET = "outlet"
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    ACCORDING_TO = "according_to"
    DOCUMENT = "document"
    BELIEF = "belief"
    HEARSAY = "hearsay"
    INFERENCE = "inference"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says some characters of a report; all extents are `[start, end)` in code points.

    `spans` is what is said, `frame` the attribution itself, to be left out of a claim's span. `links` run
    from the outlet inwards. Factuality, polarity and status are what the cue commits to, `hedge` its words.
    """

    spans: tuple[Extent, ...]
    links: tuple[Link, ...]
    manner: Manner = Manner.OUTLET
    factuality: Factuality = Factuality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    status: Status | None = None
    hedge: str = ""
    cue: Extent | None = None
    frame: tuple[Extent, ...] = ()

    @property
    def innermost(self) -> Link:
        """The link whose commitment counts."""
        return self.links[-1]

    def covers(self, start: int, end: int) -> int:
        """How many of the characters `[start, end)` this voice says, its frame among them."""
        extents = (*self.spans, *self.frame)
        return sum(max(0, min(end, last) - max(start, first)) for first, last in extents)


@dataclass(frozen=True)
class Voices:
    """Every voice of one report in text order, the outlet's own behind them, and how deep each is nested."""

    all: tuple[Voice, ...]
    outlet: Voice
    depths: tuple[int, ...] = ()

    def at(self, start: int, end: int) -> Voice:
        """The innermost voice that says most of `[start, end)`; the outlet's own where none does."""
        best, found = (0, 0), self.outlet
        for voice, depth, (first, last, size) in zip(self.all, self.depths, self._reaches, strict=True):
            if first < end and start < last and 2 * voice.covers(start, end) > end - start:
                rank = (depth, -size)
                if found is self.outlet or rank > best:
                    best, found = rank, voice
        return found

    def around(self, at: int) -> Voice:
        """The innermost voice that says the character at `at`, frames left aside; the outlet's own where none does."""
        saying = [voice for voice in self.all if any(start <= at < end for start, end in voice.spans)]
        return min(saying, key=lambda voice: sum(end - start for start, end in voice.spans), default=self.outlet)

    def frames_in(self, start: int, end: int) -> tuple[Extent, ...]:
        """The stretches of attribution that overlap `[start, end)`, in text order."""
        return tuple(frame for frame in self._frames if frame[0] < end and start < frame[1])

    @cached_property
    def _reaches(self) -> tuple[tuple[int, int, int], ...]:
        """For each voice the first and last character that it covers, and how many it says."""
        return tuple(_reach(voice) for voice in self.all)

    @cached_property
    def _frames(self) -> tuple[Extent, ...]:
        return tuple(sorted({frame for voice in self.all for frame in voice.frame}))


def _reach(voice: Voice) -> tuple[int, int, int]:
    starts, ends = zip(*voice.spans, *voice.frame, strict=True)
    return min(starts), max(ends), sum(end - start for start, end in voice.spans)
