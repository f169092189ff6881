"""Marked words in restricted reports, in descriptions of sources at risk and in file names: where do they turn up?"""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connections
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.cli.screen import refused_by_system
from sayso.errors import SaysoError
from sayso.ledger import intake, triggers
from sayso.ledger.casebook import Casebook, create, open_casebook
from sayso.ledger.extractions import store_extraction
from sayso.ledger.values import Reader
from sayso.model.claim import Extraction
from sayso.model.report import Handling, Report
from sayso.pipeline import reader_version
from tests.reliability.filled import name_of
from tests.reliability.tally import Part, Row, count
from tests.servers import PostgresServer
from tests.telling import CLERK, TEXT, WELDER, claim_of, claims_of, report_of

pytestmark = pytest.mark.contract

# In the text of a restricted report, in its name, and in the description of a source at risk of a public one.
INSIDE, NAMED, EXPOSED = "Quillfeather", "Marlowhistle", "Thistlewick"

RESTRICTED = f"Written to try Sayso.\nThe {INSIDE} works made 700 shells in May, said a {INSIDE} foreman.\n"
PUBLIC = TEXT.replace("A welder at the Lodvar works", f"A {EXPOSED} welder at the Lodvar works")


def restricted() -> Report:
    """A letter with marks in text, name, title and address."""
    letter = report_of(RESTRICTED, Handling.RESTRICTED, title=INSIDE, author=INSIDE, outlet="A letter")
    return replace(letter, name=f"letter-from-{NAMED}.eml")


def put(casebook: Casebook) -> None:
    """Both reports, with their claims."""
    welder = replace(WELDER, described=f"A {EXPOSED} welder at the Lodvar works, who feared for his family")
    public = [
        claim_of("the works made 900 shells in May", welder, text=PUBLIC),
        claim_of("40 crates left for Skarn", CLERK, text=PUBLIC),
    ]
    letter = [claim_of(f"The {INSIDE} works made 700 shells in May", text=RESTRICTED)]
    for report, claims in ((report_of(PUBLIC), public), (restricted(), letter)):
        intake.store_report(casebook, report, report.text.encode())
        store_extraction(casebook, report.id, Extraction(tuple(claims)), Reader(reader_version(), "en"))
    assert len(claims_of()) == 5


@pytest.fixture
def book(casebook: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Casebook]:
    """The casebook is where we stand; temporary files have a folder of their own; every logger writes to a file."""
    put(casebook)
    (tmp_path / "temporary").mkdir()
    (tmp_path / "logs").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.chdir(casebook.folder)
    handler = logging.FileHandler(tmp_path / "logs" / "all.log")
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield casebook
    root.setLevel(before)
    root.removeHandler(handler)
    handler.close()


class Said(str):
    """What a command wrote to standard output, with `error` what it wrote beside it."""

    error: str


def run(*arguments: object, stdin: str | None = None) -> Said:
    """Run a command; an error becomes what the command line would print of it."""
    result: Result = CliRunner().invoke(app, [str(each) for each in arguments], input=stdin)
    said = Said(result.stdout)
    said.error = result.stderr
    error = result.exception
    if error is not None and not isinstance(error, SystemExit):
        told = error if isinstance(error, SaysoError) else refused_by_system(error)  # type: ignore[arg-type]
        assert told is not None, repr(error)
        said.error += str(told)
    return said


def marks(words: str) -> set[str]:
    return {mark for mark in (INSIDE, NAMED, EXPOSED) if mark.casefold() in words.casefold()}


def files(folder: Path) -> dict[str, set[str]]:
    """Which marks each file holds, in its bytes or its name."""
    found = {
        str(path): marks(str(path)) | marks(path.read_text("latin-1")) for path in folder.rglob("*") if path.is_file()
    }
    return {name: each for name, each in found.items() if each}


def tell(matter: str, tried: int, leaks: int, database: str) -> None:
    count(Row(Part.LEAKS, matter, tried - leaks, 0, leaks, database))
    assert not leaks


def test_what_leaves_the_house(book: Casebook, tmp_path: Path) -> None:
    exports = [
        run("briefing", "--output", tmp_path / "out"),
        run("claims", "--format", "jsonl"),
        run("claims", "--format", "csv"),
        run("claims", "--format", "csv", "--text", "made"),
    ]
    written = files(tmp_path / "out")
    leaks = [(said, marks(said) | marks(said.error)) for said in exports if marks(said) | marks(said.error)]
    assert "1 claim of restricted reports left out" in exports[1].error
    assert "900 shells" in exports[1]
    tell(
        "briefing, JSON lines and CSV, searched for marked words",
        len(exports),
        len(leaks) + len(written),
        name_of(book),
    )


def test_what_a_table_says(book: Casebook) -> None:
    """A source at risk stands in no table; a restricted report's words stand in the tables of its own casebook."""
    tables = [run("claims"), run("reports"), run("verify"), run("leads"), run("reports", "--refused")]
    assert [marks(said) - {INSIDE} for said in tables[:1]] == [set()]
    assert [marks(said) for said in tables[1:]] == [{NAMED}, set(), set(), set()]
    tell(
        "tables, searched for the descriptions of sources at risk",
        len(tables),
        sum(EXPOSED in each for each in tables),
        name_of(book),
    )


