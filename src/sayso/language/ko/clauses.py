"""The clauses of a Korean sentence: which phrases each predicate takes, and how the clauses hang together.

Korean puts the head last: a phrase belongs to a predicate on its right. Phrases wait on a stack; a predicate takes
those on top of it, but no second subject, nothing from before an opening quotation mark, and no topic where it only
qualifies a noun or is said by somebody (the topic of such a sentence is whom the sentence is about).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from sayso.language.ko.morphemes import grammar
from sayso.language.ko.phrases import Unit
from sayso.language.ko.predicates import Predicate
from sayso.model.reading import Argument, Clause, Quotation, Token

SUBORDINATE = frozenset({"noun", "said", "fact", "if", "purpose", "name", "whether"})
LEADING = frozenset({"and", "because", "but"})
_LOOSE = frozenset({"according"})
CLOSE = 2


@cache
def _abstract() -> frozenset[str]:
    """Nouns that a whole clause is put in by, none of whose places they fill: 가능성, 계획, 사실."""
    return frozenset(word for words in grammar()["nouns"].values() for word in words)


def _names_speaker(units: Sequence[Unit], said: bool) -> bool:
    """Whether a new topic stands before the next predicate, or the subject of a cue: "…"라고 그는 말했다."""
    named = False
    for unit in units:
        if isinstance(unit, Predicate):
            return named and (not said or unit.link not in {"said", "fact", "if"})
        named = named or unit.case == "topic" or (said and unit.case == "subject")
    return False


class Builder:
    """Builds the clauses of one sentence after another, numbered through the reading."""

    def __init__(self, tokens: Sequence[Token], quotations: Sequence[Quotation]) -> None:
        """`quotations` are those of the whole text."""
        self.tokens = tokens
        self.quotations = [each for each in quotations if each.depth == 0]
        self.clauses: list[Clause] = []
        self.speaker_follows = False

    def add(self, units: Iterable[Unit]) -> None:
        """Add the clauses of one sentence."""
        waiting: list[Argument] = []
        made: list[tuple[Clause, int]] = []
        known: list[Argument] = []
        every = list(units)
        for place, unit in enumerate(every):
            if isinstance(unit, Argument):
                waiting.append(unit)
                known.append(unit)
            else:
                self.speaker_follows = unit.link in {"said", "and", "but", "because"} and _names_speaker(
                    every[place + 1 :], unit.link == "said"
                )
                made.append(self._clause(unit, waiting, len(self.clauses) + len(made)))
        self._hang(made, known)

    def _clause(self, unit: Predicate, waiting: list[Argument], number: int) -> tuple[Clause, int]:
        taken = self._take(unit, waiting)
        first = min([unit.first, *(each.first for each in taken)])
        quoted = self._quotation(unit.verb) is not None
        clause = Clause(
            number,
            unit.verb,
            unit.key,
            first,
            unit.last,
            tuple(taken),
            unit.link,
            -1,
            unit.noun,
            frozenset(unit.marks),
            quoted,
        )
        return clause, unit.noun

    def _take(self, unit: Predicate, waiting: list[Argument]) -> list[Argument]:
        """Take the phrases of a predicate off the top of those that wait."""
        floor = self._floor(unit)
        taken: list[Argument] = []
        while waiting:
            phrase = waiting[-1]
            if self.tokens[phrase.last].start < floor or self._leaves(unit, phrase, taken, waiting):
                break
            taken.append(waiting.pop())
        return taken[::-1]

    def _leaves(self, unit: Predicate, phrase: Argument, taken: list[Argument], waiting: list[Argument]) -> bool:
        """Whether a waiting phrase is left to a later predicate."""
        cases = {each.case for each in taken}
        if phrase.case in _LOOSE:
            return unit.link in SUBORDINATE
        if self._is_joined(phrase, taken):
            return False
        if phrase.case == "topic":
            return self._leaves_topic(unit, cases, waiting)
        if phrase.case != "subject":
            return False
        if "subject" in cases:
            return unit.link in SUBORDINATE | LEADING
        topic_waits = any(each.case == "topic" for each in waiting[:-1])
        return unit.link == "noun" and not topic_waits and self._has_gap(unit, cases)

    def _leaves_topic(self, unit: Predicate, cases: set[str], waiting: list[Argument]) -> bool:
        """Whether the topic is whom the sentence is about, and not the clause."""
        if self.speaker_follows and "topic" not in cases:
            return False
        if unit.link in {"said", "fact"}:
            others = any(each.case in {"subject", "topic"} for each in waiting[:-1])
            return self._quotation(unit.verb) is None and ("topic" in cases or not others)
        if unit.link == "but":
            return bool(cases & {"topic", "subject"})
        if unit.link == "and":
            return "topic" not in cases
        return unit.link in SUBORDINATE | LEADING

    def _is_joined(self, phrase: Argument, taken: list[Argument]) -> bool:
        """Whether the phrase is joined to the one taken last: 자재와 전력이."""
        if not taken or taken[-1].case != phrase.case:
            return False
        between = self.tokens[phrase.last + 1 : taken[-1].first]
        return 0 < len(between) <= CLOSE and all(
            each.tag in {"JC", "SP", "MAJ", "MAG", "JKB", "JX"} for each in between
        )

    def _has_gap(self, unit: Predicate, cases: set[str]) -> bool:
        """Whether the noun that a clause qualifies is its subject: the clause has an object of its own."""
        if self._is_abstract(unit):
            return False
        return "object" in cases and "passive" not in unit.marks

    def _is_abstract(self, clause: Predicate | Clause) -> bool:
        return clause.noun >= 0 and self.tokens[clause.noun].lower in _abstract()

    def _outer(self, clause: Clause) -> Quotation | None:
        """The quotation that a clause stands in, where what it says does not end with it."""
        found = self._quotation(clause.verb)
        return found if found is not None and self.tokens[clause.last].end <= found.end else None

    def _floor(self, unit: Predicate) -> int:
        quotation = self._quotation(unit.verb)
        return quotation.start if quotation else 0

    def _quotation(self, token: int) -> Quotation | None:
        at = self.tokens[token].start
        return next((each for each in self.quotations if each.start <= at < each.end), None)

    def _hang(self, made: list[tuple[Clause, int]], phrases: list[Argument]) -> None:
        """Hang every clause on the one that follows it, or on the one that has the noun that it qualifies."""
        for place, (clause, noun) in enumerate(made):
            above = self._above(made, place, noun)
            head = next(
                (
                    each.head if each.first <= noun <= each.last and noun not in each.of else noun
                    for each in phrases
                    if each.first <= noun <= each.last
                ),
                noun,
            )
            self.clauses.append(replace(clause, above=above, noun=head))

    def _above(self, made: list[tuple[Clause, int]], place: int, noun: int) -> int:
        clause = made[place][0]
        if clause.link == "main":
            return -1
        if noun >= 0:
            for other, _ in made:
                if any(each.first <= noun <= each.last for each in other.arguments):
                    return other.i
        later = (other for other, _ in made[place + 1 :] if not self._passes(clause, other))
        return next((other.i for other in later), -1)

    def _passes(self, clause: Clause, other: Clause) -> bool:
        """Whether a clause hangs on none so placed: one in another quotation, or one that only qualifies."""
        inside = self._quotation(other.verb)
        if clause.link == "said":
            apart = inside is not None and inside is not self._outer(clause)
            goes_on = "while" in clause.marks and other.link in {"said", "fact", "noun", "because", "if"}
            return other.link == "noun" or apart or goes_on
        if clause.link == "and":
            aimed = other.link == "noun" and "ahead" in other.marks and self._is_abstract(other)
            return other.link == "purpose" or aimed
        return clause.link in {"fact", "name"} and other.link == "noun"
