"""Whether speaking exposes an unnamed source to reprisal, from the words of the report alone."""

from __future__ import annotations

from sayso.extract.voices.people import Person
from sayso.extract.voices.scene import Scene
from sayso.extract.voices.standing import contains, plain
from sayso.model.source import Naming, Standing

_SAFE_ROLES = frozenset({"analyst", "expert", "diplomat", "researcher", "scholar", "observer", "negotiator", "lawmaker"})


def is_at_risk(scene: Scene, person: Person, outlet: str) -> bool:
    """Whether the source is named by no one and exposed to reprisal.

    Evidence: reasons of safety for anonymity, a place inside a repressive state, an exposed role, an outlet that
    reports on such a state from outside; words of an open country or of an intelligence service count against it.
    """
    if person.naming is Naming.NAMED or person.standing is not Standing.INDIVIDUAL or person.name:
        return False
    words = scene.words
    text = plain(" ".join(person.mentions))
    around = plain(" ".join(_sentences(scene, person)))
    kinds = {words.countries[word] for word in words.countries if _names(text, word)}
    if "open" in kinds or contains(text, words["services"]) or person.lemma in _SAFE_ROLES:
        return False
    repressive = "repressive" in kinds
    exile = contains(plain(outlet), words["exile_outlets"])
    hidden = contains(around, words["anonymity"])
    reasons = hidden and contains(around, words["risk_reasons"])
    inside = contains(text, words["inside"]) or person.lemma in words["exposed"]
    return reasons or exile or (repressive and (hidden or inside)) or (hidden and inside)


def _names(text: str, word: str) -> bool:
    return word in text and contains(text, frozenset({word}))


def _sentences(scene: Scene, person: Person) -> list[str]:
    """The sentences in which the source is mentioned."""
    numbers = sorted({scene.tokens[first].sentence for first, _ in person.extents})
    sentences = (scene.reading.sentences[number] for number in numbers)
    return [scene.reading.text[each.start : each.end] for each in sentences]
