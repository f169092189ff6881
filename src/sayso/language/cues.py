"""The words that attribute and the words that tell who speaks, as typed lexicons; one pair a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.source import Basis


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes: what it may take as the thing said, and what it alone commits to.

    `takes` holds clause, quote, object, infinitive, rest, colon; `only` names a list that its source must stand in,
    `by` what the source must be: speaker or person.
    `source` is subject, around (whoever speaks around it) or attitude (it is no voice for a claim inside).
    """

    group: str
    takes: frozenset[str] = frozenset()
    source: str = "subject"
    manner: str = "indirect"
    factuality: Factuality = Factuality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    status: Status | None = None
    basis: Basis = Basis.UNDISCLOSED
    only: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class CueWords:
    """Every cue of a language by part of speech and lemma; `patterns` holds the fixed phrases."""

    verbs: Mapping[str, tuple[Cue, ...]]
    passives: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adverbs: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    patterns: Mapping[str, frozenset[str]]
    first_words: frozenset[str] = field(default_factory=frozenset)
    figures: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """Lists of words that tell what kind of source a noun phrase names, by their names in `voices.toml`.

    `countries` gives the class of freedom (repressive, open, other) by name, adjective or capital.
    """

    lists: Mapping[str, frozenset[str]]
    countries: Mapping[str, str]
    ordinals: Mapping[str, int]

    def __getitem__(self, name: str) -> frozenset[str]:
        """The words of one list."""
        return self.lists[name]


@cache
def cue_words(language: str) -> CueWords:
    """The cues of `cues.toml` of the language."""
    data = _read(language, "cues.toml")
    verbs: dict[str, tuple[Cue, ...]] = {}
    for row in data["verb"]:
        for lemma in _words(row["lemmas"]):
            verbs[lemma] = (*verbs.get(lemma, ()), _cue(row))
    kinds = {kind: _by_lemma(data[kind]) for kind in ("passive", "noun", "adverb", "adjective")}
    patterns = {name: frozenset(words) for name, words in data["patterns"].items()}
    first = frozenset(lemma.split()[0] for lemma in verbs)
    figures = (
        patterns["releasing"] | patterns["putting"] | patterns["revising"] | patterns["giving"] | patterns["finding"]
    )
    parts = (kinds["passive"], kinds["noun"], kinds["adverb"], kinds["adjective"])
    return CueWords(verbs, *parts, patterns, first, figures)


@cache
def voice_words(language: str) -> VoiceWords:
    """The lists of `voices.toml` of the language."""
    data = _read(language, "voices.toml")
    lists = {name: frozenset(_words(words)) for name, words in data["words"].items()}
    countries = {word: kind for kind, words in data["countries"].items() for word in _words(words)}
    return VoiceWords(lists, countries, data["numbers"])


def _read(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads(files(f"{__package__}.{language}").joinpath(name).read_text(encoding="utf-8"))


def _words(words: str | list[str]) -> list[str]:
    """A list of phrases, or one string of words parted by blanks."""
    return words.split() if isinstance(words, str) else words


def _by_lemma(rows: list[dict[str, Any]]) -> dict[str, Cue]:
    return {lemma: _cue(row) for row in rows for lemma in _words(row["lemmas"])}


def _cue(row: Mapping[str, Any]) -> Cue:
    return Cue(
        group=row["group"],
        takes=frozenset(row.get("takes", ())),
        source=row.get("source", "subject"),
        manner=row.get("manner", "indirect"),
        factuality=Factuality(row.get("factuality", "asserted")),
        polarity=Polarity(row.get("polarity", "affirmed")),
        status=Status(row["status"]) if "status" in row else None,
        basis=Basis(row.get("basis", "undisclosed")),
        only=row.get("only", ""),
        by=row.get("by", ""),
    )
