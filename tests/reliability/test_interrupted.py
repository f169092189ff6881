"""Killed at any moment: what was reported is kept, the casebook verifies, the next run completes what was begun."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from sayso.config import FILE_NAME, read_settings
from sayso.ledger import decisions, queries
from sayso.ledger.casebook import Casebook, create, open_casebook
from sayso.ledger.faults import NOTES, Fault
from sayso.ledger.verify import verify
from tests.contract.test_migrations import AHEAD
from tests.reliability import acts, earlier
from tests.reliability.forks import Ended, Forks
from tests.reliability.tally import Part, Row, count
from tests.servers import PostgresServer

pytestmark = [pytest.mark.contract, pytest.mark.slow]

# Of each act on each database; four acts make 200 in the full run.
KILLS = 50 if os.environ.get("SAYSO_FULL") else 25
SAY = lambda words: None  # noqa: E731


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    with Forks() as running:
        yield running


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder in memory where there is one: a kill takes nothing from the disk, and fsync would take minutes."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="sayso-", dir=memory if os.access(memory, os.W_OK) else None))
    yield folder
    shutil.rmtree(folder)


Copies = Callable[[Callable[[Path, str], None]], Callable[[], Path]]


@pytest.fixture
def copies(database: str, room: Path, postgres_server: PostgresServer) -> Iterator[Copies]:
    """A function from what makes a casebook to a function that gives a new copy of it each time."""
    made: list[str] = []

    def of(make: Callable[[Path, str], None]) -> Callable[[], Path]:
        template = room / "template"
        make(template, database)

        def copy() -> Path:
            folder = room / f"copy-{len(list(room.iterdir()))}"
            shutil.copytree(template, folder)
            if database:
                made.append(postgres_server.copy_database(database))
                settings = (folder / FILE_NAME).read_text("utf-8")
                (folder / FILE_NAME).write_text(settings.replace(database, made[-1]), "utf-8")
            return folder

        return copy

    yield of
    for url in made:
        postgres_server.drop_database(url)


def first(folder: Path, database: str) -> None:
    """A casebook with the reports of one add."""
    create(folder, database).close()
    acts.add(folder, "first", SAY)


def each(number: int, new: Callable[[], Path]) -> Callable[[], Path]:
    """A new copy for so many calls, so that no casebook becomes large."""
    calls = itertools.count()
    at: list[Path] = []

    def folder() -> Path:
        if not next(calls) % number:
            at[:] = [new()]
        return at[0]

    return folder


def moments(forks: Forks, act: str, folder: Callable[[], Path], seed: int) -> Iterator[tuple[Path, str, Ended]]:
    """Each kill: in which folder, what name the act had, how it ended. The moments are spread over a whole act."""
    rng = random.Random(seed)
    where = folder()
    if act == "purge":
        acts.plant(where, f"{act}-whole")
    whole = forks.run(act, where, f"{act}-whole")
    assert not whole.wrong, whole.wrong
    seconds, killed = whole.seconds, 0
    for number in range(KILLS * 10):
        if killed == KILLS:
            return
        where, name = folder(), f"{act}-{number}"
        if act == "purge":
            acts.plant(where, name)
        ended = forks.run(act, where, name, rng.random() * seconds)
        assert not ended.wrong, ended.wrong
        killed += ended.killed
        # Done before its moment came: the machine has less to do than when the whole act was timed.
        seconds *= 1 if ended.killed else 0.9
        yield where, name, ended
    raise AssertionError(f"only {killed} of {KILLS} were killed")


def notes(casebook: Casebook) -> set[Fault]:
    """What is found, all of which must be notes."""
    found = list(verify(casebook))
    assert [each for each in found if each.is_fault] == []
    return {each.kind for each in found}


def tell(matter: str, tried: int, lost: int, database: str) -> None:
    count(Row(Part.INTERRUPTED, f"{matter} killed at a random moment", tried - lost, 0, lost, database))
    assert not lost


def label(database: str) -> str:
    return "PostgreSQL" if database else "SQLite"


def test_an_add_that_is_killed(forks: Forks, copies: Copies, database: str) -> None:
    lost = killed = 0
    for folder, name, ended in moments(forks, "add", each(5, copies(first)), 1):
        killed += ended.killed
        with open_casebook(folder) as opened:
            assert notes(opened) <= {Fault.LEFTOVER}
            stored = {each.id: each.reader for each in queries.reports(opened)}
        lost += any(
            line.split()[1] not in stored or (line.startswith("read") and not stored[line.split()[1]])
            for line in ended.said
        )
        acts.add(folder, name, SAY)
        with open_casebook(folder) as opened:
            assert notes(opened) == set()
            read = {each.id for each in queries.reports(opened) if each.reader}
        assert {report.id for report, _ in acts.given(name)} <= read
    assert killed == KILLS
    tell("an add", KILLS, lost, label(database))


def test_decisions_that_are_killed(forks: Forks, copies: Copies, database: str) -> None:
    lost = killed = 0
    for folder, name, ended in moments(forks, "decide", each(5, copies(first)), 2):
        killed += ended.killed
        with open_casebook(folder) as opened:
            assert notes(opened) == set()
            made = {each.id for each in decisions.decisions(opened)}
        lost += not {line.split()[1] for line in ended.said} <= made
        acts.decide(folder, name, SAY)
        with open_casebook(folder) as opened:
            assert notes(opened) == set()
            whys = [each.why for each in decisions.decisions(opened)]
        assert len({why for why in whys if why.startswith(f"{name} ") and "back" not in why}) == 2 * acts.DECISIONS
        assert len(whys) == len(set(whys))
    assert killed == KILLS
    tell("decisions", KILLS, lost, label(database))


def test_a_purge_that_is_killed(forks: Forks, copies: Copies, database: str) -> None:
    lost = killed = 0
    for folder, name, ended in moments(forks, "purge", each(5, copies(first)), 3):
        killed += ended.killed
        report, _ = acts.secret_of(name)
        with open_casebook(folder) as opened:
            assert notes(opened) <= {Fault.PURGED}
            there = report.id in {each.id for each in queries.reports(opened)}
        lost += there and bool(ended.said)
        acts.remove(folder, name, SAY)
        with open_casebook(folder) as opened:
            assert notes(opened) == {Fault.PURGED}
            assert report.id not in {each.id for each in queries.reports(opened)}
        for path in folder.rglob("*"):
            assert not path.is_file() or name.encode() not in path.read_bytes(), path
    assert killed == KILLS
    tell("a purge", KILLS, lost, label(database))


def test_a_migration_that_is_killed(forks: Forks, copies: Copies, database: str) -> None:
    """From the first version to this one, whose migrations rewrite rows and rebuild tables."""
    lost = killed = 0
    for folder, _, ended in moments(forks, "migrate", copies(earlier.make), 4):
        killed += ended.killed
        with open_casebook(folder) as opened:
            assert notes(opened) == set()
            lost += len(list(queries.claims(opened))) != 2
            assert read_settings(folder).on_postgresql == bool(database)
    assert killed == KILLS
    tell("a migration", KILLS, lost, label(database))


def test_a_casebook_of_the_first_version_is_brought_up_to_date(copies: Copies) -> None:
    behind = copies(earlier.make)
    with open_casebook(behind()) as opened:
        assert notes(opened) == set()
        held = [each.claim for each in queries.claims(opened)]
        assert {each.made_by.name for each in held} == {"reader"}
        assert sorted(len(each.restates) for each in held) == [0, 1]
    with override_settings(MIGRATION_MODULES=AHEAD), open_casebook(behind()) as ahead:
        assert notes(ahead) == set()
    assert NOTES == (Fault.PURGED, Fault.LEFTOVER, Fault.UNFINISHED)


def test_what_a_killed_add_left_in_the_archive_is_named_and_goes_with_the_next(tmp_path: Path) -> None:
    with create(tmp_path / "book") as casebook:
        acts.add(casebook.folder, "first", SAY)
        whole = casebook.archive / "ab" / ("ab" + "0" * 62)
        (casebook.archive / "ab").mkdir(exist_ok=True)
        from sayso.ledger import archive

        digest = archive.keep(casebook.folder, b"stored, and never told")
        part = archive.place(casebook.folder, digest).with_name(f"{digest}.01234567.part")
        part.write_bytes(b"half")
        whole.write_bytes(b"put here by somebody")
        found = {each.where: each.kind for each in verify(casebook)}
        assert found == {
            str(archive.place(casebook.folder, digest).relative_to(casebook.folder)): Fault.LEFTOVER,
            str(part.relative_to(casebook.folder)): Fault.LEFTOVER,
            str(whole.relative_to(casebook.folder)): Fault.FILE_STRANGE,
        }
    acts.add(tmp_path / "book", "second", SAY)
    with open_casebook(tmp_path / "book") as casebook:
        assert [each.kind for each in verify(casebook)] == [Fault.FILE_STRANGE]
