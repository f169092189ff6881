"""English text as the parser reads it best: plain marks, no references, an adjective for a calibre; lengths kept."""

from __future__ import annotations

import re

_MARKS = str.maketrans(dict.fromkeys("“”«»„", '"') | dict.fromkeys("’‘", "'") | dict.fromkeys("\xa0\u202f\t\n", " "))
# "155mm rounds" is cut into three tokens and misparsed; an adjective of the same length is not.
_CALIBRE = re.compile(r"(?<![\d.,])\d{2,3}(?:\.\d{1,2})?[ -]?(?:mm|millimet(?:er|re))\b(?!-)")
# "[12]", "[S033a, S033b]": references to a list of sources, which no grammar knows.
_REFERENCES = re.compile(r"(?<=\S) \[[A-Z]{0,3}\d{1,4}[a-z]?(?:(?:, ?|; ?|[-–])[A-Z]{0,3}\d{1,4}[a-z]?)*\]")
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
    unmarked = _REFERENCES.sub(lambda found: " " * len(found[0]), text)
    return _CALIBRE.sub(_adjective, unmarked.translate(_MARKS))


def _adjective(found: re.Match[str]) -> str:
    return _ADJECTIVES.get(len(found[0]), found[0])
