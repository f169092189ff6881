"""Numbers of goods that go on with the event told just before: "some 5,000 on 29 December", items of a list."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.events.arguments import arguments
from sayso.extract.events.candidate import Candidate, clause_verb
from sayso.extract.events.lists import Line, head, lines
from sayso.extract.events.select import Told
from sayso.extract.events.things import Things
from sayso.extract.fields.parts import counted
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
# Slots by which a list item can name a party of its own.
DIRECT = {"to", "from", "by", "for", "in", "at"}


def further(reading: Reading, things: Things, told: list[Told]) -> Iterator[Candidate]:
    """A candidate for every number of goods outside all that is told, of the type told last before it."""
    counts = [(each.start, each.candidate) for each in told if _counts(reading, each)]
    listed = list(lines(reading, told, COUNTING))
    for mention in things.mentions:
        token = reading.token_at(mention.number_start)
        line = next((each for each in listed if each.start <= mention.number_start < each.end), None)
        if token is None or not (_counts_goods(reading, things, mention) or (line and mention.kind is Kind.COUNT)):
            continue
        if any(each.start <= mention.number_start < each.end for each in told) or _is_article(reading, mention):
            continue
        sentence = reading.sentences[token.sentence]
        before = line.opener if line else _before(reading, counts, sentence, mention.start)
        if before is not None:
            found = _going_on(reading, _number_head(reading, mention), before, line is not None)
            counts.append((mention.start, found))
            yield found
    yield from _unnumbered(reading, things, told, listed)


def _unnumbered(reading: Reading, things: Things, told: list[Told], listed: list[Line]) -> Iterator[Candidate]:
    """A candidate for every line of a list that holds no number."""
    for line in listed:
        numbers = any(m.kind is Kind.COUNT for m in things.mentions_in(line.start, line.end))
        at = head(reading, line)
        if not numbers and at is not None and not any(line.start <= each.start < line.end for each in told):
            yield _going_on(reading, at, line.opener, True)


def _going_on(reading: Reading, head: int, before: Candidate, listed: bool = False) -> Candidate:
    """The candidate of a number at token `head`; without a verb of its own it keeps the mood of the event before."""
    roles = {role: _own(role, slots) for role, slots in before.trigger.roles.items()}
    trigger = Trigger("goes-on-counting", before.trigger.type, "NOUN", (), (), roles, {}, weak=True)
    verb = clause_verb(reading, reading.tokens[head], "NOUN")
    own = reading.tokens[verb].pos in {"VERB", "AUX"} and not listed
    verb = head if listed else verb
    return Candidate(trigger, head, verb, arguments(reading, head), None if own else before.follows or before)


def _own(role: str, slots: tuple[str, ...]) -> tuple[str, ...]:
    """The slots by which a mere noun names the role: its goods by what it is, others only by where and whose."""
    return slots if role == "item" else tuple(slot for slot in slots if slot in DIRECT)


def _counts(reading: Reading, told: Told) -> bool:
    """Whether numbers after the event can go on counting for it: it has numbers itself, or opens a list."""
    sentence = reading.sentences[reading.tokens[told.candidate.i].sentence]
    opens = reading.text[sentence.start : sentence.end].rstrip().endswith(":")
    return told.type in COUNTING and bool(told.numbers or opens)


def _is_article(reading: Reading, mention: QuantityMention) -> bool:
    """Whether the number is a mere "one": "is one of the best weapons of its kind"."""
    return reading.text[mention.number_start : mention.number_end].lower() == "one"


def _counts_goods(reading: Reading, things: Things, mention: QuantityMention) -> bool:
    if mention.kind is not Kind.COUNT:
        return False
    head = reading.tokens[_number_head(reading, mention)]
    if head.end > mention.number_end and not things.kinds(head.i) & GOODS:
        return head.lemma in UNITS
    if head.pos == "NUM" and not any(things.counted_by(head.i)):
        return bool(mention.per) or _stands_alone(reading, mention)
    return bool(things.kinds(head.i) & GOODS) or bool(mention.per)


def _stands_alone(reading: Reading, mention: QuantityMention) -> bool:
    """Whether a number without a unit is an argument of its own, and no part of a name or an aside."""
    token = reading.token_at(mention.number_start)
    if token is None or mention.unit_end > mention.unit_start or token.ent in NAMES:
        return False
    aside = reading.text[max(0, mention.start - 1) : mention.start] == "("
    whose = reading.tokens[token.i - 1].lower in {"the", "these", "those"} if token.i else False
    near = reading.text[max(0, mention.start - 7) : mention.end + 8].lower()
    return not (aside or whose or "out of" in near) and token.dep in ARGUMENTS


def _number_head(reading: Reading, mention: QuantityMention) -> int:
    """The token that the number counts, or that of the number itself."""
    if mention.unit_end > mention.unit_start:
        token = reading.token_at(mention.unit_end - 1)
        return token.i if token is not None else 0
    head = counted(reading, mention)
    return head.i if head is not None else 0


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
