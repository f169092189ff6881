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
    head = scene.role(head)
    words, token = scene.words, scene.tokens[head]
    core = plain(" ".join(each.text for each in prenominal(scene, phrase, head)))
    text = plain(scene.text(phrase))
    if is_body_of_people(scene, phrase, head, text):
        return Standing.RESEARCH_BODY
    if is_person(scene, phrase, head):
        return Standing.INDIVIDUAL
    if contains(text if token.dep != "pobj" else core, words["state_media"]):
        return Standing.STATE_MEDIA
    if token.lemma in words["documents"]:
        return _of_document(scene, phrase, head, text)
    if token.lemma in scene.cues.nouns:
        return (
            Standing.STATE if any(word in words.countries for word in core.split()) else Standing.INSTITUTION
        )
    if contains(core, words["research"]) or (
        contains(text, words["research"]) and token.lemma not in words["bodies"]
    ):
        return Standing.RESEARCH_BODY
    if (
        is_outlet(core, words)
        or is_outlet(text, words)
        or (token.lemma in words["papers"] and token.lemma != "agency")
    ):
        return Standing.OUTLET
    if token.lemma in words["states"] or _is_state(scene, phrase, head, core):
        return Standing.STATE
    if token.lower in words["pronouns_thing"]:
        return Standing.INSTITUTION
    if token.ent in {"PERSON", "NORP"} or token.pos in {"PRON", "NUM"} or _is_known_name(scene, token):
        return Standing.INDIVIDUAL
    if (
        token.pos == "NOUN"
        and token.lemma not in words["bodies"]
        and token.lemma.endswith(tuple(sorted(words["endings"])))
    ):
        return Standing.INDIVIDUAL
    return Standing.INSTITUTION


def is_body_of_people(scene: Scene, phrase: Range, head: int, text: str) -> bool:
    """Whether several people speak as a research body: "researchers at the X Institute"."""
    token = scene.tokens[head]
    plural = token.tag in {"NNS", "NNPS"} and token.lemma in scene.words["public"]
    after = plain(scene.text((head, phrase[1]))) if phrase[1] > head else ""
    return plural and bool(after) and contains(after.partition(" ")[2], scene.words["research"])


def is_person(scene: Scene, phrase: Range, head: int) -> bool:
    """Whether the head is a person's name or a role that people hold."""
    token = scene.tokens[head]
    if token.lemma in scene.words["people"] and token.pos in {"NOUN", "PROPN"}:
        return token.ent != "ORG" or token.pos == "NOUN"
    if token.ent == "PERSON":
        core = plain(" ".join(each.text for each in prenominal(scene, phrase, head)))
        return not is_outlet(core, scene.words) and core not in scene.words.countries
    appositions = [each for each in scene.children(head) if scene.tokens[each].dep == "appos"]
    if any(scene.tokens[each].ent == "PERSON" and token.ent not in {"ORG", "GPE"} for each in appositions):
        return token.lemma not in scene.words["papers"] | scene.words["bodies"]
    return token.pos == "PROPN" and any(
        scene.tokens[each].lemma in scene.words["people"] for each in appositions
    )


def _is_known_name(scene: Scene, token: Token) -> bool:
    """Whether a lone name ends a person's name elsewhere in the text, or follows a title there."""
    if not token.text[0].isupper() or token.pos in {"PRON", "DET"} or token.lower in scene.words.countries:
        return False
    if any(token.lower in words for _, _, words in scene.named):
        return True
    return token.ent not in {"GPE", "NORP"} and any(
        other.lower == token.lower and other.i != token.i and _has_first_name(scene, other)
        for other in scene.tokens
    )


def _has_first_name(scene: Scene, token: Token) -> bool:
    """Whether capitalised words that name no body stand before the name: "Zoran Bratic", "Minister Bratic"."""
    before = scene.tokens[token.i - 1] if token.i else token
    if before.i == token.i or before.pos != "PROPN" or before.head != token.i:
        return False
    words = scene.words
    return (
        before.lemma not in words["bodies"]
        and before.ent not in {"GPE", "NORP", "DATE"}
        and token.lemma not in words["bodies"]
    )


def _of_document(scene: Scene, phrase: Range, head: int, text: str) -> Standing:
    """A document; but a report or a statement speaks for the body that it names as its maker."""
    token = scene.tokens[head]
    kept = any(scene.tokens[each].lower in scene.words["secret"] for each in scene.children(head))
    if token.lemma in scene.words["carriers"] and not kept:
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
    return token.ent == "GPE" and all(
        each.ent in _PLACES or each.pos in {"DET", "PUNCT", "ADP", "CCONJ"} for each in inside
    )


