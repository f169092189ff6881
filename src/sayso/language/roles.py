"""Small word lists by which the roles of an event are read; from `roles.toml` of a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def role_words(language: str) -> Mapping[str, frozenset[str]]:
    """The lists that ship for a language, by name; lemmas or forms in lower case."""
    path = files(f"sayso.language.{language}").joinpath("roles.toml")
    return {name: frozenset(words) for name, words in tomllib.loads(path.read_text(encoding="utf-8")).items()}
