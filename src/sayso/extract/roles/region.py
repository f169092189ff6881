"""The clause of a trigger, token by token, and what stands in it by its prepositions."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sayso.extract.events.arguments import coordinated, is_inside_word
from sayso.extract.events.candidate import Candidate
from sayso.language.roles import role_words
from sayso.model.reading import Reading, Token

APART = {"conj", "parataxis", "ccomp", "advcl"}
SUBJECT = {"nsubj", "nsubjpass", "csubj"}


def region(reading: Reading, candidate: Candidate) -> list[int]:
    """The tokens of the candidate's clause without clauses that have a subject of their own, in text order."""
    top = _top(reading, candidate.verb)
    found: list[int] = []
    stack = [top]
    while stack:
        i = stack.pop()
        found.append(i)
        for child in reading.children[i]:
            if not _is_apart(reading, reading.tokens[child], candidate.i):
                stack.append(child)
    return sorted(found)


def _top(reading: Reading, verb: int) -> int:
    token = reading.tokens[verb]
    for _ in range(3):
        if token.dep != "xcomp":
            break
        token = reading.tokens[token.head]
    return token.i


def _is_apart(reading: Reading, token: Token, trigger: int) -> bool:
    if token.dep not in APART or token.pos not in {"VERB", "AUX"}:
        return False
    first, last = reading.subtrees[token.i]
    if first <= trigger <= last:
        return False
    own = any(reading.tokens[child].dep in SUBJECT for child in reading.children[token.i])
    return own or token.dep in {"conj", "parataxis"}


def after(reading: Reading, inside: list[int], words: Collection[str]) -> Iterator[int]:
    """The heads of the noun phrases after any of the prepositions, coordinated ones included, in text order."""
    for i in inside:
        token = reading.tokens[i]
        if token.lower not in words or token.pos not in {"ADP", "SCONJ", "PART"} or _is_phrasal(reading, token):
            continue
        if is_inside_word(reading, token):
            continue
        for child in reading.children[i]:
            if reading.tokens[child].dep in {"pobj", "pcomp"}:
                yield from coordinated(reading, child)


def _is_phrasal(reading: Reading, token: Token) -> bool:
    """Whether the preposition belongs to one of several words: "according to", "thanks to"."""
    return token.i > 0 and reading.tokens[token.i - 1].lower in role_words(reading.language)["phrasal"]


def out_of(reading: Reading, inside: list[int]) -> Iterator[int]:
    """The heads after "out of"."""
    for i in inside:
        above = reading.tokens[reading.tokens[i].head]
        if reading.tokens[i].lower == "of" and above.lower == "out":
            for child in reading.children[i]:
                yield from coordinated(reading, child)
