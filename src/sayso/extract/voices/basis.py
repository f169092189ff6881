"""How a source would know, as its cue and its own kind tell it."""

from __future__ import annotations

from sayso.extract.voices.content import Utterance
from sayso.extract.voices.people import Person
from sayso.extract.voices.scene import Scene
from sayso.model.source import Basis, Standing


def basis_of(scene: Scene, each: Utterance, person: Person | None) -> Basis:
    """The basis of what is said: the cue's own, else what the source is made of."""
    lemma = scene.tokens[each.hit.at].lemma
    if lemma in scene.cues.patterns["computed"]:
        return Basis.COMPUTED
    if person is not None and person.lemma in scene.words["images"]:
        return Basis.MEASURED
    if each.hit.cue.basis is Basis.READ:
        return Basis.READ if person is not None and person.standing is Standing.DOCUMENT else Basis.UNDISCLOSED
    if lemma in scene.cues.patterns["seen"] and each.hit.cue.group != "believing":
        return Basis.SAW
    return each.hit.cue.basis
