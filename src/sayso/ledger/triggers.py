"""The triggers by which the database itself refuses a claim without evidence, and any edit of what is kept.

They are taken down before a migration and put back after it: SQLite's table rebuild drops them silently. A
vendor's module lists them with the statements that make them.
"""

from __future__ import annotations

from typing import Protocol

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from sayso.ledger import triggers_postgresql, triggers_sqlite


class Vendor(Protocol):
    """What the module of a vendor has: triggers by name, statements that install them, what is there now."""

    TRIGGERS: dict[str, str]
    STATEMENTS: tuple[str, ...]

    def drop(self, cursor: CursorWrapper) -> None:
        """Drop every trigger of the ledger that is there."""

    def found(self, cursor: CursorWrapper) -> dict[str, str]:
        """The triggers that are there and work, each with its statement."""

    def all_names(self, cursor: CursorWrapper) -> list[str]:
        """The names of all triggers on the ledger's tables, whoever made them."""


def install(connection: BaseDatabaseWrapper) -> None:
    """Make every trigger anew, in one transaction."""
    vendor = _vendor(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        vendor.drop(cursor)
        for statement in vendor.STATEMENTS:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger down, for the time of a migration."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        _vendor(connection).drop(cursor)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of the triggers that are gone, switched off, or not as they should be; in order."""
    vendor = _vendor(connection)
    with connection.cursor() as cursor:
        found = vendor.found(cursor)
    return sorted(name for name, statement in vendor.TRIGGERS.items() if found.get(name) != statement)


def strange(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers on the ledger's tables that are not the ledger's own; in order."""
    vendor = _vendor(connection)
    with connection.cursor() as cursor:
        return sorted(set(vendor.all_names(cursor)) - set(vendor.TRIGGERS))


def _vendor(connection: BaseDatabaseWrapper) -> Vendor:
    return triggers_postgresql if connection.vendor == "postgresql" else triggers_sqlite
