"""Rewriting the database's files after a purge, so that nothing deleted can be read back from them."""

from __future__ import annotations

from django.apps import apps
from django.db.backends.utils import CursorWrapper

from sayso.errors import SaysoError
from sayso.ledger import engine
from sayso.ledger.casebook import Casebook


def scrub(casebook: Casebook) -> None:
    """Rewrite every table and the log of changes; another program that is reading may prevent the latter."""
    with engine.connection_of(casebook.alias).cursor() as cursor:
        if engine.is_sqlite(casebook.alias):
            _scrub_sqlite(cursor)
        else:
            _scrub_postgresql(cursor)


def _scrub_sqlite(cursor: CursorWrapper) -> None:
    cursor.execute("VACUUM")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    busy, *_ = cursor.fetchone() or (1,)
    if busy:
        raise SaysoError(
            "The report is purged, but another program keeps the database's log, and with it the words.",
            do="Close every program that uses this casebook; the log goes when the last one ends.",
        )


def _scrub_postgresql(cursor: CursorWrapper) -> None:
    """ANALYZE, because the planner keeps samples of what was there."""
    tables = [model._meta.db_table for model in apps.get_app_config("ledger").get_models()]
    cursor.execute(f"VACUUM (FULL, ANALYZE) {', '.join(tables)}")
    for table in tables:
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {table})")
        if cursor.fetchone() == (False,):
            _forget_samples(cursor, table)


def _forget_samples(cursor: CursorWrapper, table: str) -> None:
    """ANALYZE leaves the samples of an emptied table as they are; giving a column its own type drops them."""
    cursor.execute(
        "SELECT string_agg(format('ALTER %%I TYPE %%s', attname, format_type(atttypid, atttypmod)), ', ')"
        " FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
        [table],
    )
    (changes,) = cursor.fetchone() or ("",)
    cursor.execute(f"ALTER TABLE {table} {changes}")
