"""The cue lexicon is data: every entry is usable, and one more verb needs no code."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.voices.find import find_utterances
from sayso.extract.voices.scene import scene_of
from sayso.extract.voices.sides import COMPLEMENTS
from sayso.extract.voices.voice import Manner
from sayso.language import read
from sayso.language.cues import Cue, cue_words, voice_words


def test_every_entry_names_known_complements_manners_and_lists():
    words, lists = cue_words("en"), voice_words("en").lists
    cues = [cue for entries in words.verbs.values() for cue in entries]
    cues += [cue for kind in (words.passives, words.nouns, words.adverbs, words.adjectives) for cue in kind.values()]
    for cue in cues:
        assert cue.takes <= set(COMPLEMENTS)
        assert cue.source in {"subject", "around", "attitude"}
        assert not cue.only or cue.only in lists
        assert Manner(cue.manner)


def test_a_new_verb_is_a_line_of_data():
    scene = scene_of(read("The minister burbled that the plant makes rockets.", "en"))
    assert not find_utterances(scene)
    lemma = next(token.lemma for token in scene.tokens if token.text == "burbled")
    verbs = {**scene.cues.verbs, lemma: (Cue("saying", frozenset({"clause"})),)}
    cues = replace(scene.cues, verbs=verbs, first_words=scene.cues.first_words | {lemma})
    (found,) = find_utterances(replace(scene, cues=cues))
    (start, end), *_ = found.content
    assert scene.reading.text[start:end] == "the plant makes rockets"
