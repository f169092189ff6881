"""A Reading as the voice rules look at it: clauses, noun phrases, and stretches of tokens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sayso.language.cues import CueWords, VoiceWords, cue_words, voice_words
from sayso.model.reading import Quotation, Reading, Sentence, Token

Range = tuple[int, int]
Extent = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
MARKS = frozenset("\"“”„«»'‘’「」『』")
SEPARATORS = frozenset({",", "—", "–", "-", ":", ";", "("})


@dataclass(frozen=True)
class Scene:
    """A Reading with the lexicons of its language."""

    reading: Reading
    cues: CueWords
    words: VoiceWords

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the reading."""
        return self.reading.tokens

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations that stand in no other."""
        return tuple(each for each in self.reading.quotations if each.depth == 0)

    def children(self, at: int) -> tuple[int, ...]:
        """The dependents of a token."""
        return self.reading.children[at]

    def child(self, at: int, *deps: str) -> int | None:
        """The first dependent with one of the relations."""
        return next((each for each in self.reading.children[at] if self.tokens[each].dep in deps), None)

    def sentence(self, at: int) -> Sentence:
        """The sentence of a token."""
        return self.reading.sentences[self.tokens[at].sentence]

    def subtree(self, at: int) -> Range:
        """The tokens `[first, last]` that a token governs."""
        return self.reading.subtrees[at]

    def phrase(self, head: int) -> Range:
        """The noun phrase `[first, last]` of a head without its clauses, appositions and coordinated verbs."""
        first = last = head
        for each in self.children(head):
            token = self.tokens[each]
            if token.dep in CLAUSES or token.dep in {"appos", "punct", "cc", "conj", "advmod"} or token.lower == "—":
                if token.dep != "conj" or token.pos == "VERB" or each > head + 8:
                    continue
            left, right = self.phrase(each) if token.dep in {"prep", "pobj", "conj"} else self.subtree(each)
            first, last = min(first, left), max(last, right)
        return first, last

    def extent(self, tokens: Range) -> Extent:
        """The characters `[start, end)` of the tokens `[first, last]`."""
        return self.tokens[tokens[0]].start, self.tokens[tokens[1]].end

    def text(self, tokens: Range) -> str:
        """The words of the tokens `[first, last]`."""
        start, end = self.extent(tokens)
        return self.reading.text[start:end]

    def is_mark(self, at: int) -> bool:
        """Whether the token is a quotation mark."""
        return self.tokens[at].text in MARKS

    def has_verb(self, tokens: Range) -> bool:
        """Whether a verb stands among the tokens `[first, last]`."""
        return any(each.pos in {"VERB", "AUX"} for each in self.tokens[tokens[0] : tokens[1] + 1])

    def quoted_by(self, at: int) -> Quotation | None:
        """The outer quotation that the token stands in."""
        start = self.tokens[at].start
        return next((each for each in self.quotations if each.start <= start < each.end), None)


def scene_of(reading: Reading) -> Scene:
    """The scene of a reading, with the cues and source words of its language."""
    return Scene(reading, cue_words(reading.language), voice_words(reading.language))
