"""After a purge nothing holds the words: no file of the casebook, log, index, cache, later backup or temporary folder."""

from __future__ import annotations

import io
import tempfile
import zipfile
import zlib
from pathlib import Path

import pytest
from django.db import connections

from sayso.ledger import archive, conclusions, decisions, extractions, intake, queries
from sayso.ledger.backup import back_up
from sayso.ledger.casebook import Casebook, open_casebook
from sayso.ledger.faults import Fault
from sayso.ledger.purge import purge
from sayso.ledger.values import Fate, Reader, Signed
from sayso.ledger.verify import verify
from sayso.model.claim import Extraction
from sayso.model.decision import Act
from sayso.model.report import Report
from tests.contract.material import claim_of, report_of
from tests.contract.test_purge import everything
from tests.reliability.filled import fill, name_of
from tests.reliability.tally import Part, Row, count

pytestmark = pytest.mark.contract

SECRET = "Quillfeather"
TEXT = f"An official of the {SECRET} works said that the plant made 4,000 shells.\n" * 300


@pytest.fixture
def book(casebook: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Casebook:
    """A casebook whose process has a folder for temporary files of its own."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    fill(casebook)
    return casebook


def put(casebook: Casebook, text: str = TEXT) -> Report:
    """A report with all that can come of it: claims, what was left, decisions of every kind, a conclusion."""
    report, data = report_of(text, f"{SECRET}.txt", title=SECRET, url=f"https://x.example/{SECRET}", author=SECRET)
    intake.store_report(casebook, report, data)
    intake.store_report(
        casebook,
        report_of(text, f"{SECRET} again.txt", title=SECRET, url=f"https://x.example/{SECRET}", author=SECRET)[0],
        data,
    )
    claims = tuple(claim_of(text, text[at * 73 : at * 73 + 72]) for at in range(1))
    extractions.store_extraction(
        casebook, report.id, Extraction(claims, (), ((text[14:40], "no date"),)), Reader("en 1", "en")
    )
    mine = decisions.add_claim(casebook, report.id, claim_of(text, SECRET), Signed("ann", f"{SECRET} was missed"))
    decisions.take_back(casebook, mine.id, Signed("ann", f"not {SECRET}"))
    decisions.decide(casebook, Act.ACCEPT, claims[0].id, Signed("ann", f"{SECRET} stands"))
    decisions.decide(casebook, Act.MARK, report.id, Signed("ann", SECRET), {"note": SECRET})
    return report


def needles(report: Report) -> list[bytes]:
    """The words as bytes in each way in which a file may hold them, and the hashes that name them."""
    words = [SECRET, SECRET.casefold(), SECRET.upper(), report.id, report.sha256, report.text_hash]
    return [word.encode(coding) for word in words for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]


def opened_up(data: bytes) -> list[bytes]:
    """The bytes, and those of whatever archive they are."""
    found = [data]
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            found.extend(packed.read(name) for name in packed.namelist())
    for start in (0, data.find(b"\x78\x9c")):
        try:
            found.append(zlib.decompressobj(47).decompress(data[max(start, 0) :]))
        except zlib.error:
            continue
    return found


def holders(folder: Path, wanted: list[bytes]) -> list[str]:
    """The files whose name or bytes hold one of them."""
    found = []
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder)).encode()
        data = opened_up(path.read_bytes()) if path.is_file() else []
        if any(each in part for each in wanted for part in (name, *data)):
            found.append(str(path))
    return found


def test_no_file_holds_the_words(book: Casebook, tmp_path: Path) -> None:
    report = put(book)
    with connections[book.alias].cursor() as cursor:
        cursor.execute("ANALYZE")
    wanted = needles(report)
    assert len(holders(book.folder, wanted)) >= 1
    assert any(each.decode("utf-8", "ignore") in everything(book) for each in wanted[:1])
    tombstone = purge(book, report.id, by="ann")
    back_up(book, tmp_path / "later.zip")
    back_up(book, tmp_path / "later")
    found = holders(tmp_path, wanted)
    rows = [each for each in (SECRET, report.id, report.sha256, report.text_hash) if each in everything(book)]
    count(
        Row(
            Part.PURGE,
            "words purged, then looked for in every file",
            1 - bool(found or rows),
            0,
            int(bool(found or rows)),
            name_of(book),
        )
    )
    assert (found, rows) == ([], [])
    problems = [(each.kind, each.where) for each in verify(book)]
    assert (Fault.PURGED, tombstone) in problems
    assert {kind for kind, _ in problems} == {Fault.PURGED}


def test_no_file_of_the_server_holds_the_words(book: Casebook, tmp_path: Path, postgres_server) -> None:  # type: ignore[no-untyped-def]
    """Tables, indexes, statistics, temporary files and the server's log; its log of changes is out of our reach."""
    if not book.settings.on_postgresql:
        report = put(book)
        purge(book, report.id, by="ann")
        book.close()
        assert holders(book.folder, needles(report)) == []
        return
    report = put(book)
    purge(book, report.id, by="ann")
    with connections[book.alias].cursor() as cursor:
        cursor.execute("CHECKPOINT")
    data = postgres_server.folder / "data"
    found = [path for path in holders(data, needles(report)) if "/pg_wal/" not in path]
    assert found == []
    assert SECRET not in postgres_server.log


def test_a_purged_report_may_come_in_again_unless_it_is_barred(book: Casebook) -> None:
    report = put(book)
    purge(book, report.id, by="ann")
    assert put(book).id == report.id
    purge(book, report.id, by="ann", bar=True)
    again, data = report_of(TEXT, "another name.txt", outlet="Quay Ledger")
    refused = intake.store_report(book, again, data)
    assert (refused.fate, refused.reason) == (Fate.REFUSED, "purged")
    assert "purged to stay away" in refused.detail
    assert not archive.place(book.folder, again.sha256).exists()
    for each in (SECRET, again.sha256, "another name"):
        assert each not in everything(book)
    other, data = report_of("Another report that comes in.\n", "other.txt")
    assert intake.store_report(book, other, data).fate is Fate.STORED
    count(Row(Part.PURGE, "barred bytes added again", 0, 1, database=name_of(book)))
    assert {each.kind for each in verify(book)} == {Fault.PURGED}


def test_a_second_bar_has_the_salt_of_the_first_and_another_hash(book: Casebook) -> None:
    from sayso.ledger.bars import _bars

    for text in ("First.\n", "Second.\n"):
        report, data = report_of(text, "it.txt")
        intake.store_report(book, report, data)
        purge(book, report.id, by="ann", bar=True)
    kept = list(_bars(book))
    assert len({salt for salt, _ in kept}) == 1
    assert len({each for _, each in kept}) == 2
    assert all(archive.sha256(text) not in str(kept) for text in (b"First.\n", b"Second.\n"))


def test_a_report_whose_bytes_are_coming_in_again_keeps_them(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody stores the same bytes with another report between a purge's rows and its files."""
    from sayso.ledger import purge as removing

    report = put(book)
    finish = removing.finish
    other, data = report_of(TEXT, "other.txt", outlet="Quay Ledger")

    def somebody_is_quicker(casebook: Casebook) -> None:
        with open_casebook(casebook.folder) as second:
            intake.store_report(second, other, data)
        finish(casebook)

    monkeypatch.setattr(removing, "finish", somebody_is_quicker)
    purge(book, report.id, by="ann")
    assert archive.read(book.folder, other.sha256) == data
    assert [each.id for each in queries.reports(book) if each.id in (report.id, other.id)] == [other.id]
    assert {each.kind for each in verify(book)} == {Fault.PURGED}


def test_conclusions_go_with_what_they_were_drawn_from(book: Casebook) -> None:
    report = put(book)
    purge(book, report.id, by="ann")
    assert conclusions.kept(book, "tests", "i-0") is None
