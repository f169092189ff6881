"""Figures that somebody gives without a clause: "put the boxes at 6,700", "raised his count to 7,000"."""

from __future__ import annotations

from sayso.extract.voices.hit import Hit, verb_group
from sayso.extract.voices.scene import Scene
from sayso.extract.voices.sources import names_a_speaker, subject
from sayso.language.cues import Cue
from sayso.model.reading import Token
from sayso.model.source import Basis

_FAR = 4
_GIVEN = frozenset({"CARDINAL", "QUANTITY", "PERCENT", "MONEY"})


def figure(scene: Scene, token: Token) -> Hit | None:
    """A verb by which its subject gives a figure, or "is" between somebody's tally and the figure."""
    if token.lemma == "be":
        return _tally(scene, token)
    return _figure(scene, token) if token.lemma in scene.cues.figures else None


def _figure(scene: Scene, token: Token) -> Hit | None:
    """A verb by which somebody gives a figure."""
    source = subject(scene, token.i)
    cue = _figure_cue(scene, token, source)
    negated = scene.child(token.i, "neg") is not None
    return Hit(cue, "verb", token.i, verb_group(scene, token.i), source) if cue and not negated else None


def _tally(scene: Scene, token: Token) -> Hit | None:
    """ "The ministry's figure is 27 shipments": whose figure it is."""
    noun = scene.child(token.i, "nsubj")
    if noun is None or scene.tokens[noun].lemma not in scene.cues.patterns["tallies"]:
        return None
    owner = scene.child(noun, "poss")
    if owner is None or not names_a_speaker(scene, owner) or scene.child(token.i, "attr") is None:
        return None
    return Hit(Cue("giving", frozenset({"rest"})), "verb", token.i, (token.i,), owner)


def _figure_cue(scene: Scene, token: Token, source: int | None) -> Cue | None:
    """The cue of a verb by which its subject gives a figure, else None; all that follows is what is given."""
    if source is None or not names_a_speaker(scene, source):
        return None
    patterns = scene.cues.patterns
    if token.lemma in patterns["putting"] and _has_number_after(scene, token, "at"):
        return _cue("putting", Basis.UNDISCLOSED)
    if token.lemma in patterns["revising"] and _has_number_after(scene, token, "to") and _has_tally(scene, token):
        return _cue("revising", Basis.UNDISCLOSED)
    if token.lemma in patterns["giving"] and _is_bare_number(scene, token):
        return _cue("giving", Basis.UNDISCLOSED)
    if token.lemma in patterns["releasing"] and token.tag != "VB" and _has_images(scene, token):
        return _cue("picturing", Basis.MEASURED)
    body = scene.tokens[source].pos == "PROPN" or scene.tokens[source].lemma in scene.words["people"]
    if body and token.lemma in patterns["finding"] and _has_numbered_object(scene, token):
        return _cue("measuring", Basis.MEASURED)
    return None


def _cue(group: str, basis: Basis) -> Cue:
    return Cue(group, frozenset({"rest"}), basis=basis)


def _has_number_after(scene: Scene, token: Token, preposition: str) -> bool:
    """Whether the verb governs, however deep, a preposition with a number after it."""
    last = scene.subtree(token.i)[1]
    for each in range(token.i + 1, last + 1):
        if scene.tokens[each].lower == preposition and scene.tokens[each].dep != "advmod":
            return any(other.pos == "NUM" for other in scene.tokens[each + 1 : min(each + 1 + _FAR, last + 1)])
    return False


def _has_tally(scene: Scene, token: Token) -> bool:
    thing = scene.child(token.i, "dobj")
    return thing is not None and scene.tokens[thing].lemma in scene.cues.patterns["tallies"]


def _has_images(scene: Scene, token: Token) -> bool:
    """Whether the verb's object is images of something: "released pictures of a load"."""
    thing = scene.child(token.i, "dobj")
    if thing is None or scene.tokens[thing].lemma not in scene.words["images"]:
        return False
    behind = (scene.tokens[each] for each in scene.children(thing) if each > thing)
    return any(each.lower == "of" or each.dep in {"acl", "relcl"} for each in behind)


def _is_bare_number(scene: Scene, token: Token) -> bool:
    if scene.child(token.i, "dative") is not None:
        return False
    given = scene.child(token.i, "dobj")
    if given is not None:
        return scene.tokens[given].pos == "NUM" and scene.tokens[given].ent != "MONEY"
    following = scene.tokens[token.i + 1 : token.i + 1 + _FAR]
    number = next((each.i for each in following if each.pos not in {"ADV", "ADP"}), token.i)
    return scene.tokens[number].pos == "NUM"


def _has_numbered_object(scene: Scene, token: Token) -> bool:
    """Whether what is counted has its number with it."""
    counted = scene.child(token.i, "dobj")
    if counted is None:
        return False
    return any(scene.tokens[each].ent in _GIVEN for each in (counted, *scene.children(counted)))
