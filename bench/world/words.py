"""Names of the world, made of syllables, in both scripts; and the sentences of one language."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_ONSETS = ("b", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "tr", "gr", "st", "br", "fl")
_VOWELS = ("a", "e", "i", "o", "u", "ei", "au")
_CODAS = ("", "l", "n", "r", "s", "k", "m")
_HANGUL_ONSETS = dict(zip(_ONSETS, (7, 3, 0, 15, 5, 6, 2, 17, 5, 9, 16, 7, 12, 16, 0, 9, 7, 17), strict=True))
_HANGUL_VOWELS = {"a": 0, "e": 5, "i": 20, "o": 8, "u": 13, "ei": 5, "au": 8}
_HANGUL_CODAS = {"": 0, "l": 8, "n": 4, "r": 8, "s": 19, "k": 1, "m": 16}


@cache
def sentences(language: str) -> dict[str, Any]:
    """The sentences of one language."""
    return tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Name:
    """One name in both languages."""

    en: str
    ko: str

    def told(self, language: str) -> str:
        """In this language."""
        return self.ko if language == "ko" else self.en


def name(rng: random.Random, syllables: int = 2) -> Name:
    """A new name."""
    parts = [(rng.choice(_ONSETS), rng.choice(_VOWELS), rng.choice(_CODAS)) for _ in range(syllables)]
    latin = "".join("".join(part) for part in parts).capitalize()
    return Name(latin, "".join(_block(*part) for part in parts))


def _block(onset: str, vowel: str, coda: str) -> str:
    return chr(0xAC00 + (_HANGUL_ONSETS[onset] * 21 + _HANGUL_VOWELS[vowel]) * 28 + _HANGUL_CODAS[coda])


def number(value: float, language: str) -> str:
    """A number as this language writes it in running text."""
    if value != int(value):
        return f"{value:g}"
    whole = int(value)
    if language == "ko" and whole >= 10_000 and whole % 10_000 == 0:
        return f"{whole // 10_000}만"
    return f"{whole:,}"
