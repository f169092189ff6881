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


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase over the tokens `[first, last]` and the case in which its clause has it.

    `head` is the noun that names the thing, numbers and particles left aside; `of` are the nouns that qualify it.
    """

    head: int
    first: int
    last: int
    case: str
    of: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate with what it takes; what the reader of a language without heads gives in their place.

    `key` are the wordings by which a lexicon may know the predicate at token `verb`, the most telling first; it
    reaches over the tokens `[first, last]`, its own arguments included. `link` says how it hangs on the clause
    `above` (-1 for none): main, said, fact, noun, and, but, if, because, purpose, name. `noun` is the token of the
    noun that it qualifies or that it is put in by, or -1. `marks` say what its endings and helping words make of
    it: past, not, can, will, must, plan, order, passive, ...
    """

    i: int
    verb: int
    key: tuple[str, ...]
    first: int
    last: int
    arguments: tuple[Argument, ...]
    link: str = "main"
    above: int = -1
    noun: int = -1
    marks: frozenset[str] = frozenset()
    quoted: bool = False


@dataclass(frozen=True)
class Reading:
    """A text read once; all offsets are code points of that text.

    Its grammar stands in the heads of its tokens, or, where the reader finds none, in `clauses`.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    paragraphs: tuple[tuple[int, int], ...]
    clauses: tuple[Clause, ...] = ()

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
    def sentence_starts(self) -> tuple[int, ...]:
        """The start of every sentence."""
        return tuple(sentence.start for sentence in self.sentences)

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
        place = bisect_right(self.sentence_starts, offset) - 1
        return self.sentences[place] if place >= 0 and offset < self.sentences[place].end else None
