"""Spans: where in a report's frozen text some words stand, and how to find them again."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in Unicode code points of one frozen text, with the words and their surroundings.

    It is a W3C TextPositionSelector and TextQuoteSelector in one.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        """Refuse a span that could not be cut from any text."""
        if not 0 <= self.start < self.end or self.end - self.start != len(self.exact):
            raise ValueError(f"no span: [{self.start}, {self.end}) with {len(self.exact)} characters")

    def stands_in(self, text: str) -> bool:
        """Whether the words stand in the text, at this place, to the letter."""
        return text[self.start : self.end] == self.exact

    def covers(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Locator:
    """Where in the document a stretch of its text stands; empty parts are unknown. All count from 1."""

    start: int
    end: int
    page: int | None = None
    paragraph: int | None = None
    footnote: str = ""
    table: int | None = None
    row: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """As a reader would say it: `page 3, table 1, row 2`."""
        names = ("page", "paragraph", "footnote", "table", "row", "column")
        return ", ".join(f"{name} {value}" for name in names if (value := getattr(self, name)))


def cut(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]`, with up to 32 characters of context on either side."""
    return Span(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def trimmed(text: str, start: int, end: int, strip: str = " \t\n,;:") -> tuple[int, int]:
    """The same stretch without leading and trailing characters of `strip`; may be empty."""
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return start, end


def lowered(text: str) -> str:
    """The text in lower case, as many characters at the same places ("İ" alone would become two)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
