"""All hostile inputs, laid into one folder with sound reports between them."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.case import Case, Wanted, kept, one, story

IDEAS = ("archives", "html", "mail", "names", "pdf", "quotes", "sidecars", "tables", "text", "fuzzed")


def cases() -> Iterator[tuple[str, Case]]:
    """Every case with the idea that it belongs to, and a sound report before and behind each idea."""
    for idea in IDEAS:
        yield idea, _good(f"{idea} before")
        for case in importlib.import_module(f"tests.hostile.{idea}").cases():
            yield idea, case
        yield idea, _good(f"{idea} behind")


def _good(slug: str) -> Case:
    return one(f"good {slug}.txt", story(f"good {slug}").encode(), kept(f"good {slug}"))


def lay(folder: Path) -> list[tuple[str, str, Wanted]]:
    """Lay everything into the folder; the idea, the name, and what it must come to."""
    wanted: list[tuple[str, str, Wanted]] = []
    for idea, case in cases():
        home = folder / idea
        home.mkdir(parents=True, exist_ok=True)
        case.lay(home)
        wanted.extend((idea, name, each) for name, each in case.wanted.items())
    return wanted
