"""A fold under which Hangul and its romanisations meet: McCune-Reischauer, Revised, North Korean, newspapers'.

A word becomes sounds. Each sound has a class, coarse enough that every system writes it with letters of that
class, and the jamo that these letters may stand for: "ch" is ㅈ or ㅊ, "ch'" is ㅊ alone. Two spellings meet when
their classes are equal and every sound has a jamo in common. Neighbouring sounds are assimilated as in speech
(Standard Pronunciation, sections 18–20), because McCune-Reischauer and the Revised system write them so, and the
North Korean one does not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
FIRST, LAST = "가", "힣"
VOWEL_FIRST = frozenset(chr(code) for code in range(ord("아"), ord("자")))

# The class of every jamo; a vowel's is lower case. O is ㅗ and ㅓ, which newspapers write alike.
CLASS_OF = {
    **dict.fromkeys("ㄱㄲㅋ", "K"),
    **dict.fromkeys("ㄷㄸㅌ", "T"),
    **dict.fromkeys("ㅂㅃㅍ", "P"),
    **dict.fromkeys("ㅈㅉㅊ", "C"),
    **dict.fromkeys("ㅅㅆ", "S"),
    **{"ㄴ": "N", "ㄹ": "L", "ㅁ": "M", "ㅎ": "H", "ㅇ": "G"},
    **{"ㅏ": "a", "ㅐ": "e", "ㅔ": "e", "ㅓ": "o", "ㅗ": "o", "ㅜ": "u", "ㅡ": "u", "ㅣ": "i", "ㅢ": "y"},
    **{"ㅑ": "ia", "ㅒ": "ie", "ㅖ": "ie", "ㅕ": "io", "ㅛ": "io", "ㅠ": "iu"},
    **{"ㅘ": "ua", "ㅙ": "ue", "ㅚ": "ue", "ㅞ": "ue", "ㅝ": "uo", "ㅟ": "ui"},
}

# What a final consonant is heard as before another one.
STOPPED = {
    **dict.fromkeys("ㄱㄲㅋㄳㄺ", "ㄱ"),
    **dict.fromkeys("ㄷㅅㅆㅈㅊㅌ", "ㄷ"),
    **dict.fromkeys("ㅂㅍㅄㄿ", "ㅂ"),
    **dict.fromkeys("ㄴㄵㄶ", "ㄴ"),
    **dict.fromkeys("ㄹㄼㄽㄾㅀ", "ㄹ"),
    **{"ㅁ": "ㅁ", "ㄻ": "ㅁ", "ㅇ": "ㅇ", "ㅎ": ""},
}

# The jamo that letters may stand for, the longest letters first.
LETTERS = {
    **{"tch": "ㅉ", "ch'": "ㅊ", "kk": "ㄲ", "tt": "ㄸ", "pp": "ㅃ", "jj": "ㅉ", "ss": "ㅆ", "ng": "ㅇ"},
    **{"k'": "ㅋ", "t'": "ㅌ", "p'": "ㅍ", "kh": "ㅋ", "th": "ㅌ", "ph": "ㅍ", "ch": "ㅈㅊ", "sh": "ㅅ"},
    **{"g": "ㄱ", "k": "ㄱㅋㄲ", "d": "ㄷ", "t": "ㄷㅌㄸ", "b": "ㅂ", "p": "ㅂㅍㅃ", "j": "ㅈㅉ", "s": "ㅅㅆ"},
    **{"r": "ㄹ", "l": "ㄹ", "n": "ㄴ", "m": "ㅁ", "h": "ㅎ"},
    **{"yeo": "ㅕ", "yŏ": "ㅕ", "yae": "ㅒ", "ye": "ㅖ", "ya": "ㅑ", "yo": "ㅕㅛ", "yu": "ㅠ"},
    **{"wae": "ㅙ", "wa": "ㅘ", "weo": "ㅝ", "wŏ": "ㅝ", "wo": "ㅝ", "we": "ㅞ", "wi": "ㅟ", "oe": "ㅚ", "oi": "ㅚ"},
    **{"eui": "ㅢ", "ŭi": "ㅢ", "ui": "ㅢ", "eu": "ㅡ", "ŭ": "ㅡ", "eo": "ㅓ", "ŏ": "ㅓ", "ae": "ㅐ", "ai": "ㅐ"},
    **{"ee": "ㅣㅢ", "oo": "ㅜ", "a": "ㅏ", "e": "ㅔㅐ", "i": "ㅣㅢ", "o": "ㅗㅓ", "u": "ㅜㅡ"},
}
# Letters that a syllable may end with, in all systems.
FINAL_LETTERS = frozenset(("k", "t", "p", "n", "m", "l", "ng"))
_SYLLABLES = re.compile("[cf]?v(?:f?[cf]?v)*f?")
_LETTER = re.compile("|".join(sorted(LETTERS, key=lambda letters: (-len(letters), letters))))
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´", "'"))

# (first, second) classes become (first, second) in speech; a dash is silent.
ASSIMILATED = {
    **{("K", "N"): "GN", ("K", "M"): "GM", ("K", "L"): "GN", ("G", "L"): "GN"},
    **{("P", "N"): "MN", ("P", "M"): "MM", ("P", "L"): "MN", ("M", "L"): "MN"},
    **{("T", "N"): "NN", ("T", "M"): "NM", ("T", "L"): "NN", ("N", "L"): "LL", ("L", "N"): "LL"},
    **{("K", "H"): "K-", ("T", "H"): "T-", ("P", "H"): "P-", ("C", "H"): "C-"},
}
ASPIRATED = {"K": "ㄱㄲㅋ", "T": "ㄷㄸㅌ", "P": "ㅂㅃㅍ", "C": "ㅈㅉㅊ"}


@dataclass(frozen=True, slots=True)
class Sound:
    """A class, and the jamo that may stand behind it."""

    of: str
    jamo: frozenset[str]


Sounds = tuple[Sound, ...]


def is_hangul(word: str) -> bool:
    """Whether the word is written in Hangul syllables, all of it."""
    return bool(word) and all(FIRST <= each <= LAST for each in word)


@lru_cache(maxsize=65536)
def sounds(word: str) -> Sounds:
    """The sounds of a word in Hangul or Latin letters; none if Korean is never written with such letters."""
    word = unicodedata.normalize("NFC", word)
    raw = _of_hangul(word) if is_hangul(word) else _of_latin(word)
    return tuple(_reduced(_assimilated(_at_start(raw)))) if raw else ()


def is_marked(word: str) -> bool:
    """Whether the letters are such as romanisations of Korean have and few others: eo, ŭ, yong, k', ng-g."""
    return bool(_MARKS.search(word.casefold().translate(_APOSTROPHES)))


