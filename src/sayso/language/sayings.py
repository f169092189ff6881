"""The predicates and nouns that attribute, and what governs an event, of a language whose reader gives clauses."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.source import Basis


@dataclass(frozen=True, slots=True)
class Saying:
    """A predicate or noun that attributes a clause, and what it alone commits to.

    `belief` tells what a source holds to be so; `hearsay` is passed on by the outlet from no one in particular.
    """

    factuality: Factuality = Factuality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    status: Status | None = None
    basis: Basis = Basis.UNDISCLOSED
    belief: bool = False
    hearsay: bool = False


@dataclass(frozen=True)
class Sayings:
    """Every word that attributes: verbs of somebody, verbs of nobody in particular, nouns."""

    verbs: Mapping[str, Saying]
    impersonal: Mapping[str, Saying]
    nouns: Mapping[str, Saying]
    citing: frozenset[str]
    by_documents: frozenset[str]
    addressees: frozenset[str]


@dataclass(frozen=True)
class Moods:
    """What marks, governing predicates, nouns behind an event and adverbs make of it."""

    marks: Mapping[str, Status]
    mark_firmness: Mapping[str, Factuality]
    capacity_types: frozenset[str]
    governors: Mapping[str, str]
    governor_firmness: Mapping[str, Factuality]
    following: Mapping[str, str]
    adverbs: Mapping[str, Factuality]
    equivalent_types: frozenset[str]
    equivalent_words: tuple[str, ...]
    ignorance: tuple[str, ...]
    withdrawal: tuple[str, ...]
    unmoved: frozenset[str]


@cache
def sayings(language: str) -> Sayings:
    """The attributing words of `sayings.toml` of the language."""
    data = _read(language, "sayings.toml")
    return Sayings(
        _by_key(data["verb"]),
        _by_key(data["impersonal"]),
        _by_key(data["noun"]),
        frozenset(data["citing"]["keys"]),
        frozenset(data["document"]["keys"]),
        frozenset(data["speech"]["addressees"]),
    )


@cache
def moods(language: str) -> Moods:
    """The governing words of `moods.toml` of the language."""
    data = _read(language, "moods.toml")
    governors = {name: words for name, words in data["governors"].items() if isinstance(words, list)}
    return Moods(
        marks={mark: Status(name) for mark, name in data["marks"]["status"].items()},
        mark_firmness={mark: Factuality(name) for mark, name in data["marks"]["firmness"].items()},
        capacity_types=frozenset(data["capacity"]["types"]),
        governors=_reversed(governors),
        governor_firmness=_firmness(data["governors"]["firmness"]),
        following=_reversed(data["following"]),
        adverbs=_firmness(data["adverbs"]),
        equivalent_types=frozenset(data["equivalent"]["types"]),
        equivalent_words=tuple(data["equivalent"]["words"]),
        ignorance=tuple(data["ignorance"]["phrases"]),
        withdrawal=tuple(data["withdrawal"]["words"]),
        unmoved=frozenset(data["unmoved"]["types"]),
    )


def _read(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads(files(f"{__package__}.{language}").joinpath(name).read_text(encoding="utf-8"))


def _by_key(rows: Iterable[Mapping[str, Any]]) -> dict[str, Saying]:
    return {key: _saying(row) for row in reversed(list(rows)) for key in row["keys"]}


def _saying(row: Mapping[str, Any]) -> Saying:
    return Saying(
        factuality=Factuality(row.get("factuality", "asserted")),
        polarity=Polarity(row.get("polarity", "affirmed")),
        status=Status(row["status"]) if "status" in row else None,
        basis=Basis(row.get("basis", "undisclosed")),
        belief=row.get("belief", False),
        hearsay=row.get("hearsay", False),
    )


def _reversed(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


def _firmness(table: Mapping[str, Iterable[str]]) -> dict[str, Factuality]:
    return {word: Factuality(name) for word, name in _reversed(table).items()}
