"""One report as it is read clause by clause: its nouns, numbers and times, each found once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sayso.domain.arms import Domain
from sayso.extract.fields.when import anchor
from sayso.language.counters import counters
from sayso.language.cues import VoiceWords, voice_words
from sayso.language.events import EventLexicon, events
from sayso.language.lexicon import calendar
from sayso.language.sayings import Moods, Sayings, moods, sayings
from sayso.measure.counters import find_counted
from sayso.measure.mention import QuantityMention
from sayso.measure.times import TimeMention, find_times
from sayso.model.reading import Argument, Clause, Quotation, Reading, Sentence, Token
from sayso.model.report import Report

Extent = tuple[int, int]


@dataclass(frozen=True)
class Page:
    """A report with its reading and all lexicons of its language."""

    report: Report
    reading: Reading
    domain: Domain
    lexicon: EventLexicon
    moods: Moods
    sayings: Sayings
    words: VoiceWords
    mentions: tuple[QuantityMention, ...]
    times: tuple[TimeMention, ...]

    @property
    def text(self) -> str:
        """The frozen text."""
        return self.reading.text

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the reading."""
        return self.reading.tokens

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the reading."""
        return self.reading.clauses

    @cached_property
    def below(self) -> tuple[tuple[int, ...], ...]:
        """For each clause those that hang on it, in text order."""
        found: list[list[int]] = [[] for _ in self.clauses]
        for clause in self.clauses:
            if clause.above >= 0:
                found[clause.above].append(clause.i)
        return tuple(tuple(each) for each in found)

    @cached_property
    def _holding(self) -> dict[int, tuple[Clause, Argument]]:
        """For each token of an argument the clause and the argument that hold it."""
        return {
            at: (clause, argument)
            for clause in self.clauses
            for argument in clause.arguments
            for at in range(argument.first, argument.last + 1)
        }

    def holding(self, token: int) -> tuple[Clause, Argument] | None:
        """The clause and the argument that hold a token."""
        return self._holding.get(token)

    def holding_at(self, offset: int) -> tuple[Clause, Argument] | None:
        """The clause and the argument that hold the character at an offset."""
        token = self.reading.token_at(offset)
        return self._holding.get(token.i) if token is not None else None

    @cached_property
    def _qualifying(self) -> dict[int, list[Clause]]:
        found: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            if clause.noun >= 0:
                found.setdefault(clause.noun, []).append(clause)
        return found

    def qualifying(self, noun: int) -> list[Clause]:
        """The clauses that qualify the noun at a token, or that it puts in."""
        return self._qualifying.get(noun, [])

    @cached_property
    def _by_sentence(self) -> dict[int, list[Clause]]:
        found: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            found.setdefault(self.tokens[clause.verb].sentence, []).append(clause)
        return found

    @cached_property
    def outer_quotations(self) -> tuple[Quotation, ...]:
        """The quotations that stand in no other."""
        return tuple(each for each in self.reading.quotations if each.depth == 0)

    def quotation_at(self, offset: int) -> Quotation | None:
        """The outer quotation that holds the character at an offset."""
        place = bisect_right(self.outer_quotations, offset, key=lambda each: each.start) - 1
        found = self.outer_quotations[place] if place >= 0 else None
        return found if found is not None and offset < found.end else None

    def sentence(self, clause: Clause) -> Sentence:
        """The sentence of a clause."""
        return self.reading.sentences[self.tokens[clause.verb].sentence]

    def in_sentence(self, sentence: int) -> Iterator[Clause]:
        """The clauses of a sentence."""
        yield from self._by_sentence.get(sentence, ())

    def beside(self, clause: Clause) -> Iterator[Clause]:
        """The clauses of the sentence of a clause, itself among them."""
        return self.in_sentence(self.tokens[clause.verb].sentence)

    def extent(self, first: int, last: int) -> Extent:
        """The characters of the tokens `[first, last]`."""
        return self.tokens[first].start, max(self.tokens[first].end, self.tokens[last].end)

    def said(self, first: int, last: int) -> str:
        """The words of the tokens `[first, last]`, as they are written."""
        start, end = self.extent(first, last)
        return self.text[start:end]

    def subtree(self, clause: Clause) -> list[Clause]:
        """The clause and all that hang on it."""
        found = [clause]
        for each in self.below[clause.i]:
            found += self.subtree(self.clauses[each])
        return found

    def mentions_in(self, start: int, end: int) -> list[QuantityMention]:
        """The numbers that begin inside the characters `[start, end)`."""
        at = bisect_left(self.mentions, start, key=lambda each: each.number_start)
        found = []
        while at < len(self.mentions) and self.mentions[at].number_start < end:
            found.append(self.mentions[at])
            at += 1
        return found

    def times_in(self, start: int, end: int) -> list[TimeMention]:
        """The times that overlap the characters `[start, end)`."""
        at = max(0, bisect_left(self.times, start, key=lambda each: each.start) - 1)
        found = []
        while at < len(self.times) and self.times[at].start < end:
            if self.times[at].end > start:
                found.append(self.times[at])
            at += 1
        return found

    def words_of(self, argument: Argument) -> str:
        """A noun phrase without adverbs in front and without the number that it ends with."""
        return self.trimmed(argument.first, argument.head)

    def trimmed(self, first: int, last: int) -> str:
        """The words of the tokens `[first, last]` without adverbs and numbers in front."""
        began = first
        for at in range(first, last):
            if self._is_number(at):
                first = at + 1
        while first < last and (
            self.tokens[first].lower in self.lexicon.leads or (first > began and self._is_bare(first))
        ):
            first += 1
        return self.said(first, last).strip(" ,‘’'“”\"「」『』《》<>")

    def _is_bare(self, at: int) -> bool:
        """Whether a token in front of a phrase belongs to no name: a particle, a suffix, "worth"."""
        token = self.tokens[at]
        return (
            token.pos in {"ADP", "PUNCT"}
            or token.tag in {"XSN", "NNB"}
            or token.lower in {"상당", "규모", "분량", "어치", "이상"}
        )

    def _is_number(self, at: int) -> bool:
        token = self.tokens[at]
        found = self.mentions_in(token.start - 12, token.start + 1)
        return any(each.counts and each.number_start <= token.start < max(each.end, each.unit_end) for each in found)


def page(report: Report, reading: Reading, domain: Domain) -> Page:
    """Find the numbers and times of a report, each once."""
    language, text = reading.language, reading.text
    return Page(
        report=report,
        reading=reading,
        domain=domain,
        lexicon=events(language),
        moods=moods(language),
        sayings=sayings(language),
        words=voice_words(language),
        mentions=find_counted(text, counters(language)),
        times=find_times(text, calendar(language), anchor(report.publication.published)),
    )
