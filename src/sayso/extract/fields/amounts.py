"""Which numbers an event has, and what each of them measures."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.extract.events.candidate import Candidate
from sayso.extract.events.things import Things
from sayso.extract.fields.modality import Mood
from sayso.extract.fields.parts import counted
from sayso.measure.mention import Kind, QuantityMention
from sayso.model.claim import Status
from sayso.model.quantity import Measure, Quantity
from sayso.model.reading import Reading, Token
from sayso.model.times import Times

COUNTED = {Kind.COUNT, Kind.SHARE, Kind.MULTIPLE, Kind.MEASURE}
WITH_MONEY = {"payment", "supply", "agreement", "transfer", "construction"}
WITH_DURATION = {"conversion", "construction", "payment", "stock", "trial", "operation", "use", "production"}
COUNT_KINDS = {"facility", "voyage", "carrier", "labour", "person", "body", "line"}
BY_FORM = {Kind.SHARE: Measure.SHARE, Kind.MULTIPLE: Measure.MULTIPLE, Kind.DURATION: Measure.DURATION}
ENOUGH_REACH = 40
ASIDE = 6
# The length of a date at the grain of a day.
DAY = 10
# The number that English uses as an article.
ONE = "one"
# Loads that are counted one by one.
SINGLE = {
    "shipment",
    "consignment",
    "delivery",
    "deliverie",
    "batch",
    "batche",
    "tranche",
    "wagon",
    "flight",
    "train",
}
# Units of how often: "three times", "on several occasions".
OFTEN = {"times", "time", "occasions"}
FLOWING = {"production", "transfer", "use", "movement", "supply", "processing", "payment"}
# "Several plants were converted" counts nothing.
SEVERAL = 3
WHOLE_PLANTS = {"conversion", "construction", "profile", "inspection", "observation"}
# A bare number counts nothing in these: "pursuant to E.O. 13382".
UNCOUNTED = {"legality", "disclosure", "motive", "observation", "inspection"}
# Who makes a deal is not counted by it.
PARTIES = {"state", "body", "person"}
PRIMARY = {"goods", "conveyance", "voyage"}
SECONDARY = {"facility", "carrier", "labour", "person", "body", "place", "state"}
LENGTHS = {
    "km",
    "kilometer",
    "kilometre",
    "mile",
    "metre",
    "meter",
    "mm",
    "cm",
    "degree",
    "hectare",
    "knot",
    "foot",
}


def mentions(
    things: Things, candidate: Candidate, extent: tuple[int, int], timed: tuple[tuple[int, int], ...]
) -> list[QuantityMention]:
    """The numbers inside the event's span that measure it; those inside a time expression do not."""
    inside = [m for m in things.mentions_in(*extent) if m.number_start >= extent[0] and m.end <= extent[1] + 1]
    inside = [m for m in inside if not _repeats(things, m, inside)]
    found = _of_goods_first(things, [m for m in inside if not (_carries_number(things, m) or _how_often(things, m))])
    if candidate.trigger.modal:
        found = _contents_first(things, found)
    if candidate.trigger.type == "agreement":
        found = [m for m in found if not unit_kinds(things.reading, things, m) & PARTIES]
    if candidate.trigger.type == "payment":
        found = _paid(things, candidate, found)
    return [
        m
        for m in found
        if _measures(m, candidate, len(found) == 1)
        and not any(s < m.number_end and m.number_start < e for s, e in timed)
    ]


def _paid(things: Things, candidate: Candidate, found: list[QuantityMention]) -> list[QuantityMention]:
    """Of a payment the sums of money where it has any; of a participle such as "valued at" the one that follows."""
    money = [m for m in found if m.kind is Kind.MONEY]
    token = things.reading.tokens[candidate.i]
    if token.dep in {"acl", "relcl"}:
        money = [m for m in money if m.start > token.start][:1]
    return money or found


def _repeats(things: Things, mention: QuantityMention, others: list[QuantityMention]) -> bool:
    """Whether an amount in brackets only says the one before it again: "$250m (£189.9m)"."""
    before = things.reading.text[max(0, mention.start - ASIDE) : mention.start]
    if "(" not in before or ")" in before:
        return False
    return any(0 < mention.start - other.end <= ASIDE for other in others if other.kind in {mention.kind, Kind.MONEY})


def _carries_number(things: Things, mention: QuantityMention) -> bool:
    """Whether the number only counts a load of a number of goods, or is a mere "one"."""
    if mention.kind is not Kind.COUNT or mention.per:
        return False
    text = things.reading.text[mention.number_start : mention.number_end]
    if text.lower() == ONE:
        return True
    head = things.reading.token_at((mention.unit_end or mention.number_end) - 1)
    if head is None:
        return False
    if head.pos == "NUM":
        return False
    inner = (found for each in things.counted_by(head.i) for found in things.mentions_of(each))
    return any(each.counts and each.number_start > mention.number_start for each in inner) or _is_whole(things, head)


def _how_often(things: Things, mention: QuantityMention) -> bool:
    """Whether the number only says how often: "several times a week"."""
    unit = things.reading.text[mention.unit_start : mention.unit_end].split(maxsplit=1)
    return mention.kind is Kind.COUNT and bool(unit) and unit[0].lower() in OFTEN


def _is_whole(things: Things, head: Token) -> bool:
    """Whether the number only says of how many: "20 of the 25 factories"."""
    tokens = things.reading.tokens
    of = tokens[head.head]
    return of.lower == "of" and tokens[of.head].pos == "NUM"


def _contents_first(things: Things, found: list[QuantityMention]) -> list[QuantityMention]:
    """Of a load and what it holds, the number of what it holds."""
    kinds = {m.number_start: unit_kinds(things.reading, things, m) for m in found}
    contents = [m for m in found if "goods" in kinds[m.number_start] and "conveyance" not in kinds[m.number_start]]
    return contents or found


