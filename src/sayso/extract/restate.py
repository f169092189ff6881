"""Leads, captions and summaries that say what the body of the same report says with its own voice."""

from __future__ import annotations

from dataclasses import replace

from sayso.model.claim import Claim
from sayso.model.reading import Reading

LEAD_PARAGRAPHS = 2


def restated(claims: list[Claim], reading: Reading) -> list[Claim]:
    """The claims; one of the lead that a later claim says again names that claim."""
    if len(reading.paragraphs) <= LEAD_PARAGRAPHS:
        return claims
    lead = reading.paragraphs[LEAD_PARAGRAPHS - 1][1]
    body = [claim for claim in claims if claim.span.start >= lead]
    return [_with(claim, body) if claim.span.end <= lead else claim for claim in claims]


def _with(claim: Claim, body: list[Claim]) -> Claim:
    same = tuple(other.id for other in body if says_again(claim, other))
    return replace(claim, restates=same) if same else claim


def says_again(claim: Claim, other: Claim) -> bool:
    """Whether two claims of one report tell one event: type, status, polarity, number and goods agree."""
    if (claim.type, claim.status, claim.polarity) != (other.type, other.status, other.polarity):
        return False
    one, two = claim.quantity, other.quantity
    if one and two and (one.low, one.best, one.high) != (two.low, two.best, two.high):
        return False
    if bool(one) != bool(two) and not one:
        return False
    return any(_shared(claim, other, role) for role in claim.roles)


def _shared(claim: Claim, other: Claim, role: str) -> bool:
    mine = {word for text in claim.roles[role] for word in text.lower().split()}
    theirs = {word for text in other.roles.get(role, ()) for word in text.lower().split()}
    return bool(mine & theirs) and len(mine & theirs) * 2 >= min(len(mine), len(theirs))
