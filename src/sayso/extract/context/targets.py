"""Targets that are said not to have been reached: what was made is then at most the target that was named before."""

from __future__ import annotations

from dataclasses import replace

from sayso.language.events import EventLexicon
from sayso.language.modality import Modality
from sayso.model.claim import Claim, Polarity, Status
from sayso.model.reading import Reading

GOALS = {Status.TARGET, Status.ORDERED, Status.PLANNED}
SENTENCES_BACK = 3


def unmet(claims: list[Claim], reading: Reading, lexicon: EventLexicon, words: Modality) -> list[Claim]:
    """The claims in text order; "has not been reached" takes the last target's number as its upper bound.

    "Failed to hit targets" stays a denial: it names no one target.
    """
    found: list[Claim] = []
    goal: tuple[int, Claim] | None = None
    for each in claims:
        claim, at = each, _sentence(each, reading)
        if goal is not None and at - goal[0] <= SENTENCES_BACK and _falls_short(claim, reading, lexicon, words):
            claim = _bounded(each, goal[1])
        if claim.status in GOALS and claim.type == "production" and claim.quantity is not None:
            goal = (at, claim)
        found.append(claim)
    return found


def _sentence(claim: Claim, reading: Reading) -> int:
    place = reading.sentence_at(claim.span.start)
    return place.i if place is not None else 0


def _falls_short(claim: Claim, reading: Reading, lexicon: EventLexicon, words: Modality) -> bool:
    if claim.polarity is not Polarity.DENIED or claim.quantity is not None:
        return False
    if not set(claim.made_by.rules) & lexicon.met:
        return False
    inside = reading.tokens_in(claim.span.start, claim.span.end)
    return not any(token.lemma in words.denial["verbs"] for token in inside)


def _bounded(claim: Claim, goal: Claim) -> Claim:
    if goal.quantity is None or goal.attribution.source.key != claim.attribution.source.key:
        return claim
    target = goal.quantity
    high = target.best if target.best is not None else target.low
    if high is None:
        return claim
    quantity = replace(target, low=None, best=None, high=high, low_open=False, high_open=True)
    return replace(claim, polarity=Polarity.AFFIRMED, status=Status.ACTUAL, quantity=quantity)
