"""From several origins to one Publication: the first is believed, what contradicts it is noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.capture.dates import agree, edtf_date
from sayso.capture.naming import shown_value
from sayso.capture.options import Told
from sayso.model.report import Handling, Publication

# A title or an author is often worded differently on purpose; what is not here is not held against anyone.
DETECTED = "detected"
COMPARED = frozenset({"outlet", "published", "url", "language"})


@dataclass(frozen=True, slots=True)
class Layer:
    """What one origin tells; it is named as a reader would: option, sidecar, document, address."""

    origin: str
    told: Told


@dataclass(slots=True)
class _Settled:
    values: dict[str, str] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def settle(layers: Sequence[Layer]) -> tuple[Publication, Handling, tuple[str, ...]]:
    """The publication, its handling, and notes; earlier layers outweigh later ones."""
    settled = _Settled()
    for layer in layers:
        clean, notes = _clean(layer)
        settled.notes.extend(notes)
        for name, value in clean.said():
            _say(settled, layer.origin, name, value)
    handling = Handling(settled.values.pop("handling", Handling.PUBLIC))
    settled.origin.pop("handling", None)
    publication = Publication(**settled.values, origin=dict(sorted(settled.origin.items())))
    return publication, handling, tuple(settled.notes)


def _say(settled: _Settled, origin: str, name: str, value: str) -> None:
    held = settled.values.get(name)
    if held is None:
        settled.values[name] = value
        settled.origin[name] = origin
    elif name in COMPARED and not _same(name, held, value):
        by = settled.origin[name]
        other = f"but the text looks like “{value}”" if origin == DETECTED else f"the {origin} “{value}”"
        settled.notes.append(f"{name}: the {by} says “{held}”, {other}; that of the {by} was taken")


def _same(name: str, held: str, value: str) -> bool:
    if name == "published":
        return agree(held, value)
    if name == "url":
        return _bare(held) == _bare(value)
    return held.casefold() == value.casefold()


def _bare(url: str) -> str:
    """An address without its scheme, `www.`, fragment and last slash."""
    return url.partition("://")[2].removeprefix("www.").partition("#")[0].rstrip("/")


def _clean(layer: Layer) -> tuple[Told, list[str]]:
    """Values in one shown line, dates in EDTF, languages as codes; what is none is left out with a note."""
    told = Told(**{name: shown_value(value) for name, value in layer.told.said()})
    notes = []
    if told.published and not edtf_date(told.published):
        notes.append(f"published: the {layer.origin} says “{told.published}”, which is no EDTF date, so not used")
    if told.language and not _code(told.language):
        notes.append(f"language: the {layer.origin} says “{told.language}”, which is no ISO 639-1 code, so not used")
    if told.url and not told.url.lower().startswith(("http://", "https://")):
        notes.append(f"url: the {layer.origin} says “{told.url}”, which is no address of a page, so not used")
        told = replace(told, url="")
    return replace(told, published=edtf_date(told.published), language=_code(told.language)), notes


def _code(words: str) -> str:
    """The primary subtag of a language tag (BCP 47) if it has two letters."""
    primary = words.replace("_", "-").partition("-")[0].lower()
    return primary if len(primary) == 2 and primary.isascii() and primary.isalpha() else ""
