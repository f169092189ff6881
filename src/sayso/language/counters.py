"""Number words and counters read from a language's folder, for languages that put a counter after the numeral."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.measure.counters import CounterWords

SETS = ("names_before", "names_after", "dates", "calibres", "folds", "ambiguous", "round", "ordinals")
ORDERED = ("ranges", "base", "particles", "date_tails", "not_pieces")


@cache
def counters(language: str) -> CounterWords:
    """The number words of a language, from `counters.toml` in its folder."""
    source = files(f"{__package__}.{language}").joinpath("counters.toml")
    return _counters(tomllib.loads(source.read_text(encoding="utf-8")))


def _counters(table: dict[str, Any]) -> CounterWords:
    grammar, units = table["grammar"], table["units"]
    parts: dict[str, Any] = {name: frozenset(table[name]) for name in ("halves", "negative", "about", "joins")}
    parts |= {name: frozenset(grammar[name]) for name in SETS}
    parts |= {name: tuple(grammar[name]) for name in ORDERED}
    parts |= {name: dict(table[name]) for name in MAPPINGS}
    parts |= {name: _reversed(table[name]) for name in REVERSED}
    parts |= {name: tuple(table["change"][name]) for name in ("more", "less")}
    return CounterWords(
        fraction=table["fraction"],
        point=table["point"],
        year=grammar["year"],
        units={word: name for names in units.values() for word, name in _reversed(names).items()},
        kinds={name: kind for kind, names in units.items() for name in names},
        **parts,
    )


MAPPINGS = ("digits", "tens", "ones", "small", "large", "several", "subunits", "either")
REVERSED = ("before", "after", "periods", "durations", "counters")


def _reversed(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}
