"""Numbers of goods that go on with the event told just before: "some 5,000 on 29 December", items of a list."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.arguments import arguments
from sayso.extract.candidate import Candidate, clause_verb
from sayso.extract.select import Told
from sayso.extract.things import Things
from sayso.language.events import Trigger
from sayso.measure.mention import Kind, QuantityMention
from sayso.model.reading import Reading, Sentence

# Events whose numbers texts go on counting without saying the verb again.
COUNTING = {"transfer", "production", "use", "stock", "movement"}
GOODS = {"goods", "conveyance", "voyage"}
# Words that count goods of any kind.
UNITS = frozenset(["unit", "piece", "machine", "set", "item", "copy", "example", "month", "year", "day", "week"])
SENTENCES_BACK = 3


def further(reading: Reading, things: Things, told: list[Told]) -> Iterator[Candidate]:
    """A candidate for every number of goods outside all that is told, of the type told last in its paragraph."""
    for mention in things.mentions:
        token = reading.token_at(mention.number_start)
        if token is None or not _counts_goods(reading, things, mention):
            continue
        if any(each.start <= mention.number_start < each.end for each in told):
            continue
        before = _before(reading, told, reading.sentences[token.sentence], mention.start)
        if before is not None:
            head = _head(reading, mention)
            trigger = Trigger(
                "goes-on-counting", before.type, "NOUN", (), (), before.candidate.trigger.roles, {}, weak=True
            )
            yield Candidate(trigger, head, clause_verb(reading, reading.tokens[head], "NOUN"), arguments(reading, head))


def _counts_goods(reading: Reading, things: Things, mention: QuantityMention) -> bool:
    if mention.kind is not Kind.COUNT:
        return False
    kinds = things.kinds(_head(reading, mention))
    if mention.unit_end > mention.unit_start and not kinds & GOODS:
        return reading.tokens[_head(reading, mention)].lemma in UNITS
    return bool(kinds & GOODS) or bool(mention.per) or mention.unit_end <= mention.unit_start


def _head(reading: Reading, mention: QuantityMention) -> int:
    """The token that the number counts, or that of the number itself."""
    end = mention.unit_end if mention.unit_end > mention.unit_start else mention.number_end
    token = reading.token_at(end - 1)
    return token.i if token is not None else 0


def _before(reading: Reading, told: list[Told], sentence: Sentence, at: int) -> Told | None:
    """The event told last before the number, in its paragraph and at most two sentences back."""
    if sentence.heading:
        return None
    found = None
    for each in told:
        place = reading.sentence_at(each.start)
        if place is None or each.start > at or sentence.i - place.i > SENTENCES_BACK:
            continue
        if each.type in COUNTING and (each.numbers or place.i == sentence.i):
            found = each
    return found
