"""Which numbers and times an event has, and what each number measures."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.clausal.attribution import Attribution
from sayso.extract.clausal.happenings import Happening
from sayso.extract.clausal.nouns import Nouns
from sayso.extract.clausal.page import Extent, Page
from sayso.extract.events.candidate import Candidate
from sayso.extract.fields import amounts
from sayso.extract.fields.modality import Mood
from sayso.extract.fields.when import is_dated, times_of
from sayso.measure.mention import Kind, QuantityMention
from sayso.measure.times import TimeMention
from sayso.model.quantity import Quantity
from sayso.model.reading import Clause
from sayso.model.times import Times

# What a counter alone tells of what it counts.
# Counters of ranks, turns and parts of a series.
UNTOLD = {"step", "step_of", "ordinal", "time"}
# How much of an event stands behind a noun that it only ends with.
TAIL = 3
BESIDE = 2
ONE_BY_ONE = {"person": "person", "place": "facility", "plant": "facility"}


class Figures:
    """The numbers and times of the events of one page."""

    def __init__(self, page: Page, nouns: Nouns, attribution: Attribution) -> None:
        """All three are of one report."""
        self.page, self.nouns, self.attribution = page, nouns, attribution
        self.speech = self._speech_days()

    def _speech_days(self) -> set[int]:
        """Where the times stand that only say when something was said."""
        found: set[int] = set()
        for clause in self.page.clauses:
            known = self.attribution.speaking(clause)
            if known is not None:
                found |= {each.start for each in self.attribution.speech_days(clause, known)}
        return found

    def times(self, extent: Extent, said: str, counted: bool) -> Times:
        """The times of an event inside the extent."""
        found = _joined(self.dated(extent))
        spanned = {each.relation for each in found} >= {"since", "through"}
        times = times_of(found, said, counted and not spanned)
        return replace(times, since="") if spanned else times

    def dated(self, extent: Extent) -> list[TimeMention]:
        """The dates and periods inside the extent, those of speech left out."""
        inside = self.page.times_in(*extent)
        told = [each for each in inside if is_dated(each) and each.start not in self.speech]
        return [each for each in told if not self._is_of_another(each, extent)]

    def _is_of_another(self, mention: TimeMention, extent: Extent) -> bool:
        """Whether a time stands in a clause that only qualifies a noun of the event."""
        place = self.page.reading.sentence_at(mention.start)
        for clause in self.page.in_sentence(place.i) if place is not None else ():
            start, end = self.page.extent(clause.first, clause.last)
            inner = (
                clause.link == "noun" and extent[0] <= start and end < extent[1] and end - start < extent[1] - extent[0]
            )
            if inner and start <= mention.start < end:
                head = self.page.extent(clause.noun, clause.noun)[1] if clause.noun >= 0 else end
                return extent[1] - head > TAIL and not self._gives_a_number(clause)
        return False

    def _gives_a_number(self, clause: Clause) -> bool:
        """Whether what a clause qualifies is told by a number alone: 지난해 보낸 컨테이너가 9천 개다."""
        light = self.page.lexicon.grammar["light"]
        return any(
            set(other.key) & light and any(each.head == clause.noun for each in other.arguments)
            for other in self.page.beside(clause)
        )

    def numbers(self, happening: Happening, extent: Extent) -> list[QuantityMention]:
        """The numbers inside the extent that measure the event; goods before plants and people."""
        timed = [(each.start, each.end) for each in self.page.times_in(*extent) if each.kind.value != "set"]
        found = [
            each
            for each in self.page.mentions_in(*extent)
            if each.counts and each.end <= extent[1] + 1 and not self._is_time(each, timed)
        ]
        found = [each for each in found if self._measures(each, happening, len(found) == 1)]
        found = self._of_objects(happening, found)
        if happening.type == "operation" and any(each.kind is Kind.SHARE for each in found):
            return [each for each in found if each.kind is Kind.SHARE]
        return self._telling(found)

    def _is_time(self, mention: QuantityMention, timed: list[Extent]) -> bool:
        return (
            mention.kind is not Kind.MULTIPLE
            and any(start <= mention.number_start < end for start, end in timed)
            and mention.kind is not Kind.SHARE
        )

    def _measures(self, mention: QuantityMention, happening: Happening, alone: bool) -> bool:
        kind = happening.type
        if mention.kind is Kind.MONEY:
            return kind in amounts.WITH_MONEY
        if mention.kind is Kind.DURATION:
            return alone and kind in amounts.WITH_DURATION
        if mention.kind is Kind.COUNT and not mention.unit and kind in amounts.UNCOUNTED:
            return False
        if kind in {"disclosure", "legality", "motive", "agreement"}:
            return False
        if mention.kind is Kind.MEASURE:
            return mention.canonical in {"ton", "metric_ton", "kilogram", "litre", "barrel", "gallon"}
        return mention.canonical not in UNTOLD or (mention.canonical == "time" and (alone or kind in {"trial", "use"}))

    def _of_objects(self, happening: Happening, found: list[QuantityMention]) -> list[QuantityMention]:
        """Without the numbers of who does it, where what is done to is counted."""
        objects = [self.page.extent(each.first, each.last) for each in happening.slots.get("object", [])]
        doers = [self.page.extent(each.first, each.last) for each in happening.slots.get("subject", [])]
        if not any(_stands_in(each, objects) for each in found):
            return found
        return [each for each in found if _stands_in(each, objects) or not _stands_in(each, doers)]

    def _telling(self, found: list[QuantityMention]) -> list[QuantityMention]:
        """Without plants, ships and people where goods or loads are counted beside them."""
        if any(each.kind is not Kind.DURATION for each in found):
            found = [each for each in found if each.kind is not Kind.DURATION]
        kinds = {each.number_start: self.counted(each) for each in found if each.kind is Kind.COUNT}
        primary = any(each & amounts.PRIMARY for each in kinds.values())
        shares = any(each.kind is Kind.SHARE for each in found)
        if not primary and not shares:
            return found
        return [
            each
            for each in found
            if not kinds.get(each.number_start, frozenset()) & amounts.SECONDARY
            or kinds[each.number_start] & amounts.PRIMARY
        ]

    def counted(self, mention: QuantityMention) -> frozenset[str]:
        """The kinds of what a number counts: the noun before it, or the one that it qualifies."""
        if mention.canonical == "round":
            return frozenset({"goods"})
        kinds = self._kinds(mention)
        if mention.canonical in ONE_BY_ONE and not kinds & amounts.PRIMARY:
            return frozenset({ONE_BY_ONE[mention.canonical]})
        return kinds

    def _kinds(self, mention: QuantityMention) -> frozenset[str]:
        """The kinds of the noun whose phrase holds the number."""
        held = self.page.holding_at(mention.number_start)
        return self.nouns.kinds(held[1].head, held[1].first) if held is not None else frozenset()

    def quantity(self, mention: QuantityMention, happening: Happening, mood: Mood, times: Times, item: str) -> Quantity:
        """The quantity that a number states of the event."""
        candidate = Candidate(happening.trigger, happening.at, happening.at, {})
        kinds = self.counted(mention)
        measure = amounts.measure_of(mention, candidate, mood, times, kinds)
        return amounts.quantity(self._bounded(mention), measure, item, self._unit(mention))

    def _bounded(self, mention: QuantityMention) -> QuantityMention:
        """A "several" that rounds up has no best value."""
        return replace(mention, best=None) if mention.low is not None and mention.best is not None else mention

    def _unit(self, mention: QuantityMention) -> str:
        if mention.unit_end > mention.unit_start:
            return self.page.text[mention.unit_start : mention.unit_end].strip()
        return mention.unit


def _stands_in(mention: QuantityMention, extents: list[Extent]) -> bool:
    return any(start <= mention.number_start < end for start, end in extents)


def _joined(found: list[TimeMention]) -> list[TimeMention]:
    """The times, two days side by side as one stretch: 3일과 4일."""
    result: list[TimeMention] = []
    for each in found:
        last = result[-1] if result else None
        if last is not None and last.grain == each.grain == "day" and each.start - last.end <= BESIDE:
            value = replace(last.value, end=max(last.value.end, each.value.end))
            result[-1] = replace(last, value=value, end=each.end)
        else:
            result.append(each)
    return result
