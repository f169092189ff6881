"""Status, firmness and polarity of an event: by the marks of its predicate, and by what governs it."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.clausal.happenings import Happening
from sayso.extract.clausal.page import Page
from sayso.extract.fields.modality import FIRMNESS, Mood
from sayso.extract.voices.voice import Voice
from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.reading import Clause
from sayso.model.source import Standing
from sayso.model.span import cut

STEPS = 4
# Cases in which a noun of an event is what its clause tells of.
CORE = {"subject", "object", "topic", "complement", "bare", "also", "at"}
DONE = {"transfer", "production", "construction", "use", "processing", "movement", "conversion"}
ANNOUNCED = {"transfer", "construction", "agreement"}
SOFT = {Status.PLANNED, Status.TARGET, Status.ORDERED, Status.FORECAST}


class Temper:
    """Tells the mood of the events of one page."""

    def __init__(self, page: Page) -> None:
        """The words are those of the page's language."""
        self.page, self.words = page, page.moods

    def mood(self, happening: Happening, voice: Voice, extent: tuple[int, int]) -> Mood:
        """What voice and words make of an event together: the weaker of both firmnesses."""
        found = self._own(happening)
        found = self._above(happening, found)
        found = self._condition(happening, found, extent)
        if FIRMNESS.index(voice.factuality) > FIRMNESS.index(found.factuality):
            found = found.weaker(voice.factuality, voice.hedge)
        if voice.status is not None and happening.type not in self.words.unmoved:
            found = self._foretold(happening, found, voice.status)
        elif voice.factuality is Factuality.PROBABLE and found.status is Status.PLANNED:
            found = self._foretold(happening, found, Status.FORECAST)
        found = self._of_document(happening, found, voice)
        if voice.polarity is Polarity.DENIED and happening.type != "disclosure":
            found = found.denied()
        if self._unknown(happening):
            found = found.weaker(Factuality.UNKNOWN)
        return found.settled()

    def _of_document(self, happening: Happening, found: Mood, voice: Voice) -> Mood:
        """What an order or plan states is not yet done."""
        source = voice.innermost.source
        if source.standing is not Standing.DOCUMENT or found.status is not Status.ACTUAL:
            return found
        effect = self.words.following.get(source.described.split()[-1], "")
        return found.status_of(Status(effect)) if effect in SOFT and happening.type not in self.words.unmoved else found

    def _foretold(self, happening: Happening, found: Mood, status: Status) -> Mood:
        """What somebody else foretells is a forecast, though told with an ending of the future."""
        only = happening.clause.marks & set(self.words.marks) <= {"will"}
        if (
            status is Status.FORECAST
            and found.status is Status.PLANNED
            and only
            and happening.clause.link in {"said", "fact"}
        ):
            return replace(found, status=status)
        return found.status_of(status)

    def _own(self, happening: Happening) -> Mood:
        """What the event's own predicate, or the noun behind it, makes of it."""
        found, trigger = Mood(), happening.trigger
        if trigger.sign < 0:
            found = found.denied()
        if trigger.status:
            found = found.status_of(Status(trigger.status))
        if trigger.factuality:
            found = found.weaker(Factuality(trigger.factuality))
        if happening.argument is not None:
            found = self._behind(happening, found)
            if happening.argument.case not in CORE:
                return found
            return self._governed(happening.clause, found, happening)
        return self._marked(happening.clause, found, happening)

    def _marked(self, clause: Clause, found: Mood, happening: Happening) -> Mood:
        """What the endings and helping words of a predicate make of it."""
        kind = happening.type
        for mark in sorted(clause.marks):
            if mark == "will" and "past" in clause.marks:
                continue
            if mark in self.words.marks and kind not in self.words.unmoved and not self._is_plain_future(mark, clause):
                found = found.status_of(self.words.marks[mark])
            if mark in self.words.mark_firmness:
                found = found.weaker(self.words.mark_firmness[mark])
        if kind in ANNOUNCED and clause.link == "said" and "present" in clause.marks and "not" not in clause.marks:
            found = found.status_of(Status.PLANNED)
        if "can" in clause.marks and "not" not in clause.marks:
            found = self._able(found, happening)
        return (
            found.denied()
            if "not" in clause.marks and happening.trigger.id != "silent"
            else (found.denied() if happening.trigger.id == "silent" and "not" in clause.marks else found)
        )

    def _is_plain_future(self, mark: str, clause: Clause) -> bool:
        return mark == "purpose" and clause.link != "purpose" and clause.above < 0

    def _able(self, found: Mood, happening: Happening) -> Mood:
        if happening.trigger.modal == "equivalent":
            return found.status_of(Status.EQUIVALENT).weaker(Factuality.POSSIBLE)
        if happening.type in self.words.capacity_types:
            return found.status_of(Status.CAPACITY)
        return found if happening.type in self.words.unmoved else found.weaker(Factuality.POSSIBLE)

    def _behind(self, happening: Happening, found: Mood) -> Mood:
        """What the nouns right behind an event's noun make of it: 생산 목표, 수출 가능성."""
        for argument in happening.slots.get("following", []):
            found = self._with(self.words.following.get(self.page.tokens[argument.head].lower, ""), found, happening)
        return found

    def _with(self, effect: str, found: Mood, happening: Happening) -> Mood:
        if not effect:
            return found
        if effect == "denied":
            return found.denied()
        if effect in {"possible", "probable", "near_certain"}:
            return found.weaker(Factuality(effect))
        return found if happening.type in self.words.unmoved else found.status_of(Status(effect))

    def _governed(self, clause: Clause, found: Mood, happening: Happening) -> Mood:
        """What the predicate over an event's noun makes of it: 생산을 중단하다, 증산을 지시하다."""
        keys = [part for key in clause.key for part in (key, key.removesuffix("이다"))]
        effect = next((self.words.governors[key] for key in keys if key in self.words.governors), "")
        found = self._with(effect, found, happening)
        firm = next(
            (self.words.governor_firmness[key] for key in clause.key if key in self.words.governor_firmness), None
        )
        if firm is not None:
            found = found.weaker(firm)
        if effect == "denied" and "not" in clause.marks:
            return found.denied()
        if effect and effect != "denied":
            marks = {mark for mark in clause.marks if mark == "not"}
            return found.denied() if marks else found
        return self._marked(clause, found, happening)

    def _above(self, happening: Happening, found: Mood) -> Mood:
        """What the clauses above make of the event: an order, a plan, a purpose."""
        at = happening.clause
        for _ in range(STEPS):
            if at.link in {"purpose"} and happening.type not in self.words.unmoved:
                above = self._effect(at)
                found = found.status_of(Status.ORDERED if above == "ordered" else Status.TARGET)
            if at.noun >= 0 and at.link in {"noun", "said"}:
                found = self._put_in(at, found, happening)
            if at.above < 0 or (at.link == "noun" and not self._is_thing(at)):
                break
            own = at is happening.clause and at.link in {"and", "because"}
            if own and "past" not in at.marks and happening.type in DONE and at.above >= 0:
                found = self._led_on(self.page.clauses[at.above], found, happening)
            if at.link == "name":
                found = self._with(self._effect(at), found, happening)
            if at.link in {"said", "fact"} and not at.noun >= 0:
                effect = self._effect(at)
                if (effect in {"ordered", "target"} and "order" in at.marks) or "target" in at.marks:
                    found = self._with(effect or "target", found, happening)
                elif "order" in at.marks:
                    found = (
                        found.status_of(Status.TARGET)
                        if found.status is not Status.ORDERED or effect != "ordered"
                        else found
                    )
                break
            at = self.page.clauses[at.above]
        return found

    def _led_on(self, above: Clause, found: Mood, happening: Happening) -> Mood:
        """What the predicate that a clause without a tense of its own leads to makes of both: 만들어 보낼 계획이다."""
        for mark in sorted(above.marks & {"plan", "will", "must", "want"} if "past" not in above.marks else ()):
            found = found.status_of(self.words.marks[mark])
        return self._able(found, happening) if "can" in above.marks and "not" not in above.marks else found

    def _is_thing(self, clause: Clause) -> bool:
        return self.page.tokens[clause.noun].lower in {"것", "거", "게", "방안", "문제"}

    def _effect(self, clause: Clause) -> str:
        above = self.page.clauses[clause.above] if clause.above >= 0 else None
        return (
            next((self.words.governors[key] for key in above.key if key in self.words.governors), "") if above else ""
        )

    def _put_in(self, clause: Clause, found: Mood, happening: Happening) -> Mood:
        """What the noun that a clause is put in makes of it: 만들라는 지시, 보낼 계획을, 늘릴 것을 지시했다."""
        word = self.page.tokens[clause.noun].lower
        if word in {"것", "거", "게"}:
            above = self.page.clauses[clause.above] if clause.above >= 0 else None
            goal = self.words.following.get(above.key[0].removesuffix("이다"), "") if above else ""
            if goal and above is not None and above.key[0].endswith("이다"):
                return self._with(goal, found, happening)
            return (
                self._with(self._effect(clause), found, happening)
                if "ahead" in clause.marks or clause.link == "said"
                else found
            )
        effect = self.words.following.get(word, "")
        if happening.type == "agreement" and clause.i == happening.clause.i:
            return found
        found = self._with(effect, found, happening)
        if (
            clause.link == "noun"
            and "ahead" in clause.marks
            and not effect
            and happening.trigger.type not in self.words.unmoved
        ):
            return found.status_of(Status.PLANNED)
        return found

    def _condition(self, happening: Happening, found: Mood, extent: tuple[int, int]) -> Mood:
        """A clause with 면 makes a condition of the event; a load supposed to be of one kind is an equivalent."""
        clause = happening.clause
        conditions = [
            self.page.clauses[each] for each in self.page.below[clause.i] if self.page.clauses[each].link == "if"
        ]
        if clause.link == "if":
            conditions.append(clause)
        text = self.page.text[extent[0] : extent[1]]
        if happening.type in self.words.equivalent_types and (
            any(word in text for word in self.words.equivalent_words) or (conditions and happening.trigger.modal)
        ):
            found = found.status_of(Status.EQUIVALENT)
        if conditions:
            start, end = self.page.extent(conditions[0].first, conditions[0].last)
            found = replace(found, condition=cut(self.page.text, start, end))
        return found

    def _unknown(self, happening: Happening) -> bool:
        """Whether the clause, or the one that it hangs on, says that it is not known."""
        clause = happening.clause
        last = clause.last
        if clause.link in {"said", "fact", "noun"} and clause.above >= 0:
            above = self.page.clauses[clause.above]
            if self.page.sentence(above).i == self.page.sentence(clause).i:
                last = max(last, above.last)
        said = self.page.said(clause.first, last)
        return any(phrase in said for phrase in self.words.ignorance)
