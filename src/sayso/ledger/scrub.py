"""Completing a purge: bytes removed, and the database's files rewritten, so that nothing can be read back."""

from __future__ import annotations

from django.apps import apps
from django.db.backends.utils import CursorWrapper

from sayso.errors import SaysoError
from sayso.ledger import archive, engine, name_index
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import writing
from sayso.ledger.models import ReportRow, UnfinishedRow


def finish(casebook: Casebook) -> None:
    """Complete every purge whose rows are gone; each step can be interrupted and done again."""
    rows = UnfinishedRow.objects.using(casebook.alias)
    found = list(rows.order_by("tombstone"))
    if not found:
        return
    with writing(casebook):
        # Under the lock, for the same bytes may be coming in again with another report.
        for row in found:
            if row.sha256 and not ReportRow.objects.using(casebook.alias).filter(sha256=row.sha256).exists():
                archive.remove(casebook.folder, row.sha256)
        rows.filter(tombstone__in=[row.tombstone for row in found]).update(sha256="")
    name_index.remove(casebook.folder)
    scrub(casebook)
    rows.filter(tombstone__in=[row.tombstone for row in found]).delete()


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
