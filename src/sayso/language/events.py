"""The event lexicon of a language: kinds of things, goods, states, and the triggers of every event type."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

FRAMES = "frames"
# A token of a reading that ends a phrase is what stands after its last space or hyphen.
_ENDING = re.compile(r"[ -]")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition on a trigger: something of one of the `kinds`, or one of the `words`, in one of the `slots`."""

    slots: tuple[str, ...]
    kinds: frozenset[str]
    words: frozenset[str]

    @classmethod
    def parse(cls, text: str) -> Term:
        """The term that `slot|slot:kind|~word` writes."""
        slots, _, wanted = text.partition(":")
        parts = wanted.split("|")
        words = frozenset(part[1:] for part in parts if part.startswith("~"))
        return cls(tuple(slots.split("|")), frozenset(p for p in parts if not p.startswith("~")), words)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell an event of one type where their arguments fit."""

    id: str
    type: str
    pos: str
    needs: tuple[Term, ...]
    unless: tuple[Term, ...]
    roles: Mapping[str, tuple[str, ...]]
    value: Mapping[str, str]
    sign: int = 1
    status: str = ""
    weak: bool = False
    modal: str = ""
    factuality: str = ""
    phrase: bool = False
    measure: str = ""


@dataclass(frozen=True)
class EventLexicon:
    """All words of one language that extraction of events needs.

    `triggers` is keyed by the lemma of a trigger's first word, each with the words that must follow it.
    `phrases` maps a lemma phrase to its kinds; `goods` maps one to its family of goods.
    """

    triggers: Mapping[str, tuple[tuple[tuple[str, ...], Trigger], ...]]
    phrases: Mapping[str, frozenset[str]]
    goods: Mapping[str, str]
    stages: Mapping[str, frozenset[str]]
    not_goods_before: frozenset[str]
    not_goods_of: frozenset[str]
    not_facility_after: frozenset[str]
    states: Mapping[str, str]
    state_adjectives: Mapping[str, str]
    role_kinds: Mapping[str, frozenset[str]]
    longest: int
    endings: frozenset[str]
    grammar: Mapping[str, frozenset[str]]
    leads: tuple[str, ...]
    met: frozenset[str]


@cache
def events(language: str) -> EventLexicon:
    """The event lexicon that ships for a language: every file of its folder `events` adds triggers."""
    folder = files(f"sayso.language.{language}").joinpath("events")
    names = sorted(each.name.removesuffix(".toml") for each in folder.iterdir() if each.name.endswith(".toml"))
    tables = {name: _toml(language, name) for name in ("goods", "kinds", "states")}
    tables["frames"] = _toml(language, f"events/{FRAMES}")
    rows = [row for name in names if name != FRAMES for row in _toml(language, f"events/{name}")["trigger"]]
    return lexicon_of(tables, rows)


def lexicon_of(tables: Mapping[str, dict[str, Any]], rows: list[dict[str, Any]]) -> EventLexicon:
    """The lexicon that the tables of a language (goods, kinds, states, frames) and its trigger rows make."""
    frames, kinds, families = tables["frames"], tables["kinds"], tables["goods"]
    goods = {word: row["family"] for row in families["goods"] for word in row["words"]}
    phrases: dict[str, set[str]] = {word: {"goods"} for word in goods}
    for kind, words in kinds["kinds"].items():
        for word in words:
            phrases.setdefault(word, set()).add(kind)
    names, adjectives = _states(tables["states"])
    return EventLexicon(
        triggers=_triggers(rows, frames["defaults"]),
        phrases={word: frozenset(found) for word, found in phrases.items()},
        goods=goods,
        stages={stage: frozenset(words) for stage, words in families["stages"].items()},
        not_goods_before=frozenset(families["not"]["after"]),
        not_goods_of=frozenset(families["not"].get("of", ())),
        not_facility_after=frozenset(kinds["not_facility"]["before"]),
        states=names,
        state_adjectives=adjectives,
        role_kinds={role: frozenset(found) for role, found in frames["role_kinds"].items()},
        grammar={name: frozenset(words) for name, words in kinds["grammar"].items()},
        leads=tuple(kinds["grammar"]["leads"]),
        met=frozenset(row["id"] for row in rows if row.get("met")),
        endings=frozenset(_ENDING.split(word)[-1] for word in phrases) | frozenset(phrases),
        longest=max(len(word.split()) for word in phrases),
    )


def _toml(language: str, name: str) -> dict[str, Any]:
    path = files(f"sayso.language.{language}").joinpath(f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _states(data: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Names and capitals to the state's name, and adjectives to it; all keys in lower case."""
    names = {party.lower(): party for party in data["parties"]}
    adjectives: dict[str, str] = {}
    for line in data["states"].split("\n"):
        if line:
            name, adjective, capitals, others = line.split("|")
            names |= {each.lower(): name for each in (name, *_list(capitals), *_list(others))}
            adjectives |= {each.lower(): name for each in _list(adjective)}
    return names, adjectives


def _list(cell: str) -> Iterable[str]:
    return (part for part in cell.split(",") if part)


def _triggers(
    rows: list[dict[str, Any]], defaults: Mapping[str, dict[str, list[str]]]
) -> dict[str, tuple[tuple[tuple[str, ...], Trigger], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
    for row in rows:
        for pos, key in (("VERB", "verbs"), ("NOUN", "nouns"), ("ADJ", "adjectives")):
            trigger = _trigger(row, pos, defaults.get(row["type"], {}))
            for phrase in row.get(key, ()):
                words = tuple(phrase.split())
                # A noun phrase is found at its last word, a verb at its first (its particle may stand apart).
                first = words[-1] if pos == "NOUN" else words[0]
                rest = words[:-1] if pos == "NOUN" else words[1:]
                found.setdefault(first, []).append((rest, trigger))
    return {lemma: tuple(each) for lemma, each in found.items()}


def _trigger(row: dict[str, Any], pos: str, roles: Mapping[str, list[str]]) -> Trigger:
    return Trigger(
        id=row["id"],
        type=row["type"],
        pos=pos,
        needs=tuple(Term.parse(text) for text in row.get("needs", ())),
        unless=tuple(Term.parse(text) for text in row.get("unless", ())),
        roles={role: tuple(slots) for role, slots in (roles | row.get("roles", {})).items()},
        value=row.get("value", {}),
        sign=row.get("sign", 1),
        status=row.get("status", ""),
        weak=row.get("weak", False),
        modal=row.get("modal", ""),
        factuality=row.get("factuality", ""),
        phrase=row.get("phrase", False),
        measure=row.get("measure", ""),
    )
