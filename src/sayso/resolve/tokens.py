"""A name as tokens: numbers and dates are read first, then words; and Korean compounds cut into theirs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from sayso.resolve.fold import spelling
from sayso.resolve.lexicon import lexicon


class Sort(Enum):
    """What a token is before anything is looked up."""

    WORD = "word"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a number or date as its digits ("65", "1-18"); `named` if it is written like a name."""

    text: str
    sort: Sort = Sort.WORD
    named: bool = True


_WORD = re.compile(r"\d+|№|[^\W\d_]+(?:['’‘ʼ.-][^\W\d_]+)*['’]?", re.UNICODE)
_ORDINAL = re.compile(r"(\d+)\s*(?:st|nd|rd|th|-?(?:й|ий|ой|я|а|е|го|ша|га|тя))\b", re.IGNORECASE)
_MONTH_DAY_KO = re.compile(r"(\d{1,2})\s*월\s*(\d{1,2})\s*일")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\s*[.·ㆍ]\s*(\d{1,2})(?!\d)")
_COUNTER = re.compile(r"(?<=\d)\s*호(?=\s|$|\w)")
_BEFORE_NUMBER = re.compile(r"제\s*(?=\d)")
_POSSESSIVE = re.compile(r"['’]s?\b(?=\s|$|,)")
_DATE = "‑"


def tokens(words: str) -> tuple[Token, ...]:
    """The tokens of a name, in its order."""
    plain = _numbers_plain(unicodedata.normalize("NFC", words))
    found: list[Token] = []
    for match in re.finditer(rf"\d+(?:{_DATE}\d+)?|{_WORD.pattern}", plain):
        text = match.group()
        if text[0].isdigit():
            found.append(Token(text.replace(_DATE, "-").lstrip("0") or "0", Sort.NUMBER))
        else:
            found.append(Token(text, named=_named(text)))
    return tuple(found)


def _numbers_plain(words: str) -> str:
    """Dates as month‑day, ordinals and counted numbers bare."""
    months = "|".join(lexicon().words.months)
    text = _MONTH_DAY_KO.sub(rf"\1{_DATE}\2 ", words)
    text = _DOTTED.sub(rf"\1{_DATE}\2 ", text)
    text = re.sub(rf"\b({months})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b", _month_first, text, flags=re.IGNORECASE)
    text = re.sub(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({months})\b", _day_first, text, flags=re.IGNORECASE)
    text = _COUNTER.sub(" ", _BEFORE_NUMBER.sub(" ", text))
    return _POSSESSIVE.sub(" ", _ORDINAL.sub(r"\1 ", text))


def _month_first(match: re.Match[str]) -> str:
    return f"{lexicon().words.months[match[1].casefold()]}{_DATE}{match[2]} "


def _day_first(match: re.Match[str]) -> str:
    return f"{lexicon().words.months[match[2].casefold()]}{_DATE}{match[1]} "


def _named(word: str) -> bool:
    """Whether a word is written like part of a name: with a capital, or in a script that has none."""
    return word[0].isupper() or not (word[0].islower())


# What a way to cut a compound costs: few known pieces are best, every unknown syllable counts.
KNOWN, OPENING, UNKNOWN = 2, 3, 3


@lru_cache(maxsize=16384)
def segments(word: str, places: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """A Hangul compound in its words: those of the lexicon and the places, and what remains between them."""
    known = _known(places)
    best: list[tuple[int, tuple[str, ...], bool]] = [(0, (), False)]
    for end in range(1, len(word) + 1):
        options = []
        for start in range(end):
            cost, pieces, open_ = best[start]
            piece = word[start:end]
            if piece in known:
                options.append((cost + KNOWN, (*pieces, piece), False))
            elif start == end - 1:
                last = (*pieces[:-1], pieces[-1] + piece) if open_ else (*pieces, piece)
                options.append((cost + UNKNOWN + (0 if open_ else OPENING), last, True))
        best.append(min(options))
    return best[-1][1]


@lru_cache(maxsize=8)
def _known(places: frozenset[str]) -> frozenset[str]:
    """The places, and the words of two syllables and more: one syllable alone is rarely a word of a compound."""
    words = lexicon().words
    every = [*words.compounds, *(word for each in words.concepts.values() for word in each)]
    return places | {word for word in every if spelling(word).script == "h" and len(word) > 1}
