"""Number words, units and calendars read from a language's folder: the same files make a second language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.errors import InputError
from sayso.measure.calendar import Calendar, TimeRule
from sayso.measure.tokens import Line
from sayso.measure.words import Bounds, Designators, Grammar, NumberWords, Phrase, Units

Table = Mapping[str, Any]

UNIT_KINDS = ("duration", "share", "money", "measure")


@cache
def numbers(language: str) -> NumberWords:
    """The number words and units of a language, from `numbers.toml` and `units.toml` in its folder."""
    table = _table(language, "numbers.toml")
    return NumberWords(
        language=language,
        ordinals=frozenset(table["ordinals"]),
        fold=table["fold"],
        bounds=_bounds(table["bounds"]),
        grammar=_grammar(table["grammar"]),
        designators=_designators(table["designators"], _table(language, "calendar.toml")),
        units=units(language),
        multiple_phrases={tokens(words): value for words, value in table["multiple_phrases"].items()},
        **{name: dict(table[name]) for name in MAPPINGS},
    )


MAPPINGS = ("numerals", "scales", "suffixes", "fractions", "signs", "collectives", "vague", "multiples")


@cache
def units(language: str) -> Units:
    """The unit words of a language, from `units.toml` in its folder."""
    table = _table(language, "units.toml")
    closed = {kind: table[kind] for kind in UNIT_KINDS}
    wordings = [(word, name) for names in closed.values() for name, words in names.items() for word in words]
    exact = {word: name for word, name in wordings if word != word.lower() or (len(word) == 1 and word.isalpha())}
    pairs = [(tokens(word), name) for word, name in wordings if word not in exact]
    counted = {" ".join(tokens(word)): name for name, words in table["count"].items() for word in words}
    return Units(
        exact=exact,
        canonical=counted | {" ".join(phrase): name for phrase, name in pairs},
        kinds={name: kind for kind, names in closed.items() for name in names},
        symbols={sign.replace(" ", ""): name for name, signs in table["symbols"].items() for sign in signs},
        phrases=_by_first_word(phrase for phrase, _ in pairs),
        calibre=frozenset(table["calibre"]["names"]),
        periods=_reversed(table["periods"]),
        adverbs=_reversed(table["adverbs"]),
    )


@cache
def calendar(language: str) -> Calendar:
    """The calendar words and time patterns of a language, from `calendar.toml` in its folder."""
    table = _table(language, "calendar.toml")
    return Calendar(
        language=language,
        vocabularies={name: _reversed(words) for name, words in table["vocabularies"].items()},
        shapes=dict(table["shapes"]),
        cased=frozenset(table["cased"]),
        rules=tuple(_rule(number, rule) for number, rule in enumerate(table["rule"])),
        relations=_reversed(table["relations"]),
        future=frozenset(table["future"]),
        weak=frozenset(table["weak"]),
        past=frozenset(table["past"]),
        finished=frozenset(table["finished"]),
        past_endings=tuple(table["past_endings"]),
        **{name: table[name] for name in ("left", "right", "trailing") if name in table},
    )


def _rule(number: int, table: Table) -> TimeRule:
    return TimeRule(
        name=table.get("name", f"{table['op']} {number}"),
        op=table["op"],
        pattern=table["pattern"],
        fixed=table.get("fixed", {}),
        not_after=frozenset(table.get("not_after", ())),
        only_after=frozenset(table.get("only_after", ())),
        needs=tuple(table.get("needs", ())),
    )


def tokens(words: str) -> Phrase:
    """A wording as the lower-case tokens that a text would be cut into."""
    return tuple(token.low for token in Line(words).tokens)


def _table(language: str, name: str) -> Table:
    source = files("sayso.language") / language / name
    if not source.is_file():
        raise InputError(f"Sayso has no {name} for the language {language!r}.", do="Add it to the language's folder.")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _reversed(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


def _by_first_word(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, set[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], set()).add(phrase)
    return {first: tuple(sorted(group, key=lambda p: (-len(p), p))) for first, group in found.items()}


def _bounds(table: Table) -> Bounds:
    sides = {
        side: {tokens(words): slot for slot, group in table[side].items() for words in group}
        for side in ("before", "after")
    }
    longest = max(len(phrase) for side in sides.values() for phrase in side)
    return Bounds(sides["before"], sides["after"], frozenset(table["intensifiers"]), longest)


def _grammar(table: Table) -> Grammar:
    """The closed classes by name; endings stay in order, and phrases are cut into words."""
    classes: dict[str, frozenset[str]] = {field.name: frozenset(table[field.name]) for field in fields(Grammar)[:-4]}
    return Grammar(
        **classes,
        plural_endings=tuple(table["plural_endings"]),
        not_plural_endings=tuple(table["not_plural_endings"]),
        verb_endings=tuple(table["verb_endings"]),
        out_of=tuple(tokens(words) for words in table["out_of"]),
    )


def _designators(table: Table, dates: Table) -> Designators:
    months = frozenset(word for words in dates["vocabularies"]["month"].values() for word in words)
    return Designators(frozenset(table["before"]), frozenset(table["after"]), months, frozenset(table["meridiem"]))
