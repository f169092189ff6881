"""Nouns that attribute: "the claim that …", "fears of …", "reports of …"."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.voices.hit import Hit
from sayso.extract.voices.scene import Scene
from sayso.extract.voices.sources import names_a_speaker, noun_source
from sayso.model.claim import Polarity
from sayso.model.reading import Token


def noun_cue(scene: Scene, token: Token) -> Hit | None:
    cue = scene.cues.nouns.get(token.lemma)
    if cue is None:
        return None
    if that_clause(scene, token.i) is not None:
        cue = replace(cue, polarity=Polarity.DENIED) if _is_called_untrue(scene, token) else cue
        return Hit(cue, "noun", token.i, (token.i,), noun_source(scene, token.i))
    heard = _hearsay_of(scene, token)
    if heard is not None:
        return heard
    prepositions = scene.cues.patterns["about"]
    abouts = (each for each in scene.children(token.i) if scene.tokens[each].lower in prepositions)
    about = next(abouts, None) if cue.group == "alleging" else None
    if about is None or scene.child(about, "pobj", "pcomp") is None:
        return None
    return Hit(cue, "noun", token.i, (token.i,), scene.child(token.i, "poss"), about)


def _is_called_untrue(scene: Scene, noun: Token) -> bool:
    """ "Any claim that … is baseless": whoever says so denies it."""
    above = scene.tokens[noun.head]
    if noun.dep != "nsubj" or above.lemma != "be":
        return False
    said = {scene.tokens[each].lemma for each in scene.children(above.i) if each > noun.i}
    return bool(said & scene.cues.patterns["untrue"]) and scene.child(above.i, "neg") is None


def _hearsay_of(scene: Scene, noun: Token) -> Hit | None:
    """ "There have been reports of …", "amid reports of …": nobody's in particular."""
    if noun.lemma not in scene.words["hearsay"] or noun.tag != "NNS" or scene.child(noun.i, "poss") is not None:
        return None
    of = next((each for each in scene.children(noun.i) if scene.tokens[each].lower == "of"), None)
    thing = scene.child(of, "pobj", "pcomp") if of is not None else None
    above = scene.tokens[noun.head]
    floating = above.lower in {"amid", "despite", "after", "following"} or scene.child(above.i, "expl") is not None
    if of is None or thing is None or not floating or names_a_speaker(scene, thing):
        return None
    return Hit(scene.cues.adverbs["reportedly"], "noun", noun.i, (noun.i,), None, of)


def that_clause(scene: Scene, noun: int) -> int | None:
    """The clause of a noun that says what is claimed: "the claim that …"."""
    clauses = (each for each in scene.children(noun) if scene.tokens[each].dep in {"acl", "ccomp", "relcl"})
    return next((each for each in clauses if each > noun and _opens_with_that(scene, noun, each)), None)


def _opens_with_that(scene: Scene, noun: int, clause: int) -> bool:
    """Whether "that" opens the clause and is no argument of it."""
    first = scene.subtree(clause)[0]
    opener = scene.tokens[first]
    if opener.lower != "that" or opener.i <= noun:
        return False
    return opener.dep == "mark" or scene.child(clause, "nsubj", "nsubjpass") not in {None, first}
