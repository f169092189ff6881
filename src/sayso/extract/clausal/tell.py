"""The stage for such a language: clauses to claims, each with its voice, its fields and its span."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from sayso.domain.arms import Domain
from sayso.extract.clausal.attribution import Attribution
from sayso.extract.clausal.figures import Figures
from sayso.extract.clausal.happenings import Finder, Happening
from sayso.extract.clausal.nouns import Nouns
from sayso.extract.clausal.page import Extent, Page, page
from sayso.extract.clausal.parts import Heads, Parts
from sayso.extract.clausal.slots import Fillers
from sayso.extract.clausal.temper import CORE, Temper
from sayso.extract.compose import VERSION
from sayso.extract.context.restate import restated
from sayso.extract.fields.modality import Mood
from sayso.extract.voices.voice import Voice
from sayso.measure.mention import QuantityMention
from sayso.model.claim import Claim, Discard, Discarded, Extraction, Maker, Polarity, Status
from sayso.model.quantity import Quantity
from sayso.model.reading import Argument, Clause, Reading
from sayso.model.report import Report
from sayso.model.source import Attribution as Chain
from sayso.model.span import cut, trimmed
from sayso.model.times import Times

# Who says nothing is no source: the outlet tells it.
SILENT = {"silent", "refuse"}
ABSTRACT = {"것", "사실", "점"}
FRAMES = {"agreement", "trial", "construction", "conversion", "inspection", "quality", "payment", "legality"}
EDGES = " \t\n,;:“”\"‘’'()[]·"
SAME = 0.6


@dataclass(frozen=True, slots=True)
class Told:
    """A happening with its voice, its extent, the phrases of its roles, and its numbers."""

    happening: Happening
    voice: Voice
    extent: Extent
    heads: Heads
    numbers: tuple[QuantityMention, ...]

    @property
    def type(self) -> str:
        """The event type."""
        return self.happening.type


def extract_clauses(report: Report, reading: Reading, domain: Domain) -> Extraction:
    """Every claim of the report in text order, and what looked like one with the reason why it is none."""
    here = page(report, reading, domain)
    return Teller(here).extraction()


class Teller:
    """Tells the claims of one page."""

    def __init__(self, here: Page) -> None:
        """Finds voices and nouns first."""
        self.page = here
        self.nouns = Nouns(here)
        self.attribution = Attribution(here)
        self.figures = Figures(here, self.nouns, self.attribution)
        self.parts = Parts(here, self.nouns)
        self.fillers = Fillers(here, self.nouns)
        self.temper = Temper(here)

    def extraction(self) -> Extraction:
        """All claims, once each, in text order."""
        told = [each for each in map(self._tell, Finder(self.page, self.nouns).find()) if each is not None]
        kept, left = self._select(told)
        claims = sorted((claim for each in kept for claim in self._claims(each, kept)), key=_in_order)
        unique = {claim.id: claim for claim in restated(claims, self.page.reading)}
        undated = tuple(
            (self.page.text[each.start : each.end], each.reason)
            for each in self.page.times
            if each.reason and not each.resolved
        )
        return Extraction(tuple(sorted(unique.values(), key=_in_order)), left, undated)

    def _tell(self, happening: Happening) -> Told | None:
        """The happening with its voice and extent; None where it is an attribution or only qualifies."""
        clause = happening.clause
        cue = self._has_content(clause) and self.attribution.attributes(clause)
        if happening.argument is None and cue and happening.type != "disclosure":
            return None
        if happening.trigger.factuality and self._has_content(clause):
            return None
        if happening.type == "supply" and clause.link == "if":
            return None
        extent = self._extent(happening, cue)
        if extent[0] >= extent[1]:
            return None
        numbers = tuple(self.figures.numbers(happening, extent))
        if happening.type == "production" and self._is_habit(happening) and not numbers:
            return None
        heads = self.parts.heads(happening)
        if self._only_qualifies(happening, extent, heads) and not numbers:
            return None
        return Told(happening, self._voice(happening), extent, heads, numbers)

    def _only_qualifies(self, happening: Happening, extent: Extent, heads: Heads) -> bool:
        """Whether a clause before a noun says nothing but of what sort the goods are: 생산된 포탄."""
        qualifies = happening.argument is None and happening.clause.link == "noun"
        return (
            qualifies and happening.type == "production" and set(heads) <= {"item"} and not self.figures.dated(extent)
        )

    def _has_content(self, clause: Clause) -> bool:
        return any(
            each.link in {"said", "fact"} or (each.link == "noun" and self._is_put_in(each))
            for each in (self.page.clauses[number] for number in self.page.below[clause.i])
        )

    def _is_put_in(self, clause: Clause) -> bool:
        return clause.noun >= 0 and self.page.tokens[clause.noun].lower in ABSTRACT

    def _is_habit(self, happening: Happening) -> bool:
        """Whether a predicate only says what a plant makes: 포탄을 만드는 공장."""
        clause = happening.clause
        if happening.argument is not None or "present" not in clause.marks or "going" in clause.marks:
            return False
        slot = "head" if clause.link == "noun" else "subject"
        return any("facility" in self.nouns.kinds(each.head, each.first) for each in happening.slots.get(slot, []))

    def _voice(self, happening: Happening) -> Voice:
        """Who tells the event; whoever denies or confirms is the source of a disclosure."""
        clause = self._light(happening) or happening.clause
        own = happening.argument is not None or clause is not happening.clause
        if own and not self._has_content(clause) and self.attribution.attributes(clause):
            return self.attribution.told_by(clause)
        voice = self.attribution.voice(happening.clause.i)
        if happening.type == "disclosure" and happening.trigger.id not in SILENT:
            return self.attribution.disclosing(happening.clause, voice)
        return voice

    def _extent(self, happening: Happening, cue: bool) -> Extent:
        """The characters of the event: its clause, with the noun that it qualifies and a number told of that."""
        clause, argument = happening.clause, happening.argument
        if argument is not None and (cue or argument.case not in CORE):
            first, last = argument.first, argument.last
        else:
            first, last = self._first(clause), clause.last
        if argument is None and clause.link == "noun" and clause.noun >= 0:
            last = self._last_of_head(happening)
        if happening.trigger.modal:
            last = max(last, self._supposed(clause))
        start, end = self.page.extent(first, last)
        if happening.type in {"disclosure", "agreement"}:
            start = min([start, *(self.page.extent(e.first, e.last)[0] for e in self.page.subtree(clause))])
        return trimmed(self.page.text, start, max(end, self.page.tokens[happening.at].end), EDGES)

    def _supposed(self, clause: Clause) -> int:
        """The last token of what a supposed load makes: 채웠다고 가정하면 400만 발이 된다."""
        at = clause
        if at.link == "said" and at.above >= 0 and self.page.clauses[at.above].link == "if":
            at = self.page.clauses[at.above]
        return self.page.clauses[at.above].last if at.link == "if" and at.above >= 0 else clause.last

    def _first(self, clause: Clause) -> int:
        """The first token of a clause that belongs to its event: no source, no time of speech."""
        firsts = [clause.verb]
        for argument in clause.arguments:
            if not self._is_aside(argument):
                firsts.append(argument.first)
        firsts += [each.first for each in self.page.beside(clause) if self._measures_head(each, clause)]
        topic = self.fillers.topic(clause)
        return min([*firsts, topic.first] if topic is not None else firsts)

    def _measures_head(self, inner: Clause, clause: Clause) -> bool:
        """Whether a clause only gives a number of a noun that another clause takes: 3배 더 많은 탄약을."""
        light = set(inner.key) & self.page.lexicon.grammar["light"]
        heads = {each.head for each in clause.arguments if each.case in CORE}
        return inner.link == "noun" and bool(light) and inner.noun in heads

    def _is_aside(self, argument: Argument) -> bool:
        """Whether a phrase tells of the saying and not of the event: to whom, when and in what it was said."""
        if (
            argument.case in {"according", "dative", "following"}
            or self.page.tokens[argument.first].start in self.figures.speech
        ):
            return True
        kinds = self.nouns.kinds(argument.head, argument.first)
        return argument.case == "in" and bool(kinds) and not kinds - {"document", "body"}

    def _light(self, happening: Happening) -> Clause | None:
        """The clause that only gives a number of the noun that a clause qualifies: 보낸 컨테이너가 2천 개다."""
        clause = happening.clause
        if happening.argument is not None or clause.link != "noun":
            return None
        held = self.page.holding(clause.noun)
        if held is None or held[1].case not in {"subject", "topic", "object"}:
            return None
        other, argument = held
        counted = self.page.mentions_in(*self.page.extent(argument.last, other.last))
        light = set(other.key) & self.page.lexicon.grammar["light"]
        if light and any(each.counts for each in counted) and not self._has_content(other):
            return other
        return None

    def _last_of_head(self, happening: Happening) -> int:
        """The last token of the noun that a clause qualifies, or of what is told of it right after by a number."""
        clause = happening.clause
        light = self._light(happening)
        if light is not None:
            return light.last
        held = self.page.holding(clause.noun)
        if held is not None:
            return clause.noun if clause.noun in held[1].of else held[1].last
        return max(clause.last, clause.noun)

    def _select(self, told: list[Told]) -> tuple[list[Told], tuple[Discard, ...]]:
        """Of two over the same words the more specific, each event once."""
        kept: list[Told] = []
        left: list[Discard] = []
        ordered = sorted(told, key=self._sentence)
        for _, members in groupby(ordered, key=self._sentence):
            here, dropped = self._of_sentence(sorted(members, key=self._preference))
            kept += here
            left += [Discard(cut(self.page.text, *each.extent), each.type, reason) for each, reason in dropped]
        kept.sort(key=lambda each: (each.extent, each.happening.at))
        return kept, tuple(sorted(left, key=lambda each: (each.span.start, each.span.end, each.type)))

    def _sentence(self, told: Told) -> int:
        return self.page.sentence(told.happening.clause).i

    def _of_sentence(self, ranked: list[Told]) -> tuple[list[Told], list[tuple[Told, Discarded]]]:
        """What is kept of one sentence, the best first, and what is left with the reason."""
        kept: list[Told] = []
        left: list[tuple[Told, Discarded]] = []
        for each in ranked:
            reason = self._reason(each, kept)
            if reason is None:
                kept.append(each)
            else:
                left.append((each, reason))
        named = [one for one in kept if any(self._is_only_named(one, other) for other in kept if other is not one)]
        left += [(each, Discarded.CONTAINED) for each in named]
        return [each for each in kept if each not in named], left

    def _preference(self, told: Told) -> tuple[bool, int, bool, bool, int, int]:
        rank = self.page.domain.events[told.type].rank
        ranked = told.happening.trigger.weak, rank, not told.numbers, "item" not in told.heads
        return (*ranked, -len(told.heads), told.happening.at)

    def _reason(self, told: Told, kept: Iterable[Told]) -> Discarded | None:
        if self.page.text[told.extent[1] : told.extent[1] + 3].strip('”"’. ').startswith("?"):
            return Discarded.QUESTION
        for other in kept:
            if other.happening.at == told.happening.at:
                return Discarded.CONTAINED
            if other.happening.clause.i == told.happening.clause.i and self._adds_nothing(told, other):
                return Discarded.DUPLICATE if other.type == told.type else Discarded.CONTAINED
        return None

    def _denied_by(self, told: Told, other: Told) -> bool:
        """Whether a denial told as a disclosure is about this event."""
        withheld = other.happening.trigger.sign < 0 or "not" in other.happening.clause.marks
        if other.type != "disclosure" or told.type == "disclosure" or not withheld:
            return False
        if told.happening.clause.i == other.happening.clause.i:
            return True
        inside = {each.i for each in self.page.subtree(other.happening.clause)}
        return told.happening.clause.i in inside

    def _is_only_named(self, told: Told, other: Told) -> bool:
        return self._identifies(told, other) or self._denied_by(told, other)

    def _identifies(self, told: Told, other: Told) -> bool:
        """Whether a clause without a number or date only picks out what the other event is about."""
        clause = told.happening.clause
        if clause.link != "noun" or told.numbers or told.type == "profile" or self.figures.dated(told.extent):
            return False
        heads = {each.head for slot in ("subject", "object", "topic") for each in other.happening.slots.get(slot, [])}
        if clause.above != other.happening.clause.i and clause.noun not in heads:
            return False
        return not self._is_put_in(clause) or other.type in {"legality", "agreement"}

    def _adds_nothing(self, told: Told, other: Told) -> bool:
        """Whether another event of the clause tells it already."""
        if told.type == other.type:
            return True
        weak = told.happening.trigger.weak or other.type in FRAMES
        return weak and not (told.numbers and not other.numbers)

    def _claims(self, told: Told, kept: list[Told]) -> Iterator[Claim]:
        """One claim, or one for each number where the event has several."""
        mood = self.temper.mood(told.happening, told.voice, told.extent)
        numbers = [each for each in told.numbers if not self._is_inner(each, told, kept)]
        counted = bool(numbers) and mood.status is Status.ACTUAL
        times = self.figures.times(told.extent, told.voice.innermost.said, counted)
        mood = self._still_to_come(told, mood, times)
        reaches = set(told.happening.clause.key) & self.page.lexicon.grammar["reaching"]
        if reaches and mood.polarity is Polarity.DENIED and any(each.high is not None for each in numbers):
            mood = mood.denied()
        roles = self.parts.wording(told.happening, told.heads)
        fields = (mood, roles, times)
        if not numbers:
            yield self._claim(told, told.extent, fields, None)
        for place, mention in enumerate(numbers):
            extent = (
                told.extent
                if place == 0
                else trimmed(self.page.text, mention.start, max(mention.end, mention.unit_end))
            )
            part = self._counting(told, mention) if len(numbers) > 1 or "item" not in told.heads else told
            fields = (mood, self.parts.wording(told.happening, part.heads), times)
            item = next(iter(fields[1].get("item", ())), "")
            quantity = self.figures.quantity(mention, told.happening, mood, times, item)
            yield self._claim(part, extent, fields, quantity)

    def _still_to_come(self, told: Told, mood: Mood, times: Times) -> Mood:
        """What is told in the present of a time after publication is planned: 2026년까지 납품한다."""
        end, published = times.happened.end, self.page.report.publication.published
        ahead = bool(end and published) and end[: len(published)] > published[: len(end)]
        present = "present" in told.happening.clause.marks and mood.status is Status.ACTUAL
        return mood.status_of(Status.PLANNED) if ahead and present else mood

    def _counting(self, told: Told, mention: QuantityMention) -> Told:
        """The event with the goods that this number counts."""
        goods = self.parts.counted(mention)
        if goods is None or "item" not in self.page.domain.events[told.type].roles:
            return told
        return replace(told, heads={**told.heads, "item": [goods]})

    def _is_inner(self, mention: QuantityMention, told: Told, kept: list[Told]) -> bool:
        """Whether a clause inside this event counts the number for an event of its own."""
        return any(
            other is not told
            and mention in other.numbers
            and other.happening.clause.i != told.happening.clause.i
            and other.extent[1] - other.extent[0] < told.extent[1] - told.extent[0]
            for other in kept
        )

    def _claim(
        self,
        told: Told,
        extent: Extent,
        fields: tuple[Mood, dict[str, tuple[str, ...]], Times],
        quantity: Quantity | None,
    ) -> Claim:
        mood, roles, times = fields
        voice = self.attribution.finished(told.voice)
        return Claim(
            text_hash=self.page.report.text_hash,
            spans=(cut(self.page.text, *extent),),
            type=told.type,
            attribution=Chain(voice.links),
            status=mood.status,
            factuality=mood.factuality,
            polarity=mood.polarity,
            roles=roles,
            items=self.parts.items(told.heads),
            quantity=quantity,
            times=replace(times, said=voice.innermost.said),
            condition=mood.condition,
            hedge=mood.hedge,
            made_by=Maker("sayso.extract", VERSION, (told.happening.trigger.id,)),
        )


def _in_order(claim: Claim) -> tuple[int, int, str, str]:
    return claim.span.start, claim.span.end, claim.type, claim.id
