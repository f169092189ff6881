"""A Reading as the voice rules look at it: clauses, noun phrases, and stretches of tokens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sayso.language.cues import CueWords, VoiceWords, cue_words, voice_words
from sayso.model.reading import Quotation, Reading, Sentence, Token

Range = tuple[int, int]
Extent = tuple[int, int]

CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
MARKS = frozenset("\"“”„«»'‘’「」『』") | {"''", "``"}
_OUTSIDE = CLAUSES | {"punct", "cc", "advmod"}
_NESTED = frozenset({"prep", "pobj", "conj"})
_NEAR = 8
_DATES = frozenset({"DATE", "TIME"})
_MODIFIERS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART"})
DASHES = frozenset({"-", "--", "—", "–"})
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
        """The noun phrase `[first, last]` of a head without its clauses and appositions."""
        first = last = head
        for each in self.children(head):
            token = self.tokens[each]
            if token.dep == "appos":
                last = max(last, self.phrase(each)[1]) if self._is_close(head, each) else last
            elif token.dep not in _OUTSIDE and not self._is_far_conjunct(head, each):
                left, right = self.phrase(each) if token.dep in _NESTED else self.subtree(each)
                first, last = min(first, left), max(last, right)
        labels = head + 1 < len(self.tokens) and self.tokens[head + 1].text == ":"
        return self._begin(first, head), head if labels else last

    def _begin(self, first: int, head: int) -> int:
        """Where a phrase begins: its determiner where it seems part of a compound, behind a date glued to it."""
        if self.tokens[head].dep == "compound" and self.tokens[head].pos in {"NOUN", "PROPN"}:
            above = self.tokens[head].head
            while first and self.tokens[first - 1].head == above and self.tokens[first - 1].pos in _MODIFIERS:
                first -= 1
        first = max(first, min(self.first(head), head))
        if self.tokens[head].ent not in _DATES:
            while first < head and self.tokens[first].ent in _DATES and self.tokens[first].dep == "compound":
                first += 1
        return first + 2 if self._is_day(first, head) else first

    def _is_day(self, first: int, head: int) -> bool:
        """Whether a day without its month is glued to the phrase: "On the 26th the ministry …"."""
        if first + 2 >= head or self.tokens[first + 1].ent != "ORDINAL" or not self.tokens[first + 1].text[0].isdigit():
            return False
        return first > 0 and self.tokens[first].lower == "the" and self.tokens[first - 1].lower in {"on", "by"}

    def role(self, head: int) -> int:
        """The noun that says what the source is: after "one of the …" the noun, else the head itself."""
        if self.tokens[head].lower in self.words["partitives"]:
            for each in self.children(head):
                if self.tokens[each].lower == "of":
                    return self.child(each, "pobj") or head
        return head

    @cached_property
    def named(self) -> tuple[tuple[int, Range, frozenset[str]], ...]:
        """Every person's name: its head, its phrase up to the head, and the words of that in lower case."""
        found = []
        for token in self.tokens:
            if token.ent == "PERSON" and token.pos != "PART" and self.tokens[token.head].ent != "PERSON":
                left = min(
                    (each for each in self.children(token.i) if self.tokens[each].dep in {"compound", "amod", "nmod"}),
                    default=token.i,
                )
                left = self.subtree(left)[0] if left < token.i else token.i
                words = frozenset(each.lower for each in self.tokens[left : token.i + 1])
                found.append((token.i, (left, token.i), words))
        return tuple(found)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The words of every person's name, without titles, in lower case."""
        phrases = [self.tokens[left : head + 1] for head, (left, _), _ in self.named]
        return frozenset(each.lower for phrase in phrases for each in phrase if each.ent == "PERSON")

    def _is_far_conjunct(self, head: int, each: int) -> bool:
        token = self.tokens[each]
        return token.dep == "conj" and (token.pos == "VERB" or each > head + _NEAR)

    def _is_close(self, head: int, apposition: int) -> bool:
        """Whether an apposition follows without a comma: "the newspaper X"."""
        first = self.subtree(apposition)[0]
        return first > head and all(each.text == "-" or each.pos != "PUNCT" for each in self.tokens[head + 1 : first])

    @cached_property
    def starts(self) -> dict[int, int]:
        """Where sentences with a dateline ("SEOUL, May 8 (Agency) -") begin after it, by their number."""
        found = {}
        for sentence in self.reading.sentences:
            head = self.tokens[sentence.first]
            after = self.tokens[min(sentence.first + 1, sentence.last - 1)]
            if head.text.isupper() and (len(head.text) > 3 or after.text in DASHES):
                for each in self.tokens[sentence.first + 1 : min(sentence.first + 22, sentence.last)]:
                    if each.text in DASHES:
                        found[sentence.i] = each.i + 1
                        break
                    if each.pos in {"VERB", "AUX"}:
                        break
        return found

    def first(self, at: int) -> int:
        """The first token of the sentence of a token, its dateline left out."""
        sentence = self.sentence(at)
        return self.starts.get(sentence.i, sentence.first)

    def subtree_of_phrase(self, tokens: Range) -> Range:
        """The whole noun phrase around its core, clauses and appositions among it."""
        heads = [
            each for each in range(tokens[0], tokens[1] + 1) if not tokens[0] <= self.tokens[each].head <= tokens[1]
        ]
        return self.subtree(heads[0]) if heads and self.tokens[heads[0]].pos not in {"VERB", "AUX"} else tokens

    def extent(self, tokens: Range) -> Extent:
        """The characters `[start, end)` of the tokens `[first, last]`."""
        return self.tokens[tokens[0]].start, self.tokens[tokens[1]].end

    def text(self, tokens: Range) -> str:
        """The words of the tokens `[first, last]`."""
        start, end = self.extent(tokens)
        return self.reading.text[start:end]

    def is_own(self, at: int) -> bool:
        """Whether the token is a pronoun for whoever speaks: "we", "our"; "US" is a state."""
        token = self.tokens[at]
        return token.lower in self.words["pronouns_self"] and not (token.text.isupper() and len(token.text) > 1)

    def is_mark(self, at: int) -> bool:
        """Whether the token is a quotation mark."""
        return self.tokens[at].text in MARKS

    def is_relative(self, at: int) -> bool:
        """Whether the token is a relative pronoun."""
        return self.tokens[at].lower in self.cues.patterns["relative"]

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
