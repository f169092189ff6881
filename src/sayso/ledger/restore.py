"""A casebook made anew from a backup, in a folder and a database that are empty."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from sayso.config import DEFAULT_DATABASE, Limits, Settings, settings_from, write_settings
from sayso.errors import InputError, IntegrityFault
from sayso.ledger import archive, casebook, engine, triggers
from sayso.ledger.backup_files import MANIFEST, Backup, opened, read_file
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind, log
from sayso.model.ids import sha256

CHUNK = 500
PART = ".restoring"

# Texts come before the claims that quote them, because the triggers look for the words.
FIRST = ("ledger_text", "ledger_report", "ledger_claim")


def restore(source: Path, folder: Path, database: str = "", *, by: str = "") -> Casebook:
    """Make a casebook in an empty folder from a backup and open it; its chain says that this was done.

    `database` is a file name or the address of an empty PostgreSQL database, whatever the backup came from.
    Until all of it is there, it stands beside its place under another name.
    """
    folder = folder.resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is not empty.", do="Name a folder that is not there yet.")
    part = folder.with_name(folder.name + PART)
    with opened(source) as backup:
        if wrong := next(backup.problems(), ""):
            raise IntegrityFault(f"{wrong} in {source} is gone or was changed.", do="Use another backup.")
        settings = Settings(settings_from({"database": database or DEFAULT_DATABASE}).database, _limits(backup))
        _clear(part)
        part.mkdir(mode=0o700, parents=True)
        _fill(part, settings, backup, by)
    if folder.exists():
        folder.rmdir()
    part.rename(folder)
    return casebook.open_casebook(folder)


def _limits(backup: Backup) -> Limits:
    known = {each.name for each in fields(Limits)}
    return Limits(**{name: value for name, value in backup.manifest.get("limits", {}).items() if name in known})


def _clear(part: Path) -> None:
    """Remove what an interrupted restoring left; a folder that is none of ours stays."""
    if part.exists():
        if (part / archive.FOLDER).is_dir() or not any(part.iterdir()):
            shutil.rmtree(part)
        else:
            raise InputError(f"{part} is in the way.", do="Move it elsewhere.")


def _fill(part: Path, settings: Settings, backup: Backup, by: str) -> None:
    (part / archive.FOLDER).mkdir()
    for digest in backup.archived():
        archive.keep(part, backup.read(f"{archive.FOLDER}/{digest[:2]}/{digest}"))
    empty = Casebook(part, settings, engine.connect(part, settings))
    try:
        _insert(empty, backup)
    except DatabaseError as error:
        raise IntegrityFault(
            f"The database refused what the backup holds: {engine.reason_of(error)}.", do="Use another backup."
        ) from None
    finally:
        empty.close()
    write_settings(part, settings)
    with casebook.open_casebook(part) as filled:  # brings an earlier ledger up to date
        end = backup.manifest["head"]
        manifest = sha256(read_file(backup.path, backup.zip, MANIFEST))
        log(filled, Kind.RESTORE, {"manifest": manifest, "number": end["number"], "hash": end["hash"]}, by=by)


def _insert(empty: Casebook, backup: Backup) -> None:
    """Insert every row into the tables as they were when the backup was made, all or nothing."""
    casebook.check_database(empty)
    wanted = str(backup.manifest["migration"])
    connection = engine.connection_of(empty.alias)
    executor = MigrationExecutor(connection)
    if ("ledger", wanted) not in executor.loader.disk_migrations:
        raise InputError(f"The backup was written by a newer Sayso (it has {wanted}).", do="Update Sayso.")
    with casebook.migrating(empty):
        call_command("migrate", "ledger", wanted, database=empty.alias, verbosity=0, interactive=False)
    casebook.refuse_foreign(empty)
    models = executor.loader.project_state(("ledger", wanted)).apps.get_models()
    ordered = sorted(models, key=lambda model: (model._meta.db_table not in FIRST, model._meta.db_table != FIRST[0]))
    with transaction.atomic(using=empty.alias):
        if ("ledger", wanted) not in executor.loader.graph.leaf_nodes():
            triggers.remove(connection)  # they are those of today's tables
        for model in ordered:
            _insert_table(empty, backup, model)
        _go_on_counting(empty, ordered)


def _insert_table(empty: Casebook, backup: Backup, model: type[Model]) -> None:
    rows = values(model, backup)
    while some := list(islice(rows, CHUNK)):
        model._default_manager.using(empty.alias).bulk_create(model(**row) for row in some)


def values(model: type[Model], backup: Backup) -> Iterator[dict[str, Any]]:
    """The rows that a backup holds of a model's table, each value as its field has it."""
    types = {field.attname: field for field in model._meta.concrete_fields}
    for row in backup.rows(model._meta.db_table):
        yield {name: types[name].to_python(value) for name, value in row.items()}


def _go_on_counting(empty: Casebook, models: list[type[Model]]) -> None:
    """PostgreSQL's counters stand where they were: the next row takes the next number."""
    connection = engine.connection_of(empty.alias)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
