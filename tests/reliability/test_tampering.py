"""Whatever is changed behind the ledger's back, `verify` names it, and a backup puts it back."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import IntegrityError, connections, models, transaction

from sayso.errors import InputError, IntegrityFault
from sayso.ledger import archive, intake, queries, triggers
from sayso.ledger.backup import back_up
from sayso.ledger.casebook import Casebook, Unopened, create, open_casebook
from sayso.ledger.custody import Kind
from sayso.ledger.faults import Fault, Problem
from sayso.ledger.models import CustodyRow
from sayso.ledger.purge import purge
from sayso.ledger.repair import repair
from sayso.ledger.verify import verify
from tests.contract.material import report_of
from tests.reliability import filled
from tests.reliability.filled import dump, fill, name_of
from tests.reliability.tally import Part, Row, count

pytestmark = [pytest.mark.contract, pytest.mark.slow]

# Tables whose rows stand only while something is under way: nothing is there to be changed.
PASSING = {"ledger_purgepermit", "ledger_unfinished"}


# In a short run every eighth is put back, another one with each new column.
FULL = bool(os.environ.get("SAYSO_FULL"))
EVERY = 3 if FULL else 8

BEFORE = ((), ("SET LOCAL session_replication_role = replica",))
AFTER = ((), ("SET LOCAL session_replication_role = origin",))


@pytest.fixture
def book(casebook: Casebook) -> Casebook:
    fill(casebook)
    assert [each.kind for each in verify(casebook)] == [Fault.PURGED]
    return casebook


@pytest.fixture
def backup(book: Casebook, tmp_path: Path) -> Path:
    target = tmp_path / "backup.zip"
    back_up(book, target)
    return target


@contextmanager
def tampered(casebook: Casebook, *statements: str) -> Iterator[list[Problem] | None]:
    """What is found while the statements are in force, as by somebody with the database's password.

    None where a constraint of the table itself refuses them. All of it is undone at the end.
    """
    connection = connections[casebook.alias]
    with transaction.atomic(using=casebook.alias):
        triggers.remove(connection)
        try:
            with transaction.atomic(using=casebook.alias), connection.cursor() as cursor:
                on_postgresql = connection.vendor == "postgresql"
                # An administrator can switch off the checks of links.
                for statement in (*BEFORE[on_postgresql], *statements, *AFTER[on_postgresql]):
                    cursor.execute(statement)
        except IntegrityError:
            yield None
        else:
            triggers.install(connection)
            yield faults(casebook)
        transaction.set_rollback(True, using=casebook.alias)


def faults(casebook: Casebook) -> list[Problem]:
    return [each for each in verify(casebook) if each.is_fault]


def columns() -> list[tuple[type[models.Model], models.Field]]:
    """Every column of every table but numbers that name a row to nothing else, and what is passing."""
    return [
        (model, field)
        for model in filled.models()
        if model._meta.db_table not in PASSING
        for field in model._meta.concrete_fields
        if not (isinstance(field, models.AutoField) and not model._meta.related_objects) or field.attname == "number"
    ]


def another(field: models.Field) -> str:
    """An expression of SQL for a value that is not the one there."""
    column = f'"{field.column}"'
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(kind, models.BooleanField):
        return f"NOT {column}"
    if isinstance(kind, models.IntegerField | models.AutoField):
        return f"coalesce({column}, 0) + 1000"
    return f"substr('~' || coalesce({column}, ''), 1, {kind.max_length or 10_000_000})"


def keys_of(casebook: Casebook, model: type[models.Model], rng: random.Random) -> list[object]:
    keys = sorted(model._default_manager.using(casebook.alias).values_list("pk", flat=True))
    return keys if FULL else [rng.choice(keys)]


def changes(casebook: Casebook) -> Iterator[tuple[str, str]]:
    rng = random.Random(5)
    for model, field in columns():
        table, key = model._meta.db_table, model._meta.pk.column
        for value in keys_of(casebook, model, rng):
            yield (
                f"{table}.{field.column} of {value}",
                (f'UPDATE {table} SET "{field.column}" = {another(field)} WHERE "{key}" = \'{value}\''),
            )


def test_any_value_of_any_table_that_is_changed_is_named_and_put_back(book: Casebook, backup: Path) -> None:
    before = dump(book)
    unseen, unmended = [], []
    tried = mended = 0
    for what, statement in changes(book):
        with tampered(book, statement) as found:
            if found is None:
                continue
            tried += 1
            if not found:
                unseen.append(what)
                continue
            if tried % EVERY:
                continue
            mended += 1
            repair(book, backup, by="ann")
            if faults(book) or not same(before, dump(book)):
                unmended.append((what, faults(book)))
    count(Row(Part.TAMPERING, "a value changed in any column", tried - len(unseen), 0, len(unseen), name_of(book)))
    count(Row(Part.TAMPERING, "… and put back from a backup", mended - len(unmended), 0, len(unmended), name_of(book)))
    assert tried > 80
    assert not unseen
    assert not unmended


def same(before: dict[str, list[tuple[object, ...]]], after: dict[str, list[tuple[object, ...]]]) -> bool:
    """Whether all is as it was, but for the entry that says so, and conclusions, which are computed anew."""
    return all(
        after[table][: len(rows)] == rows and len(after[table]) - len(rows) == (table == "ledger_custody")
        for table, rows in before.items()
        if table not in {"ledger_head", "ledger_conclusion"}
    )


def test_any_row_that_is_removed_is_named_and_put_back(book: Casebook, backup: Path) -> None:
    before = dump(book)
    unseen, unmended, tried = [], [], 0
    for model in filled.models():
        table, key = model._meta.db_table, model._meta.pk.column
        for value in sorted(model._default_manager.using(book.alias).values_list("pk", flat=True)):
            tried += 1
            if tried % EVERY:
                continue
            with tampered(book, f"DELETE FROM {table} WHERE \"{key}\" = '{value}'") as found:
                if not found and table != "ledger_conclusion":
                    unseen.append((table, value))
                    continue
                repair(book, backup, by="ann")
                if faults(book) or not (same(before, dump(book)) or table == "ledger_conclusion"):
                    unmended.append((table, value, faults(book)))
    kept = tried // EVERY - len(unseen) - len(unmended)
    count(
        Row(Part.TAMPERING, "a row removed, and put back from a backup", kept, 0, tried // EVERY - kept, name_of(book))
    )
    assert not unseen
    assert not unmended


def test_any_row_that_is_added_is_named(book: Casebook) -> None:
    """A copy of a row under another key; leads and items too, which no reader would miss."""
    unseen, tried = [], 0
    for model in filled.models():
        fields = model._meta.concrete_fields
        unique = [field for field in fields if field.unique or field.primary_key]
        values = [another(field) if field in unique else f'"{field.column}"' for field in fields]
        names = ", ".join(f'"{field.column}"' for field in fields)
        table, key = model._meta.db_table, model._meta.pk.column
        for value in sorted(model._default_manager.using(book.alias).values_list("pk", flat=True))[: 3 if FULL else 1]:
            if table == "ledger_conclusion" or (table == "ledger_run" and value):
                values = [
                    f"'~' || {each}" if each == '"key"' else "NOT current" if each == '"current"' else each
                    for each in values
                ]
            tried += 1
            copy = f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table} WHERE \"{key}\" = '{value}'"
            with tampered(book, copy) as found:
                if found == []:
                    unseen.append((table, value))
    for table, values in (("ledger_purgepermit", "('p-1')"), ("ledger_unfinished", "('p-1', '')")):
        tried += 1
        with tampered(book, f"INSERT INTO {table} VALUES {values}") as found:
            if not found:
                unseen.append((table, values))
    count(Row(Part.TAMPERING, "a row added to any table", tried - len(unseen), 0, len(unseen), name_of(book)))
    assert tried > 12
    assert not unseen


def test_any_byte_of_the_archive_that_is_changed_is_named_and_put_back(book: Casebook, backup: Path) -> None:
    """Every byte of every archived file, one bit at a time."""
    tried = unseen = 0
    for path in sorted(archive.files(book.folder)):
        data = path.read_bytes()
        for place in range(len(data)) if FULL else range(0, len(data), 17):
            tried += 1
            path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
            with pytest.raises(IntegrityFault):
                archive.read(book.folder, path.name)
        where = str(path.relative_to(book.folder))
        unseen += [(each.kind, each.where) for each in faults(book)] != [(Fault.BYTES_CHANGED, where)]
        assert repair(book, backup, by="ann").files == [path.name]
        assert path.read_bytes() == data
    count(Row(Part.TAMPERING, "a byte of the archive changed", tried - unseen, 0, unseen, name_of(book)))
    assert not unseen
    assert faults(book) == []


def test_files_added_to_or_removed_from_the_archive(book: Casebook, backup: Path) -> None:
    kept = sorted(archive.files(book.folder))
    for path in kept:
        path.unlink()
    assert {each.kind for each in faults(book)} == {Fault.BYTES_MISSING}
    assert len(repair(book, backup, by="ann").files) == len(kept)
    assert sorted(archive.files(book.folder)) == kept
    strange = ["note.txt", "ab/note", "ab/" + "0" * 64, f"{kept[0].parent.name}/{kept[0].name}.x", "ab/deep/er"]
    for name in strange:
        (book.archive / name).parent.mkdir(parents=True, exist_ok=True)
        (book.archive / name).write_bytes(b"put here by somebody")
    (book.archive / "ab" / ("1" * 64)).symlink_to(kept[0])
    found = [each.where for each in faults(book)]
    wanted = sorted([*(f"archive/{name}" for name in strange), "archive/ab/" + "1" * 64])
    count(
        Row(
            Part.TAMPERING,
            "a file removed from or added to the archive",
            len(kept) + len(wanted),
            database=name_of(book),
        )
    )
    assert sorted(found) == wanted


def test_what_came_after_the_backup_is_never_overwritten(book: Casebook, backup: Path) -> None:
    later, data = report_of("It came later.\n", "later.txt")
    intake.store_report(book, later, data)
    connection = connections[book.alias]
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_report SET outlet = 'Quay Ledger' WHERE name IN ('1.txt', 'later.txt')")
        cursor.execute("DELETE FROM ledger_custody WHERE number = 2")
    assert repair(book, backup, by="ann").triggers
    assert not triggers.missing(connection)
    assert [(each.kind, each.where) for each in faults(book)] == [(Fault.RECORD_CHANGED, later.id)]
    assert CustodyRow.objects.using(book.alias).order_by("number").last().kind == Kind.REPAIR.value


def test_what_was_purged_after_the_backup_stays_away(book: Casebook, backup: Path) -> None:
    report, data = report_of("It came later.\n", "later.txt")
    intake.store_report(book, report, data)
    before = {each.id for each in queries.reports(book)}
    gone = next(each for each in queries.reports(book) if each.name == "0.txt")
    purge(book, gone.id, by="ann")
    triggers.remove(connections[book.alias])
    done = repair(book, backup, by="ann")
    assert done.triggers
    assert not done.rows.total()
    assert not done.files
    assert {each.id for each in queries.reports(book)} == before - {gone.id}
    assert faults(book) == []


def test_a_tombstone_that_cannot_be_read_keeps_what_is_missing_away(book: Casebook, backup: Path) -> None:
    """Whoever spoils the tombstone does not have the purged report put back by the repair."""
    gone = next(each for each in queries.reports(book) if each.name == "0.txt")
    purge(book, gone.id, by="ann")
    triggers.remove(connections[book.alias])
    with connections[book.alias].cursor() as cursor:
        cursor.execute("UPDATE ledger_custody SET payload = '{}' WHERE kind = 'purge'")
    repair(book, backup, by="ann")
    assert gone.id not in {each.id for each in queries.reports(book)}
    assert Fault.CHAIN_CHANGED in {each.kind for each in faults(book)}


def test_a_backup_of_another_casebook_or_a_changed_one_repairs_nothing(
    book: Casebook, backup: Path, tmp_path: Path
) -> None:
    with create(tmp_path / "other") as other:
        fill(other)
        with pytest.raises(InputError, match="another casebook"):
            repair(other, backup, by="ann")
    folder = tmp_path / "folder"
    back_up(book, folder)
    rows = folder / "ledger" / "ledger_report.jsonl"
    rows.write_bytes(rows.read_bytes().replace(b"Harbour", b"Harbuor"))
    with pytest.raises(IntegrityFault, match="gone or was changed"):
        repair(book, folder, by="ann")
    assert faults(book) == []


def test_values_that_no_column_should_hold_are_named_and_end_nothing(tmp_path: Path) -> None:
    """SQLite keeps bytes and words in columns of numbers, and text that is no UTF-8."""
    with create(tmp_path / "book") as casebook:
        fill(casebook)
        unseen = []
        for model, field in columns():
            table, key = model._meta.db_table, model._meta.pk.column
            for value in ("x'ff00'", "CAST(x'ff00' AS TEXT)", "'words'", "1.5")[:: 1 if FULL else 4]:
                first = f'SELECT min("{key}") FROM {table}'
                change = f'UPDATE {table} SET "{field.column}" = {value} WHERE "{key}" = ({first})'
                with tampered(casebook, change) as found:
                    if found == []:
                        unseen.append((table, field.column, value))
    assert not unseen


def test_a_trigger_of_somebody_else_is_named(book: Casebook) -> None:
    connection = connections[book.alias]
    statements = {
        "sqlite": ["CREATE TRIGGER quiet AFTER INSERT ON ledger_decision BEGIN DELETE FROM ledger_undated; END"],
        "postgresql": [
            "CREATE TRIGGER quiet AFTER INSERT ON ledger_decision FOR EACH ROW EXECUTE FUNCTION ledger_refuse()"
        ],
    }
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
    assert [(each.kind, each.where) for each in faults(book)] == [(Fault.TRIGGER_STRANGE, "quiet")]


def test_a_damaged_page_of_the_database_is_named(tmp_path: Path) -> None:
    """Any page of the SQLite file but the first, one after the other."""
    with create(tmp_path / "book") as casebook:
        fill(casebook)
        with connections[casebook.alias].cursor() as cursor:
            cursor.execute("VACUUM")
    path = tmp_path / "book" / "ledger.sqlite3"
    data, rng = path.read_bytes(), random.Random(3)
    starts = list(range(4096, len(data), 4096))
    unseen = 0
    for start in starts if FULL else rng.sample(starts, 12):
        path.write_bytes(data[:start] + rng.randbytes(4096) + data[start + 4096 :])
        unseen += not damage_is_named(tmp_path / "book")
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
    count(Row(Part.TAMPERING, "a page of the database's file overwritten", len(starts) - unseen, 0, unseen, "SQLite"))
    assert not unseen
    path.write_bytes(data)
    with open_casebook(tmp_path / "book") as opened:
        assert faults(opened) == []


def damage_is_named(folder: Path) -> bool:
    try:
        with open_casebook(folder) as opened:
            return bool(faults(opened))
    except (Unopened, IntegrityFault) as error:
        return bool(error.do)


def test_any_trigger_that_is_dropped_is_named_and_put_back(book: Casebook, backup: Path) -> None:
    connection = connections[book.alias]
    names = sorted(triggers._vendor(connection).TRIGGERS)[:: 1 if FULL else 7]
    unseen = []
    for name in names:
        on = f" ON {name.partition('__')[0]}" if connection.vendor == "postgresql" else ""
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {name}{on}")
        if [(each.kind, each.where) for each in faults(book)] != [(Fault.TRIGGER_MISSING, name)]:
            unseen.append(name)
        assert repair(book, backup, by="ann").triggers == [name]
    count(
        Row(Part.TAMPERING, "a trigger dropped, and put back", len(names) - len(unseen), 0, len(unseen), name_of(book))
    )
    assert not unseen
    assert faults(book) == []


def test_any_two_neighbours_in_the_chain_in_each_others_place(book: Casebook, backup: Path) -> None:
    """Named, and put back from a backup."""
    before = dump(book)
    numbers = range(1, CustodyRow.objects.using(book.alias).count(), 1 if FULL else 4)
    wrong = []
    for number in numbers:
        swap = [
            f"UPDATE ledger_custody SET number = {new} WHERE number = {old}"
            for old, new in ((number, 9999), (number + 1, number), (9999, number + 1))
        ]
        with tampered(book, *swap) as found:
            if not found:
                wrong.append(number)
                continue
            repair(book, backup, by="ann")
            if faults(book) or not same(before, dump(book)):
                wrong.append(number)
    count(
        Row(
            Part.TAMPERING,
            "two entries of the chain exchanged",
            len(numbers) - len(wrong),
            0,
            len(wrong),
            name_of(book),
        )
    )
    assert not wrong
