"""Text as numbers, words and signs, each with its place: all that reading a quantity needs."""

from __future__ import annotations

import re
from typing import NamedTuple

PATTERN = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]\d)|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<break>\n+)"
    r"|(?P<sign>[^\w\s]|_)"
)


class Token(NamedTuple):
    """One number, word, sign or line break, in code points of the text; `low` is its lower-case form."""

    start: int
    end: int
    text: str
    low: str
    kind: str


NOTHING = Token(-9, -9, "", "", "")


class Line:
    """The tokens of a text; positions outside it hold an empty token, so that looking around is safe."""

    __slots__ = ("text", "tokens")

    def __init__(self, text: str) -> None:
        """Cut the text into tokens, once."""
        self.text = text
        self.tokens = [
            Token(m.start(), m.end(), m.group(), m.group().lower(), m.lastgroup or "") for m in PATTERN.finditer(text)
        ]

    def __getitem__(self, index: int) -> Token:
        """The token at this position, or an empty one outside the text."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else NOTHING

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.tokens)

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return self[index].end == self[index + 1].start

    def lows(self, first: int, last: int) -> tuple[str, ...]:
        """The lower-case forms of the tokens from `first` to before `last`; empty outside the text."""
        return tuple(self[index].low for index in range(first, last))

    def cut(self, first: int, last: int) -> str:
        """The text from the token `first` to the end of the one before `last`."""
        return self.text[self[first].start : self[last - 1].end] if first < last else ""
