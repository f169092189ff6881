"""Paragraphs and headings of a frozen text, by its line breaks alone; the same in every language."""

from __future__ import annotations

import re

TERMINAL = ".!?…。:;”\"’')]"
WRAP_WIDTH = range(45, 100)
HEADING_WORDS = 14

_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LIST_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s")


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The `[start, end)` of every paragraph, blank edges left out.

    A line is a paragraph, unless the text is hard-wrapped: then a block between blank lines is one.
    """
    pattern = _BLOCK if is_wrapped(text) else _LINE
    found = ((m.start() + len(m[0]) - len(m[0].lstrip()), m.end()) for m in pattern.finditer(text))
    return tuple((start, start + len(text[start:end].rstrip())) for start, end in found)


def is_wrapped(text: str) -> bool:
    """Whether lines are broken at a width: most lines inside blocks end in mid-sentence near one length."""
    inner = [
        line
        for block in _BLOCK.findall(text)
        for line in block.split("\n")[:-1]
        if line.strip() and not _LIST_ITEM.match(line)
    ]
    broken = [line for line in inner if line.rstrip()[-1] not in TERMINAL and len(line) in WRAP_WIDTH]
    return len(inner) >= 2 and len(broken) > len(inner) / 2


def is_heading(paragraph: str, before: str = "") -> bool:
    """Whether a paragraph is a headline, a heading, or a credit: short, and without a closing mark.

    An item of a list is none: one with a bullet, or one after a paragraph (`before`) that ends as a list begins
    or goes on.
    """
    if paragraph.startswith("#"):
        return True
    if _LIST_ITEM.match(paragraph) or before.rstrip()[-1:] in {":", ";"} or paragraph[-1] == ";":
        return False
    return paragraph[-1] not in TERMINAL and len(paragraph.split()) <= HEADING_WORDS
