"""Events that are pointed back to: "this has already begun", and visits that are dated elsewhere in the report."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.events.arguments import arguments
from sayso.extract.events.candidate import Candidate
from sayso.extract.events.further import COUNTING
from sayso.extract.events.select import Told
from sayso.language.events import Trigger
from sayso.language.modality import Modality
from sayso.measure.times import TimeMention
from sayso.model.reading import Reading, Token
from sayso.model.times import Interval

POINTERS = {"this", "it", "that"}
SENTENCES_BACK = 1


def pointed(reading: Reading, words: Modality, told: list[Told], known: list[Told]) -> Iterator[Candidate]:
    """A candidate where a bare pronoun begins, goes on or stops: the event of goods told just before."""
    for token in reading.tokens:
        if token.lemma not in words.phases or not _subject_points(reading, token):
            continue
        if any(each.start <= token.start < each.end and each.candidate.i == token.i for each in told):
            continue
        before = _before(reading, known, token)
        if before is not None:
            trigger = Trigger("points-back", before.type, "VERB", (), (), {}, {}, weak=True)
            yield Candidate(trigger, token.i, token.i, arguments(reading, token.i))


def _subject_points(reading: Reading, token: Token) -> bool:
    children = [reading.tokens[child] for child in reading.children[token.i]]
    subjects = [child for child in children if child.dep in {"nsubj", "nsubjpass"}]
    return len(subjects) == 1 and subjects[0].lower in POINTERS and not any(child.dep == "dobj" for child in children)


def _before(reading: Reading, known: list[Told], token: Token) -> Told | None:
    found = None
    for each in sorted(known, key=lambda one: one.candidate.i):
        place = reading.tokens[each.candidate.i].sentence
        if each.candidate.i < token.i and token.sentence - place <= SENTENCES_BACK and each.type in COUNTING:
            found = each
    return found


class Occasions:
    """Visits, trips and meetings that the report dates somewhere, by kind and by whose they are."""

    def __init__(self, reading: Reading, words: Modality, times: tuple[TimeMention, ...]) -> None:
        """Looks for dated occasions in the whole report, so that one may be dated after it is first named."""
        self.reading = reading
        self.words = words
        self._dated: dict[str, list[tuple[frozenset[str], Interval]]] = {}
        for mention in times:
            if mention.value.start:
                self._add(mention)

    def _add(self, mention: TimeMention) -> None:
        token = self.reading.token_at(mention.start)
        for _ in range(6):
            if token is None or token.head == token.i:
                return
            token = self.reading.tokens[token.head]
            kind = self.words.occasions.get(token.lemma)
            if kind:
                self._dated.setdefault(kind, []).append((self._whose(token), mention.value))
                return

    def _whose(self, token: Token) -> frozenset[str]:
        """The names in the occasion's noun phrase or clause, in lower case."""
        first, last = self.reading.subtrees[token.i]
        return frozenset(t.lower for t in self.reading.tokens[first : last + 1] if t.pos == "PROPN")

    def date(self, start: int, end: int) -> Interval:
        """When the occasion that an event inside `[start, end)` comes after is dated; empty if nowhere."""
        for token in self.reading.tokens_in(start, end):
            kind = self.words.occasions.get(token.lemma)
            if kind and self._after(token):
                mine = self._whose(token)
                for whose, value in self._dated.get(kind, ()):
                    if mine & whose:
                        return Interval(value.start, "", value.words)
        return Interval()

    def _after(self, token: Token) -> bool:
        """Whether the event is tied to the occasion by "after", "following", "as soon as"."""
        above: Token | None = token
        for _ in range(5):
            if above is None:
                return False
            near = [above, *(self.reading.tokens[child] for child in self.reading.children[above.i])]
            if any(each.lower in self.words.sequels for each in near):
                return True
            above = self.reading.tokens[above.head] if above.head != above.i else None
        return False
