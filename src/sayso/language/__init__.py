"""How each language says things: lexicons as data, and one reader a language."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from sayso.model.reading import Reading


def is_read(language: str) -> bool:
    """Whether Sayso has a reader for the language (an ISO 639-1 code)."""
    return language.isalpha() and find_spec(f"{__name__}.{language}") is not None


def read(text: str, language: str) -> Reading:
    """The Reading of a frozen text; `is_read(language)` must hold."""
    reader = import_module(f"{__name__}.{language}.reader")
    return cast(Callable[[str], Reading], reader.read)(text)
