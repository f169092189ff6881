"""English text as the parser reads it best: plain marks, no references, an adjective for a calibre; lengths kept."""

from __future__ import annotations

import re

_MARKS = str.maketrans(dict.fromkeys("“”«»„", '"') | dict.fromkeys("’‘", "'") | dict.fromkeys("\xa0\u202f\t\n", " "))
# "155mm rounds" is cut into three tokens and misparsed; an adjective of the same length is not.
_CALIBRE = re.compile(r"(?<![\d.,])\d{2,3}(?:\.\d{1,2})?[ -]?(?:mm|millimet(?:er|re))\b(?!-)")
# "supplied up to 40" is parsed as "supplied up" with a goal; "supplied about 40" is not. After what rises it is one.
_AT_MOST = re.compile(r"(?P<before>\b\w+ )?\b[Uu]p to(?= [$€£]?\d)")
_RISING = re.compile(
    r"(?:output|production|capacity|rate|pace|it|them|build|put|go|goe|went|gone|ramp|step|scale|speed|add|driv\w*"
    r"|(?:increas|rais|expand|boost|ris|rose|grow|grew|climb|jump|lift|bring|brought)\w*)(?:s|ed|ped|ping|ing)? ?",
    re.IGNORECASE,
)
# "[12]", "[S033a, S033b]": references to a list of sources, which no grammar knows.
_REFERENCES = re.compile(r"(?<=\S) \[[A-Z]{0,3}\d{1,4}[a-z]?(?:(?:, ?|; ?|[-–])[A-Z]{0,3}\d{1,4}[a-z]?)*\]")
# No word and no address is as long, and the tokenizer is quadratic in it.
_ENDLESS = re.compile(r"\S{1000,}")
# Nouns that the parser takes for verbs, each with a plain noun of as many letters and another first one.
_NOUNS = {"drones": "planes"}
_NOUN = re.compile(rf"\b(?:{'|'.join(_NOUNS)})\b", re.IGNORECASE)
_ADJECTIVES = {
    len(word): word
    for word in (
        "long",
        "heavy",
        "modern",
        "similar",
        "powerful",
        "different",
        "additional",
        "significant",
        "conventional",
        "professional",
        "unconventional",
        "intercontinental",
    )
}


def plain(text: str) -> str:
    """The text as the parser is given it: as many characters, at the same places."""
    bounded = _ENDLESS.sub(lambda found: " " * len(found[0]), text)
    unmarked = _REFERENCES.sub(lambda found: " " * len(found[0]), bounded)
    return _AT_MOST.sub(_at_most, _CALIBRE.sub(_adjective, _NOUN.sub(_noun, unmarked.translate(_MARKS))))


def _adjective(found: re.Match[str]) -> str:
    return _ADJECTIVES.get(len(found[0]), found[0])


def _noun(found: re.Match[str]) -> str:
    word = _NOUNS[found[0].lower()]
    return word.capitalize() if found[0][0].isupper() else word


def _at_most(found: re.Match[str]) -> str:
    before = found["before"] or ""
    return found[0] if _RISING.fullmatch(before) else f"{before}about"
