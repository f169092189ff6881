"""A backup while others write, and a casebook made anew from it, on the other database too."""

from __future__ import annotations

import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import InputError, IntegrityFault
from sayso.ledger import archive, custody, intake, queries
from sayso.ledger.backup import back_up
from sayso.ledger.backup_files import opened
from sayso.ledger.casebook import Casebook, create, open_casebook
from sayso.ledger.faults import Fault
from sayso.ledger.purge import purge
from sayso.ledger.restore import restore
from sayso.ledger.verify import verify
from tests.contract.material import report_of
from tests.reliability import earlier
from tests.reliability.filled import dump, fill, name_of
from tests.reliability.tally import Part, Row, count

pytestmark = pytest.mark.contract

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def book(casebook: Casebook) -> Casebook:
    fill(casebook)
    return casebook


@pytest.mark.parametrize("name", ["backup", "backup.zip"])
def test_all_of_it_comes_back_on_either_database(
    book: Casebook, name: str, tmp_path: Path, postgres_url: Callable[[], str]
) -> None:
    made = back_up(book, tmp_path / name)
    assert (made.head, made.lacking) == (custody.head(book), ())
    for number, database in enumerate(("", postgres_url())):
        with restore(tmp_path / name, tmp_path / f"restored {number}", database, by="ann") as anew:
            assert [each.kind for each in verify(anew, made.head)] == [Fault.PURGED]
            before, after = rows(book), rows(anew)
            assert after["ledger_custody"][:-1] == before["ledger_custody"]
            assert "restore" in after["ledger_custody"][-1]
            assert {table: after[table] for table in before if table not in CHANGED} == {
                table: before[table] for table in before if table not in CHANGED
            }
            assert sorted(each.name for each in archive.files(anew.folder)) == sorted(
                each.name for each in archive.files(book.folder)
            )
            report, data = report_of("It goes on.\n", "next.txt")
            assert intake.store_report(anew, report, data).report == report.id
            assert [each.kind for each in verify(anew)] == [Fault.PURGED]
    count(
        Row(
            Part.BACKUP,
            f"restored on SQLite and PostgreSQL from a {'file' if 'zip' in name else 'folder'}",
            2,
            database=name_of(book),
        )
    )


CHANGED = {"ledger_custody", "ledger_head", "ledger_conclusion"}


def rows(casebook: Casebook) -> dict[str, list[tuple[object, ...]]]:
    """Every row, with truth as SQLite has it."""
    return {
        table: [tuple(int(each) if isinstance(each, bool) else each for each in row) for row in found]
        for table, found in dump(casebook).items()
    }


