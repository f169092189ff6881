"""Django, set up once in a process, and one connection for each casebook that is open."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.conf import settings as django_settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from sayso.config import Settings
from sayso.errors import InputError

BUSY_SECONDS = 60

SQLITE_PRAGMAS = f"""
PRAGMA busy_timeout = {BUSY_SECONDS * 1000};
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA recursive_triggers = ON;
PRAGMA temp_store = MEMORY;
"""

_numbers = itertools.count(1)


def set_up() -> None:
    """Set Django up with the ledger's settings, unless the process has set it up with its own."""
    if not django_settings.configured:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sayso.ledger.settings")
        django.setup()
    if not django_settings.INSTALLED_APPS or "sayso.ledger" not in django_settings.INSTALLED_APPS:
        raise InputError(
            "Django is set up in this process without the ledger.",
            do="Add 'sayso.ledger' to INSTALLED_APPS, or open the casebook before Django is set up.",
        )


def connect(folder: Path, settings: Settings) -> str:
    """Declare a new connection to the casebook's database and return its alias."""
    entry = _postgresql(settings.database) if settings.on_postgresql else _sqlite(folder / settings.database)
    alias = f"casebook_{next(_numbers)}"
    filled = connections.configure_settings({"default": {}, alias: entry})
    connections.settings[alias] = filled[alias]
    return alias


def disconnect(alias: str) -> None:
    """Close this thread's connection and forget the alias."""
    if alias not in connections.settings:
        return
    connections[alias].close()
    del connections[alias]
    del connections.settings[alias]


def connection_of(alias: str) -> BaseDatabaseWrapper:
    """The connection of this thread."""
    return connections[alias]


@contextmanager
def impatient(alias: str) -> Iterator[None]:
    """Wait for others a second at most, for work that can be done another time."""
    wait, wait_again = (
        ("PRAGMA busy_timeout = 1000", f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        if is_sqlite(alias)
        else ("SET lock_timeout = '1s'", "RESET lock_timeout")
    )
    _say(alias, wait)
    try:
        yield
    finally:
        _say(alias, wait_again)


def _say(alias: str, statement: str) -> None:
    """Run a statement to its end: one that is half read keeps SQLite from rewriting its file."""
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)
        if cursor.description:
            cursor.fetchall()


def reason_of(error: Exception) -> str:
    """Why a database refused, in its first line: the lines after it may quote the row."""
    return (str(error).strip().splitlines() or ["no reason given"])[0].rstrip(".")


def is_sqlite(alias: str) -> bool:
    """Whether the alias is a SQLite file."""
    return connections[alias].vendor == "sqlite"


def _sqlite(path: Path) -> dict[str, Any]:
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": BUSY_SECONDS,
        "init_command": SQLITE_PRAGMAS,
    }
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}


def _postgresql(address: str) -> dict[str, Any]:
    """The parts of the address; what it leaves out is libpq's to find (`PGHOST`, `~/.pgpass`)."""
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        parts = {name: str(value) for name, value in conninfo_to_dict(address).items() if value is not None}
    except psycopg.ProgrammingError as error:
        raise InputError(f"The database address cannot be read: {error}.", do="Correct sayso.toml.") from error
    entry: dict[str, Any] = {"ENGINE": "django.db.backends.postgresql", "NAME": parts.pop("dbname", "")}
    if not entry["NAME"]:
        raise InputError("The database address names no database.", do="Add its name after the last slash.")
    waits = f"-c lock_timeout={BUSY_SECONDS * 1000}"
    parts["options"] = f"{parts['options']} {waits}" if "options" in parts else waits
    for key, name in (("USER", "user"), ("PASSWORD", "password"), ("HOST", "host"), ("PORT", "port")):
        entry[key] = parts.pop(name, "")
    # Values go apart from their statement, so that a server which logs the statement does not log the words.
    return entry | {"OPTIONS": {**parts, "server_side_binding": True}}


set_up()

__all__ = ["connect", "connection_of", "disconnect", "is_sqlite", "reason_of", "set_up"]
