"""What kind of source a noun phrase names, how openly, and whether speaking puts it at risk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sayso.extract.voices.scene import Range, Scene
from sayso.language.cues import VoiceWords
from sayso.model.reading import Token
from sayso.model.source import Naming, Standing

_NAMES = frozenset({"PROPN"})
_PLACES = frozenset({"GPE"})
_NATIONS = frozenset({"GPE", "NORP", "LOC"})
_DEFINITE = frozenset({"the", "this", "that", "its", "his", "her", "their"})


def standing_of(scene: Scene, phrase: Range, head: int) -> Standing:
    """The standing of the source that the tokens `[first, last]` with this head name."""
    words, token = scene.words, scene.tokens[head]
    text = plain(scene.text(phrase))
    core = plain(" ".join(each.text for each in prenominal(scene, phrase, head)))
    if is_person(scene, phrase, head):
        return Standing.INDIVIDUAL
    if contains(core, words["state_media"]):
        return Standing.STATE_MEDIA
    if token.lemma in words["documents"] or core.split()[-1:] and core.split()[-1] in words["documents"]:
        return _of_document(scene, phrase, head, text)
    if contains(core, words["research"]) or (contains(text, words["research"]) and token.lemma not in words["bodies"]):
        return Standing.RESEARCH_BODY
    if is_outlet(core, words):
        return Standing.OUTLET
    if token.lemma in words["states"] or _is_state(scene, phrase, head, core):
        return Standing.STATE
    if token.lemma in words["people"] or token.ent in {"PERSON", "NORP"}:
        return Standing.INDIVIDUAL
    if token.pos == "PRON":
        return Standing.INDIVIDUAL
    return Standing.INSTITUTION


def is_person(scene: Scene, phrase: Range, head: int) -> bool:
    """Whether the head is a person's name or a role that people hold."""
    token = scene.tokens[head]
    if token.lemma in scene.words["people"] and token.pos in {"NOUN", "PROPN"}:
        return token.ent != "ORG" or token.pos == "NOUN"
    if token.ent == "PERSON":
        return not is_outlet(plain(token.text), scene.words)
    appositions = (scene.tokens[each] for each in scene.children(head) if scene.tokens[each].dep == "appos")
    return any(each.ent == "PERSON" or each.lemma in scene.words["people"] for each in appositions)


def _of_document(scene: Scene, phrase: Range, head: int, text: str) -> Standing:
    """A document; but a report or a statement speaks for the body that it names as its maker."""
    token = scene.tokens[head]
    if token.lemma in scene.words["carriers"]:
        if contains(text, scene.words["research"]):
            return Standing.RESEARCH_BODY
        if contains(text, scene.words["state_media"]):
            return Standing.STATE_MEDIA
        inside = scene.tokens[phrase[0] : phrase[1] + 1]
        if any(each.lemma in scene.words["bodies"] or each.ent == "ORG" for each in inside if each.i != head):
            return Standing.INSTITUTION
    return Standing.DOCUMENT


def _is_state(scene: Scene, phrase: Range, head: int, core: str) -> bool:
    """Whether the phrase is a country or a capital and nothing more."""
    token = scene.tokens[head]
    bare = core.removeprefix("the ").strip()
    if bare in scene.words.countries:
        return True
    inside = scene.tokens[phrase[0] : phrase[1] + 1]
    return token.ent == "GPE" and all(each.ent in _PLACES or each.pos in {"DET", "PUNCT", "ADP", "CCONJ"} for each in inside)


def naming_of(scene: Scene, phrase: Range, head: int) -> Naming:
    """How openly the words pick the source out."""
    tokens = [each for each in scene.tokens[phrase[0] : phrase[1] + 1] if each.pos != "PUNCT"]
    token = scene.tokens[head]
    if token.pos == "PRON":
        return Naming.BARE
    if token.lemma in scene.words["people"]:
        return _of_people(scene, tokens, token, phrase)
    if _proper(scene, token) or token.ent in _PLACES:
        return Naming.NAMED
    if token.ent == "NORP" or is_bare(scene, tokens, token):
        return Naming.DESCRIBED if token.ent == "NORP" else Naming.BARE
    if token.lemma in scene.words["documents"] and token.lemma not in scene.words["carriers"]:
        return Naming.NAMED if _has_own_name(scene, tokens, token) and _owned(scene, head) else Naming.DESCRIBED
    if token.tag in {"NNS", "NNPS"} and token.lemma not in scene.words["carriers"]:
        return Naming.DESCRIBED
    return Naming.NAMED if _has_own_name(scene, tokens, token) else Naming.DESCRIBED


