"""Passives that attribute: "is said to …", "announced by …", "listed in an annex", "was read out: …"."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.voices.hit import Hit, verb_group
from sayso.extract.voices.scene import Scene
from sayso.extract.voices.sides import colon_after
from sayso.extract.voices.sources import agent, is_misread_verb, names_a_speaker
from sayso.language.cues import Cue
from sayso.model.claim import Factuality, Polarity
from sayso.model.reading import Token
from sayso.model.source import Basis

_STATED = Cue("stipulating", frozenset({"clause"}), basis=Basis.READ)
_PARTICLES = frozenset({"prt", "acomp", "advmod", "dobj", "prep"})
_READ_OUT = Cue("stipulating", frozenset({"colon"}), basis=Basis.READ)


def is_passive(scene: Scene, token: Token) -> bool:
    if scene.child(token.i, "auxpass") is not None:
        return True
    if token.dep not in {"acl", "conj"} or is_misread_verb(scene, token.i):
        return False
    return scene.child(token.i, "aux", "nsubj", "dobj", "ccomp") is None


def passive_cue(scene: Scene, token: Token) -> Hit | None:
    cue = scene.cues.passives.get(token.lemma)
    source = agent(scene, token.i)
    if source is not None and not names_a_speaker(scene, source):
        source = None
    documented = (
        _in_document(scene, token) if source is None or token.lemma in scene.cues.patterns["read_out"] else None
    )
    if documented is not None:
        return documented
    if cue is None:
        return _told(scene, token, source)
    group = verb_group(scene, token.i)
    if source is not None:
        own = next(iter(scene.cues.verbs.get(token.lemma, ())), cue)
        return Hit(replace(own, takes=own.takes | {"clause"}), "passive", token.i, group, source)
    if _is_accused(scene, token):
        return Hit(cue, "passive", token.i, group)
    if scene.child(token.i, "auxpass") is None or not _has_passive_content(scene, token):
        return None
    if cue.group == "known" and scene.child(token.i, "neg") is not None:
        return Hit(unknown(cue, "around"), "unclear", token.i, group)
    return Hit(cue, "passive", token.i, group)


def _in_document(scene: Scene, token: Token) -> Hit | None:
    """ "Deliveries listed in an annex"; "an order was read out: …": the document says it."""
    patterns, words = scene.cues.patterns, scene.words
    if scene.child(token.i, "neg") is not None:
        return None
    group = verb_group(scene, token.i)
    if token.lemma in patterns["stated"]:
        places = (scene.child(each, "pobj") for each in scene.children(token.i) if scene.tokens[each].lower == "in")
        source = next((each for each in places if each is not None), None)
        if source is not None and scene.tokens[source].lemma in words["documents"]:
            return Hit(_STATED, "passive", token.i, group, source)
    own = scene.child(token.i, "nsubjpass")
    if own is not None and token.lemma in patterns["read_out"] and scene.tokens[own].lemma in words["documents"]:
        return Hit(_READ_OUT, "verb", token.i, group, own) if colon_after(scene, token.i) is not None else None
    return None


def _told(scene: Scene, token: Token, source: int | None) -> Hit | None:
    """A passive of any saying verb that names its agent: "announced by the ministry"."""
    _, cues = entry(scene, token)
    if source is None or not cues or cues[0].source != "subject":
        return None
    return Hit(cues[0], "passive", token.i, verb_group(scene, token.i), source)


def _is_accused(scene: Scene, token: Token) -> bool:
    """ "A trader accused of selling shells", "has been suspected of it"."""
    if token.lemma not in scene.cues.patterns["accused"]:
        return False
    of = (each for each in scene.children(token.i) if scene.tokens[each].lower == "of")
    return any(scene.child(each, "pcomp", "pobj") is not None for each in of)


def _has_passive_content(scene: Scene, token: Token) -> bool:
    deps = {scene.tokens[each].dep for each in scene.children(token.i)}
    subject_at = scene.child(token.i, "nsubjpass")
    if subject_at is not None and scene.tokens[subject_at].lower == "it" and subject_at > scene.first(token.i):
        return scene.tokens[subject_at - 1].text == "," or bool(deps & {"ccomp"})
    return bool(deps & {"ccomp", "xcomp", "oprd"}) or (
        token.lemma in {"estimate", "assess", "expect", "plan", "schedule"} and bool(deps & {"nsubjpass"})
    )


def entry(scene: Scene, token: Token) -> tuple[int | None, tuple[Cue, ...]]:
    """The entries of a verb, with its particle or preposition where the lexicon has the pair."""
    for each in scene.children(token.i):
        other = scene.tokens[each]
        if each > token.i and (other.dep == "prep" or (each <= token.i + 3 and other.dep in _PARTICLES)):
            pair = f"{token.lemma} {other.lower}"
            if pair in scene.cues.verbs:
                return each, (*scene.cues.verbs[pair], *scene.cues.verbs.get(token.lemma, ()))
    return None, scene.cues.verbs.get(token.lemma, ())


def unknown(cue: Cue, source: str) -> Cue:
    return replace(cue, factuality=Factuality.UNKNOWN, polarity=Polarity.NONE, source=source, status=None)
