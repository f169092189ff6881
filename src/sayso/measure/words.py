"""The words in which a language says numbers and units; their values are read from its TOML files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Phrase = tuple[str, ...]
Phrases = Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Unit words by lower-case form, each with its canonical name.

    `exact` holds wordings whose case tells them apart (`g` and `G`, `Nm` and `nm`); `kinds` gives the kind of
    a canonical name (duration, money, measure, share); `symbols` what stands before the number; `periods`
    and `adverbs` what makes a rate.
    """

    canonical: Mapping[str, str]
    exact: Mapping[str, str]
    kinds: Mapping[str, str]
    symbols: Mapping[str, str]
    phrases: Phrases
    calibre: frozenset[str]
    periods: Mapping[str, str]
    adverbs: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """Wordings that turn a number into a bound or an approximation, as token sequences by their first word.

    `before` and `after` stand on the two sides of the number; each phrase maps to low, low_open, high,
    high_open, best (an approximation) or exact (nothing is left open).
    """

    before: Mapping[Phrase, str]
    after: Mapping[Phrase, str]
    intensifiers: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Small closed classes of words that the reading of a number leans on."""

    articles: frozenset[str]
    conjunction: frozenset[str]
    conjunction_of_clauses: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    of: frozenset[str]
    range_to: frozenset[str]
    range_or: frozenset[str]
    range_from: frozenset[str]
    range_between: frozenset[str]
    stop: frozenset[str]
    plural_like: frozenset[str]
    not_plural: frozenset[str]
    modifiers: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    more: frozenset[str]
    less: frozenset[str]
    not_change: frozenset[str]
    comparison: frozenset[str]
    twice: frozenset[str]
    by: frozenset[str]
    by_how_much: frozenset[str]
    times_word: frozenset[str]
    base: frozenset[str]
    compared: frozenset[str]
    comparison_tail: frozenset[str]
    ends_base: frozenset[str]
    per: frozenset[str]
    ends_rate: frozenset[str]
    not_rate_after: frozenset[str]
    age_after: frozenset[str]
    age_before: frozenset[str]
    not_number_before: frozenset[str]
    not_number_after: frozenset[str]
    not_half_before: frozenset[str]
    half_after: frozenset[str]
    particle_verbs: frozenset[str]
    year_before: frozenset[str]
    vague_prefix: frozenset[str]
    plural_endings: tuple[str, ...]
    not_plural_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    out_of: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Designators:
    """Words that make a number a name: `Resolution 1718`, `915 Factory`, `No. 26`."""

    before: frozenset[str]
    after: frozenset[str]
    months: frozenset[str]
    meridiem: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """All that the reading of quantities needs to know of one language."""

    language: str
    numerals: Mapping[str, float]
    scales: Mapping[str, float]
    suffixes: Mapping[str, float]
    fractions: Mapping[str, float]
    signs: Mapping[str, float]
    collectives: Mapping[str, float]
    vague: Mapping[str, float]
    ordinals: frozenset[str]
    multiples: Mapping[str, float]
    multiple_phrases: Mapping[Phrase, float]
    fold: str
    bounds: Bounds
    grammar: Grammar
    designators: Designators
    units: Units = field(repr=False)
