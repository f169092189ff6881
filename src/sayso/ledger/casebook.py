"""A casebook: made, found and opened; its database brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from django.core.management import call_command
from django.db import DatabaseError, OperationalError, transaction
from django.db.migrations.executor import MigrationExecutor

from sayso.config import DEFAULT_DATABASE, FILE_NAME, Settings, read_settings, settings_from, write_settings
from sayso.errors import InputError, IntegrityFault, SaysoError
from sayso.ledger import archive, engine
from sayso.ledger.protected import CHAIN

# While the first is there, a migration was begun and not finished; the second is locked while one runs.
MIGRATING = "ledger.migrating"
LOCK = "ledger.lock"

FIRST = "0001_initial"


class Unopened(InputError):
    """The database is not there, does not answer, or is held by another program."""


class Damaged(Unopened):
    """What answers is no ledger: the file is damaged, or its tables are not those of any version."""


@dataclass(frozen=True, slots=True)
class Casebook:
    """An open casebook, for a `with` statement in one thread; `alias` names its connection in Django."""

    folder: Path
    settings: Settings
    alias: str

    def __enter__(self) -> Casebook:
        """The casebook itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close its connection."""
        self.close()

    def close(self) -> None:
        """Close its connection; a second time does nothing."""
        engine.disconnect(self.alias)

    @property
    def archive(self) -> Path:
        """The folder of archived bytes."""
        return self.folder / archive.FOLDER


def create(folder: Path | str, database: str = "") -> Casebook:
    """Make a casebook in a folder that has none yet, and open it.

    `database` is a file name in the folder or a `postgresql://` address of an empty database.
    """
    folder = Path(folder).resolve()
    settings = settings_from({"database": database or DEFAULT_DATABASE})
    if (folder / FILE_NAME).exists():
        raise InputError(f"{folder} is a casebook already.", do="Open it, or choose another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    casebook = _opened(folder, settings)
    try:
        refuse_foreign(casebook)
        casebook.archive.mkdir(exist_ok=True)
        write_settings(folder, settings)
    except BaseException:
        casebook.close()
        raise
    return casebook


def open_casebook(folder: Path | str = ".") -> Casebook:
    """Open the casebook that the folder is in: the nearest `sayso.toml`, upwards."""
    home = find(folder)
    casebook = _opened(home, read_settings(home))
    _complete(casebook)
    return casebook


def find(folder: Path | str = ".") -> Path:
    """The folder of the nearest casebook, upwards."""
    start = Path(folder).resolve()
    for each in (start, *start.parents):
        if (each / FILE_NAME).is_file():
            return each
    raise InputError(f"There is no casebook in {start} or above it.", do="Make one with `sayso init FOLDER`.")


def _opened(folder: Path, settings: Settings) -> Casebook:
    casebook = Casebook(folder, settings, engine.connect(folder, settings))
    try:
        check_database(casebook)
        _migrate_if_needed(casebook)
    except (DatabaseError, sqlite3.Error) as error:
        casebook.close()
        kind = Unopened if isinstance(error, OperationalError | sqlite3.OperationalError) else Damaged
        raise kind(
            f"The database of {folder} cannot be opened: {engine.reason_of(error)}.",
            do=f"Check `database` in {folder / FILE_NAME}, that its server runs, that its folder can be written, "
            "and that no other program holds it; docs/RECOVERY.md says more.",
        ) from error
    except BaseException:
        casebook.close()
        raise
    return casebook


def check_database(casebook: Casebook) -> None:
    """Offsets count code points, which PostgreSQL counts only in UTF-8."""
    connection = engine.connection_of(casebook.alias)
    connection.ensure_connection()
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        (encoding,) = cursor.fetchone() or ("",)
    if encoding != "UTF8":
        raise InputError(
            f"The database is encoded in {encoding}, not UTF8.",
            do="Make one with CREATE DATABASE … ENCODING 'UTF8'.",
        )


def _migrate_if_needed(casebook: Casebook) -> None:
    if not _pending(casebook):
        return
    with _alone(casebook.folder):
        if _pending(casebook):
            marker = casebook.folder / MIGRATING
            marker.touch()
            with migrating(casebook):
                call_command("migrate", database=casebook.alias, verbosity=0, interactive=False)
            marker.unlink()


@contextmanager
def migrating(casebook: Casebook) -> Iterator[None]:
    """All migrations, their triggers and the note that they were run, in one transaction: all of it or nothing.

    Django commits a migration that defers indexes before it notes that it was run; a power cut in between
    would leave a database that no program opens.
    """
    connection = engine.connection_of(casebook.alias)
    on_sqlite = engine.is_sqlite(casebook.alias)
    if on_sqlite:
        connection.disable_constraint_checking()
    try:
        with transaction.atomic(using=casebook.alias):
            if not on_sqlite:
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            yield
    finally:
        if on_sqlite:
            connection.enable_constraint_checking()


def _pending(casebook: Casebook) -> bool:
    """Whether migrations are to be run; a ledger that is newer than this program is refused."""
    executor = MigrationExecutor(engine.connection_of(casebook.alias))
    loader = executor.loader
    ahead = sorted(set(loader.applied_migrations) - set(loader.disk_migrations))
    if newer := [name for app, name in ahead if app == "ledger"]:
        raise InputError(
            f"The ledger was written by a newer Sayso (it has {newer[-1]}).",
            do="Update Sayso, then open it again.",
        )
    plan = executor.migration_plan(loader.graph.leaf_nodes())
    _refuse_forgotten(casebook, [migration.name for migration, _ in plan if migration.app_label == "ledger"])
    return bool(plan) or (casebook.folder / MIGRATING).exists()


def _refuse_forgotten(casebook: Casebook, planned: list[str]) -> None:
    """A ledger whose tables are there, and whose list of migrations says otherwise, was tampered with."""
    if FIRST in planned and CHAIN in engine.connection_of(casebook.alias).introspection.table_names():
        raise IntegrityFault(
            f"The list of migrations does not know {FIRST}, whose tables are there.",
            do="Restore a backup with `sayso restore`.",
        )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a lock that the system frees when the process dies, on every platform: that of a SQLite file."""
    with closing(sqlite3.connect(folder / LOCK, timeout=engine.BUSY_SECONDS, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _complete(casebook: Casebook) -> None:
    """Go on with a purge that was interrupted; where that must wait, because others read, it waits."""
    from sayso.ledger.scrub import finish

    try:
        with engine.impatient(casebook.alias):
            finish(casebook)
    except (DatabaseError, OSError, SaysoError):
        return


def refuse_foreign(casebook: Casebook) -> None:
    """A database belongs to one casebook: its bytes are in one archive."""
    with engine.connection_of(casebook.alias).cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger_custody")
        (entries,) = cursor.fetchone() or (0,)
    if entries:
        raise InputError("The database holds a casebook already.", do="Make an empty database for this one.")
