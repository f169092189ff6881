"""Hundreds of hostile inputs in one folder: `sayso add` ends each as its maker decided, on both databases."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.ledger import leads, queries
from sayso.ledger.casebook import Casebook, open_casebook
from sayso.ledger.intake import intake
from sayso.ledger.values import Fate, Outcome
from sayso.ledger.verify import verify
from sayso.model.report import Report
from tests.hostile.case import Kept, Noted, Refused, Wanted
from tests.hostile.every import lay
from tests.reliability.tally import Part, Row, count

SAYSO = Path(sys.executable).with_name("sayso")
SECONDS = 8
MEMORY = 700_000_000
MOST_SECONDS = 60
PATIENCE = 900
MOST_MEMORY = 3_000_000_000
DIGEST = re.compile(r"[0-9a-f]{64}")

IDEAS = {
    "archives": "archives, bombs, programs and pictures named as texts",
    "html": "pages: nested, swelling, broken, hiding words, reaching out",
    "mail": "e-mail: forged, nested, cut off, badly encoded",
    "names": "names, links, pipes and sockets",
    "pdf": "PDF: cut off, locked, turning in circles, swelling, lying",
    "quotes": "letters and digits that deceive in quotes",
    "sidecars": "sidecars: broken, leading out, contradicting",
    "tables": "tables of figures",
    "text": "texts: encodings, lines without end, characters that are none",
    "fuzzed": "inputs that fuzzing found",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run over all of them: what was wanted, what the program said, what the ledger holds."""

    wanted: list[tuple[str, str, Wanted]]
    said: subprocess.CompletedProcess[str]
    seconds: float
    outcomes: dict[str, list[tuple[Outcome, Report | None]]]
    noted: dict[str, int]
    faults: list[object]
    home: Path


def sayso(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "100", "TMPDIR": str(cwd / "tmp")}
    command = [str(SAYSO), *map(str, arguments)]
    return subprocess.run(
        command, check=False, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=PATIENCE
    )


@pytest.fixture(scope="module", params=["SQLite", "PostgreSQL"])
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def run(database: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """`sayso add` of the whole folder, with limits that a test can wait for."""
    home = tmp_path_factory.mktemp("hostile")
    (home / "tmp").mkdir()
    wanted = lay(home / "given")
    server = request.getfixturevalue("postgres_server") if database == "PostgreSQL" else None
    sayso("init", "book", *(("--database", server.create_database()) if server else ()), cwd=home).check_returncode()
    settings = home / "book" / "sayso.toml"
    text = re.sub(r"reading_seconds = .*", f"reading_seconds = {SECONDS}", settings.read_text("utf-8"))
    settings.write_text(re.sub(r"reading_memory = .*", f"reading_memory = {MEMORY}", text), "utf-8")
    before = _seconds_of_children()
    said = sayso("add", "given", "-C", "book", "--workers", "1", cwd=home)
    seconds = _seconds_of_children() - before
    with open_casebook(home / "book") as casebook:
        return Run(wanted, said, seconds, _outcomes(casebook), _noted(casebook), list(verify(casebook)), home)


def _seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _outcomes(casebook: Casebook) -> dict[str, list[tuple[Outcome, Report | None]]]:
    found: dict[str, list[tuple[Outcome, Report | None]]] = defaultdict(list)
    for outcome in intake(casebook):
        report = queries.report(casebook, outcome.report) if outcome.report else None
        found[outcome.name].append((outcome, report))
    return found


def _noted(casebook: Casebook) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for lead in leads.leads(casebook):
        found[lead.name] += 1
    return found


def _fault(run: Run, name: str, wanted: Wanted) -> str:
    """What is wrong with what became of a case; empty if it is as its maker decided."""
    if isinstance(wanted, Noted):
        return "" if run.noted.get(name) == wanted.rows else f"{run.noted.get(name)} rows"
    held = run.outcomes.get(name, [])
    wrong = [_differs(outcome, report, wanted) for outcome, report in held]
    if "" in wrong:
        del held[wrong.index("")]
        return ""
    return "; ".join(wrong) or "it has no outcome"


def _differs(outcome: Outcome, report: Report | None, wanted: Kept | Refused) -> str:
    if isinstance(wanted, Refused):
        return _refused_otherwise(outcome, wanted)
    if report is None:
        return f"refused: {outcome.reason}: {outcome.detail}"
    about = {"handling": report.handling.value, **{name: getattr(report.publication, name) for name in TOLD}}
    wrong = [f"lacks {words!r}" for words in wanted.shows if words not in report.text]
    wrong += [f"shows {words!r}" for words in wanted.hides if words in report.text]
    wrong += [f"no note {words!r}" for words in wanted.notes if not any(words in note for note in report.notes)]
    wrong += [f"{name} is {about[name]!r}" for name, value in wanted.told.items() if about[name] != value]
    return ", ".join(wrong)


TOLD = ("outlet", "published", "url", "language", "title", "author")


def _refused_otherwise(outcome: Outcome, wanted: Refused) -> str:
    if outcome.fate is not Fate.REFUSED:
        return f"{outcome.fate.value}"
    if outcome.reason != wanted.reason.value or wanted.says not in outcome.detail:
        return f"refused: {outcome.reason}: {outcome.detail}"
    if not (wanted.unread or DIGEST.fullmatch(outcome.sha256)):
        return "no SHA-256 of its bytes"
    return ""


def test_every_input_ends_as_its_maker_decided(run: Run, database: str):
    """One test a database: the run is long, and what it leaves is looked at from all sides."""
    faults = {(idea, name): _fault(run, name, wanted) for idea, name, wanted in run.wanted}
    for idea, matter in IDEAS.items():
        of_idea = [(wanted, faults[kind, name]) for kind, name, wanted in run.wanted if kind == idea]
        good = sum(isinstance(wanted, Kept | Noted) and not fault for wanted, fault in of_idea)
        refused = sum(isinstance(wanted, Refused) and not fault for wanted, fault in of_idea)
        count(Row(Part.INPUTS, matter, good, refused, len(of_idea) - good - refused, database))
    assert {key: fault for key, fault in faults.items() if fault} == {}
    assert {name: held for name, held in run.outcomes.items() if held} == {}
    assert len(run.wanted) >= 300
    _ends_well(run)
    _stays_within_its_limits(run)
    _leaves_nothing_outside(run)
    assert run.faults == []


def _ends_well(run: Run) -> None:
    printed = run.said.stdout + run.said.stderr
    assert run.said.returncode == 0
    assert "Traceback" not in printed
    assert "\x1b" not in printed
    assert f"{sum(isinstance(wanted, Refused) for *_, wanted in run.wanted)} refused" in printed


def _stays_within_its_limits(run: Run) -> None:
    """Seconds of processor time, which other programs on the machine do not change."""
    runaways = sum(isinstance(wanted, Refused) and wanted.reason == "runs_away" for *_, wanted in run.wanted)
    assert run.seconds < MOST_SECONDS + runaways * SECONDS
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < MOST_MEMORY


def _leaves_nothing_outside(run: Run) -> None:
    """No temporary file, and nothing beside the casebook that was not there before."""
    assert list((run.home / "tmp").iterdir()) == []
    assert {each.name for each in run.home.iterdir()} == {"book", "given", "tmp", "outside.txt"}
