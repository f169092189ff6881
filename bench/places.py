"""Names of places in local news (LGL): found as to the letter, and located within 161 km.

The data is that of Gritta, Pilehvar and Collier, "A pragmatic guide to geoparsing evaluation" (2020). Gold places
without coordinates count for finding alone. A place that was not found counts as located wrongly.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from bench.table import Cell, Figure, NotRun, Result, Table, hash_of

FILE = Path("geo/data/Corpora/lgl.xml")
NEAR_KM = 161
SET = "LGL"


@dataclass(frozen=True, slots=True)
class Gold:
    """A place as annotated: its characters, and degrees where it has them."""

    start: int
    end: int
    degrees: tuple[float, float] | None


Answer = tuple[int, int, tuple[float, float] | None]


@dataclass(slots=True)
class Counts:
    """What was annotated, found to the letter, found at all, and located near enough."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    placed: int = 0
    met: int = 0
    near: int = 0

    def scores(self) -> dict[str, float]:
        """Precision, recall and F1 to the letter, and the share within 161 km of those met and of all; percent."""
        precision, recall = self.strict / max(1, self.found), self.strict / max(1, self.gold)
        f1 = 2 * self.strict / max(1, self.found + self.gold)
        told = (precision, recall, f1, self.near / max(1, self.met), self.near / max(1, self.placed))
        names = ("precision", "recall", "f1", "near of met", "near of all")
        return {name: 100 * value for name, value in zip(names, told, strict=True)}


def run(data: str | None) -> Result:
    """Ours, beside the names that the parser's own model marks as places."""
    path = Path(data or "") / FILE
    if not data or not path.is_file():
        return NotRun("places", "BENCH_DATA names no folder with geo/")
    ours, marked = Counts(), Counts()
    began = time.perf_counter()
    documents = load(path)
    for text, gold in documents:
        found, names = predicted(text)
        count(ours, gold, found)
        count(marked, gold, names)
    speed = len(documents) / (time.perf_counter() - began)
    rows = [_row("sayso", ours, speed), _row("spaCy, small model", marked, speed)]
    figures = tuple(Figure(SET, name, value) for name, value in ours.scores().items())
    columns = ("places by", "gold", "found", "precision", "recall", "f1", "near of met", "near of all", "documents/s")
    return Table("places", columns, tuple(rows), figures, data=hash_of([path]), peer="spaCy")


def _row(name: str, counts: Counts, speed: float) -> tuple[Cell, ...]:
    scores = (round(value, 1) for value in counts.scores().values())
    return (name, counts.gold, counts.found, *scores, round(speed, 1))


def load(path: Path) -> list[tuple[str, list[Gold]]]:
    """Every article with its places."""
    root = etree.parse(str(path), etree.XMLParser(recover=True, huge_tree=True)).getroot()
    return [
        (each.findtext("text") or "", [_gold(place) for place in each.iter("toponym")]) for each in root.iter("article")
    ]


def _gold(place: etree._Element) -> Gold:
    degrees = (place.findtext(".//lat"), place.findtext(".//lon"))
    known = (float(degrees[0]), float(degrees[1])) if degrees[0] and degrees[1] else None
    return Gold(int(place.findtext("start") or 0), int(place.findtext("end") or 0), known)


def predicted(text: str) -> tuple[list[Answer], list[Answer]]:
    """The places of a text by ours, and as the parser marks them."""
    from sayso.language import read
    from sayso.resolve.places import located, toponyms, world

    reading = read(text, "en")
    found = toponyms(reading, world())
    spots = located(found)
    told = [(each.start, each.end, _degrees(spot)) for each, spot in zip(found, spots, strict=True)]
    return told, _marked(reading)


def _degrees(spot: object) -> tuple[float, float] | None:
    latitude, longitude = getattr(spot, "latitude", None), getattr(spot, "longitude", None)
    return None if latitude is None or longitude is None else (latitude, longitude)


def _marked(reading: object) -> list[Answer]:
    """Runs of tokens that the model marks as places."""
    found: list[list[int]] = []
    before = None
    for token in reading.tokens:  # type: ignore[attr-defined]
        if token.ent in ("GPE", "LOC"):
            if before and before.ent == token.ent and before.sentence == token.sentence:
                found[-1][1] = token.end
            else:
                found.append([token.start, token.end])
        before = token if token.ent in ("GPE", "LOC") else None
    return [(start, end, None) for start, end in found]


def count(counts: Counts, gold: Sequence[Gold], found: Sequence[Answer]) -> None:
    """Add one article."""
    from sayso.resolve.places.locate import kilometres

    counts.gold += len(gold)
    counts.found += len(found)
    counts.strict += len({(each.start, each.end) for each in gold} & {(start, end) for start, end, _ in found})
    for each in gold:
        counts.placed += each.degrees is not None
        met = [(min(each.end, end) - max(each.start, start), at) for at, (start, end, _) in enumerate(found)]
        shared, at = max(met, default=(0, -1))
        if each.degrees and shared > 0:
            counts.met += 1
            there = found[at][2]
            counts.near += there is not None and kilometres(each.degrees, there) <= NEAR_KM
