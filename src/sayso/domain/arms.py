"""The domain as values: event types with roles and rank, families of goods, conversions; read from `arms.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sayso.errors import InputError


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event; of two that fit the same words the lower `rank` is told."""

    type: str
    what: str
    roles: tuple[str, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Conversion:
    """How many goods one unit of cargo holds, from low to high, as statements that convert have used it."""

    cargo: str
    family: str
    calibre_mm: float
    low: float
    high: float


@dataclass(frozen=True)
class Domain:
    """All that extraction needs to know of the field."""

    events: Mapping[str, EventType]
    values: Mapping[str, tuple[str, ...]]
    parents: frozenset[str]
    families: frozenset[str]
    conversions: tuple[Conversion, ...]


@cache
def arms() -> Domain:
    """The domain that ships with Sayso."""
    return parse(files(__package__).joinpath("arms.toml").read_text(encoding="utf-8"), "arms.toml")


def load(path: Path) -> Domain:
    """A domain of the user's own, in the form of `arms.toml`."""
    return parse(path.read_text(encoding="utf-8"), path.name)


def parse(text: str, name: str) -> Domain:
    """The domain that a TOML text describes; InputError names what does not fit."""
    try:
        data = tomllib.loads(text)
        return _domain(data)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(f"{name} is no domain: {error}.", do="Compare it with the arms.toml that ships.") from error


def _domain(data: dict[str, Any]) -> Domain:
    events = [EventType(row["type"], row["what"], tuple(row["roles"]), row["rank"]) for row in data["event"]]
    conversions = [
        Conversion(row["from"], row["to"], row["calibre_mm"], row["low"], row["high"])
        for row in data.get("conversion", [])
    ]
    parents = frozenset(data["families"]["parents"])
    return Domain(
        {event.type: event for event in events},
        {name: tuple(values) for name, values in data.get("values", {}).items()},
        parents,
        parents | frozenset(data["families"]["children"]),
        tuple(conversions),
    )
