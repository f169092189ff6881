"""The database as of one moment, while others go on writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from sayso.ledger import engine
from sayso.ledger.casebook import Casebook


@contextmanager
def snapshot(casebook: Casebook) -> Iterator[None]:
    """A view of the database as of one moment, which keeps nobody from writing; inside a transaction, that one's."""
    connection = engine.connection_of(casebook.alias)
    if connection.in_atomic_block:
        yield
    elif not engine.is_sqlite(casebook.alias):
        with transaction.atomic(using=casebook.alias):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # Django's own would take the lock of writers
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
