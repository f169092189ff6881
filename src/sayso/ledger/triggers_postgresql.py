"""The triggers on PostgreSQL; `session_replication_role` does not switch them off."""

from __future__ import annotations

from django.db.backends.utils import CursorWrapper

from sayso.ledger.protected import CHAIN, EVIDENCE, KEYS, NEVER_EDITED, PERMITTED_IN_PURGE, SEALED

PERMIT = "EXISTS (SELECT 1 FROM ledger_purgepermit)"

STANDS = """coalesce(
  NEW.start >= 0 AND NEW."end" > NEW.start AND char_length(NEW.exact) = NEW."end" - NEW.start
  AND substr((SELECT t.text FROM ledger_text t WHERE t.text_hash = NEW.text_hash),
             NEW.start + 1, NEW."end" - NEW.start) = NEW.exact, false)"""


def _function(name: str, condition: str, message: str) -> tuple[str, str]:
    """A function that refuses the row unless the condition holds."""
    body = (
        f"\nBEGIN\n  IF NOT ({condition}) THEN\n"
        f"    RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';\n"
        "  END IF;\n  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n  RETURN NEW;\nEND\n"
    )
    return name, body


_unmoved = " AND ".join(f'NEW."{column}" IS NOT DISTINCT FROM OLD."{column}"' for column in SEALED)

BODIES = dict(
    [
        _function("ledger_evidence", STANDS, "sayso: no quote, no claim"),
        _function(
            "ledger_whole",
            "coalesce(char_length(NEW.text) = NEW.code_points, false)",
            "sayso: the text is not as long as it says",
        ),
        _function("ledger_refuse", "false", "sayso: what is kept is never edited"),
        _function("ledger_purge_only", PERMIT, "sayso: only a purge removes what is kept"),
        _function("ledger_seal", f"{PERMIT} AND {_unmoved}", "sayso: the chain is never edited"),
    ]
)

FUNCTIONS = tuple(
    f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $sayso${body}$sayso$"
    for name, body in BODIES.items()
)

# The name of each trigger, when it fires, and the function that it calls.
_FIRES = [
    *[(f"{table}__evidence", "INSERT", "ROW", "ledger_evidence") for table in EVIDENCE],
    ("ledger_text__whole", "INSERT", "ROW", "ledger_whole"),
    *[(f"{table}__update", "UPDATE", "ROW", "ledger_refuse") for table in NEVER_EDITED],
    *[(f"{table}__delete", "DELETE", "ROW", "ledger_purge_only") for table in PERMITTED_IN_PURGE],
    *[(f"{table}__truncate", "TRUNCATE", "STATEMENT", "ledger_refuse") for table in KEYS],
    ("ledger_report__update", "UPDATE", "ROW", "ledger_purge_only"),
    (f"{CHAIN}__update", "UPDATE", "ROW", "ledger_seal"),
    (f"{CHAIN}__delete", "DELETE", "ROW", "ledger_refuse"),
]

TRIGGERS = {
    name: f"CREATE TRIGGER {name} BEFORE {event} ON {name.partition('__')[0]} "
    f"FOR EACH {level} EXECUTE FUNCTION {function}()"
    for name, event, level, function in _FIRES
}

STATEMENTS = (
    *FUNCTIONS,
    *TRIGGERS.values(),
    *(f"ALTER TABLE {name.partition('__')[0]} ENABLE ALWAYS TRIGGER {name}" for name in TRIGGERS),
)


def drop(cursor: CursorWrapper) -> None:
    """Drop every trigger of the ledger that is there."""
    cursor.execute(
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger"
        " WHERE NOT tgisinternal AND starts_with(tgname, 'ledger_') AND pg_table_is_visible(tgrelid)"
    )
    for name, table in cursor.fetchall():
        cursor.execute(f'DROP TRIGGER "{name}" ON {table}')


def found(cursor: CursorWrapper) -> dict[str, str]:
    """The triggers that are there, always fire and call an unchanged function, each with its statement."""
    cursor.execute(
        "SELECT t.tgname, pg_get_triggerdef(t.oid, true), p.proname, p.prosrc"
        " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
        " WHERE NOT t.tgisinternal AND t.tgenabled = 'A' AND starts_with(t.tgname, 'ledger_')"
        " AND pg_table_is_visible(t.tgrelid)"
    )
    return {name: made for name, made, called, body in cursor.fetchall() if BODIES.get(called) == body}


def all_names(cursor: CursorWrapper) -> list[str]:
    """The names of all triggers on the ledger's tables, whoever made them."""
    cursor.execute(
        "SELECT tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal"
        " AND starts_with(c.relname, 'ledger_') AND pg_table_is_visible(tgrelid)"
    )
    return [name for (name,) in cursor.fetchall()]
