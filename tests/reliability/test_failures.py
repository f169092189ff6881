"""Disk full, read-only, locked, clock set back, server gone: told clearly, nothing lost, and the next run goes on."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from sayso.ledger import custody, decisions, queries
from sayso.ledger.casebook import Casebook, create, open_casebook
from sayso.ledger.faults import Fault
from sayso.ledger.verify import verify
from tests.contract.adding import given
from tests.reliability import acts
from tests.reliability.filled import name_of
from tests.reliability.small_disk import SmallDisk
from tests.reliability.tally import Part, Row, count
from tests.servers import PostgresServer

pytestmark = [pytest.mark.contract, pytest.mark.slow]

SAYSO = Path(sys.executable).with_name("sayso")
ROOT = Path(__file__).parent.parent.parent
REFUSED = 1
REPORTS = 12
SAY = lambda words: None  # noqa: E731


def sayso(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(SAYSO), *map(str, arguments)], check=False, capture_output=True, encoding="utf-8", timeout=200, **options
    )  # type: ignore[call-overload]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of reports that together are larger than what is left of the disk."""
    folder = tmp_path / "given"
    folder.mkdir()
    rng = random.Random(7)
    for number in range(REPORTS):
        # What no database can compress.
        text = f"Written to try Sayso: report {number}.\n" + f"{rng.getrandbits(240_000):x}\n"
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def disk() -> Iterator[SmallDisk]:
    with SmallDisk() as small:
        yield small


def add(book: Path, reports: Path, **options: object) -> subprocess.CompletedProcess[str]:
    return sayso("add", reports, "-C", book, "--language", "fr", "--by", "ann", **options)


