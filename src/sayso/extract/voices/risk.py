"""Whether speaking exposes an unnamed source to reprisal, from the words of the report alone."""

from __future__ import annotations

from sayso.extract.voices.names import contains, plain
from sayso.extract.voices.people import Person
from sayso.extract.voices.scene import Scene
from sayso.model.source import Naming, Standing


def is_at_risk(scene: Scene, person: Person, outlet: str) -> bool:
    """Whether the source is named by no one and exposed to reprisal.

    Evidence: reasons of safety for anonymity, a place inside a repressive state, an exposed role, an outlet
    that reports on such a state from outside; an open country or an intelligence service counts against it.
    """
    if person.naming is Naming.NAMED or person.standing is not Standing.INDIVIDUAL or person.name:
        return False
    words = scene.words
    text = plain(" ".join(person.mentions))
    if any(words.countries[word] == "open" and _names(text, word) for word in words.countries):
        return False
    if contains(text, words["services"]) or person.lemma in words["public"]:
        return False
    repressive = any(words.countries[word] == "repressive" and _names(text, word) for word in words.countries)
    around = plain(" ".join(_sentences(scene, person)))
    hidden = contains(around, words["anonymity"])
    if hidden and contains(around, words["risk_reasons"]):
        return True
    if contains(plain(outlet), words["exile_outlets"]):
        return True
    if person.lemma in words["exposed"]:
        return hidden or repressive or _about_repression(scene)
    return repressive and (hidden or contains(text, words["inside"]))


def _about_repression(scene: Scene) -> bool:
    """Whether the text names a repressive state at all."""
    countries = scene.words.countries
    return any(countries.get(token.lower) == "repressive" for token in scene.tokens)


def _names(text: str, word: str) -> bool:
    return word in text and contains(text, frozenset({word}))


def _sentences(scene: Scene, person: Person) -> list[str]:
    """The sentences in which the source is mentioned."""
    numbers = sorted({scene.tokens[first].sentence for first, _ in person.extents})
    sentences = (scene.reading.sentences[number] for number in numbers)
    return [scene.reading.text[each.start : each.end] for each in sentences]
