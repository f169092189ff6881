"""Of several numbers under one event: the stretch of each, and the goods that it counts."""

from __future__ import annotations

from sayso.extract.events.things import Things
from sayso.measure.mention import Kind, QuantityMention
from sayso.model.reading import Reading, Token

# Types whose numbers count goods, each its own.
OF_GOODS = {"transfer", "production", "use", "stock", "movement", "quality"}
GOODS = frozenset({"goods", "component", "material"})
LOADS = frozenset({"conveyance"})
OTHERS = frozenset({"facility", "person", "labour", "voyage", "carrier", "place", "state", "body", "money", "document"})
# What may stand between an amount and what it is for or of.
JOINING = {"of", "for", "in", "worth"}
# Words between "for" and a price.
ROUGHLY = {
    "a",
    "an",
    "the",
    "estimated",
    "about",
    "around",
    "some",
    "roughly",
    "nearly",
    "total",
    "of",
    "approximately",
}
# How many tokens before "worth" the goods may stand.
VALUED = 2
VERBAL = {"VERB", "AUX"}


def counted(reading: Reading, mention: QuantityMention) -> Token | None:
    """The noun that a number counts, or the number's own token where it counts none by itself."""
    number = reading.token_at(mention.number_end - 1)
    if number is None:
        return None
    for token in (number, reading.tokens[number.head]):
        head = reading.tokens[token.head]
        counts = token.dep in {"nummod", "compound", "quantmod", "amod"}
        if counts and head.pos in {"NOUN", "PROPN"} and head.i > number.i and head.ent != "DATE":
            return head
    return number


def reach(reading: Reading, mention: QuantityMention, limit: int) -> int:
    """Where the stretch of a number ends: after the noun that it counts and what this is of or for."""
    end = max(mention.end, mention.unit_end)
    head = counted(reading, mention)
    if head is None:
        return min(end, limit)
    end = max(end, head.end)
    joined = _joined(reading, head) or _following(reading, end) or end
    return min(end if joined > limit else joined, limit)


def _joined(reading: Reading, head: Token) -> int | None:
    """The end of a short phrase right after the token: "$355m for air-to-sea missiles"."""
    for child in reading.children[head.i]:
        first, last = reading.subtrees[child]
        words = reading.tokens[first : last + 1]
        if reading.tokens[child].lower in JOINING and child > head.i and not any(t.pos in VERBAL for t in words):
            return _before_next(reading, words)
    return None


def _following(reading: Reading, end: int) -> int | None:
    """The same where the parse hangs the phrase on the verb: the preposition stands right after the amount."""
    after = next(iter(reading.tokens_in(end, end + 8)), None)
    if after is None or after.lower not in JOINING or after.pos != "ADP":
        return None
    first, last = reading.subtrees[after.i]
    words = reading.tokens[first : last + 1]
    return None if any(token.pos in VERBAL for token in words) else _before_next(reading, words)


def start_of(reading: Reading, things: Things, mention: QuantityMention) -> int:
    """Where the stretch of a number starts: before the goods that are "worth" it, else at the number."""
    before = next(reversed(reading.tokens_in(max(0, mention.start - 12), mention.start)), None)
    if before is None or before.lower != "worth":
        return mention.start
    head = reading.tokens[before.head]
    valued = head.pos in {"NOUN", "PROPN"} and head.i < before.i and before.i - head.i <= VALUED
    return reading.tokens[things.core(head.i)[0]].start if valued else mention.start


def is_price(reading: Reading, mention: QuantityMention) -> bool:
    """Whether a sum is what goods go for: "40 tanks for an estimated $90 million"."""
    before = [t for t in reading.tokens_in(max(0, mention.start - 24), mention.start) if t.lower not in ROUGHLY]
    return mention.kind is Kind.MONEY and bool(before) and before[-1].lower == "for"


def _before_next(reading: Reading, words: tuple[Token, ...]) -> int:
    """The end of the words before an "and" or a comma that leads on to the next number."""
    for place, token in enumerate(words):
        if token.dep in {"cc", "punct"} and any(later.pos in {"NUM", "SYM"} for later in words[place:]):
            return words[place - 1].end
    return words[-1].end


def goods_of(reading: Reading, things: Things, mention: QuantityMention, end: int) -> tuple[str, ...]:
    """The goods that a number itself counts, in the report's words; empty where it counts none."""
    head = counted(reading, mention)
    if head is None:
        return ()
    first = reading.tokens_in(start_of(reading, things, mention), mention.start)
    own = [head.i] if head.pos in {"NOUN", "PROPN"} else []
    near = [*own, *(t.i for t in (*first, *reading.tokens_in(head.end, end)) if t.pos in {"NOUN", "PROPN"})]
    found = [i for i in near if things.kinds(i) & GOODS and not _is_part_of_next(reading, i)]
    if found:
        loads = [i for i in found if not things.phrase_kinds(i) & LOADS]
        return (things.words((loads or found)[0]),)
    named = head.pos in {"NOUN", "PROPN"} and head.end > mention.end and not _is_part_of_next(reading, head.i)
    unlike = OTHERS if mention.kind is Kind.COUNT else OTHERS - {"money"}
    return (things.core_words(head.i),) if named and not things.kinds(head.i) & unlike else ()


def _is_part_of_next(reading: Reading, i: int) -> bool:
    return reading.tokens[i].dep in {"compound", "nmod"} and reading.tokens[i].head > i