def _of_people(scene: Scene, tokens: list[Token], head: Token, phrase: Range) -> Naming:
    """People are named by a name; a single office with its body picks one out too."""
    if person_name(scene, phrase, head.i):
        return Naming.NAMED
    if is_bare(scene, tokens, head):
        return Naming.BARE
    single = head.tag in {"NN", "NNP"} and head.lemma in scene.words["offices"]
    indefinite = tokens[0].lower in {"a", "an", "another", "one", "some"} or head.lemma.startswith("spokes")
    named = any(each.ent in _NATIONS or each.ent == "ORG" for each in tokens)
    return Naming.NAMED if single and not indefinite and named else Naming.DESCRIBED


def _proper(scene: Scene, head: Token) -> bool:
    return head.pos in _NAMES or head.ent in {"PERSON", "ORG"}


def _has_own_name(scene: Scene, tokens: Iterable[Token], head: Token) -> bool:
    return any(each.ent in _NATIONS or each.ent in {"ORG", "PERSON"} or each.pos in _NAMES for each in tokens)


def _owned(scene: Scene, head: int) -> bool:
    """Whether a name of its own stands before the head, as in "Resolution 1718"."""
    return any(scene.tokens[each].pos in _NAMES and scene.tokens[each].dep in {"compound", "nummod"} for each in scene.children(head)) and scene.tokens[head].pos in _NAMES


def is_bare(scene: Scene, tokens: Iterable[Token], head: Token) -> bool:
    """Whether nothing but determiners and numbers stands with the head."""
    determiners = scene.words["determiners"]
    others = (each for each in tokens if each.i != head.i)
    return all(each.lower in determiners or each.pos in {"DET", "NUM", "PUNCT", "ADV"} for each in others)


def person_name(scene: Scene, phrase: Range, head: int) -> tuple[str, ...]:
    """The words of the person's name in the phrase or its apposition, in lower case; empty without one."""
    appositions = [each for each in scene.children(head) if scene.tokens[each].dep == "appos"]
    spans = [phrase, *(scene.phrase(each) for each in appositions)]
    for first, last in spans:
        found = [
            each.lower for each in scene.tokens[first : last + 1] if each.ent == "PERSON" and each.pos not in {"PUNCT", "PART"}
        ]
        own = [word for word in found if word not in scene.words["people"]]
        if own and not _names_a_body(scene, (first, last), head):
            return tuple(own)
    return ()


def _names_a_body(scene: Scene, phrase: Range, head: int) -> bool:
    """Whether the person's name only describes something else: "the Kim regime", "officials under Kim"."""
    token = scene.tokens[head]
    named = [each for each in scene.tokens[phrase[0] : phrase[1] + 1] if each.ent == "PERSON"]
    if token.ent == "PERSON" or token.dep == "appos" or phrase[0] > head:
        return False
    return not any(each.dep == "appos" or each.head == head and each.i > head for each in named) and token.tag != "NNP"


def prenominal(scene: Scene, phrase: Range, head: int) -> tuple[Token, ...]:
    """The words of a phrase up to its head."""
    return tuple(each for each in scene.tokens[phrase[0] : head + 1] if each.pos != "PUNCT" or each.text in {"-", "."})


def is_outlet(core: str, words: VoiceWords) -> bool:
    """Whether a phrase ends in the name of a news outlet, or in a common noun for one."""
    bare = core.removeprefix("the ").strip()
    return any(bare == name or bare.endswith(" " + name) for name in words["outlets"] if len(name) > 2 or bare == name)


def plain(text: str) -> str:
    """Lower case, plain apostrophes, no possessive at the end, single blanks."""
    lowered = " ".join(text.lower().replace("’", "'").replace(" - ", "-").split())
    return re.sub(r"\s*'s?$", "", lowered)


def contains(text: str, phrases: frozenset[str]) -> bool:
    """Whether one of the phrases stands in the text as whole words."""
    return bool(_pattern(phrases).search(text))


@cache
def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
