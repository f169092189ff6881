"""Quotations of a text by their marks, paragraph by paragraph; nested ones are kept with their depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.model.reading import Quotation

PAIRS = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "‘": "’"}
STRAIGHT = '"'
DOUBLED = "''"
SINGLE = "‘"
_ALIKE = frozenset({"“", STRAIGHT, DOUBLED})
_BEFORE_AN_OPENING = frozenset('([—–-“‘"/')


@dataclass
class _Open:
    """The quotations that are open at one place of a paragraph, outermost first."""

    marks: list[tuple[str, int]] = field(default_factory=list)

    def closes(self, mark: str, opening: bool) -> bool:
        """Whether the mark closes the innermost quotation; editors mix curly and straight marks."""
        if not self.marks:
            return False
        own = self.marks[-1][0]
        if mark == closing(own):
            return mark not in {STRAIGHT, DOUBLED} or not opening
        return own in _ALIKE and not opening and mark in {"”", STRAIGHT, DOUBLED}

    def reopens(self, mark: str) -> bool:
        """Whether a mark like that of the innermost quotation opens once more: nothing closed the one before."""
        return bool(self.marks) and mark in _ALIKE and self.marks[-1][0] in _ALIKE


def closing(opening: str) -> str:
    """The mark that closes what `opening` opens."""
    return PAIRS.get(opening, opening)


def quotations(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Quotation, ...]:
    """Every quotation in text order, without its marks; one that no mark closes ends with its paragraph."""
    found = [each for start, end in paragraphs for each in _in_paragraph(text, start, end)]
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    state = _Open()
    for at, mark in _marks(text, start, end):
        opening = _opens(text, at, start, mark)
        if state.closes(mark, opening) and not _apostrophe(text, at, end):
            _, began = state.marks.pop()
            if began < at:
                yield Quotation(began, at, True, len(state.marks))
        elif opening:
            if state.reopens(mark):
                _, began = state.marks.pop()
                yield Quotation(began, began + len(text[began:at].rstrip()), False, len(state.marks))
            state.marks.append((mark, at + len(mark)))
    for depth, (mark, began) in enumerate(state.marks):
        if began < end and mark != SINGLE:
            yield Quotation(began, end, False, depth)


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Every character that may be a mark with its place; two apostrophes in a row are one mark."""
    at = start
    while at < end:
        mark = DOUBLED if text.startswith(DOUBLED, at, end) else text[at]
        yield at, mark
        at += len(mark)


def _opens(text: str, at: int, start: int, mark: str) -> bool:
    if mark in {STRAIGHT, DOUBLED}:
        if text[at + len(mark) : at + len(mark) + 1].isspace():
            return False
        return at == start or text[at - 1].isspace() or text[at - 1] in _BEFORE_AN_OPENING
    return mark in PAIRS and (mark != SINGLE or at == start or not text[at - 1].isalnum())


def _apostrophe(text: str, at: int, end: int) -> bool:
    """Whether a closing single mark is an apostrophe: letters stand on both sides."""
    return text[at] == "’" and at + 1 < end and text[at + 1].isalnum()
