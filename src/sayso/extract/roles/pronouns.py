"""Whom "it", "they" or "he" stands for where a role needs a name: the subject that the report spoke of last."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.events.arguments import subjects_of
from sayso.extract.events.things import Things
from sayso.language.roles import role_words
from sayso.model.reading import Token

BACK = 2
STEPS = 3
PARTY = frozenset({"state", "body"})
SUBJECTS = {"nsubj", "nsubjpass"}
NAMING = {"NOUN", "PROPN"}


def stands_for(things: Things, head: int) -> int | None:
    """The noun that a personal pronoun at token `head` stands for, or None where none is likely.

    The nearest subject before it of the right kind and number: first of the clauses that the pronoun's own hangs
    on, then of its sentence, then of the sentences before (a much reduced form of Lappin and Leass, 1994).
    """
    token = things.reading.tokens[head]
    wanted = _wanted(things, token)
    if token.pos != "PRON" or not wanted:
        return None
    likely = (*_above(things, token), *_subjects(things, token))
    return next((each for each in likely if _fits(things, each, token.lower, wanted)), None)


def _wanted(things: Things, token: Token) -> frozenset[str]:
    lists = role_words(things.reading.language)
    if token.lower in lists["it"] | lists["them"]:
        return PARTY
    return frozenset({"person"}) if token.lower in lists["him"] else frozenset()


def _above(things: Things, pronoun: Token) -> Iterator[int]:
    """The subjects of the verbs that the pronoun's clause hangs on: "Norway, which said that it"."""
    verb = things.reading.tokens[pronoun.head]
    for _ in range(STEPS):
        if verb.dep not in {"ccomp", "advcl", "xcomp", "conj"} or verb.head == verb.i:
            return
        verb = things.reading.tokens[verb.head]
        yield from (each for each in subjects_of(things.reading, verb.i) if each < pronoun.i)


def _subjects(things: Things, pronoun: Token) -> Iterator[int]:
    """Subjects before the pronoun, the likeliest first."""
    reading = things.reading
    for sentence in range(pronoun.sentence, max(-1, pronoun.sentence - BACK - 1), -1):
        here = reading.sentences[sentence]
        if here.heading:
            continue
        last = min(here.last, pronoun.i)
        found = [t for t in reading.tokens[here.first : last] if t.dep in SUBJECTS and t.head != pronoun.head]
        yield from (each.i for each in sorted(found, key=lambda each: (_depth(things, each), -each.i)))


def _depth(things: Things, token: Token) -> int:
    """How many steps the token stands below the top of its sentence."""
    steps = 0
    while token.head != token.i and steps < 12:
        token, steps = things.reading.tokens[token.head], steps + 1
    return steps


def _fits(things: Things, i: int, pronoun: str, wanted: frozenset[str]) -> bool:
    token = things.reading.tokens[i]
    if token.pos not in NAMING or not wanted & things.kinds(i) or token.ent in {"DATE", "TIME"}:
        return False
    lists = role_words(things.reading.language)
    if pronoun in lists["him"]:
        return token.pos == "PROPN" or token.ent == "PERSON"
    if token.ent == "PERSON" or things.phrase_kinds(i) & {"person", "document", "sensor"}:
        return False
    plural = token.tag in {"NNS", "NNPS"} or any(
        things.reading.tokens[child].dep == "conj" for child in things.reading.children[i]
    )
    return plural or "body" in things.phrase_kinds(i) if pronoun in lists["them"] else not plural
