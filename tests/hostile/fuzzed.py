"""Inputs that `make fuzz` found, kept in `found/` as they were, each with what must become of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.hostile.case import Case, Wanted, one

FOUND = Path(__file__).with_name("found")

WANTED: Mapping[str, Wanted] = {}


def cases() -> Iterator[Case]:
    """Every input that was found, under its own name."""
    for name, wanted in WANTED.items():
        yield one(name, (FOUND / name).read_bytes(), wanted)
