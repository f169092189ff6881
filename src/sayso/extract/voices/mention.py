"""A source's noun phrase as it is compared with the sources before it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.voices.names import name_behind, person_name
from sayso.extract.voices.naming import is_bare, naming_of
from sayso.extract.voices.scene import Range, Scene
from sayso.extract.voices.standing import standing_of
from sayso.model.source import Naming, Standing

_PLURAL = frozenset({"NNS", "NNPS"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PRENOMINAL = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_PARTICIPLE = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """One noun phrase of a source: its wording and content words, and what it says of the source by itself.

    `definite` tells that it points back or out ("the", a possessive), `bare` that its head stands alone,
    `number` which of several it is ("the second": 2; 0 if unsaid).
    """

    phrase: Range
    head: int
    text: str
    lemma: str
    words: frozenset[str]
    name: tuple[str, ...]
    standing: Standing
    naming: Naming
    number: int
    plural: bool
    definite: bool
    bare: bool


def mention_of(scene: Scene, head: int) -> Mention:
    """The mention with this head."""
    phrase, role = scene.phrase(head), scene.role(head)
    name = person_name(scene, phrase, head)
    return Mention(
        phrase=phrase,
        head=head,
        text=_wording(scene, phrase, head, name),
        lemma=scene.tokens[role].lemma,
        words=_content_words(scene, role),
        name=name,
        standing=standing_of(scene, phrase, head),
        naming=naming_of(scene, phrase, head),
        number=_number(scene, head),
        plural=_is_plural(scene, head),
        definite=_is_definite(scene, phrase),
        bare=is_bare(scene, phrase, head),
    )


def _content_words(scene: Scene, head: int) -> frozenset[str]:
    """The content words of a head: its modifiers and "of" phrases; not "from …", "to …"."""
    found = {scene.tokens[head].lemma}
    for each in scene.children(head):
        token = scene.tokens[each]
        if token.dep in _PRENOMINAL or (token.dep in {"appos", "conj"} and token.pos in _NOUNS):
            found |= _content_words(scene, each) if token.dep != "appos" or token.pos == "PROPN" else set()
        elif token.dep == "prep" and token.lower in {"of", "for"}:
            found |= frozenset[str]().union(*(_content_words(scene, other) for other in scene.children(each)))
    return frozenset(word for word in found if word[:1].isalnum())


def _wording(scene: Scene, phrase: Range, head: int, name: tuple[str, ...]) -> str:
    """The words of the phrase, with a name from an apposition, and with a short participle after it."""
    behind = name_behind(scene, phrase, head)
    last = phrase[1] if behind is None else behind[1]
    for each in scene.children(head):
        token, end = scene.tokens[each], scene.subtree(each)[1]
        unnamed = not any(one.ent == "PERSON" for one in scene.tokens[phrase[0] : phrase[1] + 1])
        if token.dep == "appos" and name and unnamed:
            last = max(last, scene.phrase(each)[1])
        elif token.dep == "acl" and each == last + 1 and end - each < _PARTICIPLE:
            last = end
    while last > phrase[0] and scene.tokens[last].tag == "_SP":
        last -= 1
    text = " ".join(scene.text((phrase[0], last)).split())
    text = text.removesuffix("’s").removesuffix("'s")
    return text[: text.rindex("(")].rstrip() if text.count("(") > text.count(")") else text


def _number(scene: Scene, head: int) -> int:
    """Which of several: 2 for "the second official"."""
    ordinals = scene.words.ordinals
    return next((ordinals[word] for each in scene.children(head) if (word := scene.tokens[each].lower) in ordinals), 0)


def _is_plural(scene: Scene, head: int) -> bool:
    token = scene.tokens[head]
    joined = (scene.tokens[each] for each in scene.children(head))
    several = any(each.dep == "conj" and each.pos in _NOUNS for each in joined)
    return several or token.tag in _PLURAL or token.lower in scene.words["pronouns_many"]


def _is_definite(scene: Scene, phrase: Range) -> bool:
    tokens = scene.tokens[phrase[0] : phrase[1] + 1]
    if tokens[0].lower in scene.words["indefinite"]:
        return False
    return tokens[0].lower in scene.words["definite"] or any(each.dep == "poss" for each in tokens)
