"""Who acts in the sentence before a quotation that has no cue: "She shook her head. “Not one left.”"."""

from __future__ import annotations

from sayso.extract.voices.content import Utterance
from sayso.extract.voices.hit import Hit
from sayso.extract.voices.scene import Scene
from sayso.language.cues import Cue
from sayso.model.reading import Quotation, Token

_SPOKEN = Cue("saying", frozenset({"clause", "quote"}))
_MAIN = frozenset({"ROOT", "parataxis", "conj"})


def actor_before(scene: Scene, quotation: Quotation, found: list[Utterance]) -> Utterance | None:
    """The person whose doing the sentence right before the quotation tells, unless it says who speaks."""
    sentence = scene.reading.sentence_at(quotation.start)
    if sentence is None or not sentence.i:
        return None
    before = scene.reading.sentences[sentence.i - 1]
    if before.heading or sentence.paragraph - before.paragraph > 1 or _speaks_itself(scene, before.i, found):
        return None
    roots = [each for each in scene.tokens[before.first : before.last] if each.dep == "ROOT"]
    subject = scene.child(roots[0].i, "nsubj") if len(roots) == 1 else None
    if subject is None or not _is_person(scene, scene.tokens[subject]):
        return None
    at = roots[0].i
    if before.paragraph != sentence.paragraph and roots[0].tag != "VBD":
        return None
    hit = Hit(_SPOKEN, "verb", at, (at,), subject)
    return Utterance(hit, scene.phrase(subject), ((quotation.start, quotation.end),), (), False, "direct")


def _speaks_itself(scene: Scene, number: int, found: list[Utterance]) -> bool:
    """Whether the main clause of the sentence has a cue, or the sentence is itself said by somebody."""
    sentence = scene.reading.sentences[number]
    for each in found:
        token = scene.tokens[each.hit.at]
        if token.sentence == number and (token.dep in _MAIN or each.hit.kind != "verb" or each.quoted):
            return True
        if any(start <= sentence.start and sentence.end - 2 <= end for start, end in each.content):
            return True
    return any(each.start <= sentence.start + 1 < each.end for each in scene.quotations)


def _is_person(scene: Scene, token: Token) -> bool:
    words = scene.words
    if token.lower in words["pronouns_one"] or token.ent == "PERSON":
        return token.lower not in {"his", "her", "him"}
    return token.lemma in words["people"] and token.tag in {"NN", "NNP"} and token.ent != "ORG"
