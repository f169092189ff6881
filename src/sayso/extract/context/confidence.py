"""Short sentences that say how firmly the one before is held: "We hold it with low confidence"."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.fields.modality import FIRMNESS
from sayso.language.modality import Modality
from sayso.model.claim import Claim, Factuality
from sayso.model.reading import Reading, Sentence

_LONGEST = 14


def held(claims: list[Claim], reading: Reading, words: Modality) -> list[Claim]:
    """The claims; those of a sentence that the next says to be held with little confidence are that firm at most."""
    weak = {}
    for sentence in reading.sentences[1:]:
        found = words.held.search(reading.text, sentence.start, sentence.end)
        if found is not None and _points_back(reading, sentence, words):
            weak[sentence.i - 1] = (words.confidence[found["firm"].lower()], found[0])
    return [_weaker(each, *weak[at]) if (at := _sentence(each, reading)) in weak else each for each in claims]


def _points_back(reading: Reading, sentence: Sentence, words: Modality) -> bool:
    """Whether the sentence is short, in the same paragraph, and about what was just said."""
    tokens = reading.tokens[sentence.first : sentence.last]
    same = reading.sentences[sentence.i - 1].paragraph == sentence.paragraph
    return same and len(tokens) <= _LONGEST and any(each.lower in words.withdrawal["pointers"] for each in tokens)


def _sentence(claim: Claim, reading: Reading) -> int:
    place = reading.sentence_at(claim.span.start)
    return place.i if place is not None else -1


def _weaker(claim: Claim, factuality: Factuality, hedge: str) -> Claim:
    if FIRMNESS.index(claim.factuality) >= FIRMNESS.index(factuality):
        return claim
    return replace(claim, factuality=factuality, hedge=hedge)
