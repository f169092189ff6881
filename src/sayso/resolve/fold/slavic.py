"""A fold under which Cyrillic and its transliterations meet: BGN/PCGN, ISO 9, scholarly, newspapers'.

Russian and Ukrainian letters become Latin ones; then the letters that the systems write in different ways become
one: every i, j, y and their combinations; h, kh and g (which Ukrainian and Russian exchange); e, ye, yo and ë.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CYRILLIC = {
    **dict(zip("абвгґдезийклмнопрстуфъыьэ", "abvggdezijklmnoprstuf'y'e", strict=True)),
    **{"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"},
    **{"є": "ye", "і": "i", "ї": "yi", "ў": "u", "’": "'"},
}

# Letters with marks, as ISO 9 and scholars write them.
MARKED = {"č": "ch", "š": "sh", "ž": "zh", "ŝ": "shch", "â": "ya", "û": "yu", "è": "e", "ë": "e", "ì": "i", "ï": "yi"}

# In this order; every left side is a regular expression over Latin letters.
MEETING = tuple(
    (re.compile(left), right)
    for left, right in (
        ("ck|q", "k"),
        ("shch|stsch|sch", "W"),
        ("tch|ch", "X"),
        ("sh", "S"),
        ("zh", "Z"),
        ("kh|h|x", "g"),
        ("ts(?!k)|tz|c", "C"),
        ("w", "v"),
        ("ph", "f"),
        ("[ijy]+a", "a"),
        ("[ijy]+u", "u"),
        ("[ijy]+[eo]", "e"),
        ("[ijy]+", "i"),
        ("['ʹʺ`ʼ’-]", ""),
        (r"([a-zA-Z])\1+", r"\1"),
    )
)
_ADJECTIVE = re.compile(r"sk(i|oi|a|oe|e|ogo|om|ie)?$|sk$")
_ENDING = re.compile(r"(oi|oe|ogo|om|[aeiou]+)$")


def is_cyrillic(word: str) -> bool:
    """Whether the word holds a Cyrillic letter."""
    return any("Ѐ" <= each <= "ӿ" for each in word)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The folded letters; empty where a letter is neither Latin nor Cyrillic."""
    folded = latin(word)
    for left, right in MEETING:
        folded = left.sub(right, folded)
    return folded if folded.isascii() and folded.isalpha() else ""


def latin(word: str) -> str:
    """The word in plain Latin letters, lower case, much as BGN/PCGN would write it."""
    low = unicodedata.normalize("NFC", word).casefold()
    letters = "".join(CYRILLIC.get(each, MARKED.get(each, each)) for each in low)
    return "".join(each for each in unicodedata.normalize("NFD", letters) if not unicodedata.combining(each))


def stem(folded: str) -> str:
    """Without the ending of an adjective or noun: what its cases have in common."""
    return _ENDING.sub("", folded) if len(folded) > 3 else folded


def place_stem(folded: str) -> str:
    """Without -sk and -skiy too: Izhevsk and Izhevskiy, Kazan and Kazanskiy share it."""
    bare = _ADJECTIVE.sub("", folded)
    return bare if bare != folded and len(bare) > 1 else stem(folded)


def is_adjective(folded: str) -> bool:
    """Whether the folded word ends like an adjective of a place: -skiy, -skaya, -skoye."""
    return bool(_ADJECTIVE.search(folded)) and not folded.endswith("sk")


def without_adjective(latin_word: str) -> str:
    """Plain Latin letters without -skiy and its like."""
    return _LATIN_ADJECTIVE.sub("", latin_word)


_LATIN_ADJECTIVE = re.compile(r"(?<=..)sk(?:[iy]+|oy|oi|aya|aia|oye|oe)$")
