"""How openly a noun phrase picks its source out."""

from __future__ import annotations

from sayso.extract.voices.names import person_name
from sayso.extract.voices.scene import Range, Scene
from sayso.extract.voices.standing import is_body_of_people, is_monitoring_team, is_of_the_press, is_person, is_secret
from sayso.model.reading import Token
from sayso.model.source import Naming

_NAMED = frozenset({"GPE", "NORP", "LOC", "ORG", "PERSON"})
_PLURAL = frozenset({"NNS", "NNPS"})
_CLAUSES = frozenset({"acl", "relcl", "appos"})
_EMPTY = frozenset({"DET", "NUM", "PUNCT", "ADV"})


def naming_of(scene: Scene, phrase: Range, head: int) -> Naming:
    """How openly the words `[first, last]` with this head pick the source out."""
    token = scene.tokens[head]
    if scene.role(head) != head:
        return Naming.DESCRIBED
    if token.pos == "PRON" or is_only_a_role(scene, phrase, head) or is_of_the_press(scene, phrase, head):
        return Naming.BARE
    if is_body_of_people(scene, phrase, head) or is_monitoring_team(scene, head) or _is_called(scene, head):
        return Naming.NAMED
    if is_person(scene, phrase, head):
        one = person_name(scene, phrase, head) or holds_a_single_office(scene, phrase, head)
        return Naming.NAMED if one or _is_a_name(scene, phrase, head) else Naming.DESCRIBED
    named = token.pos == "PROPN" or token.ent in {"PERSON", "ORG", "GPE"} or _is_named_body(scene, phrase, head)
    return Naming.NAMED if named else Naming.DESCRIBED


def holds_a_single_office(scene: Scene, phrase: Range, head: int) -> bool:
    """Whether office and country pick out one person: "South Korea's defence minister", "the French president"."""
    token, words = scene.tokens[head], scene.words
    titled = token.lemma in words["offices"] and token.pos == "PROPN"
    if not (titled or token.lemma in words["single_offices"]) or token.tag in _PLURAL or token.ent == "PERSON":
        return False
    before = scene.tokens[phrase[0] : head]
    if not before or before[0].lower in words["indefinite"] | {"former"}:
        return False
    return any(each.ent in {"GPE", "NORP"} and each.dep in {"poss", "amod", "compound", "nmod"} for each in before)


def _is_a_name(scene: Scene, phrase: Range, head: int) -> bool:
    """Whether the words are a person's name that was not known for one: each a capitalised word of no role or place."""
    tokens = [each for each in scene.tokens[phrase[0] : phrase[1] + 1] if each.pos != "PUNCT"]
    words = scene.words
    known = words["people"] | words["bodies"] | words["determiners"]
    if len(tokens) < 2 or not tokens[0].text[0].isupper() or scene.tokens[head].lemma in known:
        return False
    small = any(each.text[0].islower() and each.i != head for each in tokens)
    return not small and not any(each.lower in known or each.lower in words.countries for each in tokens)


def _is_called(scene: Scene, head: int) -> bool:
    """Whether an apposition gives the name: "the newspaper X"."""
    parts = (scene.tokens[each] for each in scene.children(head))
    return any(each.dep == "appos" and each.pos == "PROPN" for each in parts)


def _is_named_body(scene: Scene, phrase: Range, head: int) -> bool:
    """Whether a common noun and a name together are one body: "the South Korean ministry of defense"."""
    token, words = scene.tokens[head], scene.words
    if token.ent == "NORP" or is_bare(scene, phrase, head):
        return False
    carrier = token.lemma in words["carriers"] and not is_secret(scene, head)
    several = token.tag in _PLURAL and not (token.lemma in words["bodies"] and token.lemma == token.lower)
    if not carrier and (token.lemma in words["documents"] or several):
        return False
    return any(_is_name(each) for each in scene.tokens[phrase[0] : phrase[1] + 1])


def _is_name(token: Token) -> bool:
    return token.ent in _NAMED or token.pos == "PROPN"


def is_bare(scene: Scene, phrase: Range, head: int) -> bool:
    """Whether nothing but determiners and numbers stands with the head, and no clause follows it."""
    if any(scene.tokens[each].dep in _CLAUSES for each in scene.children(head)):
        return False
    others = (each for each in scene.tokens[phrase[0] : phrase[1] + 1] if each.i != head)
    return all(each.lower in scene.words["determiners"] or each.pos in _EMPTY for each in others)


def is_only_a_role(scene: Scene, phrase: Range, head: int) -> bool:
    """Whether the words are only "officials", "sources", "a source": nothing tells which."""
    token, words = scene.tokens[head], scene.words
    ordered = any(each.lower in words["ordinals"] for each in scene.tokens[phrase[0] : phrase[1] + 1])
    if token.lower not in words["bare"] or ordered or not is_bare(scene, phrase, head):
        return False
    return token.tag in _PLURAL or token.lemma in {"source", "insider"}