_MARKS = re.compile(r"eo|eu|ŏ|ŭ|ae|y[aeou]ng|[aeou]ng|hy[eo]|[ktp]'|ch'|ngg|ngk|y[oŏ]n|wŏ|won\b")


def key(told: Sounds) -> str:
    """The classes alone: what spellings of one name share."""
    return "".join(each.of for each in told)


def compatible(left: Sounds, right: Sounds) -> bool:
    """Whether both may spell the same Hangul; never where either has no sounds."""
    if not left or key(left) != key(right):
        return False
    return all(first.jamo & second.jamo for first, second in zip(left, right, strict=True))


def consonants(word: str) -> str:
    """The classes of a Hangul word's consonants as written, without ㅇ at the start of a syllable."""
    pairs = (_jamo(each) for each in word)
    raw = "".join((CLASS_OF[i] if i != "ㅇ" else "") + CLASS_OF.get(STOPPED.get(f, ""), "") for i, _, f in pairs)
    return raw.replace("G", "N")


def vowels(word: str) -> str:
    """The vowels of a foreign name in Hangul; ㅡ only parts two consonants and is left out."""
    heard = (CLASS_OF[medial][-1] for _, medial, _ in map(_jamo, word) if medial != "ㅡ")
    return "".join(heard).replace("y", "i")


def _of_hangul(word: str) -> list[Sound]:
    found: list[Sound] = []
    syllables = [_jamo(each) for each in word]
    for place, (initial, medial, final) in enumerate(syllables):
        if initial != "ㅇ":
            found.append(_sound(initial))
        found.append(_sound(medial))
        following = syllables[place + 1][0] if place + 1 < len(syllables) else ""
        # Before a vowel the consonant is heard as written; ㅇ never moves over.
        heard = final[-1:] if following == "ㅇ" and final in INITIALS and final != "ㅇ" else STOPPED.get(final, "")
        if heard and heard != "ㅎ":
            found.append(_sound(heard))
    return found


