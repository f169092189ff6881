"""Which language a text is in: by its script, its letters, and the words that hold sentences together."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# How much of a text is looked at, and how many of its words must be function words of one language.
HEAD = 20_000
LEAST_WORDS = 6
LEAST_SHARE = 0.12
# How many times as many as of the next language.
LEAST_LEAD = 1.25

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Tables:
    """Scripts by code point ranges; the languages that a script, letters, or words tell."""

    ranges: tuple[tuple[int, int, str], ...]
    alone: dict[str, str]
    letters: dict[str, dict[str, str]]
    words: dict[str, dict[str, frozenset[str]]]


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language that most of the text is in; empty if that cannot be told."""
    head = text[:HEAD]
    scripts = _scripts(head)
    if not scripts:
        return ""
    script, count = max(scripts.items(), key=lambda pair: (pair[1], pair[0]))
    if count * 2 < scripts.total():
        return ""
    tables = _tables()
    if script in tables.alone:
        return tables.alone[script]
    return _by_letters(head, script) or _by_words(head, script)


def _scripts(text: str) -> Counter[str]:
    """Letters by script; kana makes the Han signs beside it Japanese, Hangul makes them Korean."""
    found: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        if letter.isalpha():
            found[_script(ord(letter))] += count
    for other in ("kana", "hangul"):
        if found[other] * 10 > found["han"]:
            found[other] += found.pop("han", 0) if found[other] else 0
    # Signs of these scripts stand for syllables or words: one weighs as much as two letters.
    for script in ("han", "kana", "hangul"):
        found[script] *= 2
    return +found


@cache
def _script(code: int) -> str:
    return next((name for start, end, name in _tables().ranges if start <= code <= end), "other")


def _by_letters(text: str, script: str) -> str:
    """The language whose own letters stand in the text, where one has clearly more of them than any other."""
    counts = Counter(text.lower())
    scores = {
        code: sum(counts[letter] for letter in letters) for code, letters in _tables().letters.get(script, {}).items()
    }
    return _clear_best(scores, max(2.0, len(text) / 1000))


def _by_words(text: str, script: str) -> str:
    words = Counter(_WORD.findall(text.lower()))
    total = words.total()
    scores = {code: sum(words[word] for word in known) for code, known in _tables().words.get(script, {}).items()}
    return _clear_best(scores, total * LEAST_SHARE) if total >= LEAST_WORDS else ""


def _clear_best(scores: dict[str, int], least: float) -> str:
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < least or ranked[0][1] == 0:
        return ""
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= second * LEAST_LEAD else ""


@cache
def _tables() -> Tables:
    table = tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
    words = {
        script: {code: frozenset(each.split()) for code, each in languages.items()}
        for script, languages in table["words"].items()
    }
    ranges = tuple((start, end, name) for name, spans in table["ranges"].items() for start, end in spans)
    return Tables(ranges, table["alone"], table["letters"], words)