def errors(book: Casebook) -> Iterator[Said]:
    """Errors of every kind, about the report that holds the marks."""
    key = restricted().id
    yield run("show", "nothing")
    yield run("show", "r-")
    yield run("claim", "c-")
    yield run("claim", "add", key, "--quote", "words that are not there", "--type", "stock")
    yield run("claim", "add", key, "--quote", "e", "--type", "stock")
    yield run("claim", "add", report_of(PUBLIC).id, "--quote", "the", "--type", "stock")
    yield run("claim", "add", key, "--quote", "700 shells", "--type", "wished")
    yield run("claims", "--report", "r-")
    yield run("claims", "--since", "yesterday")
    yield run("verify", "--known", "nonsense")
    yield run("verify", "--repair-from", "nowhere")
    yield run("backup", book.folder / "inside")
    yield run("restore", "nowhere", "new")
    yield run("briefing", "--output", "sayso.toml/out")
    yield run("purge", key, stdin="n\n")
    yield run("init", ".")


def test_what_errors_say(book: Casebook) -> None:
    said = list(errors(book))
    assert all(each.error or each for each in said)
    leaks = [str(each) + each.error for each in said if marks(each) | marks(each.error)]
    tell("errors of every kind, searched for marked words", len(said), len(leaks), name_of(book))


def test_what_verify_says_of_rows_that_hold_the_words(book: Casebook) -> None:
    """Every table changed at once: what is found is named by id and number, never quoted."""
    connection = connections[book.alias]
    triggers.remove(connection)
    changes = [
        "UPDATE ledger_claim SET exact = exact || '.', folded = folded || '.'",
        "UPDATE ledger_quote SET exact = exact || '.'",
        "UPDATE ledger_text SET text = text || '.'",
        "UPDATE ledger_report SET title = title || '.', name = name || '.'",
        "UPDATE ledger_intake SET name = name || '.'",
    ]
    with connection.cursor() as cursor:
        for change in changes:
            cursor.execute(change)
    for path in book.archive.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes() + b".")
    said = run("verify")
    assert "faults found" in said
    tell("verify over changed rows that hold marked words", 1, bool(marks(said) | marks(said.error)), name_of(book))


def test_what_the_database_says_when_it_refuses(book: Casebook, request: pytest.FixtureRequest) -> None:
    """A claim that its triggers refuse: neither our error nor the server's log holds its words."""
    from sayso.ledger.extractions import NoEvidence, insert_claims
    from sayso.model.span import Span

    wrong = replace(
        claim_of(f"The {INSIDE} works made 700 shells in May", text=RESTRICTED),
        spans=(Span(0, 10, f"{INSIDE} x"[:10], INSIDE, INSIDE),),
        roles={"facility": (INSIDE,)},
    )
    with pytest.raises(NoEvidence) as raised:
        insert_claims(book, [wrong])
    held = marks(str(raised.value)) | marks(repr(raised.value.__cause__))
    if book.settings.on_postgresql:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        assert "no quote, no claim" in server.log
        held |= marks(server.log)
    tell("a refusal by the database, searched in error and log", 1, bool(held), name_of(book))


def test_logs_and_temporary_files(book: Casebook, tmp_path: Path) -> None:
    """Everything is done once; then logs, temporary folder and the names of all files are searched."""
    letter = tmp_path / "given" / f"second-{NAMED}.eml"
    letter.parent.mkdir()
    letter.write_text(
        f"From: someone@x.example\nTo: us@x.example\nSubject: {INSIDE}\nContent-Type: text/plain; charset=utf-8\n\n"
        f"L'usine {INSIDE} a produit sept cents obus au mois de mai, selon un contremaître.\n",
        "utf-8",
    )
    added = run("add", letter.parent, "--language", "fr")
    assert "1 stored" in added
    assert marks(added.error) == set()
    for arguments in (
        ["show", restricted().id],
        ["claims"],
        ["briefing"],
        ["verify"],
        ["backup", tmp_path / "kept.zip"],
    ):
        run(*arguments)
    list(errors(book))
    run("purge", restricted().id, "--yes")
    leaks = files(tmp_path / "temporary") | files(tmp_path / "logs")
    names = [path for path in book.folder.rglob("*") if marks(path.name)]
    tell("logs, temporary files and file names", 3, len(leaks) + len(names), name_of(book))


def test_a_report_on_which_sayso_breaks_down_leaves_none_of_its_words(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of our own whose message quotes the text is told by its kind and place alone."""
    import sayso.extract
    from sayso.pipeline import read_and_extract

    def broken(report, reading, domain):  # type: ignore[no-untyped-def]
        raise KeyError(report.text)

    monkeypatch.setattr(sayso.extract, "extract", broken)
    done = read_and_extract(restricted())
    assert "KeyError" in done.unread
    assert re.search(r"\.py", done.unread) or "in " in done.unread
    tell("a fault of our own on a restricted report", 1, bool(marks(done.unread)), name_of(book))


def test_the_sample_of_marks_is_found_where_it_should_stand(book: Casebook, tmp_path: Path) -> None:
    """The search itself works: the report's own page holds the words, and so does the database."""
    assert marks(run("show", restricted().id)) >= {INSIDE, NAMED}
    assert marks(run("claims", "--format", "jsonl", "--restricted")) == {INSIDE}
    assert marks(run("claims", "--as-published")) >= {EXPOSED}
    with create(tmp_path / "other") as other:
        put(other)
    with open_casebook(tmp_path / "other"):
        assert files(tmp_path / "other")