def naming_of(scene: Scene, phrase: Range, head: int) -> Naming:
    """How openly the words pick the source out."""
    tokens = [each for each in scene.tokens[phrase[0] : phrase[1] + 1] if each.pos != "PUNCT"]
    token = scene.tokens[scene.role(head)]
    if token.i != head:
        return Naming.DESCRIBED
    if token.pos == "PRON":
        return Naming.BARE
    if is_body_of_people(scene, phrase, head, plain(scene.text(phrase))):
        return Naming.NAMED
    if any(
        scene.tokens[each].dep == "appos" and scene.tokens[each].pos == "PROPN"
        for each in scene.children(head)
    ):
        return Naming.NAMED
    if token.lemma in scene.words["people"]:
        return _of_people(scene, tokens, token, phrase)
    if _proper(scene, token) or token.ent in _PLACES:
        return Naming.NAMED
    if is_only_a_role(scene, tokens, token):
        return Naming.BARE
    if token.ent == "NORP" or is_bare(scene, tokens, token):
        return Naming.DESCRIBED
    if token.lemma in scene.words["documents"] and token.lemma not in scene.words["carriers"]:
        return (
            Naming.NAMED if _has_own_name(scene, tokens, token) and _owned(scene, head) else Naming.DESCRIBED
        )
    if token.tag in {"NNS", "NNPS"} and token.lemma not in scene.words["carriers"]:
        return Naming.DESCRIBED
    return Naming.NAMED if _has_own_name(scene, tokens, token) else Naming.DESCRIBED


def _of_people(scene: Scene, tokens: list[Token], head: Token, phrase: Range) -> Naming:
    """People are named by a name; a single office with its body picks one out too."""
    if person_name(scene, phrase, head.i):
        return Naming.NAMED
    if is_only_a_role(scene, tokens, head):
        return Naming.BARE
    return Naming.DESCRIBED


def _proper(scene: Scene, head: Token) -> bool:
    return head.pos in _NAMES or head.ent in {"PERSON", "ORG"}


def _has_own_name(scene: Scene, tokens: Iterable[Token], head: Token) -> bool:
    return any(each.ent in _NATIONS or each.ent in {"ORG", "PERSON"} or each.pos in _NAMES for each in tokens)


def _owned(scene: Scene, head: int) -> bool:
    """Whether a name of its own stands before the head, as in "Resolution 1718"."""
    return (
        any(
            scene.tokens[each].pos in _NAMES and scene.tokens[each].dep in {"compound", "nummod"}
            for each in scene.children(head)
        )
        and scene.tokens[head].pos in _NAMES
    )


def is_bare(scene: Scene, tokens: Iterable[Token], head: Token) -> bool:
    """Whether nothing but determiners and numbers stands with the head, and no clause follows it."""
    determiners = scene.words["determiners"]
    others = (each for each in tokens if each.i != head.i)
    if any(scene.tokens[each].dep in {"acl", "relcl", "appos"} for each in scene.children(head.i)):
        return False
    return all(each.lower in determiners or each.pos in {"DET", "NUM", "PUNCT", "ADV"} for each in others)


def is_only_a_role(scene: Scene, tokens: Iterable[Token], head: Token) -> bool:
    """Whether the words are only "officials", "sources", "a source": no number tells which."""
    tokens = tuple(tokens)
    if head.lower not in scene.words["bare"] or any(each.lower in scene.words["ordinals"] for each in tokens):
        return False
    return is_bare(scene, tokens, head) and (
        head.tag in {"NNS", "NNPS"} or head.lemma in {"source", "insider"}
    )


def person_name(scene: Scene, phrase: Range, head: int) -> tuple[str, ...]:
    """The words of the person's name in the phrase or its apposition, in lower case; empty without one."""
    appositions = [each for each in scene.children(head) if scene.tokens[each].dep == "appos"]
    spans = [phrase, *(scene.phrase(each) for each in appositions)]
    for first, last in spans:
        found = [
            each.lower
            for each in scene.tokens[first : last + 1]
            if each.ent == "PERSON" and each.pos not in {"PUNCT", "PART"}
        ]
        own = [word for word in found if word not in scene.words["people"] and word != "-"]
        if own and not _names_a_body(scene, (first, last), head):
            return tuple(own)
    token = scene.tokens[head]
    if token.ent == "PERSON" or not _is_known_name(scene, token):
        return ()
    first = (scene.tokens[each] for each in scene.children(head) if scene.tokens[each].dep == "compound")
    return (*(each.lower for each in first if each.lemma not in scene.words["people"]), token.lower)


def _names_a_body(scene: Scene, phrase: Range, head: int) -> bool:
    """Whether the person's name only describes something else: "the Kim regime", "officials under Kim"."""
    token = scene.tokens[head]
    named = [each for each in scene.tokens[phrase[0] : phrase[1] + 1] if each.ent == "PERSON"]
    if token.ent == "PERSON" or token.dep == "appos" or phrase[0] > head:
        return False
    return (
        not any(each.dep == "appos" or each.head == head and each.i > head for each in named)
        and token.tag != "NNP"
    )


def prenominal(scene: Scene, phrase: Range, head: int) -> tuple[Token, ...]:
    """The words of a phrase up to its head."""
    return tuple(
        each for each in scene.tokens[phrase[0] : head + 1] if each.pos != "PUNCT" or each.text in {"-", "."}
    )


def is_outlet(core: str, words: VoiceWords) -> bool:
    """Whether a phrase ends in the name of a news outlet, or in a common noun for one."""
    bare = core.removeprefix("the ").strip()
    return any(
        bare == name or bare.endswith(" " + name)
        for name in words["outlets"]
        if len(name) > 2 or bare == name
    )


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
