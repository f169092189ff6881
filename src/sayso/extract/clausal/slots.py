"""The slots of an event in a clause: what each case holds, with what the clause shares with those around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.extract.clausal.nouns import Nouns
from sayso.extract.clausal.page import Page
from sayso.model.reading import Argument, Clause

Slots = dict[str, list[Argument]]
SHARING = {"and", "because", "but", "if", "purpose"}
GENERAL = {"topic", "also"}


class Fillers:
    """Finds the slots of events in the clauses of one page."""

    def __init__(self, page: Page, nouns: Nouns) -> None:
        """`nouns` are those of the page."""
        self.page = page
        self.nouns = nouns

    def of_clause(self, clause: Clause) -> Slots:
        """The slots of the predicate of a clause."""
        slots: Slots = defaultdict(list)
        for argument in clause.arguments:
            slots[argument.case].append(argument)
        self._supposed(clause, slots)
        self._relative(clause, slots)
        self._general(clause, slots)
        self._borrowed(clause, slots)
        if "passive" in clause.marks:
            slots["object"] = slots["object"] or slots.pop("subject", [])
        if not slots["subject"]:
            slots["subject"] = self._shared(clause)
        for argument in [each for name in ("subject", "object", "complement") for each in slots[name]]:
            slots["of"] += [_noun(at) for at in argument.of]
        return slots

    def of_noun(self, clause: Clause, argument: Argument, at: int) -> Slots:
        """The slots of an event named by the noun at a token inside an argument of the clause."""
        slots = self.of_clause(clause)
        for heads in slots.values():
            if argument in heads:
                heads.remove(argument)
        first = argument.first
        start = max([each + 1 for each in argument.of if each < at], default=first)
        while start < at and self.page.tokens[start].pos == "ADP":
            start += 1
        slots["compound"] = [Argument(each, start, each, "compound") for each in range(start, at)]
        slots["of"] = [Argument(each, first, each, "of") for each in argument.of] + slots["of"]
        slots["self"] = [Argument(at, at, at, "self")]
        slots["following"] = [_noun(each) for each in range(at + 1, argument.last + 1)][:2]
        for other in self.page.qualifying(argument.head):
            if other.i != clause.i:
                self._add_inner(slots, other)
        return slots

    def _add_inner(self, slots: Slots, inner: Clause) -> None:
        """What a clause that qualifies the noun adds: 러시아에 대한, 북한이 한."""
        for argument in inner.arguments:
            if argument.case in {"subject", "at", "to", "about", "from"}:
                slots[argument.case].append(argument)

    def _supposed(self, clause: Clause, slots: Slots) -> None:
        """What a condition supposes: 152mm 포탄이라면 300만 발이 들어간다."""
        for number in self.page.below[clause.i]:
            other = self.page.clauses[number]
            if other.link == "if":
                slots["if"] += [each for each in other.arguments if each.case in {"complement", "object", "at"}]

    def _relative(self, clause: Clause, slots: Slots) -> None:
        """The noun that a clause qualifies stands in its `head` slot, and in the one that is left open."""
        if clause.link != "noun" or clause.noun < 0:
            return
        head = self._argument(clause.noun)
        slots["head"].append(head)
        kinds = self.nouns.of(head)
        if slots["object"] and not slots["subject"] and kinds & {"facility", "body", "state", "person"}:
            slots["subject"].append(head)

    def _argument(self, noun: int) -> Argument:
        held = self.page.holding(noun)
        if held is not None and held[1].head == noun:
            return held[1]
        if held is not None and noun in held[1].of:
            return Argument(noun, held[1].first, noun, "of")
        return _noun(noun)

    def _general(self, clause: Clause, slots: Slots) -> None:
        """A topic or 도 takes the case that the clause has not filled: the subject's, else the object's."""
        for name in ("topic", "also", "bare", "until"):
            for argument in slots[name]:
                kinds = self.nouns.of(argument)
                if name == "until" and not kinds & {"goods", "labour", "component", "conveyance"}:
                    continue
                if name != "bare" and not slots["subject"] and not (kinds <= {"number", "share"} and kinds):
                    slots["subject"].append(argument)
                elif not slots["object"] and not clause.marks & {"passive"}:
                    slots["object"].append(argument)

    def _before(self, clause: Clause) -> list[Argument]:
        """The subject of a clause that leads to this one."""
        for number in reversed(self.page.below[clause.i]):
            other = self.page.clauses[number]
            if other.link in {"and", "because", "but"} and (found := about(other) or self._before(other)):
                return found
        return []

    def topic(self, clause: Clause) -> Argument | None:
        """The topic of a sentence that a clause lacks where nobody says it: 엔진은 …이 공급하는 것으로 파악됐다."""
        if clause.link not in {"said", "fact"} or clause.above < 0 or clause.noun >= 0:
            return None
        above = self.page.clauses[clause.above]
        if "passive" not in above.marks and not set(above.key) & set(self.page.sayings.impersonal) - set(
            self.page.sayings.verbs
        ):
            return None
        return next((each for each in above.arguments if each.case == "topic"), None)

    def _borrowed(self, clause: Clause, slots: Slots) -> None:
        topic = self.topic(clause)
        if topic is None:
            return
        slots["topic"].append(topic)
        if not slots["subject"]:
            slots["subject"].append(topic)
        elif not slots["object"]:
            slots["object"].append(topic)

    def _shared(self, clause: Clause) -> list[Argument]:
        """The subject of a clause without one: of the clause that it leads to, or of the one that leads to it."""
        at = clause
        for _ in range(4):
            if at.link not in SHARING or at.above < 0:
                break
            at = self.page.clauses[at.above]
            if found := about(at):
                return found
        if found := self._before(clause):
            return found
        puts_in = clause.link == "noun" and clause.noun >= 0 and self._is_plan(clause.noun)
        if clause.above >= 0 and (puts_in or clause.link in {"said", "fact"}):
            return subjects(self.page.clauses[clause.above])
        return []

    def _is_plan(self, noun: int) -> bool:
        """Whether a noun is what somebody does: a contract or plan, whose maker is the subject of its clause."""
        return self.page.tokens[noun].lower in self.page.moods.following


def subjects(clause: Clause) -> list[Argument]:
    """The subjects of a clause, its topic where it has none."""
    own = [each for each in clause.arguments if each.case == "subject"]
    return own or [each for each in clause.arguments if each.case == "topic"]


def about(clause: Clause) -> list[Argument]:
    """Whom a clause is about: its topic, its subject where it has none."""
    return [each for each in clause.arguments if each.case == "topic"] or subjects(clause)


def everything(slots: Slots) -> Iterable[Argument]:
    """What stands in any slot."""
    return (each for name, heads in slots.items() if name not in {"governor", "following"} for each in heads)


def _noun(at: int) -> Argument:
    return Argument(at, at, at, "noun")
