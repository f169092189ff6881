"""The words that names are made of, read from `names.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class NameWords:
    """Words by what they tell: concepts (`type.factory`, `line.tractor`, `branch`, …), groups of types, lists.

    `concepts` maps a concept to its words in every language, `compounds` one word to the concepts that it holds.
    """

    concepts: Mapping[str, tuple[str, ...]]
    compounds: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    months: Mapping[str, int]
    person: Mapping[str, frozenset[str]]


@cache
def name_words() -> NameWords:
    """The words that ship with Sayso."""
    data = tomllib.loads(files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))
    words = {name: tuple(values) for name, values in data["words"].items()}
    concepts = {f"type.{name}": tuple(row["words"]) for name, row in data["type"].items()}
    concepts |= {f"line.{name}": tuple(values) for name, values in data["line"].items()}
    concepts |= {name: words[name] for name in ("branch", "general", "youth")}
    return NameWords(
        concepts,
        {word: tuple(values) for word, values in data["compound"].items()},
        {f"type.{name}": row["group"] for name, row in data["type"].items()},
        words,
        data["months"],
        {name: frozenset(values) for name, values in data["person"].items()},
    )
