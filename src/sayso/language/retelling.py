"""Words by which a retelling is checked: what joins alternatives, what joins parts of a sum, what tells of plenty."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Joints:
    """The words of one language for "or", for "and", and for full stores."""

    alternative: frozenset[str]
    additive: frozenset[str]
    plenty: frozenset[str]


@cache
def joints() -> Mapping[str, Joints]:
    """The words of every language that has a `retelling.toml`, by its code."""
    found = {}
    for folder in sorted(files("sayso.language").iterdir(), key=lambda each: each.name):
        data = folder.joinpath("retelling.toml") if folder.is_dir() else None
        if data and data.is_file():
            told = tomllib.loads(data.read_text(encoding="utf-8"))
            found[folder.name] = Joints(*(frozenset(told[name]) for name in ("alternative", "additive", "plenty")))
    return found
