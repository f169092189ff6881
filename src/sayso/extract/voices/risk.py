"""Whether speaking exposes an unnamed source to reprisal, from the words of the report alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.extract.voices.names import contains, plain
from sayso.extract.voices.people import Person
from sayso.extract.voices.scene import Scene
from sayso.model.source import Naming, Standing

_BY_PLACE = re.compile(r"\b(?:in|inside|from)\b")


def is_at_risk(scene: Scene, person: Person, others: Sequence[Person], outlet: str) -> bool:
    """Whether the source is named by no one and exposed to reprisal.

    Evidence: reasons of safety for anonymity, a place inside a repressive state, an exposed role, an outlet
    that reports on such a state from outside, or a source of the same circle who is exposed; an open country
    or an intelligence service counts against it.
    """
    if _is_exposed(scene, person, outlet):
        return True
    open_one = person.naming is Naming.NAMED or person.standing is not Standing.INDIVIDUAL or person.name
    if open_one or _is_safe(scene, person):
        return False
    return any(_is_exposed(scene, each, outlet) for each in _circle(scene, person, others))


def _circle(scene: Scene, person: Person, others: Sequence[Person]) -> list[Person]:
    """Those whom "a second official", "one of them" or "the other" is set beside."""
    first = plain(person.mentions[0]).split()
    before = [each for each in others if each is not person and each.last <= person.last and each.mentions]
    if {"other", "them"} & set(first) or person.lemma in {"one", "other"}:
        return [each for each in before if each.plural][-1:]
    beside = {"second", "third", "fourth", "another"} & set(first[:3])
    return [each for each in before if each.lemma == person.lemma] if beside else []


def _is_safe(scene: Scene, person: Person) -> bool:
    """Whether the source belongs to an open country or a service, or speaks in public by trade."""
    words = scene.words
    text = plain(" ".join(person.mentions))
    if any(words.countries[word] == "open" and _names(text, word) for word in words.countries):
        return True
    return contains(text, words["services"]) or person.lemma in words["public"]


def _is_exposed(scene: Scene, person: Person, outlet: str) -> bool:
    if person.naming is Naming.NAMED or person.standing is not Standing.INDIVIDUAL or person.name:
        return False
    words = scene.words
    text = plain(" ".join(person.mentions))
    if _is_safe(scene, person):
        return False
    repressive = any(words.countries[word] == "repressive" and _names(text, word) for word in words.countries)
    around = plain(" ".join(_sentences(scene, person)))
    hidden = contains(around, words["anonymity"])
    if hidden and contains(around, words["risk_reasons"]):
        return True
    if contains(plain(outlet), words["exile_outlets"]):
        return True
    if person.lemma in words["exposed"] and (hidden or repressive or _about_repression(scene)):
        return True
    if person.lemma in words["exposed"] | words["servants"] and _is_of_an_unlisted_state(scene, person):
        return True
    inside = contains(text, words["inside"]) or (
        person.lemma in words["insiders"] and _BY_PLACE.search(text) is not None
    )
    return repressive and (hidden or inside)


def _is_of_an_unlisted_state(scene: Scene, person: Person) -> bool:
    """Whether a place or state that is not known stands with the source, and no open country in the text."""
    countries = scene.words.countries
    if any(countries.get(token.lower) == "open" for token in scene.tokens):
        return False
    around = (scene.tokens[each] for first, last in person.extents for each in range(first, last + 1))
    return any(
        each.text[0].isupper() and each.pos in {"PROPN", "ADJ"} and each.lower not in countries for each in around
    )


def _about_repression(scene: Scene) -> bool:
    """Whether the text names a repressive state at all."""
    countries = scene.words.countries
    return any(countries.get(token.lower) == "repressive" for token in scene.tokens)


def _names(text: str, word: str) -> bool:
    return word in text and contains(text, frozenset({word}))


def _goes_on(scene: Scene, number: int) -> bool:
    """Whether a sentence opens with a pronoun for whoever the one before is about."""
    sentences = scene.reading.sentences
    if number >= len(sentences) or sentences[number].paragraph != sentences[number - 1].paragraph:
        return False
    first = scene.tokens[sentences[number].first]
    return first.lower in scene.words["pronouns_one"] | scene.words["pronouns_many"]


def _sentences(scene: Scene, person: Person) -> list[str]:
    """The sentences in which the source is mentioned."""
    own = {scene.tokens[first].sentence for first, _ in person.extents}
    numbers = sorted(own | {each + 1 for each in own if _goes_on(scene, each + 1)})
    sentences = (scene.reading.sentences[number] for number in numbers)
    return [scene.reading.text[each.start : each.end] for each in sentences]