def _of_goods_first(things: Things, found: list[QuantityMention]) -> list[QuantityMention]:
    """Without plants, ships and people where goods, loads or voyages are counted beside them."""
    kinds = {m.number_start: unit_kinds(things.reading, things, m) for m in found if m.kind is Kind.COUNT}
    if any(m.kind is not Kind.DURATION for m in found):
        found = [m for m in found if m.kind is not Kind.DURATION]
    shares = any(m.kind is Kind.SHARE for m in found)
    if not shares and not any(each & PRIMARY for each in kinds.values()):
        return found
    return [
        m for m in found if not (kinds.get(m.number_start, frozenset()) & SECONDARY) or kinds[m.number_start] & PRIMARY
    ]


def _measures(mention: QuantityMention, candidate: Candidate, alone: bool) -> bool:
    kind = candidate.trigger.type
    if mention.low == SEVERAL and mention.best is None and kind in WHOLE_PLANTS:
        return False
    if mention.kind is Kind.COUNT and not mention.unit and kind in UNCOUNTED:
        return False
    if mention.kind is Kind.MONEY:
        return kind in WITH_MONEY
    if mention.kind is Kind.DURATION:
        return alone or kind in WITH_DURATION
    return (
        mention.kind in COUNTED and mention.canonical not in LENGTHS and mention.unit.lower().rstrip("s") not in LENGTHS
    )


def quantity(mention: QuantityMention, measure: Measure, item: str, unit: str) -> Quantity:
    """The quantity that a mention states."""
    low, best, high = _in_order(mention)
    return Quantity(
        low=low,
        best=best,
        high=high,
        unit=unit,
        measure=measure,
        low_open=mention.low_open,
        high_open=mention.high_open,
        of=mention.of,
        item=item,
        vague=mention.vague,
    )


def measure_of(
    mention: QuantityMention, candidate: Candidate, mood: Mood, times: Times, unit_kinds: frozenset[str]
) -> Measure:
    """What the number measures, by its form first and the event's type, times and status then."""
    if mention.kind in BY_FORM:
        return BY_FORM[mention.kind]
    if mention.per:
        return Measure.RATE
    if candidate.trigger.measure:
        return Measure(candidate.trigger.measure)
    if candidate.trigger.type == "stock":
        return Measure.STOCK
    if candidate.trigger.type not in FLOWING or _counts_one_by_one(mention, unit_kinds):
        return Measure.COUNT
    return _of_flow(mood, times)


def _counts_one_by_one(mention: QuantityMention, kinds: frozenset[str]) -> bool:
    """Whether the number counts plants, voyages, people or single loads."""
    last = mention.unit.split()[-1].rstrip("s") if mention.unit.split() else ""
    return last in SINGLE or bool(kinds & COUNT_KINDS and not kinds & {"goods", "conveyance"})


def _of_flow(mood: Mood, times: Times) -> Measure:
    """Flow in a period that is closed, or to come; else what has come together so far."""
    happened = times.happened
    if mood.status is Status.EQUIVALENT:
        return Measure.CUMULATIVE
    if mood.status is not Status.ACTUAL:
        return Measure.FLOW if _lasts(happened.start, happened.end) else Measure.COUNT
    closed = happened.start and happened.end and not times.as_of and not times.since
    return Measure.FLOW if closed else Measure.CUMULATIVE


def _lasts(start: str, end: str) -> bool:
    """Whether a time is a period longer than a day, rather than the day that a plan was made known."""
    return bool(start or end) and (start != end or len(start) < DAY)


def unit_kinds(reading: Reading, things: Things, mention: QuantityMention) -> frozenset[str]:
    """The kinds of what the number counts."""
    at = mention.unit_end - 1 if mention.unit_end > mention.unit_start else mention.number_end - 1
    token = reading.token_at(at)
    return things.kinds(token.i) if token is not None else frozenset()


def unit(reading: Reading, things: Things, mention: QuantityMention) -> str:
    """The unit as the text names it: a sign's own name, else the noun that the number counts."""
    if mention.kind is not Kind.COUNT:
        return mention.canonical or mention.unit
    head = counted(reading, mention)
    if head is None or head.start <= mention.number_start or head.end <= mention.number_end:
        return mention.unit
    return things.core_words(head.i)


def exceeded(reading: Reading, mention: QuantityMention, verbs: frozenset[str]) -> bool:
    """Whether a plain number stands right after a verb such as "exceeds", which makes it a lower bound."""
    if mention.best is None or mention.low is not None or mention.high is not None:
        return False
    before = [token for token in reading.tokens_in(max(0, mention.start - 20), mention.start) if token.pos != "DET"]
    return bool(before) and before[-1].lemma in verbs


def _in_order(mention: QuantityMention) -> tuple[float | None, float | None, float | None]:
    """Low, best and high of a mention; bounds that cross are put the right way round."""
    low, best, high = mention.low, mention.best, mention.high
    if low is not None and high is not None and low > high:
        low, high = high, low
    if best is not None and ((low is not None and best < low) or (high is not None and best > high)):
        best = None
    return low, best, high


def enough_for(reading: Reading, mention: QuantityMention, statuses: Mapping[str, Status]) -> bool:
    """Whether the number only says what something would be enough for: "enough oxidizer for 300 motors"."""
    before = reading.tokens_in(max(0, mention.start - ENOUGH_REACH), mention.start)
    words = [token.lower for token in before if token.sentence == before[-1].sentence]
    enough = [n for n, word in enumerate(words) if statuses.get(word) is Status.EQUIVALENT]
    return bool(enough) and bool({"for", "to", "of"} & set(words[enough[-1] :]))
