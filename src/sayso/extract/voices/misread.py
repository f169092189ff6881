"""Cues that the parser or the page hides: closing verbs read as nouns, words that open a conclusion."""

from __future__ import annotations

from sayso.extract.voices.hit import Hit
from sayso.extract.voices.scene import Scene
from sayso.extract.voices.sources import names_a_speaker
from sayso.language.cues import Cue
from sayso.model.reading import Token
from sayso.model.source import Basis

_OPENING = 24
_LONGEST = 7
_ENDS = frozenset({",", ".", ";", ":"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})


def conclusion(scene: Scene, token: Token) -> Hit | None:
    """ "In short, …": what whoever speaks concludes, as firmly as it is worded."""
    if token.i != scene.first(token.i):
        return None
    words = scene.reading.text[token.start : token.start + _OPENING].lower()
    if not any(words.startswith(phrase + ",") for phrase in scene.cues.patterns["conclusion"]):
        return None
    cue = Cue("inference", manner="inference", basis=Basis.INFERRED)
    return Hit(cue, "adverb", token.i, (token.i,))


def is_noun_with_a_subject(scene: Scene, token: Token) -> bool:
    """Whether a "noun" has a subject and is a cue: "images of the port show …", "the filings list …"."""
    own = scene.child(token.i, "nsubj")
    said = scene.child(token.i, "dobj", "ccomp")
    subject = own is not None and own < token.i and said is not None and said > token.i
    return subject and token.lemma in scene.cues.verbs and token.dep != "attr"


def misread_verb(scene: Scene, token: Token) -> Hit | None:
    """A closing verb that the parser took for a noun: ", the ministry presumes.", ", the papers show."."""
    cue = _cue(scene, token)
    several = scene.tokens[token.i - 1].tag in {"NNS", "NNPS"}
    if cue is None or several != (token.lower == token.lemma) or not names_a_speaker(scene, token.i - 1):
        return None
    start = token.i - 1
    while start > max(token.i - _LONGEST, scene.first(token.i)) and scene.tokens[start].pos in _NOMINAL:
        start -= 1
    return _hit(scene, cue, token, start) if start < token.i - 1 else None


def _cue(scene: Scene, token: Token) -> Cue | None:
    """The entry of the verb that the noun may be, where its clause ends behind it."""
    cues = scene.cues.verbs.get(token.lemma, ()) if token.pos in {"NOUN", "PROPN"} else ()
    if not cues or not token.i or token.lower not in {token.lemma, token.lemma + "s"}:
        return None
    after = scene.tokens[token.i + 1] if token.i + 1 < len(scene.tokens) else None
    if after is not None and after.text not in _ENDS and after.tag != "_SP":
        return None
    return next((each for each in cues if "clause" in each.takes and each.source == "subject" and not each.only), None)


def _hit(scene: Scene, cue: Cue, token: Token, start: int) -> Hit | None:
    """The cue where a list opens with it, or where source and verb close a clause behind a comma."""
    first, last = scene.first(token.i), scene.sentence(token.i).last - 1
    if start == first and token.i == last - 1 and scene.tokens[last].text == ":":
        return Hit(cue, "verb", token.i, (token.i,), token.i - 1)
    if scene.tokens[start].text != "," or not scene.has_verb((first, last)):
        return None
    return Hit(cue, "verb", token.i, tuple(range(start + 1, token.i + 1)), token.i - 1)
