"""What kind of source a noun phrase names."""

from __future__ import annotations

from sayso.extract.voices.names import contains, is_known_name, is_outlet, plain, prenominal
from sayso.extract.voices.scene import Range, Scene
from sayso.model.source import Standing

_PLURAL = frozenset({"NNS", "NNPS"})
_FUNCTION = frozenset({"DET", "PUNCT", "ADP", "CCONJ"})


def standing_of(scene: Scene, phrase: Range, head: int) -> Standing:
    """The standing of the source that the tokens `[first, last]` with this head name."""
    head = scene.role(head)
    if is_body_of_people(scene, phrase, head):
        return Standing.RESEARCH_BODY
    if is_monitoring_team(scene, head):
        return Standing.INSTITUTION
    if is_person(scene, phrase, head):
        return Standing.INDIVIDUAL
    return _of_press(scene, phrase, head) or _of_words(scene, phrase, head) or _of_name(scene, phrase, head)


def is_body_of_people(scene: Scene, phrase: Range, head: int) -> bool:
    """Whether several people speak as a research body: "researchers at the X Institute"."""
    token = scene.tokens[head]
    if phrase[1] == head or token.tag not in _PLURAL or token.lemma not in scene.words["public"]:
        return False
    return contains(plain(scene.text((head + 1, phrase[1]))), scene.words["research"])


def is_monitoring_team(scene: Scene, head: int) -> bool:
    """Whether several people speak as what an international body sent: "UN experts"."""
    token = scene.tokens[head]
    if token.tag not in _PLURAL or token.lemma not in scene.words["teams"]:
        return False
    return any(scene.tokens[each].lower in scene.words["senders"] for each in scene.children(head))


def is_person(scene: Scene, phrase: Range, head: int) -> bool:
    """Whether the head is a person's name or a role that people hold."""
    token, words = scene.tokens[head], scene.words
    if token.lemma in words["people"] and token.pos in {"NOUN", "PROPN", "ADJ"}:
        return token.ent != "ORG" or token.pos == "NOUN"
    if _is_known_body(scene, phrase):
        return False
    if token.pos == "NOUN" and token.lemma not in words["bodies"] and _is_who(scene, head):
        return True
    if scene.tokens[head - 1 if head else 0].text == "-" and _has_given_name(scene, head):
        return True
    if token.ent == "PERSON":
        core = prenominal(scene, phrase, head)
        return not is_outlet(core, words) and core not in words.countries
    appositions = [scene.tokens[each] for each in scene.children(head) if scene.tokens[each].dep == "appos"]
    if token.ent not in {"ORG", "GPE"} and any(each.ent == "PERSON" for each in appositions):
        return token.lemma not in words["papers"] | words["bodies"]
    return token.pos == "PROPN" and any(each.lemma in words["people"] for each in appositions)


def _is_known_body(scene: Scene, phrase: Range) -> bool:
    """Whether the whole phrase is the name of a known research body."""
    return plain(scene.text(phrase)).removeprefix("the ") in scene.words["research"]


def _is_who(scene: Scene, head: int) -> bool:
    """Whether a clause with "who" tells more of it: "a clerk, who asked …"."""
    clauses = (each for each in scene.children(head) if scene.tokens[each].dep == "relcl")
    return any(scene.tokens[scene.subtree(each)[0]].lower == "who" for each in clauses)


def _has_given_name(scene: Scene, head: int) -> bool:
    """Whether a personal name stands before its last part: "Kim Min-su"."""
    return any(scene.tokens[each].ent == "PERSON" for each in scene.children(head))


def _of_press(scene: Scene, phrase: Range, head: int) -> Standing | None:
    """State media or another outlet; a document, or whoever speaks through it."""
    words, token = scene.words, scene.tokens[head]
    core, text = prenominal(scene, phrase, head), plain(scene.text(phrase))
    if contains(text if token.dep != "pobj" else core, words["state_media"]):
        return Standing.STATE_MEDIA
    if is_of_the_press(scene, phrase, head):
        return Standing.OUTLET
    if token.lemma in words["documents"]:
        return _of_document(scene, phrase, head)
    if token.lemma in scene.cues.nouns:
        claimed = any(word in words.countries for word in core.split())
        return Standing.STATE if claimed else Standing.INSTITUTION
    if contains(core, words["research"]):
        return Standing.RESEARCH_BODY
    if (token.lemma not in words["bodies"] or token.text[0].isupper()) and contains(text, words["research"]):
        return Standing.RESEARCH_BODY
    a_paper = token.lemma in words["papers"] and token.lemma != "agency"
    return Standing.OUTLET if a_paper or is_outlet(core, words) or is_outlet(text, words) else None


def _of_document(scene: Scene, phrase: Range, head: int) -> Standing:
    """A document; but a report or a statement speaks for the body that it names as its maker."""
    words = scene.words
    if is_secret(scene, head) or scene.tokens[head].lemma not in words["carriers"]:
        return Standing.DOCUMENT
    if contains(plain(scene.text(phrase)), words["research"]):
        return Standing.RESEARCH_BODY
    others = (each for each in scene.tokens[phrase[0] : phrase[1] + 1] if each.i != head)
    if any(each.lemma in words["bodies"] or each.ent == "ORG" for each in others):
        return Standing.INSTITUTION
    return Standing.STATE if _is_of_a_state(scene, head) else Standing.DOCUMENT


def _is_of_a_state(scene: Scene, head: int) -> bool:
    """Whether a statement is a country's own: "a US statement", "Ruritania's announcement"."""
    if scene.tokens[head].lemma not in scene.words["utterances"]:
        return False
    return any(scene.tokens[each].lower in scene.words.countries for each in scene.children(head))


def is_secret(scene: Scene, head: int) -> bool:
    """Whether a paper is a document of its own whoever wrote it: "a leaked paper of the ministry"."""
    return any(scene.tokens[each].lower in scene.words["secret"] for each in scene.children(head))


def is_of_the_press(scene: Scene, phrase: Range, head: int) -> bool:
    """Whether the words are only "press reports", "media reports": outlets without a name."""
    if scene.tokens[head].lemma not in scene.words["hearsay"]:
        return False
    others = [each for each in scene.tokens[phrase[0] : head] if each.lower not in scene.words["determiners"]]
    return bool(others) and all(each.lemma in scene.words["media"] for each in others)


def _of_words(scene: Scene, phrase: Range, head: int) -> Standing | None:
    """A state, or the thing that "it" stands for."""
    words, token = scene.words, scene.tokens[head]
    if token.lower in words["pronouns_thing"]:
        return Standing.INSTITUTION
    core = prenominal(scene, phrase, head).removeprefix("the ")
    if token.lemma in words["states"] or core in words.countries:
        return Standing.STATE
    inside = scene.tokens[phrase[0] : phrase[1] + 1]
    only_places = all(each.ent == "GPE" or each.pos in _FUNCTION for each in inside)
    return Standing.STATE if token.ent == "GPE" and only_places and not is_known_name(scene, token) else None


def _of_name(scene: Scene, phrase: Range, head: int) -> Standing:
    """A person by name, number or ending ("welder"); else a body."""
    words, token = scene.words, scene.tokens[head]
    if token.ent in {"PERSON", "NORP"} or token.pos in {"PRON", "NUM"} or is_known_name(scene, token):
        return Standing.INDIVIDUAL
    ending = token.lemma.endswith(tuple(words["endings"]))
    common = token.pos == "NOUN" and token.lemma not in words["bodies"]
    return Standing.INDIVIDUAL if common and ending else Standing.INSTITUTION
