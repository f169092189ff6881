"""Which numbers an event has, and what each of them measures."""

from __future__ import annotations

from sayso.extract.candidate import Candidate
from sayso.extract.modality import Mood
from sayso.extract.things import Things
from sayso.measure.mention import Kind, QuantityMention
from sayso.model.claim import Status
from sayso.model.quantity import Measure, Quantity
from sayso.model.reading import Reading
from sayso.model.times import Times

COUNTED = {Kind.COUNT, Kind.SHARE, Kind.MULTIPLE, Kind.MEASURE}
WITH_MONEY = {"payment", "supply", "agreement"}
WITH_DURATION = {"conversion", "construction", "payment", "stock", "trial", "operation", "use", "production"}
COUNT_KINDS = {"facility", "voyage", "carrier", "labour", "person", "body", "line"}
FLOWING = {"production", "transfer", "use", "movement", "supply", "processing", "payment"}
LENGTHS = {"km", "kilometer", "kilometre", "mile", "metre", "meter", "mm", "cm", "degree", "hectare", "knot", "foot"}


def mentions(things: Things, candidate: Candidate, extent: tuple[int, int], timed: tuple[tuple[int, int], ...]) -> list[QuantityMention]:
    """The numbers inside the event's span that measure it; those inside a time expression do not."""
    found = [m for m in things.mentions_in(*extent) if m.number_start >= extent[0] and m.end <= extent[1] + 1]
    return [m for m in found if _measures(m, candidate) and not any(s < m.number_end and m.number_start < e for s, e in timed)]


def _measures(mention: QuantityMention, candidate: Candidate) -> bool:
    kind = candidate.trigger.type
    if mention.kind is Kind.MONEY:
        return kind in WITH_MONEY
    if mention.kind is Kind.DURATION:
        return kind in WITH_DURATION
    return mention.kind in COUNTED and mention.canonical not in LENGTHS and mention.unit.lower().rstrip("s") not in LENGTHS


def quantity(mention: QuantityMention, measure: Measure, item: str) -> Quantity:
    """The quantity that a mention states."""
    return Quantity(
        low=mention.low,
        best=mention.best,
        high=mention.high,
        unit=mention.unit or mention.canonical,
        measure=measure,
        low_open=mention.low_open,
        high_open=mention.high_open,
        of=mention.of,
        item=item,
        vague=mention.vague,
    )


def measure_of(mention: QuantityMention, candidate: Candidate, mood: Mood, times: Times, unit_kinds: frozenset[str]) -> Measure:
    """What the number measures, by its form first and the event's type, times and status then."""
    fixed = {Kind.SHARE: Measure.SHARE, Kind.MULTIPLE: Measure.MULTIPLE, Kind.DURATION: Measure.DURATION}.get(mention.kind)
    if fixed is not None:
        return fixed
    if mention.per:
        return Measure.RATE
    if candidate.trigger.type == "stock":
        return Measure.STOCK
    if unit_kinds & COUNT_KINDS and not unit_kinds & {"goods", "conveyance"}:
        return Measure.COUNT
    if candidate.trigger.type not in FLOWING:
        return Measure.COUNT
    happened = times.happened
    if happened.start and happened.end and not times.as_of and not times.since:
        return Measure.FLOW
    if times.as_of or times.since or happened.start or happened.end:
        return Measure.CUMULATIVE
    return Measure.CUMULATIVE if mood.status is Status.ACTUAL else Measure.COUNT


def unit_kinds(reading: Reading, things: Things, mention: QuantityMention) -> frozenset[str]:
    """The kinds of what the number counts."""
    at = mention.unit_end - 1 if mention.unit_end > mention.unit_start else mention.number_end - 1
    token = reading.token_at(at)
    return things.kinds(token.i) if token is not None else frozenset()