def test_only_its_owner_reads_it(book: Casebook, tmp_path: Path) -> None:
    back_up(book, tmp_path / "folder")
    back_up(book, tmp_path / "file.zip")
    for path in (tmp_path / "folder", tmp_path / "file.zip", *(tmp_path / "folder").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    restore(tmp_path / "file.zip", tmp_path / "anew").close()
    assert stat.S_IMODE((tmp_path / "anew").stat().st_mode) & 0o077 == 0


def test_no_password_of_a_database_is_in_it(casebook: Casebook, tmp_path: Path) -> None:
    back_up(casebook, tmp_path / "folder")
    for path in (tmp_path / "folder").rglob("*"):
        assert not path.is_file() or b"postgresql://" not in path.read_bytes()


def test_where_it_may_not_be_written_or_made_anew(book: Casebook, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="inside the casebook"):
        back_up(book, book.folder / "backup")
    back_up(book, tmp_path / "backup")
    with pytest.raises(InputError, match="there already"):
        back_up(book, tmp_path / "backup")
    with pytest.raises(InputError, match="not empty"):
        restore(tmp_path / "backup", book.folder)
    (tmp_path / "words.zip").write_bytes(b"no backup")
    for source in (tmp_path / "words.zip", tmp_path, tmp_path / "nowhere"):
        with pytest.raises(InputError, match="no backup"):
            restore(source, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_any_file_of_it_that_is_changed_or_gone_is_named(book: Casebook, tmp_path: Path) -> None:
    back_up(book, tmp_path / "backup")
    with opened(tmp_path / "backup") as backup:
        names = list(backup.manifest["files"])
    assert len(names) > 12
    for name in names:
        path = tmp_path / "backup" / name
        data = path.read_bytes()
        for other in (data + b" ", None):
            path.unlink()
            if other is not None:
                path.write_bytes(other)
            with pytest.raises(IntegrityFault, match="gone or was changed") as raised:
                restore(tmp_path / "backup", tmp_path / "new")
            assert name in raised.value.what
            path.write_bytes(data)
    assert not (tmp_path / "new").exists()


def test_what_an_interrupted_backup_or_restoring_left_is_no_hindrance(book: Casebook, tmp_path: Path) -> None:
    half = tmp_path / "backup.part"
    (half / "ledger").mkdir(parents=True)
    back_up(book, tmp_path / "backup")
    assert not half.exists()
    (tmp_path / "new.restoring" / "archive").mkdir(parents=True)
    restore(tmp_path / "backup", tmp_path / "new").close()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("new")) == ["new"]


def test_bytes_that_are_gone_are_named_and_the_rest_is_backed_up(book: Casebook, tmp_path: Path) -> None:
    gone = next(archive.files(book.folder))
    gone.unlink()
    assert back_up(book, tmp_path / "backup").lacking == (gone.name,)
    with restore(tmp_path / "backup", tmp_path / "new") as anew:
        assert [each.kind for each in verify(anew) if each.is_fault] == [Fault.BYTES_MISSING]


@pytest.mark.slow
def test_backups_while_four_others_write(casebook: Casebook, tmp_path: Path) -> None:
    program = [sys.executable, "-m", "tests.contract.adding", str(casebook.folder)]
    others = [
        subprocess.Popen([*program, f"writer {number}", "15"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for number in range(4)
    ]
    ends = []
    while any(each.poll() is None for each in others):
        made = back_up(casebook, tmp_path / f"backup-{len(ends)}.zip")
        ends.append(made.head.number)
    assert [each.wait() for each in others] == [0] * 4
    for each in others:
        assert each.stdout
        each.stdout.close()
    for number in sorted({0, len(ends) // 2, len(ends) - 1}):
        with restore(tmp_path / f"backup-{number}.zip", tmp_path / f"restored-{number}") as anew:
            assert not list(verify(anew))
            assert custody.head(anew).number == ends[number] + 1
    count(Row(Part.BACKUP, "a backup while four others write", len(ends), database=name_of(casebook)))
    assert ends == sorted(ends)
    assert any(0 < end < ends[-1] or end < 120 for end in ends)


def test_a_purge_while_a_backup_is_made_has_it_made_anew(book: Casebook, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from sayso.ledger import backup as making

    gone = next(each for each in queries.reports(book) if each.name == "0.txt")
    put, done = making._put_bytes, []

    def put_while_somebody_purges(casebook, out, digest):  # type: ignore[no-untyped-def]
        if not done:
            with open_casebook(book.folder) as other:
                done.append(purge(other, gone.id, by="bob"))
        return put(casebook, out, digest)

    monkeypatch.setattr(making, "_put_bytes", put_while_somebody_purges)
    back_up(book, tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip") as packed:
        for name in packed.namelist():
            assert gone.id.encode() not in packed.read(name)
            assert gone.sha256.encode() not in packed.read(name)
            assert gone.sha256 not in name


def test_a_backup_of_an_earlier_version_is_restored_and_brought_up_to_date(database: str, tmp_path: Path) -> None:
    from django.test import override_settings

    earlier.make(tmp_path / "old", database)
    with override_settings(MIGRATION_MODULES=earlier.EARLIER):
        from sayso.ledger import engine
        from sayso.ledger.backup_files import written

        with open_casebook(tmp_path / "old") as old, written(tmp_path / "backup.zip") as out:
            with engine.connection_of(old.alias).cursor() as cursor:
                put_old_tables(cursor, out)
            for path in archive.files(old.folder):
                out.put(f"archive/{path.parent.name}/{path.name}", [path.read_bytes()])
            end = custody.head(old)
            out.close({"migration": "0001_initial", "head": {"number": end.number, "hash": end.hash}})
    with restore(tmp_path / "backup.zip", tmp_path / "new") as anew:
        assert not list(verify(anew, end))
        assert len(list(queries.claims(anew))) == 2
    with create(tmp_path / "other") as other:
        from sayso.ledger.repair import repair

        with pytest.raises(InputError, match="another version"):
            repair(other, tmp_path / "backup.zip", by="ann")


def put_old_tables(cursor, out) -> None:  # type: ignore[no-untyped-def]
    import json

    from django.apps import apps

    for model in apps.get_app_config("ledger").get_models():
        table = model._meta.db_table
        if table in {"ledger_unfinished", "ledger_conclusion", "ledger_purgepermit"}:
            continue
        cursor.execute(f"SELECT * FROM {table}")
        known = {field.column: field.attname for field in model._meta.concrete_fields}
        names = [known.get(column[0], column[0]) for column in cursor.description]
        lines = [json.dumps(dict(zip(names, row, strict=True))).encode() + b"\n" for row in cursor.fetchall()]
        out.put(f"ledger/{table}.jsonl", lines)
