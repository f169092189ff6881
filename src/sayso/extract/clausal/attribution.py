"""Who says each clause: the cue that it hangs on, the source of that cue, and the chain of sources behind them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import timedelta

from sayso.extract.clausal.page import Page
from sayso.extract.clausal.slots import subjects
from sayso.extract.clausal.speakers import Speakers
from sayso.extract.fields.when import anchor
from sayso.extract.voices.outlet import outlet_of
from sayso.extract.voices.voice import Manner, Voice
from sayso.language.sayings import Saying
from sayso.measure.times import TimeMention
from sayso.model.claim import Factuality, Polarity
from sayso.model.reading import Argument, Clause, Quotation
from sayso.model.source import Link, Naming, Source, Standing
from sayso.model.span import Span, cut

FIRMNESS = list(Factuality)
STEPS = 8
HEARSAY = {Factuality.PROBABLE, Factuality.POSSIBLE}
PERSONAL = {"subject", "topic"}
# Nouns that only put a clause in.
EMPTY = {"것", "게", "거", "점", "내용", "사실", "뜻"}
CLOSE = 2
# What the names of firms and offices end with.
FIRMS = "사측청처부국군당"


@dataclass(frozen=True, slots=True)
class Cue:
    """What attributes a clause: the clause of the cue (-1: none), the cue itself, and whether nobody says it."""

    clause: int
    saying: Saying
    impersonal: bool = False
    noun: int = -1


class Attribution:
    """The voices of one page, clause by clause."""

    def __init__(self, page: Page) -> None:
        """The outlet is that of the page's report."""
        self.page = page
        self.outlet = outlet_of(page.report, page.words)
        self.speakers = Speakers(page, self.outlet)
        self.own = Voice(((0, len(page.text)),), (Link(self.outlet),))
        self._voices: dict[int, Voice] = {}
        self._sources: dict[int, tuple[Source, Argument] | None] = {}
        self._last: dict[int, tuple[Source, Argument]] = {}
        for clause in page.clauses:
            self._meet(clause)

    def _meet(self, clause: Clause) -> None:
        """Meet the source of a cue, in text order, so that later mentions resolve to it."""
        self._sources[clause.i] = None
        for argument in clause.arguments:
            if argument.case == "according" and (source := self.speakers.source(argument)):
                self._last[clause.i] = source, argument
        if self._saying(clause) is None:
            return
        found = self._subject(clause)
        if found is not None:
            source = self.speakers.source(found)
            if source is not None:
                self._sources[clause.i] = source, found
                self._last[clause.i] = source, found

    def _saying(self, clause: Clause) -> Saying | None:
        """The cue that a predicate is for somebody who speaks."""
        if "passive" in clause.marks and clause.key[0] in self.page.sayings.impersonal:
            return None
        for key in clause.key:
            if key in self.page.sayings.verbs:
                return self.page.sayings.verbs[key]
        if set(clause.key) & self.page.sayings.by_documents and self._is_document(clause):
            return Saying()
        noun = clause.key[0].removesuffix("이다")
        if noun != clause.key[0] and noun in self.page.sayings.nouns:
            return Saying(status=self.page.sayings.nouns[noun].status)
        return None

    def _is_document(self, clause: Clause) -> bool:
        """Whether it is a document that speaks."""
        heads = (self.page.tokens[each.head].lower for each in subjects(clause))
        return any(head.endswith(tuple(self.page.words["documents"])) for head in heads)

    def _impersonal(self, clause: Clause) -> Saying | None:
        for key in clause.key:
            if key in self.page.sayings.impersonal:
                return self.page.sayings.impersonal[key]
        return None

    def _subject(self, clause: Clause) -> Argument | None:
        """Who says it: the subject of the cue, or of the clause that it goes on from or leads to."""
        if clause.key[0].endswith("이다"):
            complement = next((each for each in clause.arguments if each.case == "complement"), None)
            return (
                Argument(complement.of[0], complement.first, complement.of[0], "of")
                if complement and complement.of
                else None
            )
        own = [each for each in subjects(clause) if self._may_speak(each)]
        if own:
            return own[0]
        at = clause
        for _ in range(3):
            if at.link not in {"and", "because", "but", "said"} or at.above < 0:
                break
            at = self.page.clauses[at.above]
            if found := [each for each in subjects(at) if self._may_speak(each)]:
                return found[0]
        for number in reversed(self.page.below[clause.i]):
            other = self.page.clauses[number]
            if other.link in {"and", "because", "but"} and (
                found := [e for e in subjects(other) if self._may_speak(e)]
            ):
                return found[0]
        return self._topic_before(clause)

    def _topic_before(self, clause: Clause) -> Argument | None:
        """A topic that an inner clause has taken, where what is said stands in a clause with a subject of its own."""
        for inner in self.page.subtree(clause)[1:]:
            if inner.link in {"said", "fact", "and", "whether", "because"} and not inner.quoted:
                topics = [each for each in inner.arguments if each.case == "topic" and self._may_speak(each)]
                others = [each for each in inner.arguments if each.case == "subject"]
                if topics and (others or inner.link in {"and", "whether", "because"}):
                    return topics[0]
        return None

    def _may_speak(self, argument: Argument) -> bool:
        token = self.page.tokens[argument.head]
        if token.tag == "NNB" or token.lower in {"것", "게", "내용", "보도", "사실", "측면", "점"}:
            return False
        if token.pos == "PRON":
            return token.lower in self.page.words["pronouns_one"] | self.page.words["pronouns_many"] | {"누구", "우리"}
        words = self.page.said(argument.first, argument.head).replace(" ", "").removesuffix("들")
        if token.lower.lower() in self.page.lexicon.states or words in self.page.words.countries:
            return True
        lists = ("people", "bodies", "research", "documents", "state_media", "outlets", "governments")
        if any(
            len(word) > 1 and words.endswith(word.replace(" ", "")) for name in lists for word in self.page.words[name]
        ):
            return True
        if any(each.described.replace(" ", "").endswith(words) for each in self.speakers.met) and len(words) > 1:
            return True
        if self.speakers.title(argument) >= 0:
            return True
        inside = self.page.tokens[argument.first : argument.head + 1]
        if argument.case in PERSONAL and any(each.tag in {"NNP", "SL"} for each in inside) and words[-1] in FIRMS:
            return True
        return token.tag in {"NNP", "SL"} or (
            len(words) > 2 and words[-1] in {"부", "청", "처", "국", "군", "당", "측"}
        )

    def voice(self, number: int) -> Voice:
        """Who says the clause."""
        if number not in self._voices:
            self._voices[number] = self.own
            self._voices[number] = self._find(self.page.clauses[number])
        return self._voices[number]

    def _find(self, clause: Clause) -> Voice:
        cue = self._cue(clause)
        if cue is None:
            return self._around(clause)
        outer = self.voice(cue.clause) if cue.clause >= 0 else self._around(clause)
        return self._told(clause, cue, outer)

    def _cue(self, clause: Clause) -> Cue | None:
        """The nearest cue above a clause."""
        at, quotation = clause, self._quotation(clause)
        for _ in range(STEPS):
            attributed = at.link in {"said", "fact"} or (at.link == "noun" and at.noun >= 0)
            if attributed and (found := self._hangs(at)):
                return found
            if at.above < 0:
                break
            at = self.page.clauses[at.above]
            if quotation is not None and self._quotation(at) != quotation:
                break
        return self._quoting(quotation) if quotation is not None else None

    def _hangs(self, clause: Clause) -> Cue | None:
        """The cue that a clause in quotative form hangs on: a noun such as 보도, or the predicate above."""
        above = self.page.clauses[clause.above] if clause.above >= 0 else None
        if clause.noun >= 0:
            return self._by_noun(clause, above)
        if above is None:
            return None
        saying, impersonal = self._saying(above), self._impersonal(above)
        if impersonal is not None and (saying is None or self._sources[above.i] is None):
            return Cue(above.i, impersonal, True)
        return Cue(above.i, saying) if saying is not None else None

    def _by_noun(self, clause: Clause, above: Clause | None) -> Cue | None:
        """The cue of a clause that a noun puts in: 보낸 것을 확인했다, 보냈다는 보도."""
        word = self.page.tokens[clause.noun].lower
        saying = self._saying(above) if above is not None else None
        by_document = above is not None and self._is_document(above)
        if above is not None and saying is not None and word in EMPTY and (by_document or "ahead" not in clause.marks):
            return Cue(above.i, saying)
        noun = self.page.sayings.nouns.get(word)
        if clause.link != "said" or noun is None:
            return None
        return Cue(above.i if above else -1, noun, True, clause.noun)

    def _quotation(self, clause: Clause) -> Quotation | None:
        return self.page.quotation_at(self.page.tokens[clause.verb].start)

    def _quoting(self, quotation: Quotation) -> Cue | None:
        """The cue that takes in a quotation: above one of its clauses, else who spoke last."""
        last = self.page.reading.sentence_at(quotation.end - 1)
        for clause in self.page.in_sentence(last.i) if last is not None else ():
            inside = quotation.start <= self.page.tokens[clause.verb].start < quotation.end
            above = self.page.clauses[clause.above] if inside and clause.above >= 0 else None
            if above is None or self._quotation(above) == quotation:
                continue
            if saying := self._saying(above):
                return Cue(above.i, saying)
        return Cue(-1, Saying()) if quotation.end - quotation.start > 12 else None

    def _around(self, clause: Clause) -> Voice:
        """The voice of a sentence: whom it is according to, else the outlet."""
        sentence = self.page.sentence(clause)
        for other in self.page.in_sentence(sentence.i):
            for argument in other.arguments:
                if argument.case == "according" and (source := self.speakers.source(argument)):
                    return self._with(self.own, source, argument, Manner.ACCORDING_TO)
        return self.own

    def _told(self, clause: Clause, cue: Cue, outer: Voice) -> Voice:
        """The voice of what a cue says, inside the voice around it."""
        saying = cue.saying
        if cue.impersonal:
            return self._weaker(self._undisclosed(cue, outer), saying)
        found = self._sources.get(cue.clause) if cue.clause >= 0 else None
        found = found or self._spoke_before(clause, cue)
        if found is None:
            return self._weaker(outer, saying) if cue.clause >= 0 else outer
        source, argument = found
        voice = outer if source == outer.links[-1].source else self._with(outer, source, argument, self._manner(saying))
        voice = replace(voice, links=(*voice.links[:-1], self._dated(voice.links[-1], cue, argument)))
        return self._weaker(self._cited(cue, voice), saying)

    def _undisclosed(self, cue: Cue, outer: Voice) -> Voice:
        """Hearsay of the outlet itself is undisclosed; a noun such as 주장 may name whose it is."""
        if cue.noun >= 0:
            return outer
        own = outer.links == self.own.links
        if not (own and cue.saying.hearsay):
            return outer
        hidden = replace(self.outlet, naming=Naming.UNDISCLOSED)
        return replace(outer, links=(Link(hidden),), manner=Manner.HEARSAY)

    def told_by(self, clause: Clause) -> Voice:
        """The voice of what a cue says of its own object: 컨테이너를 2천 개로 추산했다."""
        saying = self._saying(clause)
        outer = self.voice(clause.i)
        impersonal = self._impersonal(clause)
        if impersonal is not None and self._sources[clause.i] is None:
            return self._told(clause, Cue(clause.i, impersonal, True), outer)
        return outer if saying is None else self._told(clause, Cue(clause.i, saying), outer)

    def _cited(self, cue: Cue, voice: Voice) -> Voice:
        """The voice with whom its source cites: 익명의 소식통을 인용해 보도했다."""
        if cue.clause < 0:
            return voice
        for clause in self.page.in_sentence(self.page.sentence(self.page.clauses[cue.clause]).i):
            if clause.i > cue.clause or not set(clause.key) & self.page.sayings.citing:
                continue
            for argument in clause.arguments:
                if argument.case == "object" and (source := self.speakers.source(argument)):
                    return self._with(voice, source, argument, Manner.INDIRECT)
        return voice

    def _manner(self, saying: Saying) -> Manner:
        return Manner.BELIEF if saying.belief else Manner.INDIRECT

    def _weaker(self, voice: Voice, saying: Saying) -> Voice:
        """The voice, no firmer than its cue."""
        firm = max(voice.factuality, saying.factuality, key=FIRMNESS.index)
        polarity = Polarity.DENIED if saying.polarity is Polarity.DENIED else voice.polarity
        return replace(voice, factuality=firm, status=saying.status or voice.status, polarity=polarity)

    def _with(self, outer: Voice, source: Source, argument: Argument, manner: Manner) -> Voice:
        start, end = self.page.extent(argument.first, argument.last)
        link = Link(source, span=cut(self.page.text, start, end))
        links = outer.links if source == self.outlet else (*outer.links, link)
        return replace(outer, links=links, manner=manner)

    def _dated(self, link: Link, cue: Cue, argument: Argument) -> Link:
        """The link with its cue and the day on which it was said."""
        if cue.clause < 0:
            return link
        clause = self.page.clauses[cue.clause]
        start, end = self.page.extent(clause.verb, clause.last)
        said = self._said_on(clause, argument)
        return replace(link, cue=cut(self.page.text, start, end), basis=cue.saying.basis, said=said or link.said)

    def _said_on(self, clause: Clause, argument: Argument) -> str:
        """The day right before the cue or right behind its source."""
        days = [each.value.start for each in self.speech_days(clause, argument)]
        return _no_later(days[0], self.page.report.publication.published) if days else ""

    def speech_days(self, clause: Clause, argument: Argument) -> list[TimeMention]:
        """The times that tell when something was said: beside the source or the cue, and of one day."""
        verb = self.page.tokens[clause.verb].start
        end = self.page.extent(argument.first, argument.last)[1]
        sentence = self.page.sentence(clause)
        found = []
        for mention in self.page.times_in(sentence.start, sentence.end):
            near_source = 0 <= mention.start - end <= CLOSE + 1
            near_cue = 0 <= verb - mention.end <= CLOSE
            if mention.grain == "day" and mention.value.start and (near_source or near_cue):
                found.append(mention)
        return found

    def _spoke_before(self, clause: Clause, cue: Cue) -> tuple[Source, Argument] | None:
        """Who spoke last, in this paragraph or the one before it."""
        here = self.page.sentence(clause)
        if cue.saying.belief and cue.clause >= 0:
            return None
        for number in range(clause.i - 1, -1, -1):
            if number in self._last:
                there = self.page.sentence(self.page.clauses[number])
                return self._last[number] if here.paragraph - there.paragraph <= 1 else None
        return None

    def speaking(self, clause: Clause) -> Argument | None:
        """Whose words a clause hands on, where it is a cue of somebody with something that is said."""
        found = self._sources.get(clause.i)
        return found[1] if found is not None else None

    def attributes(self, clause: Clause) -> bool:
        """Whether a clause only attributes what hangs on it."""
        return self._saying(clause) is not None or self._impersonal(clause) is not None

    def disclosing(self, clause: Clause, voice: Voice) -> Voice:
        """The voice of a denial or confirmation: whoever denies or confirms."""
        found = self._sources.get(clause.i)
        if found is None:
            own = [each for each in subjects(clause) if self._may_speak(each)]
            source = self.speakers.source(own[0]) if own else None
            found = (source, own[0]) if source is not None else None
        if found is None or found[0] == voice.links[-1].source:
            return voice
        return self._with(voice, found[0], found[1], Manner.INDIRECT)

    def finished(self, voice: Voice) -> Voice:
        """The voice with all that the whole report told of its sources."""
        return replace(
            voice, links=tuple(replace(each, source=self.speakers.finished(each.source)) for each in voice.links)
        )

    def span_of(self, argument: Argument) -> Span:
        """The span of a source's phrase."""
        return cut(self.page.text, *self.page.extent(argument.first, argument.last))


def _no_later(day: str, published: str) -> str:
    """The day, or that day of the month before publication where it would be spoken in the future."""
    told, limit = anchor(day), anchor(published)
    if told is None or limit is None or told <= limit:
        return day
    month = limit.replace(day=1) if told.day <= limit.day else limit.replace(day=1) - timedelta(days=1)
    return month.replace(day=told.day).isoformat() if told.day <= monthrange(month.year, month.month)[1] else day


def is_outlet(source: Source) -> bool:
    """Whether the source is the outlet itself."""
    return source.standing is Standing.OUTLET and source.key == "outlet"
