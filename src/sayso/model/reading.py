"""A Reading: a text as tokens, sentences, heads and quotations; what every language's reader returns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `head` is the index of its syntactic head in the reading (its own index at a root).

    `pos` is a Universal Dependencies tag, `tag` the language's own, `dep` the relation to the head, `ent` the
    kind of the name that it belongs to (PERSON, ORG, GPE, LOC, FAC, NORP, DATE, ... or empty).
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    ent: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `[first, last)` of one paragraph, over the characters `[start, end)`."""

    i: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters `[start, end)` between quotation marks, the marks outside; `closed` is false where no mark closes it.

    `depth` is 0 for a quotation that stands in no other.
    """

    start: int
    end: int
    closed: bool = True
    depth: int = 0


@dataclass(frozen=True)
class Reading:
    """A text read once; all offsets are code points of that text."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    paragraphs: tuple[tuple[int, int], ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its direct dependents, in text order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return tuple(tuple(each) for each in found)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The start of every token."""
        return tuple(token.start for token in self.tokens)

    @cached_property
    def subtrees(self) -> tuple[tuple[int, int], ...]:
        """For each token the leftmost and rightmost index of its subtree."""
        left = list(range(len(self.tokens)))
        right = list(left)
        for token in self._bottom_up():
            left[token.head] = min(left[token.head], left[token.i])
            right[token.head] = max(right[token.head], right[token.i])
        return tuple(zip(left, right, strict=True))

    def _bottom_up(self) -> list[Token]:
        """Every token after all of its dependents."""
        order: list[Token] = []
        stack = [token for token in self.tokens if token.head == token.i]
        while stack:
            token = stack.pop()
            order.append(token)
            stack.extend(self.tokens[child] for child in self.children[token.i])
        return order[::-1]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the character at `offset`, or None between tokens."""
        place = bisect_right(self.starts, offset) - 1
        return self.tokens[place] if place >= 0 and offset < self.tokens[place].end else None

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin inside the characters `[start, end)`."""
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers the character at `offset`, or None."""
        place = bisect_right([sentence.start for sentence in self.sentences], offset) - 1
        return self.sentences[place] if place >= 0 and offset < self.sentences[place].end else None
