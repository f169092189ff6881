"""Which predicates and nouns of a page tell an event: triggers of the lexicon whose terms hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.clausal.nouns import Nouns
from sayso.extract.clausal.page import Page
from sayso.extract.clausal.slots import Fillers, Slots, everything
from sayso.language.events import Term, Trigger
from sayso.model.reading import Argument, Clause


@dataclass(frozen=True, slots=True)
class Happening:
    """A trigger at token `at` of a clause, with its slots; `argument` holds it where it is a noun."""

    trigger: Trigger
    at: int
    clause: Clause
    slots: Slots
    argument: Argument | None = None

    @property
    def type(self) -> str:
        """The event type."""
        return self.trigger.type


class Finder:
    """Finds the happenings of one page."""

    def __init__(self, page: Page, nouns: Nouns) -> None:
        """`nouns` are those of the page."""
        self.page, self.nouns, self.fillers = page, nouns, Fillers(page, nouns)

    def find(self) -> Iterator[Happening]:
        """Every trigger that fits, in text order; headings are passed over."""
        borrowed = {each: topic for each in self.page.clauses if (topic := self.fillers.topic(each)) is not None}
        lent = {topic.head for topic in borrowed.values()}
        for clause in self.page.clauses:
            if self.page.sentence(clause).heading:
                continue
            yield from self._of_predicate(clause)
            own = [each for each in clause.arguments if each.head not in lent]
            for argument in [*([borrowed[clause]] if clause in borrowed else ()), *own]:
                yield from self._of_nouns(clause, argument)

    def _of_predicate(self, clause: Clause) -> Iterator[Happening]:
        slots = self.fillers.of_clause(clause)
        seen: set[str] = set()
        for key in clause.key:
            for rest, trigger in self.page.lexicon.triggers.get(key, ()):
                if trigger.pos != "VERB" or rest or trigger.id in seen:
                    continue
                happening = Happening(trigger, clause.verb, clause, slots)
                if self._fits(happening):
                    seen.add(trigger.id)
                    yield happening

    def _of_nouns(self, clause: Clause, argument: Argument) -> Iterator[Happening]:
        """Events that nouns of a phrase name, each with what stands before it."""
        for at in range(argument.first, argument.last + 1):
            if self.page.tokens[at].pos not in {"NOUN", "PROPN"} or at == clause.verb:
                continue
            entries = self._entries(at, argument.first)
            if not entries:
                continue
            slots = self.fillers.of_noun(clause, argument, at)
            for trigger in entries:
                happening = Happening(trigger, at, clause, slots, argument)
                if self._fits(happening):
                    yield happening

    def _entries(self, at: int, first: int) -> list[Trigger]:
        """The noun triggers at a token, by its word and by the words that end with it."""
        tokens = self.page.tokens
        words = [tokens[at].lower]
        if at > first:
            words.append(tokens[at - 1].lower + tokens[at].lower)
        found: dict[str, Trigger] = {}
        for word in words:
            for rest, trigger in self.page.lexicon.triggers.get(word, ()):
                if trigger.pos == "NOUN" and (not rest or " ".join(rest) == tokens[at - 1].lower):
                    found.setdefault(trigger.id, trigger)
        return list(found.values())

    def _fits(self, happening: Happening) -> bool:
        trigger = happening.trigger
        return all(self._holds(happening, term) for term in trigger.needs) and not any(
            self._holds(happening, term) for term in trigger.unless
        )

    def _holds(self, happening: Happening, term: Term) -> bool:
        return any(self._in_slot(happening, slot, term) for slot in term.slots)

    def _in_slot(self, happening: Happening, slot: str, term: Term) -> bool:
        if slot == "any":
            return self._anywhere(happening, term)
        if slot == "own":
            return bool(term.kinds & happening.clause.marks) or self._names(happening.at, term)
        if slot == "governor":
            return bool((term.kinds | term.words) & set(happening.clause.key))
        return any(self._is(each, term) for each in happening.slots.get(slot, ()))

    def _is(self, argument: Argument, term: Term) -> bool:
        if term.kinds and term.kinds & self.nouns.of(argument):
            return True
        words = self.page.said(argument.first, argument.last).replace(" ", "") if term.words else ""
        return any(word.replace(" ", "") in words for word in term.words)

    def _names(self, at: int, term: Term) -> bool:
        return self.page.tokens[at].lower in term.words or bool(term.kinds & self.nouns.kinds(at))

    def _anywhere(self, happening: Happening, term: Term) -> bool:
        """Anything in the clause, or in what it shares with those around it."""
        if any(self._is(each, term) for each in everything(happening.slots)):
            return True
        first, last = self._reach(happening.clause)
        said = self.page.said(first, last).replace(" ", "")
        if any(word.replace(" ", "") in said for word in term.words):
            return True
        nouns = (at for at in range(first, last + 1) if self.page.tokens[at].pos in {"NOUN", "PROPN"})
        return any(term.kinds & self.nouns.kinds(at, first) for at in nouns)

    def _reach(self, clause: Clause) -> tuple[int, int]:
        """The clause with those that hang on it; with the clause of the noun that it qualifies."""
        inner = self.page.subtree(clause)
        first = min(each.first for each in inner)
        if clause.above >= 0 and (clause.link in {"noun", "because"} or not clause.arguments):
            above = self.page.clauses[clause.above]
            return min(first, above.first), max(clause.last, above.last)
        if topic := self.fillers.topic(clause):
            first = min([first, topic.first, *(each.first for each in self.page.qualifying(topic.head))])
        return first, clause.last
