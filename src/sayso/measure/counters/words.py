"""The words that such a language says numbers with; their values are read from its TOML files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, eq=False)
class CounterWords:
    """All that the reading of quantities needs to know of one language; every word as it is written.

    `digits` are the numerals of the Chinese series, `native` those of the language's own (tens and ones apart),
    `small` the scales inside a group, `large` those between groups. `counters` and `units` map a wording to its
    canonical name, `kinds` a canonical name of `units` to its kind. `before` and `after` map wordings to the
    slot that they put a number into: low, low_open, high, high_open, best or exact.
    """

    digits: Mapping[str, int]
    tens: Mapping[str, int]
    ones: Mapping[str, int]
    small: Mapping[str, int]
    large: Mapping[str, float]
    several: Mapping[str, float]
    halves: frozenset[str]
    negative: frozenset[str]
    about: frozenset[str]
    fraction: str
    point: str
    joins: frozenset[str]
    counters: Mapping[str, str]
    units: Mapping[str, str]
    kinds: Mapping[str, str]
    subunits: Mapping[str, float]
    calibres: frozenset[str]
    folds: frozenset[str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    periods: Mapping[str, str]
    more: tuple[str, ...]
    less: tuple[str, ...]
    ranges: tuple[str, ...]
    base: tuple[str, ...]
    particles: tuple[str, ...]
    names_before: frozenset[str]
    names_after: frozenset[str]
    dates: frozenset[str]
    year: str
    durations: Mapping[str, str]
    date_tails: tuple[str, ...]
    ambiguous: frozenset[str]
    not_pieces: tuple[str, ...]
    round: frozenset[str]
    ordinals: frozenset[str]
    either: Mapping[str, str]

    @cached_property
    def piece(self) -> re.Pattern[str]:
        """One piece of a numeral."""
        return re.compile(
            r"(?P<literal>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u202f\xa0]\d{3})+(?:\.\d+)?(?![\d,])"
            r"|\d+(?:\.\d+)?|\.\d+)"
            rf"|(?P<several>{_either(self.several)})(?={_either([*self.small, *self.large])})"
            rf"|(?P<about>{_either(self.about)})(?={_either(self.large)})"
            rf"|(?P<tens>{_either(self.tens)})|(?P<ones>{_either(self.ones)})|(?P<digit>{_either(self.digits)})"
            rf"|(?P<small>{_either(self.small)})|(?P<large>{_either(self.large)})"
        )

    @cached_property
    def openers(self) -> frozenset[str]:
        """The letters that a numeral in words, a counter or a half can begin with."""
        small = (self.digits, self.tens, self.ones, self.small, self.large, self.several, self.halves, self.counters)
        return frozenset(word[0] for group in small for word in group)

    @cached_property
    def minus(self) -> re.Pattern[str]:
        """A sign or word right before a number that makes it negative."""
        return re.compile(rf"(?:(?<![\w.)])-[ ]?|(?:{_either(self.negative)})[ ]?)$")

    @cached_property
    def range(self) -> re.Pattern[str]:
        """What joins two numbers to a range."""
        return re.compile(_either(self.ranges))

    @cached_property
    def counter(self) -> re.Pattern[str]:
        """A counter or unit right after a number, at most one space between; not the beginning of another word."""
        names = {**self.counters, **self.units, **self.durations, **dict.fromkeys(self.folds, "times")}
        return re.compile(rf"[ \xa0]{{0,2}}(?P<unit>{_either(names)}){self._ends}")

    @cached_property
    def _ends(self) -> str:
        """What may follow a counter: no letter, a particle, or one of the words that bound a number."""
        after = _either([*self.particles, *self.after, *self.about, *self.more, *self.less])
        return rf"(?:(?![가-힣A-Za-z])|(?<=[%㎜㎏㎞㎡㎢])|(?<=[A-Za-z])(?![A-Za-z])|(?={after}))"

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """A wording right before a number that bounds it."""
        return re.compile(rf"(?<![가-힣A-Za-z0-9])(?P<word>{_either(self.before)})[ \xa0]?$")

    @cached_property
    def closing(self) -> re.Pattern[str]:
        """A wording right after a number that bounds it."""
        return re.compile(rf"(?:{_either(self.particles)})?[ \xa0]?(?P<word>{_either(self.after)})")

    @cached_property
    def period(self) -> re.Pattern[str]:
        """A wording before a number that makes a rate of it, at most two words between."""
        between = r"(?:[ \xa0](?:[가-힣A-Z\d-]{1,8}[ \xa0]){0,2})?"
        return re.compile(rf"(?<![가-힣A-Za-z0-9])(?P<word>{_either(self.periods)}){between}$")

    @cached_property
    def changed(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What comes after a percentage that is a rise, and a fall."""
        lead = rf"(?:{_either(self.after)}|{_either(self.about)}|[ \xa0]|{_either(self.particles)})*"
        return re.compile(lead + rf"(?:{_either(self.more)})"), re.compile(lead + rf"(?:{_either(self.less)})")

    @cached_property
    def based(self) -> re.Pattern[str]:
        """The noun phrase of which a share or multiple is told."""
        return re.compile(rf"(?P<base>[^\s,.“”\"]+(?:[ \xa0][^\s,.“”\"]+){{0,2}}?)(?:{_either(self.base)})[ \xa0]?$")


def _either(words: Iterable[str]) -> str:
    """An alternative of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
