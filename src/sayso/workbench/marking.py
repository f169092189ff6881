"""A frozen text cut at the borders of claims: paragraphs of pieces, each with the claims that cover it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.shown import Shown
from sayso.publish.clean import visible


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim and its number on the page, from 1 in the order of the text."""

    number: int
    claim: Shown


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch without a border: from `start` in code points, its words, the claims over it, the numbers that end."""

    start: int
    words: str
    over: tuple[Numbered, ...] = ()
    ends: tuple[Numbered, ...] = ()
    begins: tuple[Numbered, ...] = ()

    @property
    def claims(self) -> str:
        """The ids of the claims over it, the shortest claim first, as an attribute holds them."""
        return " ".join(each.claim.id for each in sorted(self.over, key=_length))

    @property
    def status(self) -> str:
        """The status of the shortest claim over it."""
        return min(self.over, key=_length).claim.status.value if self.over else ""

    @property
    def depth(self) -> int:
        """How many claims are over it, at most three."""
        return min(len(self.over), 3)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The pieces between two line feeds."""

    start: int
    pieces: tuple[Piece, ...]


def numbered(claims: Sequence[Shown]) -> list[Numbered]:
    """The claims with their numbers."""
    ordered = sorted(claims, key=lambda claim: (claim.span.start, claim.span.end, claim.id))
    return [Numbered(number, claim) for number, claim in enumerate(ordered, 1)]


def paragraphs(text: str, claims: Sequence[Numbered], within: tuple[int, int] | None = None) -> Iterator[Paragraph]:
    """The paragraphs that hold more than white space; of a part of the text, those that it touches.

    However spans overlap, each piece stands once, so that the words of all pieces are the text.
    """
    first, last = within or (0, len(text))
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        if part.strip() and start < last and end > first:
            yield Paragraph(start, tuple(_pieces(text, (start, end), claims)))
        start = end + 1


def _pieces(text: str, place: tuple[int, int], claims: Sequence[Numbered]) -> Iterator[Piece]:
    start, end = place
    here = [each for each in claims if any(span.start < end and span.end > start for span in each.claim.spans)]
    spans = [span for each in here for span in each.claim.spans if span.start < end and span.end > start]
    borders = sorted({start, end, *(min(max(at, start), end) for span in spans for at in (span.start, span.end))})
    for one, other in pairwise(borders):
        yield Piece(
            one,
            visible(text[one:other]),
            tuple(each for each in here if _covers(each, one, other)),
            tuple(each for each in here if each.claim.span.end == other or (_open(each, end) and other == end)),
            tuple(each for each in here if each.claim.span.start == one),
        )


def _covers(each: Numbered, start: int, end: int) -> bool:
    return any(span.start <= start and end <= span.end for span in each.claim.spans)


def _open(each: Numbered, end: int) -> bool:
    """Whether the evidence ends with the line feed after this paragraph: its number stands before that."""
    return each.claim.span.end == end + 1


def _length(each: Numbered) -> tuple[int, int]:
    return each.claim.span.end - each.claim.span.start, each.number
