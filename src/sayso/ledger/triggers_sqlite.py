"""The triggers on SQLite."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.backends.utils import CursorWrapper

from sayso.ledger.protected import CHAIN, EVIDENCE, KEYS, NEVER_EDITED, PERMITTED_IN_PURGE, SEALED

PERMIT = "EXISTS (SELECT 1 FROM ledger_purgepermit)"

# Columns have no strict types here: without `typeof`, '0' and 0.5 would be compared as text or as a fraction.
STANDS = """coalesce(
  typeof(NEW.start) = 'integer' AND typeof(NEW."end") = 'integer' AND typeof(NEW.exact) = 'text'
  AND NEW.start >= 0 AND NEW."end" > NEW.start AND length(NEW.exact) = NEW."end" - NEW.start
  AND substr((SELECT text FROM ledger_text WHERE text_hash = NEW.text_hash),
             NEW.start + 1, NEW."end" - NEW.start) = NEW.exact, 0)"""


def _refuse(name: str, when: str, condition: str, message: str) -> tuple[str, str]:
    table = name.partition("__")[0]
    statement = (
        f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )
    return name, statement


def _on_insert() -> Iterator[tuple[str, str]]:
    for table in EVIDENCE:
        yield _refuse(f"{table}__evidence", "INSERT", f"NOT {STANDS}", "sayso: no quote, no claim")
    whole = "coalesce(length(NEW.text) = NEW.code_points AND typeof(NEW.text) = 'text', 0) = 0"
    yield _refuse("ledger_text__whole", "INSERT", whole, "sayso: the text is not as long as it says")
    for table, keys in KEYS.items():
        # REPLACE deletes the row in its way without any trigger for deletion.
        taken = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})" for key in keys)
        yield _refuse(f"{table}__replace", "INSERT", taken, "sayso: what is kept is never replaced")


def _on_edit() -> Iterator[tuple[str, str]]:
    edited, removed = "sayso: what is kept is never edited", "sayso: only a purge removes what is kept"
    for table in NEVER_EDITED:
        yield _refuse(f"{table}__update", "UPDATE", "1", edited)
    for table in PERMITTED_IN_PURGE:
        yield _refuse(f"{table}__delete", "DELETE", f"NOT {PERMIT}", removed)
    yield _refuse("ledger_report__update", "UPDATE", f"NOT {PERMIT}", edited)
    moved = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in SEALED)
    yield _refuse(f"{CHAIN}__update", "UPDATE", f"NOT {PERMIT} OR {moved}", "sayso: the chain is never edited")
    yield _refuse(f"{CHAIN}__delete", "DELETE", "1", "sayso: the chain is never shortened")


TRIGGERS = dict([*_on_insert(), *_on_edit()])
STATEMENTS = tuple(TRIGGERS.values())


def drop(cursor: CursorWrapper) -> None:
    """Drop every trigger of the ledger that is there."""
    for name in found(cursor):
        cursor.execute(f'DROP TRIGGER "{name}"')


def found(cursor: CursorWrapper) -> dict[str, str]:
    """The triggers that are there, each with its statement."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'ledger%'")
    return dict(cursor.fetchall())


def all_names(cursor: CursorWrapper) -> list[str]:
    """The names of all triggers on the ledger's tables, whoever made them."""
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'ledger%'")
    return [name for (name,) in cursor.fetchall()]
