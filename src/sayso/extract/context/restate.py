"""Leads, captions and summaries that say what the body of the same report says with its own voice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sayso.model.claim import Claim
from sayso.model.reading import Reading

LEAD_PARAGRAPHS = 2
HALF = 0.5
TELLING_ROLES = ("item", "facility", "about", "act", "input", "goods", "object")
_WORD = re.compile(r"[^\W_]{3,}")


def restated(claims: list[Claim], reading: Reading) -> list[Claim]:
    """The claims; one of the lead that later claims say again names those claims."""
    end = _lead_end(claims, reading)
    body = [claim for claim in claims if claim.span.start >= end]
    if not body:
        return claims
    return [_with(claim, body) if claim.span.end <= end else claim for claim in claims]


def _lead_end(claims: list[Claim], reading: Reading) -> int:
    """Where the lead ends: the first two paragraphs that make claims, if the report has more."""
    held = [(start, end) for start, end in reading.paragraphs if any(start <= c.span.start < end for c in claims)]
    return held[LEAD_PARAGRAPHS - 1][1] if len(held) > LEAD_PARAGRAPHS else 0


def _with(claim: Claim, body: list[Claim]) -> Claim:
    same = tuple(other.id for other in body if says_again(claim, other))
    return replace(claim, restates=same) if same else claim


def says_again(claim: Claim, other: Claim) -> bool:
    """Whether two claims of one report tell one event: type and polarity agree, and number or goods do."""
    if (claim.type, claim.polarity) != (other.type, other.polarity):
        return False
    one, two = claim.quantity, other.quantity
    if one and two:
        return (one.low, one.best, one.high) == (two.low, two.best, two.high)
    return claim.status is other.status and _named_alike(claim, other)


def _named_alike(claim: Claim, other: Claim) -> bool:
    """Whether a telling role of both shares half of its words, plurals aside."""
    return any(
        _shared(claim.roles[role], other.roles[role]) >= HALF for role in TELLING_ROLES if _both(claim, other, role)
    )


def _both(claim: Claim, other: Claim, role: str) -> bool:
    return bool(claim.roles.get(role) and other.roles.get(role))


def _shared(mine: Iterable[str], theirs: Iterable[str]) -> float:
    one, two = _stems(mine), _stems(theirs)
    return len(one & two) / max(1, min(len(one), len(two)))


def _stems(texts: Iterable[str]) -> set[str]:
    return {word.rstrip("s") for text in texts for word in _WORD.findall(text.lower())}