def _jamo(syllable: str) -> tuple[str, str, str]:
    code = ord(syllable) - ord(FIRST)
    return INITIALS[code // 588], MEDIALS[code % 588 // 28], FINALS[code % 28]


def _of_latin(word: str) -> list[Sound]:
    """The sounds of Latin letters, read from the left; none where no romanisation writes Korean like this."""
    letters = _letters(_plain(word))
    if not _is_korean(letters):
        return []
    followed = zip(letters, [*letters[1:], ""], strict=True)
    return [
        _NG if each == "ng" and after not in ("g", "k", "kk") else _sound(LETTERS[each]) for each, after in followed
    ]


def _letters(plain: str) -> list[str]:
    """The groups of letters that stand for one jamo each; none if a letter is of none."""
    found: list[str] = []
    at = 0
    while at < len(plain):
        if plain[at] in "'-":
            at += 1
            continue
        group = _LETTER.match(plain, at)
        if not group:
            return []
        found.append(group.group())
        at = group.end()
    return found


def _is_korean(letters: list[str]) -> bool:
    """Whether syllables can be made of the groups: one consonant before a vowel, one of few after it."""
    kinds = "".join("v" if LETTERS[each][0] in MEDIALS else "f" if each in FINAL_LETTERS else "c" for each in letters)
    return bool(_SYLLABLES.fullmatch(kinds))


def _plain(word: str) -> str:
    """Lower case without diacritics but ŏ and ŭ; apostrophes after n or ng only part syllables."""
    low = word.casefold().translate(_APOSTROPHES)
    low = low.replace("ō", "ŏ").replace("ū", "ŭ")
    low = f"pak{low[4:]}" if low.startswith("park") else low
    bare = "".join(
        each if each in "ŏŭ" else "".join(c for c in unicodedata.normalize("NFD", each) if not unicodedata.combining(c))
        for each in unicodedata.normalize("NFC", low)
    )
    return re.sub(r"(?<=[ng])'", "-", bare)


# "ng" before a vowel or at the end: ㅇ, or ㄴ and the ㄱ of the next syllable.
_NG = Sound("G", frozenset(("ㅇ", "ㄴㄱ")))


def _sound(jamo: str) -> Sound:
    return Sound(CLASS_OF[jamo[0]], frozenset(jamo))


def _at_start(told: list[Sound]) -> list[Sound]:
    """ㄹ and ㄴ at the start as the South writes them: none before i and y, ㄴ for ㄹ before others."""
    if len(told) < 2 or told[0].of not in "LN":
        return told
    if told[1].of[0] == "i":
        return told[1:]
    return [Sound("N", frozenset("ㄴ")), *told[1:]]


def _assimilated(told: list[Sound]) -> list[Sound]:
    found = list(told)
    for place in range(len(found) - 1):
        pair = (found[place].of, found[place + 1].of)
        if became := ASSIMILATED.get(pair):
            found[place] = _became(found[place], became[0])
            found[place + 1] = _became(found[place + 1], became[1])
    return [each for each in found if each.of != "-"]


def _became(sound: Sound, of: str) -> Sound:
    """The sound after assimilation; an aspirated stop may be any of its class."""
    if sound.of == of and of not in ASPIRATED:
        return sound
    jamo = ASPIRATED.get(of) or {"N": "ㄴ", "M": "ㅁ", "L": "ㄹ", "G": "ㅇ"}.get(of, "")
    return Sound(of, frozenset(jamo))


def _reduced(told: list[Sound]) -> list[Sound]:
    """Without what spellings leave open: n-g or ng, doubled letters, ㅢ after a consonant."""
    found: list[Sound] = []
    for each in told:
        before = found[-1] if found else None
        if before and each.of == "K" and before.of == "N":
            found[-1] = Sound("N", frozenset(jamo + "ㄱ" for jamo in before.jamo if jamo in NASALS))
        elif before and each.of == before.of and each.of.isupper() and each.of != "N":
            found[-1] = Sound(each.of, before.jamo | each.jamo)
        else:
            found.append(_plainer(each, before))
    return [each for each in found if each.jamo]


NASALS = frozenset("ㄴㅇ")


def _plainer(each: Sound, before: Sound | None) -> Sound:
    """The class of ㅇ is that of ㄴ; ㅢ after a consonant is heard as ㅣ."""
    if each.of == "G":
        return Sound("N", each.jamo)
    if each.of == "y" and before and before.of.isupper():
        return Sound("i", each.jamo)
    return each
