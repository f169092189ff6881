"""Whether some words are another wording for someone whom a report describes."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"a", "an", "the", "one", "another"})

# What follows only says more about the person: "an official | of the works", "a second official | , who".
_FURTHER = re.compile(r"[,;:(—–]|\b(?:who|whom|whose|that|which|of|at|in|from|with|for|on|near|inside)\b")


def tells(words: str, wording: str) -> bool:
    """Whether the words are this wording, or its head, or hold one of at least two words.

    "a second official" is the head of "a second official, who works at …".
    """
    told = _content(words)
    whole, head = _content(wording), _content(_FURTHER.split(wording.casefold(), maxsplit=1)[0])
    if not told:
        return False
    return told in (whole, head) or (len(whole) > 1 and _holds(told, whole)) or (len(head) > 1 and _holds(told, head))


def _holds(told: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(told[start : start + len(name)] == name for start in range(len(told) - len(name) + 1))


def _content(words: str) -> tuple[str, ...]:
    """The words in lower case, without articles."""
    return tuple(word for word in _WORD.findall(words.casefold()) if word not in _ARTICLES)
