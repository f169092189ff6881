"""Which morphemes name a person, a place or a body: proper nouns by their endings, titles and surnames beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from sayso.language.cues import voice_words
from sayso.language.events import events
from sayso.language.ko.morphemes import names
from sayso.model.reading import Token

PERSON, PLACE, BODY = "PERSON", "LOC", "ORG"
NAME_LENGTHS = range(2, 5)
LONGEST = 4
_NOUNS = {"NNP", "NNG", "SL", "XSN", "XPN", "SH", "SN"}


@cache
def endings() -> Mapping[str, frozenset[str]]:
    """The lists of `names.toml` by which a name is told."""
    return {name: frozenset(words.split()) for name, words in names()["endings"].items()}


def with_names(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, each part of a name marked with its kind."""
    found = list(tokens)
    for first, last in _runs(tokens):
        for start, end, kind in _names(tokens, first, last):
            for at in range(start, end + 1):
                found[at] = replace(found[at], ent=kind)
    return found


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Runs of nouns `[first, last]` written without a space between them."""
    first = 0
    for at in range(1, len(tokens) + 1):
        ends = at == len(tokens) or tokens[at].tag not in _NOUNS or tokens[at].start != tokens[at - 1].end
        if ends:
            if tokens[at - 1].tag in _NOUNS:
                yield first, at - 1
            first = at


def _names(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """The names in one word: a body by its end, else its proper nouns one by one."""
    word = "".join(token.text for token in tokens[first : last + 1])
    if _is_body(tokens, first, last, word):
        yield first, last, BODY
        return
    if _is_place(tokens, first, last, word):
        yield first, last, PLACE
        return
    for at in range(first, last + 1):
        if tokens[at].tag in {"NNP", "SL"} and (kind := _of_token(tokens, at, first, last)):
            yield at, at, kind


def _is_body(tokens: Sequence[Token], first: int, last: int, word: str) -> bool:
    """Whether a word of several parts, or a name, ends as bodies do."""
    if word in endings()["bodies_whole"]:
        return True
    proper = any(token.tag in {"NNP", "SL"} for token in tokens[first : last + 1])
    ends = any(len(word) > len(end) + 1 and word.endswith(end) for end in endings()["bodies"])
    return ends and (proper or last > first) and not any(word.endswith(each) for each in endings()["not_bodies"])


def _is_place(tokens: Sequence[Token], first: int, last: int, word: str) -> bool:
    if first == last and _is_written_as_a_person(word):
        return False
    proper = tokens[first].tag == "NNP"
    ends = any(len(word) > len(end) + 1 and word.endswith(end) for end in endings()["places"])
    return proper and ends and not any(word.endswith(each) for each in endings()["not_places"])


def _is_written_as_a_person(word: str) -> bool:
    """Whether a word of three syllables begins with a surname and ends as given names do."""
    surname = word[:1] in voice_words("ko")["surnames"]
    return surname and len(word) == 3 and word[-1] in endings()["given"] and word not in endings()["places_whole"]


def _of_token(tokens: Sequence[Token], at: int, first: int, last: int) -> str:
    word = tokens[at].text
    if word.lower() in events("ko").states:
        return BODY if _acts(tokens, at) else PLACE
    if word in endings()["places_whole"]:
        return PLACE
    if word in endings()["bodies_whole"]:
        return BODY
    if _is_person(tokens, at, last):
        return PERSON
    return BODY if any(len(word) > len(end) and word.endswith(end) for end in endings()["bodies"]) else ""


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a state is told to do something: a particle of the subject follows."""
    return at + 1 < len(tokens) and tokens[at + 1].tag in {"JKS", "JX"} and tokens[at + 1].start == tokens[at].end


def _is_person(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a proper noun is somebody's: a title follows or precedes, or it is written as Korean names are."""
    token = tokens[at]
    following = tokens[at + 1].lower if at + 1 < len(tokens) and tokens[at + 1].sentence == token.sentence else ""
    titled = following in endings()["titles"] or following in {"씨", "모", "군", "양"}
    surname = token.text[:1] in voice_words("ko")["surnames"]
    if len(token.text) == 1:
        return surname and titled
    if token.text in endings()["not_people"]:
        return False
    if surname and len(token.text) in NAME_LENGTHS and (titled or len(token.text) == 3):
        return True
    return titled and token.tag == "NNP"
