"""Where English sentences begin, from marks, capitals and abbreviations; offsets only, no parse."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_BREAK = re.compile(
    r"(?P<word>[^\s\"“”()\[\]]*)(?P<mark>[.!?…]+)[\"”’')\]]*\s+(?=[\"“‘(\[]*(?P<next>[A-ZÀ-Þ0-9][\w'’]*))"
)
_LETTERS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")


@dataclass(frozen=True)
class Abbreviations:
    """Words that a full stop follows inside a sentence, and what opens one after single letters."""

    never: frozenset[str]
    openers: frozenset[str]
    boilerplate: tuple[str, ...]
    lemmas: Mapping[str, str]


@cache
def abbreviations() -> Abbreviations:
    """The lists of `sentences.toml`."""
    data = tomllib.loads(files(__package__).joinpath("sentences.toml").read_text(encoding="utf-8"))
    return Abbreviations(
        frozenset(data["never"]), frozenset(data["openers"]), tuple(data["boilerplate"]), data["lemmas"]
    )


def sentence_starts(paragraph: str) -> tuple[int, ...]:
    """The offsets in one paragraph at which its sentences begin; the first is 0."""
    lists = abbreviations()
    return (0, *(m.end() for m in _BREAK.finditer(paragraph) if _ends(m, lists)))


def _ends(found: re.Match[str], lists: Abbreviations) -> bool:
    word, following = found["word"], found["next"]
    if found["mark"] != ".":
        return True
    if word.lower() in lists.never:
        return False
    if _LETTERS.fullmatch(word):
        return following.lower() in lists.openers
    return True