def told(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """An error of ours: its status, what happened, what is kept, what to do; no traceback."""
    assert done.returncode == REFUSED, done.stderr
    assert "Traceback" not in done.stderr
    for each in ("Error:", "Do this:", *words):
        assert each in done.stderr


def holds(folder: Path, *notes: Fault) -> int:
    """How many reports a casebook has in which nothing is broken."""
    with open_casebook(folder) as opened:
        assert {each.kind for each in verify(opened)} <= set(notes)
        return len(list(queries.reports(opened)))


def tell(matter: str, database: str) -> None:
    count(Row(Part.INTERRUPTED, matter, 1, database=database))


def test_a_full_disk(disk: SmallDisk, reports: Path, database: str) -> None:
    """The archive, and on SQLite the ledger too, run out of space in the middle of an add."""
    book = disk.folder / "book"
    create(book, database).close()
    disk.fill(left=400_000)
    stopped = add(book, reports, preexec_fn=disk.limit)
    told(stopped, "is kept")
    disk.free()
    kept = holds(book, Fault.LEFTOVER)
    assert kept < REPORTS
    again = add(book, reports)
    assert again.returncode == 0, again.stderr
    assert f"{REPORTS - kept} stored, {kept} duplicate" in again.stdout
    assert holds(book) == REPORTS
    tell(f"disk full ({disk.way})", "PostgreSQL" if database else "SQLite")


def test_a_full_disk_beneath_postgresql(
    disk: SmallDisk, reports: Path, tmp_path: Path, postgres_server: PostgresServer
) -> None:
    """The server's own disk is full: its tables are in a tablespace there, or its files may not grow."""
    url = postgres_server.create_database()
    create(tmp_path / "book", url).close()
    with postgres_server.full(url, disk):
        told(add(tmp_path / "book", reports), "The database refused", "is kept")
    kept = holds(tmp_path / "book", Fault.LEFTOVER)
    assert kept < REPORTS
    assert add(tmp_path / "book", reports).returncode == 0
    assert holds(tmp_path / "book") == REPORTS
    tell("disk of the server full", "PostgreSQL")
    postgres_server.drop_database(url)


def test_a_folder_that_may_not_be_written(disk: SmallDisk, reports: Path, database: str) -> None:
    book = disk.folder / "book"
    create(book, database).close()
    acts.add(book, "first", SAY)
    disk.read_only(True)
    refused = add(book, reports / "01.txt", user=None if disk.mounted else os.getuid())
    disk.read_only(False)
    told(refused)
    assert holds(book) == acts.REPORTS
    acts.add(book, "second", SAY)
    assert holds(book) == 2 * acts.REPORTS
    tell("a folder that may not be written", "PostgreSQL" if database else "SQLite")


# Waits two seconds for a lock instead of a minute, as a user who stands by would.
IMPATIENT = """
import sys
from sayso.ledger import engine
engine.SQLITE_PRAGMAS = engine.SQLITE_PRAGMAS.replace("60000", "2000")
engine.BUSY_SECONDS = 2
from sayso.cli import main
sys.argv = ["sayso", *sys.argv[1:]]
main()
"""


def test_a_database_that_another_program_holds(casebook: Casebook, database: str, reports: Path) -> None:
    folder = casebook.folder
    command = [sys.executable, "-c", IMPATIENT, "add", str(reports / "00.txt"), "-C", str(folder), "--language", "fr"]
    if database:
        with psycopg.connect(database) as other:
            other.execute("SELECT pg_advisory_lock(%s)", [custody.LOCK_KEY])
            refused = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=100)
    else:
        with closing(sqlite3.connect(folder / "ledger.sqlite3", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            refused = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=100)
    told(refused, "no program holds it")
    assert holds(folder, Fault.LEFTOVER) == 0
    acts.add(folder, "next", SAY)
    assert holds(folder) == acts.REPORTS
    tell("a database that another program holds", name_of(casebook))


def test_a_clock_that_is_set_back(casebook: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chain goes by its numbers, never by the time."""
    from datetime import UTC, datetime, timedelta

    class Clock(datetime):
        shift = timedelta()

        @classmethod
        def now(cls, tz=None):  # type: ignore[no-untyped-def, override]
            return datetime.now(UTC) + cls.shift

    monkeypatch.setattr(custody, "datetime", Clock)
    for years in (0, -30, 40, -50):
        Clock.shift = timedelta(days=365 * years)
        acts.add(casebook.folder, f"add {years}", SAY)
        acts.decide(casebook.folder, f"decide {years}", SAY)
    assert holds(casebook.folder) == 4 * acts.REPORTS
    made = list(decisions.decisions(casebook))
    assert [each.number for each in made] == sorted(each.number for each in made)
    assert [each.at for each in made] != sorted(each.at for each in made)
    tell("a clock set back and forth", name_of(casebook))


def test_a_server_that_stops_and_starts_in_the_middle_of_a_run(tmp_path: Path) -> None:
    with PostgresServer() as server:
        folder = tmp_path / "book"
        create(folder, server.create_database()).close()
        program = [sys.executable, "-m", "tests.contract.adding", str(folder), "stopped", "400"]
        running = subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert running.stdout
        said = [running.stdout.readline().split() for _ in range(30)]
        server.stop()
        rest, wrong = running.communicate(timeout=60)
        said += [line.split() for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        assert running.returncode == 1
        assert "OperationalError" in wrong
        down = sayso("verify", "-C", folder)
        told(down, "cannot be opened", "that its server runs")
        server.start()
        with open_casebook(folder) as opened:
            assert {each.kind for each in verify(opened)} <= {Fault.LEFTOVER}
            stored = {each.id for each in queries.reports(opened)}
        lost = {words[1] for words in said if words[0] == "stored"} - stored
        count(
            Row(Part.INTERRUPTED, "the server stopped in the middle of a run", len(stored), 0, len(lost), "PostgreSQL")
        )
        assert not lost
        program[-1] = str(len(stored) + 5)
        assert subprocess.run(program, cwd=ROOT, check=False, capture_output=True, timeout=100).returncode == 0
        acts.add(folder, "more", lambda words: None)  # sweeps
        assert holds(folder) == len(given("stopped", len(stored) + 5)) + acts.REPORTS


def test_the_command_tells_when_the_server_goes_in_the_middle(tmp_path: Path, reports: Path) -> None:
    with PostgresServer() as server:
        folder = tmp_path / "book"
        create(folder, server.create_database()).close()
        command = [str(SAYSO), "add", str(reports), "-C", str(folder), "--language", "fr"]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not any((folder / "archive").rglob("*.*")):
            if any(path.is_file() for path in (folder / "archive").rglob("*")):
                break
            time.sleep(0.005)
        server.stop()
        _, wrong = running.communicate(timeout=100)
        server.start()
        assert "Traceback" not in wrong
        assert running.returncode in (0, REFUSED)
        if running.returncode:
            assert "The database refused" in wrong
        holds(folder, Fault.LEFTOVER)
        assert add(folder, reports).returncode == 0
        assert holds(folder) == REPORTS
