"""Quotations of a text by their marks, paragraph by paragraph; nested ones are kept with their depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.model.reading import Quotation

PAIRS = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "‘": "’"}
STRAIGHT = '"'
SINGLE = "‘"


@dataclass
class _Open:
    """The quotations that are open at one place of a paragraph, outermost first."""

    marks: list[tuple[str, int]] = field(default_factory=list)

    def closes(self, mark: str) -> bool:
        return bool(self.marks) and mark == closing(self.marks[-1][0])


def closing(opening: str) -> str:
    """The mark that closes what `opening` opens."""
    return STRAIGHT if opening == STRAIGHT else PAIRS[opening]


def quotations(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Quotation, ...]:
    """Every quotation in text order, without its marks; one that no mark closes ends with its paragraph."""
    found = [each for start, end in paragraphs for each in _in_paragraph(text, start, end)]
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    state = _Open()
    for at in range(start, end):
        mark = text[at]
        if state.closes(mark) and not _apostrophe(text, at, end):
            _, began = state.marks.pop()
            if began < at:
                yield Quotation(began, at, True, len(state.marks))
        elif _opens(text, at, start):
            state.marks.append((mark, at + 1))
    for depth, (mark, began) in enumerate(state.marks):
        if began < end and mark != SINGLE:
            yield Quotation(began, end, False, depth)


def _opens(text: str, at: int, start: int) -> bool:
    mark = text[at]
    if mark == STRAIGHT:
        return at == start or text[at - 1].isspace() or text[at - 1] in "([—–-“‘"
    return mark in PAIRS and (mark != SINGLE or at == start or not text[at - 1].isalnum())


def _apostrophe(text: str, at: int, end: int) -> bool:
    """Whether a closing single mark is an apostrophe: letters stand on both sides."""
    return text[at] == "’" and at + 1 < end and text[at + 1].isalnum()
