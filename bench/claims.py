"""Claims against hand-made gold: the sample casebook always, and the sets that CLAIMS_DATA names.

CLAIMS_DATA is one or more folders (parted as in PATH, each perhaps as `name=folder`) with `reports/` and
`gold/` (JSON lines by the annotation guide). Who published a report and when stands in a sidecar as `sayso add`
reads it (`reports.csv` in the folder, or `report.txt.toml`) or in `report.meta.json`.
"""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from bench.score_claims import FAILURES, Row, Score, load, score
from bench.table import Figure, Result, Table, hash_of
from sayso.capture import Captured, CaptureOptions, Told, capture
from sayso.model.report import Report
from sayso.model.shown import Audience, shown_report
from sayso.pipeline import read_and_extract
from sayso.protect import beside, show_all
from sayso.publish import to_jsonl

SAMPLE = "sample"
SAMPLE_GOLD = Path(__file__).parent.parent / "tests" / "gold" / "sample.jsonl"
OURS = Path(__file__).parent / "gold" / "en"
PARTS = {"dev": "own-dev", "test": "own-test"}
COLUMNS = (
    "set",
    "reports",
    "gold",
    "claims",
    "precision",
    "recall",
    "f1",
    "fields",
    "fields_all",
    "soft",
    *FAILURES,
)
FLOORED = ("f1", "fields", "fields_all", "soft")
CEILED = ("hardened", "flipped", "at_risk", "misvoiced")


@dataclass(frozen=True, slots=True)
class ClaimSet:
    """Reports with their gold; `undated` are those that nothing dates."""

    name: str
    gold: tuple[Row, ...]
    reports: tuple[Report, ...]
    data: str

    @property
    def undated(self) -> list[str]:
        """The names of the reports without a date of publication."""
        return [report.name for report in self.reports if not report.publication.published]


def run(data: str | None = None) -> Result:
    """Every set scored; `data` is what CLAIMS_DATA says."""
    measured = [(each, scored(each)) for each in (sample(), *ours(), *sets_of(data))]
    rows = tuple(row_of(each, done) for each, done in measured)
    figures = tuple(figure for each, done in measured for figure in figures_of(each, done))
    notes = [note for each, _ in measured for note in _notes(each)]
    if not data:
        notes.append("other sets: not run (CLAIMS_DATA names no folder)")
    return Table("claims", COLUMNS, rows, figures, tuple(notes))


def sets_of(data: str | None) -> tuple[ClaimSet, ...]:
    """The sets that the value of CLAIMS_DATA names, in its order."""
    return tuple(_set(entry) for entry in (data or "").split(os.pathsep) if entry)


def sample() -> ClaimSet:
    """The sample casebook that ships with Sayso, with its gold."""
    with as_file(files("sayso").joinpath("sample")) as folder:
        return claim_set(SAMPLE, sorted((folder / "reports").iterdir()), [SAMPLE_GOLD])


def ours() -> tuple[ClaimSet, ...]:
    """The development and the test part of our own gold set, split by story."""
    with (OURS / "reports.csv").open(encoding="utf-8", newline="") as file:
        parts = {row["file"]: row["part"] for row in csv.DictReader(file)}
    rows, paths = load(OURS / "claims.jsonl"), sorted((OURS / "reports").iterdir())
    made = []
    for part, name in PARTS.items():
        mine = [path for path in paths if parts.get(path.name) == part]
        gold = tuple(row for row in rows if parts[row["report"]] == part)
        made.append(ClaimSet(name, gold, tuple(map(_report, mine)), hash_of([*mine, OURS / "claims.jsonl"])))
    return tuple(made)


def _set(entry: str) -> ClaimSet:
    name, _, folder = entry.rpartition("=")
    home = Path(folder)
    return claim_set(name or home.name, sorted((home / "reports").iterdir()), sorted(home.glob("gold/*.jsonl")))


def claim_set(name: str, reports: Sequence[Path], gold: Sequence[Path]) -> ClaimSet:
    """The gold of the files, and of the reports those that it speaks of."""
    rows = tuple(row for path in gold for row in load(path))
    wanted = {row["report"] for row in rows}
    paths = [path for path in reports if path.name in wanted]
    if missing := wanted - {path.name for path in paths}:
        raise FileNotFoundError(f"{name}: the gold speaks of reports that are not there: {', '.join(sorted(missing))}")
    return ClaimSet(name, rows, tuple(_report(path) for path in paths), hash_of([*paths, *gold]))


def _report(path: Path) -> Report:
    captured = capture(path, options=CaptureOptions(_told(path)))
    if not isinstance(captured, Captured):
        raise ValueError(f"{path.name} cannot be read: {captured.detail}")
    return captured.report


def _told(path: Path) -> Told:
    beside_it = path.with_suffix(".meta.json")
    said = json.loads(beside_it.read_text(encoding="utf-8")) if beside_it.is_file() else {}
    return Told(**{name: said.get(name) or "" for name in ("outlet", "published", "url", "language")})


def scored(each: ClaimSet) -> Score:
    """The set read by this version of Sayso, and compared with its gold."""
    return score(each.gold, [row for report in each.reports for row in claims_of(report)])


def claims_of(report: Report) -> list[Row]:
    """The claims of a report as `sayso read --format jsonl` prints them."""
    done = read_and_extract(report)
    if done.trace or done.unread:
        raise RuntimeError(f"{report.name}: {done.trace or done.unread}")
    around = beside(shown_report(report, report.name), done.extraction.claims, report.locators)
    return [json.loads(line) for line in to_jsonl(show_all(done.extraction.claims, Audience.OWN_REPORT, around))]


@cache
def sample_score() -> Score:
    """The score of the sample casebook, read once a process."""
    return scored(sample())


def row_of(each: ClaimSet, done: Score) -> tuple[str | int | float, ...]:
    """One line of the table."""
    figures = done.figures()
    return (each.name, len(each.reports), *(figures[name] for name in COLUMNS[2:]))


def figures_of(each: ClaimSet, done: Score) -> Iterable[Figure]:
    """What floors may hold of one set: scores at least, failures at most."""
    figures = done.figures()
    for name in (*FLOORED, *CEILED):
        yield Figure(each.name, name, figures[name], lower_is_better=name in CEILED, data=each.data)


def by_type(done: Score) -> list[tuple[str, int, int, float, float]]:
    """Each event type with its gold, its claims, precision and recall."""
    gold = Counter(row["type"] for row in done.gold)
    claims = Counter(row["type"] for row in done.claims)
    hits = Counter(done.gold[i]["type"] for i in done.found)
    return [
        (name, gold[name], claims[name], hits[name] / max(1, claims[name]), hits[name] / max(1, gold[name]))
        for name in sorted(gold | claims)
    ]


def confusions(done: Score, field: str) -> Mapping[tuple[str, str], int]:
    """How often a found claim has another value than the gold: (gold, ours) to a number."""
    pairs = ((str(done.gold[i][field]), str(done.claims[j].get(field))) for i, j in done.found.items())
    return Counter(pair for pair in pairs if pair[0] != pair[1])


def _notes(each: ClaimSet) -> Iterable[str]:
    if each.undated:
        yield f"{each.name}: relative dates stay open for want of a date: {', '.join(each.undated)}"
