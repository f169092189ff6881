"""The words of a language that change an event's status, firmness or polarity; read from `modality.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from sayso.model.claim import Factuality, Status


@dataclass(frozen=True)
class Modality:
    """Lemmas by part of speech to what they make of the event below them; phrases as they are written."""

    status: Mapping[str, Mapping[str, Status]]
    firmness: Mapping[str, Mapping[str, Factuality]]
    adverbs: Mapping[str, Factuality]
    ignorance: tuple[str, ...]
    auxiliaries: Mapping[str, str]
    capacity_types: frozenset[str]
    purpose: Status
    denial: Mapping[str, frozenset[str]]
    not_denying: tuple[str, ...]
    conditions: frozenset[str]
    destined: Status
    tentative: frozenset[str]
    promising: frozenset[str]
    withdrawal: Mapping[str, frozenset[str]]
    questions: frozenset[str]
    not_known: re.Pattern[str]
    documents: Mapping[str, Status]
    phases: frozenset[str]
    sequels: frozenset[str]
    occasions: Mapping[str, str]
    exceeding: frozenset[str]
    with_infinitive: frozenset[str]
    unmoved: frozenset[str]
    loads: frozenset[str]
    wholly: frozenset[str]


T = TypeVar("T", Status, Factuality)
PARTS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}


@cache
def modality(language: str) -> Modality:
    """The words that ship for a language."""
    data = tomllib.loads(files(f"sayso.language.{language}").joinpath("modality.toml").read_text(encoding="utf-8"))
    firmness = data["firmness"]
    return Modality(
        status=_by_part(data["status"], Status),
        firmness=_by_part(firmness, Factuality),
        adverbs={word: Factuality(name) for name, row in firmness.items() for word in row.get("words", ())},
        ignorance=tuple(firmness["unknown"]["phrases"]),
        auxiliaries={word: value for word, value in data["auxiliary"].items() if isinstance(value, str)},
        capacity_types=frozenset(data["auxiliary"]["capacity_types"]),
        purpose=Status(data["purpose"]["status"]),
        denial={key: frozenset(words) for key, words in data["denial"].items()},
        not_denying=tuple(data["denial"]["not_denying"]),
        conditions=frozenset(data["condition"]["marks"]),
        phases=frozenset(data["phases"]["verbs"]),
        sequels=frozenset(data["occasions"]["sequels"]),
        occasions={word: kind for kind, words in data["occasions"]["kinds"].items() for word in words},
        documents={word: Status(name) for name, words in data["documents"].items() for word in words},
        withdrawal={key: frozenset(words) for key, words in data["withdrawal"].items()},
        questions=frozenset(data["ignorance"]["questions"]),
        not_known=re.compile(data["ignorance"]["pattern"], re.IGNORECASE),
        promising=frozenset(data["status"]["promising"]),
        tentative=frozenset(data["auxiliary"]["tentative"]),
        exceeding=frozenset(data["bounds"]["exceeding"]),
        destined=Status(data["status"]["be_to"]),
        with_infinitive=frozenset(data["status"]["with_infinitive"]),
        unmoved=frozenset(data["unmoved"]["types"]),
        loads=frozenset(data["condition"]["load_types"]),
        wholly=frozenset(data["condition"]["wholly"]),
    )


def _by_part(table: dict[str, Any], make: type[T]) -> dict[str, dict[str, T]]:
    found: dict[str, dict[str, T]] = {part: {} for part in PARTS.values()}
    for name, row in table.items():
        if not isinstance(row, dict):
            continue
        for key, part in PARTS.items():
            found[part] |= {word: make(name) for word in row.get(key, ())}
    return found
