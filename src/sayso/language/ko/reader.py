"""Korean text to a Reading: morphemes by Kiwi, and the clauses that case particles and endings make."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from sayso.language.counters import counters
from sayso.language.ko.clauses import Builder
from sayso.language.ko.morphemes import morphemes
from sayso.language.ko.naming import with_names
from sayso.language.ko.phrases import Extents, Units
from sayso.language.lexicon import calendar
from sayso.language.paragraphs import is_heading, paragraphs
from sayso.language.quotations import quotations
from sayso.measure.counters import find_counted
from sayso.measure.resolve import TimeKind
from sayso.measure.times import find_times
from sayso.model.reading import Clause, Quotation, Reading, Sentence, Token


def read(text: str) -> Reading:
    """Read one frozen text; the result depends on this text alone, whatever was read before."""
    places = paragraphs(text)
    marks = quotations(text, places)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, place in enumerate(places):
        _append(text, (number, *place), (tokens, sentences), marks)
    tokens = with_names(tokens)
    clauses = _clauses(text, tokens, sentences, marks)
    return Reading(text, "ko", tuple(tokens), tuple(sentences), marks, places, clauses)


def _append(
    text: str,
    place: tuple[int, int, int],
    found: tuple[list[Token], list[Sentence]],
    marks: tuple[Quotation, ...],
) -> None:
    """Add one paragraph's tokens and sentences to those found; `place` is its number and its extent."""
    number, start, end = place
    tokens, sentences = found
    paragraph = text[start:end]
    before = text[:start].rstrip().rsplit("\n", 1)[-1]
    heading = is_heading(paragraph, before) and not paragraph.endswith("다")
    made = _whole(list(morphemes(paragraph, start, (len(tokens), len(sentences)))), marks, len(sentences))
    for _, group in groupby(made, key=lambda token: token.sentence):
        members = list(group)
        tokens.extend(members)
        first, last = members[0], members[-1]
        sentences.append(Sentence(first.sentence, first.i, last.i + 1, first.start, last.end, number, heading))


def _whole(tokens: list[Token], marks: tuple[Quotation, ...], first: int) -> list[Token]:
    """The tokens with their sentences counted anew: none begins inside a quotation that a mark closes."""
    closed = [each for each in marks if each.closed]
    found: list[Token] = []
    number, last = first - 1, -1
    for token in tokens:
        if token.sentence != last and not (found and any(q.start < token.start <= q.end for q in closed)):
            number += 1
        last = token.sentence
        found.append(replace(token, sentence=max(number, first)))
    return found


def _clauses(
    text: str, tokens: list[Token], sentences: list[Sentence], marks: tuple[Quotation, ...]
) -> tuple[Clause, ...]:
    """The clauses of all sentences; numbers and times are no nouns of their own."""
    said = (each for each in find_times(text, calendar("ko"), None) if each.kind is not TimeKind.SET)
    times = Extents([(each.start, each.end) for each in said])
    counted = (each for each in find_counted(text, counters("ko")) if each.counts)
    numbers = Extents([(each.number_start, max(each.end, each.unit_end)) for each in counted])
    builder = Builder(tokens, marks)
    for sentence in sentences:
        builder.add(Units(tokens, (sentence.first, sentence.last), times, numbers).read())
    return tuple(builder.clauses)
