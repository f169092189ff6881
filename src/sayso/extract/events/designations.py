"""Numbers that name goods and numbers that count named goods: "14 Leopard 2 tanks" are fourteen, "50 CV90s" fifty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.language.events import EventLexicon
from sayso.measure.mention import Kind, QuantityMention
from sayso.model.reading import Reading, Token

PLURAL = {"NNS", "NNPS"}
REACH = 5


def counting(
    reading: Reading, lexicon: EventLexicon, mentions: tuple[QuantityMention, ...]
) -> tuple[QuantityMention, ...]:
    """The mentions without those that are part of the name of goods, and with those that were taken for one."""
    return tuple(_settled(reading, lexicon, mentions))


def _settled(
    reading: Reading, lexicon: EventLexicon, mentions: tuple[QuantityMention, ...]
) -> Iterator[QuantityMention]:
    for mention in mentions:
        token = reading.token_at(mention.number_start)
        if token is not None and mention.kind is Kind.MEASURE and _describes(reading, mention):
            continue
        if token is not None and mention.kind is Kind.COUNT and _is_in_word(reading, lexicon, mention):
            continue
        if token is None or mention.kind not in {Kind.COUNT, Kind.IDENTIFIER}:
            yield mention
        elif mention.kind is Kind.IDENTIFIER:
            yield _counted(reading, mention, token)
        elif not _names(reading, lexicon, mention, token):
            yield mention


def _describes(reading: Reading, mention: QuantityMention) -> bool:
    """Whether a measure joined by a hyphen says what kind the next noun is: "2,000-pound bombs", "8-ton trucks"."""
    if "-" not in reading.text[mention.number_end : mention.end]:
        return False
    after = next(iter(reading.tokens_in(mention.end, mention.end + 12)), None)
    return after is not None and after.pos in {"NOUN", "PROPN", "ADJ"} and reading.text[mention.end] == " "


def _is_in_word(reading: Reading, lexicon: EventLexicon, mention: QuantityMention) -> bool:
    """Whether a hyphen binds the number into a word for a kind of goods: "one-way drones", "two-seat jets"."""
    after = reading.token_at(mention.number_end + 1) if reading.text[mention.number_end :][:1] == "-" else None
    return after is not None and after.text.isalpha() and after.lemma not in lexicon.goods


def _names(reading: Reading, lexicon: EventLexicon, mention: QuantityMention, token: Token) -> bool:
    """Whether the number and the word before it are a name of goods."""
    if mention.start != mention.number_start or token.i == 0:
        return False
    before = reading.tokens[token.i - 1]
    named = f"{before.lower} {reading.text[mention.number_start : mention.number_end].lower()}"
    if before.text[0].isupper() and named in lexicon.goods:
        return True
    # "six Kaman 12 drones": the parser hangs the number on the name before it, which is no state's.
    hangs = before.pos == "PROPN" and token.dep == "nummod" and token.head == before.i
    return hangs and before.ent not in {"GPE", "NORP", "LOC"} and before.lower not in lexicon.states


def _counted(reading: Reading, mention: QuantityMention, token: Token) -> QuantityMention:
    """A bare number as a count, where it stands before a designation and a plural noun."""
    whole = token.text.isdigit() and token.text[0] != "0" and token.start == mention.number_start
    head = reading.tokens[token.head]
    counts = whole and token.dep == "nummod" and token.i < head.i <= token.i + REACH and head.tag in PLURAL
    if not counts or head.i == token.i + 1:
        return mention
    unit = reading.tokens[token.i + 1].start
    text = reading.text[unit : head.end]
    return replace(
        mention,
        kind=Kind.COUNT,
        best=float(token.text),
        unit=text,
        unit_start=unit,
        unit_end=head.end,
        start=token.start,
    )
