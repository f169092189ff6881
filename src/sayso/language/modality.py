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


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words right before an event that change it: its status or firmness where one is given; whether they deny it."""

    pattern: re.Pattern[str]
    status: Status | None = None
    factuality: Factuality | None = None
    denies: bool = False


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
    conditional: frozenset[str]
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
    phrases: tuple[Phrase, ...]
    modifiers: Mapping[str, Status]
    going: frozenset[str]
    helping: frozenset[str]
    achieving: frozenset[str]
    means: frozenset[str]
    achieved: frozenset[str]
    doing: frozenset[str]
    asked: Mapping[Status, frozenset[str]]
    ruling: frozenset[str]
    jointly: frozenset[str]
    apart: frozenset[str]
    unwilled: frozenset[str]
    confidence: Mapping[str, Factuality]
    held: re.Pattern[str]


# What may stand between a phrase and the word that it governs.
_BETWEEN = (
    r"to|that|the|a|an|any|\w+ly|[\d.,]+|million|thousand|hundred|about|some|nearly|over|up|at|least|more|than|another"
)

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
        conditional=frozenset(data["auxiliary"]["conditional"]),
        exceeding=frozenset(data["bounds"]["exceeding"]),
        destined=Status(data["status"]["be_to"]),
        with_infinitive=frozenset(data["status"]["with_infinitive"]),
        unmoved=frozenset(data["unmoved"]["types"]),
        loads=frozenset(data["condition"]["load_types"]),
        wholly=frozenset(data["condition"]["wholly"]),
        phrases=tuple(_phrase(row) for row in data["phrase"]),
        modifiers={word: Status(name) for name, words in data["modifiers"].items() for word in words},
        going=frozenset(data["status"]["going"]),
        helping=frozenset(data["purpose"]["helping"]),
        achieving=frozenset(data["purpose"]["achieving"]),
        means=frozenset(data["purpose"]["means"]),
        achieved=frozenset(data["status"]["achieved"]),
        doing=frozenset(data["status"]["doing"]),
        asked={Status(name): frozenset(types) for name, types in data["unmoved"]["asked"].items() if name != "except"},
        ruling=frozenset(data["unmoved"]["asked"]["except"]),
        jointly=frozenset(data["purpose"]["jointly"]),
        apart=frozenset(data["unmoved"]["apart"]),
        unwilled=frozenset(data["auxiliary"]["unwilled"]),
        confidence={word: Factuality(name) for word, name in data["confidence"]["levels"].items()},
        held=re.compile(data["confidence"]["pattern"], re.IGNORECASE),
    )


def _phrase(row: Mapping[str, Any]) -> Phrase:
    words = re.compile(rf"\b(?:{row['words']})\s+(?:(?:{_BETWEEN})\s+)*$", re.IGNORECASE)
    status = Status(row["status"]) if "status" in row else None
    return Phrase(
        words, status, Factuality(row["factuality"]) if "factuality" in row else None, row.get("denies", False)
    )


def _by_part(table: dict[str, Any], make: type[T]) -> dict[str, dict[str, T]]:
    found: dict[str, dict[str, T]] = {part: {} for part in PARTS.values()}
    for name, row in table.items():
        if not isinstance(row, dict):
            continue
        for key, part in PARTS.items():
            found[part] |= {word: make(name) for word in row.get(key, ())}
    return found
