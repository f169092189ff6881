"""One word that attributes, as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.voices.scene import Scene
from sayso.language.cues import Cue

_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})


@dataclass(frozen=True, slots=True)
class Hit:
    """One cue in the text: its entry, the tokens of the cue, and the head of its source's noun phrase.

    `kind` is verb, passive, noun, according, citing, adverb, or unclear; `object` is where a cue with a
    preposition ("call for") looks for what is said.
    """

    cue: Cue
    kind: str
    at: int
    tokens: tuple[int, ...]
    source: int | None = None
    preposition: int | None = None

    @property
    def speaks(self) -> bool:
        """Whether the words are somebody's own, so that a bare quotation or a left clause can be theirs."""
        return self.kind in {"verb", "passive"} and "clause" in self.cue.takes and self.cue.source == "subject"


def verb_group(scene: Scene, verb: int) -> tuple[int, ...]:
    """A verb with its auxiliaries, negation and particle, and verbs that lead to it ("went on to say")."""
    group = {verb} | {each for each in scene.children(verb) if scene.tokens[each].dep in _GROUP}
    token = scene.tokens[verb]
    if token.dep == "xcomp" and scene.tokens[token.head].lemma in {"go", "continue", "decline", "refuse"}:
        group |= set(verb_group(scene, token.head)) | set(range(token.head, verb))
    return tuple(sorted(group))
