"""Numbers of goods that go on with the event told just before: "some 5,000 on 29 December", items of a list."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.events.arguments import arguments
from sayso.extract.events.candidate import Candidate, clause_verb
from sayso.extract.events.select import Told
from sayso.extract.events.things import Things
from sayso.language.events import Trigger
from sayso.measure.mention import Kind, QuantityMention
from sayso.model.reading import Reading, Sentence

# Events whose numbers texts go on counting without saying the verb again.
COUNTING = {"transfer", "production", "use", "stock", "movement"}
GOODS = {"goods", "conveyance", "voyage"}
# Words that count goods of any kind.
UNITS = frozenset(["unit", "piece", "machine", "set", "item", "copy", "example", "month", "year", "day", "week"])
ARGUMENTS = {"dobj", "attr", "nsubj", "nsubjpass", "pobj", "conj", "ROOT", "appos", "quantmod"}
NAMES = {"ORG", "GPE", "PERSON", "PRODUCT", "LAW", "EVENT", "FAC"}
SENTENCES_BACK = 3


def further(reading: Reading, things: Things, told: list[Told]) -> Iterator[Candidate]:
    """A candidate for every number of goods outside all that is told, of the type told last before it."""
    counted = [(each.start, each.candidate) for each in told if _counts(reading, each)]
    for mention in things.mentions:
        token = reading.token_at(mention.number_start)
        if token is None or not _counts_goods(reading, things, mention):
            continue
        if any(each.start <= mention.number_start < each.end for each in told):
            continue
        before = _before(reading, counted, reading.sentences[token.sentence], mention.start)
        if before is not None:
            head = _head(reading, mention)
            found = _going_on(reading, head, before)
            counted.append((mention.start, found))
            yield found


def _going_on(reading: Reading, head: int, before: Candidate) -> Candidate:
    """The candidate of a number at token `head`; without a verb of its own it keeps the mood of the event before."""
    trigger = Trigger("goes-on-counting", before.trigger.type, "NOUN", (), (), before.trigger.roles, {}, weak=True)
    verb = clause_verb(reading, reading.tokens[head], "NOUN")
    own = reading.tokens[verb].pos in {"VERB", "AUX"}
    return Candidate(trigger, head, verb, arguments(reading, head), None if own else before.follows or before)


def _counts(reading: Reading, told: Told) -> bool:
    """Whether numbers after the event can go on counting for it: it has numbers itself, or opens a list."""
    sentence = reading.sentences[reading.tokens[told.candidate.i].sentence]
    opens = reading.text[sentence.start : sentence.end].rstrip().endswith(":")
    return told.type in COUNTING and bool(told.numbers or opens)


def _counts_goods(reading: Reading, things: Things, mention: QuantityMention) -> bool:
    if mention.kind is not Kind.COUNT:
        return False
    kinds = things.kinds(_head(reading, mention))
    if mention.unit_end > mention.unit_start and not kinds & GOODS:
        return reading.tokens[_head(reading, mention)].lemma in UNITS
    return bool(kinds & GOODS) or bool(mention.per) or _stands_alone(reading, mention)


def _stands_alone(reading: Reading, mention: QuantityMention) -> bool:
    """Whether a number without a unit is an argument of its own, and no part of a name or an aside."""
    token = reading.token_at(mention.number_start)
    if token is None or mention.unit_end > mention.unit_start or token.ent in NAMES:
        return False
    aside = reading.text[max(0, mention.start - 1) : mention.start] == "("
    return not aside and token.dep in {
        "dobj",
        "attr",
        "nsubj",
        "nsubjpass",
        "pobj",
        "conj",
        "ROOT",
        "appos",
        "quantmod",
    }


def _head(reading: Reading, mention: QuantityMention) -> int:
    """The token that the number counts, or that of the number itself."""
    end = mention.unit_end if mention.unit_end > mention.unit_start else mention.number_end
    token = reading.token_at(end - 1)
    return token.i if token is not None else 0


def _before(reading: Reading, counted: list[tuple[int, Candidate]], sentence: Sentence, at: int) -> Candidate | None:
    """The event that was counted last before the number, at most three sentences back."""
    if sentence.heading:
        return None
    found = None
    for start, candidate in sorted(counted, key=lambda each: each[0]):
        place = reading.sentence_at(start)
        if place is not None and start < at and sentence.i - place.i <= SENTENCES_BACK:
            found = candidate
    return found
