"""Whether words would describe a source at risk."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.protect.number import Exposed

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"a", "an", "the", "one", "another"})

# What follows only says more about the person: "an official | of the works", "a second official | , who".
_FURTHER = re.compile(r"[,;:(—–]|\b(?:who|whom|whose|that|which|of|at|in|from|with|for|on|near|inside)\b")


def describes(words: str, exposed: Iterable[Exposed]) -> Exposed | None:
    """The first of the sources at risk that the words describe, or None.

    They do when they are one of its wordings, the head of one ("a second official" of "a second official, who
    works at …"), or hold one of at least two words.
    """
    told = _content(words)
    return next((each for each in exposed if told and any(_tells(told, name) for name in each.wordings)), None)


def _tells(told: tuple[str, ...], name: str) -> bool:
    whole, head = _content(name), _content(_FURTHER.split(name.casefold(), maxsplit=1)[0])
    return told in (whole, head) or (len(whole) > 1 and _holds(told, whole)) or (len(head) > 1 and _holds(told, head))


def _holds(told: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(told[start : start + len(name)] == name for start in range(len(told) - len(name) + 1))


def _content(words: str) -> tuple[str, ...]:
    """The words in lower case, without articles."""
    return tuple(word for word in _WORD.findall(words.casefold()) if word not in _ARTICLES)
