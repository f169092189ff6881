"""What a report takes back: "That was wrong" denies what the outlet said just before, or says it wrote just after."""

from __future__ import annotations

from dataclasses import replace

from sayso.language.modality import Modality
from sayso.model.claim import Claim, Polarity
from sayso.model.reading import Reading, Sentence
from sayso.model.source import Standing

LONGEST = 14


def withdrawn(claims: list[Claim], reading: Reading, words: Modality) -> list[Claim]:
    """The claims; those of the outlet that a short sentence beside them withdraws are denied."""
    taken = {
        number
        for sentence in reading.sentences
        if _withdraws(reading, sentence, words)
        for number in _meant(reading, sentence, words)
    }
    return [_denied(claim) if _sentence(claim, reading) in taken else claim for claim in claims] if taken else claims


def _withdraws(reading: Reading, sentence: Sentence, words: Modality) -> bool:
    found = [token.lower for token in reading.tokens[sentence.first : sentence.last]]
    return len(found) <= LONGEST and bool(words.withdrawal["words"] & set(found))


def _meant(reading: Reading, sentence: Sentence, words: Modality) -> list[int]:
    """The sentence before where the withdrawal points back; else the next, if it tells what was written."""
    first = reading.tokens[sentence.first].lower
    if first in words.withdrawal["pointers"]:
        return [sentence.i - 1]
    following = sentence.i + 1
    if following >= len(reading.sentences):
        return []
    after = reading.sentences[following]
    wrote = {token.lower for token in reading.tokens[after.first : after.last]} & words.withdrawal["written"]
    return [following] if wrote else []


def _sentence(claim: Claim, reading: Reading) -> int:
    place = reading.sentence_at(claim.span.start)
    return place.i if place is not None else -1


def _denied(claim: Claim) -> Claim:
    own = claim.attribution.source.standing is Standing.OUTLET
    if not own or claim.type == "disclosure" or claim.polarity is not Polarity.AFFIRMED:
        return claim
    return replace(claim, polarity=Polarity.DENIED)
