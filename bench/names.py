"""Names of facilities and places across romanisations, Hangul and Cyrillic: which pairs are of one thing.

The names are of our own making: public places, facilities that are widely written about, and invented ones. A
family holds names that are easily confused; every pair inside a family is asked. Families are parted by hash
into a half for development and one for test, so that nothing learned on a name is tested on its other spellings.
"""

from __future__ import annotations

import csv
import hashlib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from pathlib import Path

from bench.table import Cell, Figure, Result, Table, hash_of

FOLDER = Path(__file__).parent / "names"
KINDS = {"facilities": "facility", "places": "place"}
SETS = ("names-development", "names-test")
OURS = 0.5
SEEN = "The names were written before the rules, by the same hand; the first look is in first_looks.toml."

Scorer = Callable[[Sequence["Pair"]], Sequence[float] | None]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one kind, whether they are of one thing, and the set that they belong to."""

    kind: str
    left: str
    right: str
    same: bool
    set: str


@dataclass(frozen=True, slots=True)
class Scores:
    """How many pairs were rightly and wrongly tied, and wrongly left apart."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of the pairs that were tied, how many are one."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of the pairs that are one, how many were tied."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def pairs() -> tuple[Pair, ...]:
    """Every pair of every family, in the order of the files."""
    return tuple(pair for name, kind in KINDS.items() for pair in _pairs(FOLDER / f"{name}.tsv", kind))


def run() -> Result:
    """Both halves: ours, then the peers at the threshold that is best on the development half."""
    every = pairs()
    rows: list[tuple[Cell, ...]] = []
    figures: list[Figure] = []
    notes = [SEEN]
    for name, scorer in SYSTEMS.items():
        began = time.perf_counter()
        values = scorer(every)
        if values is None:
            notes.append(f"{name}: not run (not installed; see bench/names_logic.py)")
            continue
        speed = len(every) / (time.perf_counter() - began)
        scored = list(zip(every, values, strict=True))
        threshold = OURS if name == "sayso" else _best([each for each in scored if each[0].set == SETS[0]])
        rows += [(name, *_row(scored, of, threshold), round(speed)) for of in SETS]
        figures += _figures(scored) if name == "sayso" else []
    columns = ("names by", "set", "pairs", "same", "precision", "recall", "f1", "pairs/s")
    data = hash_of(FOLDER.glob("*.tsv"))
    return Table("names", columns, tuple(rows), tuple(figures), tuple(notes), data, "rapidfuzz WRatio, nomenklatura")


def figures() -> list[Figure]:
    """What ours reaches on both halves, without the peers."""
    every = pairs()
    return _figures(list(zip(every, _ours(every), strict=True)))


def _row(scored: Sequence[tuple[Pair, float]], of: str, threshold: float) -> tuple[Cell, ...]:
    asked = [each for each in scored if each[0].set == of]
    got = score(asked, threshold)
    return of, len(asked), sum(pair.same for pair, _ in asked), got.precision, got.recall, got.f1


def _figures(scored: Sequence[tuple[Pair, float]]) -> list[Figure]:
    return [
        Figure(of, name, float(value))
        for of in SETS
        for name, value in zip(("precision", "recall", "f1"), _row(scored, of, OURS)[3:], strict=True)
    ]


def score(asked: Iterable[tuple[Pair, float]], threshold: float) -> Scores:
    """Pairs that score above the threshold are tied."""
    right = wrong = missed = 0
    for pair, value in asked:
        tied = value > threshold
        right += tied and pair.same
        wrong += tied and not pair.same
        missed += pair.same and not tied
    return Scores(right, wrong, missed)


def _best(asked: Sequence[tuple[Pair, float]]) -> float:
    """The threshold with the highest F1."""
    return max(sorted({value for _, value in asked}), key=lambda value: score(asked, value).f1, default=0.5)


def _ours(asked: Sequence[Pair]) -> Sequence[float]:
    from sayso.model.entity import Kind, Name, Verdict
    from sayso.resolve import judge, shipped

    names = ((Name(Kind(pair.kind), pair.left), Name(Kind(pair.kind), pair.right)) for pair in asked)
    return [float(judge(left, right, shipped()).verdict is Verdict.SAME) for left, right in names]


def _ratio(asked: Sequence[Pair]) -> Sequence[float]:
    from rapidfuzz import fuzz, utils

    return [fuzz.WRatio(pair.left, pair.right, processor=utils.default_process) for pair in asked]


def _logic(asked: Sequence[Pair]) -> Sequence[float] | None:
    from bench.names_logic import scores

    return scores([(pair.left, pair.right, pair.kind) for pair in asked])


SYSTEMS: Mapping[str, Scorer] = {"sayso": _ours, "rapidfuzz WRatio": _ratio, "nomenklatura logic-v2": _logic}


def _pairs(path: Path, kind: str) -> Iterable[Pair]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for family, members in groupby(rows, key=lambda row: row["family"]):
        of = SETS[hashlib.sha256(family.encode()).digest()[-1] % 2]
        for left, right in combinations(members, 2):
            yield Pair(kind, left["name"], right["name"], left["thing"] == right["thing"], of)
