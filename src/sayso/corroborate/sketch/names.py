"""Names folded so that they can be compared where no identity was judged; sources at risk have none.

Only words that a language writes as names count: capitals, digits, or a script without capitals. No list of words
is needed, and "the plant" or "they" name nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sayso.model.claim import Claim
from sayso.model.entity import Identities
from sayso.model.source import Source, Standing

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\[[^\]]*\]")
_STEM = 5
_LONG = 3

# Roles that name someone, something or some place of its own; the others are told in common words.
NAMED = frozenset(
    {
        *("facility", "place", "supplier", "recipient", "actor", "parties", "user", "owner", "holder"),
        *("payer", "payee", "carrier", "route", "observer", "beneficiary"),
    }
)
NOBODY: Mapping[str, frozenset[str]] = {}


def stems(words: str) -> tuple[str, ...]:
    """The telling words cut to five letters: "Korea", "Korean" and "Korea's" are one."""
    return tuple(
        word.casefold()[:_STEM] if word.isascii() else word.casefold()
        for word in _WORD.findall(_MARK.sub(" ", words))
        if len(word) > _LONG or not word.islower()
    )


def named(words: str) -> str:
    """The folded name, or empty where the words name nothing: a capital, a digit or another script is wanted."""
    if not any(char.isupper() or char.isdigit() or ord(char) > 0x2E7F for char in words):
        return ""
    proper = [
        word
        for word in _WORD.findall(_MARK.sub(" ", words))
        if word[0].isupper() or word[0].isdigit() or ord(word[0]) > 0x2E7F
    ]
    return " ".join(stems(" ".join(proper)))


def roles_of(claim: Claim, key: str, identities: Identities | None) -> dict[str, frozenset[str]]:
    """Each role with what it names: ids of entities where they were judged, else folded words."""
    found: dict[str, frozenset[str]] = {}
    for role, fillers in claim.roles.items():
        ids = identities.all_of(key, role) if identities else ()
        if ids:
            found[role] = frozenset(ids)
        elif role in NAMED:
            names = frozenset(filter(None, map(named, fillers))) if identities is None else frozenset[str]()
            found[role] = names
        else:
            found[role] = frozenset(filter(None, (" ".join(stems(words)) for words in fillers)))
    return {role: names for role, names in found.items() if names}


def voice_names(claim: Claim, key: str, identities: Identities | None) -> frozenset[str]:
    """Who of the chain is named inside the report's own voice: ids and folded names; nobody at risk.

    A chain with anyone at risk names nobody: what stands around such a source would describe it.
    """
    if claim.attribution.at_risk:
        return frozenset()
    found = set()
    for place, link in enumerate(claim.attribution.links):
        if place == 0 or not _speaks_for_itself(link.source):
            continue
        if identities and (entity := identities.of(key, "source", place)):
            found.add(entity)
        found.add(" ".join(stems(link.source.described)))
    return frozenset(filter(None, found))


def _speaks_for_itself(source: Source) -> bool:
    """Whether the words pick out a voice that other reports could quote too."""
    return source.standing is not Standing.OUTLET and bool(named(source.described))


def same_name(one: str, other: str) -> bool:
    """Whether two folded names may be one: all of the shorter in the longer, and more than a single common word."""
    if one == other:
        return True
    mine, theirs = set(one.split()), set(other.split())
    shorter, longer = sorted((mine, theirs), key=len)
    return len(shorter) > 1 and shorter <= longer


def any_same(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether any name of the one is any of the other."""
    return bool(ones & others) or any(same_name(one, other) for one in ones for other in others)
