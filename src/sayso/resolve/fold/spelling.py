"""A word under every fold, and whether two of them may be one name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from sayso.resolve.fold import korean, slavic

LONG = 7
HEARD = 3


class Meeting(IntEnum):
    """How two spellings meet, from not at all to letter for letter."""

    APART = 0
    NEAR = 1
    HEARD = 2
    FOLDED = 3
    EQUAL = 4


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name under every fold: plain letters, Korean sounds, Slavic letters, and what is heard.

    `script` is l, h, c or m: Latin, Hangul, Cyrillic, mixed or with digits. A fold that does not apply is empty.
    `marked` if its letters are such as Korean alone is written with.
    """

    plain: str
    script: str
    sounds: korean.Sounds
    slavic: str
    heard: str
    vowels: str
    marked: bool

    @property
    def keys(self) -> frozenset[str]:
        """What any spelling that could meet this one shares at least one of."""
        folds = {"p": self.plain, "k": korean.key(self.sounds), "s": slavic.place_stem(self.slavic), "h": self.heard}
        return frozenset(f"{name}:{value}" for name, value in folds.items() if value)


@lru_cache(maxsize=65536)
def spelling(words: str) -> Spelling:
    """The words, run together, under every fold."""
    joined = re.sub(r"[\s.·,]+", "", words)
    script = _script(joined)
    told = korean.sounds(joined) if script in "lh" else ()
    folded = slavic.fold(joined) if script in "lc" else ""
    plain = _plain(joined)
    return Spelling(plain, script, told, folded, *_heard(script, plain), marked=korean.is_marked(joined))


@lru_cache(maxsize=262144)
def meet(left: Spelling, right: Spelling) -> Meeting:
    """How the two meet; words in one script meet by its own rules, words in two by what both can spell."""
    if left.plain == right.plain:
        return Meeting.EQUAL
    if left.script == right.script == "h":
        return Meeting.FOLDED if korean.compatible(left.sounds, right.sounds) else _near(left, right)
    if korean.compatible(left.sounds, right.sounds):
        # Two Latin spellings may both be read as Korean and be nothing of the kind: Bolten and Polten.
        known = left.script != right.script or left.marked or right.marked
        return Meeting.FOLDED if known or left.slavic == right.slavic else Meeting.NEAR
    if left.slavic and left.slavic == right.slavic:
        return Meeting.FOLDED
    if _adjective_and_noun(left, right):
        return Meeting.FOLDED
    if left.script != right.script and _sounds_alike(left, right):
        return Meeting.HEARD
    return _near(left, right)


def _adjective_and_noun(left: Spelling, right: Spelling) -> bool:
    """Izhevskiy and Izhevsk: one of them, not both, ends like an adjective."""
    first, second = left.slavic, right.slavic
    if not first or not second or slavic.is_adjective(first) == slavic.is_adjective(second):
        return False
    return slavic.place_stem(first) == slavic.place_stem(second)


def _near(left: Spelling, right: Spelling) -> Meeting:
    """One letter in many differs: never enough to tie, too much to keep apart."""
    if min(len(left.plain), len(right.plain)) < LONG or left.script != right.script:
        return Meeting.APART
    return Meeting.NEAR if Levenshtein.distance(left.plain, right.plain, score_cutoff=1) <= 1 else Meeting.APART


def _plain(words: str) -> str:
    """Lower case, without diacritics and marks between letters."""
    bare = unicodedata.normalize("NFD", words.casefold())
    kept = "".join(each for each in bare if each.isalnum() or unicodedata.category(each) == "Lo")
    return unicodedata.normalize("NFC", kept)


def _script(words: str) -> str:
    letters = [each for each in words if each.isalpha()]
    if not letters or any(each.isdigit() for each in words):
        return "m"
    if all(korean.is_hangul(each) for each in letters):
        return "h"
    if all(slavic.is_cyrillic(each) for each in letters):
        return "c"
    return "l" if all("LATIN" in unicodedata.name(each, "") for each in letters) else "m"


# Hangul writes f as p, v as b, z as j, and puts ㅡ or ㅣ where a foreign name has two consonants together.
_LETTERS = (
    (re.compile("tch|ch|zh|sch"), "C"),
    (re.compile("ck|q|x|kh"), "K"),
    (re.compile("sh"), "S"),
    (re.compile("ph"), "P"),
    (re.compile("th"), "T"),
    (re.compile("c(?=[eiy])"), "S"),
    (re.compile("(?<!^)h|w|y"), ""),
)
_CLASSES = str.maketrans("bvfpdtgkczjslrmnh", "PPPPTTKKKCCSLLMNH")


def _heard(script: str, plain: str) -> tuple[str, str]:
    """The consonants that a foreign name keeps in Hangul, marked if it begins with a vowel; and its vowels."""
    if script == "h":
        begins = bool(plain) and plain[0] in korean.VOWEL_FIRST
        raw, vowels = korean.consonants(plain), korean.vowels(plain)
    elif script in "lc":
        latin = slavic.without_adjective(plain if script == "l" else slavic.latin(plain))
        begins = latin[:1] in set("aeiouy")
        vowels = "".join(each for each in latin.replace("y", "i").removesuffix("e") if each in "aeiou")
        for left, right in _LETTERS:
            latin = left.sub(right, latin)
        raw = "".join(each for each in latin.translate(_CLASSES) if each.isupper())
    else:
        return "", ""
    skeleton = _DOUBLED.sub(r"\1", raw)
    return (f"v{skeleton}" if begins else skeleton), _DOUBLED.sub(r"\1", vowels)


_DOUBLED = re.compile(r"(.)\1+")


def _sounds_alike(left: Spelling, right: Spelling) -> bool:
    """Whether a foreign name in two scripts keeps its consonants, and its vowels but for one in many."""
    if len(left.heard) < HEARD or left.heard != right.heard:
        return False
    allowed = 1 if min(len(left.vowels), len(right.vowels)) >= HEARD else 0
    return Levenshtein.distance(left.vowels, right.vowels, score_cutoff=allowed) <= allowed
