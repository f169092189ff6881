"""Checking all that is kept against itself: triggers, chain, records, bytes, texts, spans; offline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from django.db import DatabaseError, transaction

from sayso.ledger import engine, triggers
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Head
from sayso.ledger.faults import Fault, Problem
from sayso.ledger.models import PurgePermit, ReportRow
from sayso.ledger.snapshot import snapshot
from sayso.ledger.verify_chain import chain_problems
from sayso.ledger.verify_kept import archive_problems, claim_problems, report_problems
from sayso.ledger.verify_links import conclusion_problems, link_problems, unfinished
from sayso.ledger.verify_records import UNREADABLE, record_problems


def verify(casebook: Casebook, known: Head | None = None) -> Iterator[Problem]:
    """Everything that is found wrong, and the tombstones of purges; nothing if all holds. Others may write meanwhile.

    `known` is an end of the chain that was noted elsewhere: only with it does a ledger show that was wound
    back as a whole.
    """
    checks = (
        _file_problems,
        _trigger_problems,
        partial(chain_problems, known=known),
        record_problems,
        report_problems,
        archive_problems,
        claim_problems,
        link_problems,
        conclusion_problems,
        unfinished,
    )
    with snapshot(casebook):
        found = [problem for check in checks for problem in _going_on(check, casebook)]
    yield from (problem for problem in found if not _went(casebook, problem))


def _went(casebook: Casebook, problem: Problem) -> bool:
    """Whether bytes are missing because their report was purged while all this was read."""
    if problem.kind is not Fault.BYTES_MISSING:
        return False
    name = problem.where.rpartition("/")[2]
    return not ReportRow.objects.using(casebook.alias).filter(sha256=name).exists()


def _going_on(check: Callable[[Casebook], Iterator[Problem]], casebook: Casebook) -> Iterator[Problem]:
    """What a check finds; where the database cannot even be read, that is what is found, and others go on."""
    try:
        with _apart(casebook):
            yield from check(casebook)
    except DatabaseError as error:
        name = getattr(check, "__name__", "chain_problems").strip("_").replace("_", " ")
        what = f"the database cannot be read ({engine.reason_of(error)})"
        yield Problem(Fault.DATABASE_DAMAGED, what, name)
    except (*UNREADABLE, OverflowError) as error:
        what = f"a value is none that its column can hold ({type(error).__name__})"
        yield Problem(Fault.DATABASE_DAMAGED, what, getattr(check, "__name__", "chain_problems").replace("_", " "))


@contextmanager
def _apart(casebook: Casebook) -> Iterator[None]:
    """PostgreSQL ends a transaction at the first error unless that is kept apart."""
    if engine.connection_of(casebook.alias).in_atomic_block:
        with transaction.atomic(using=casebook.alias):
            yield
    else:
        yield


def _file_problems(casebook: Casebook) -> Iterator[Problem]:
    """Pages of the SQLite file that are damaged; PostgreSQL checks its pages itself when it reads them."""
    if not engine.is_sqlite(casebook.alias):
        return
    with engine.connection_of(casebook.alias).cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        for (found,) in cursor.fetchall():
            if found != "ok":
                yield Problem(Fault.DATABASE_DAMAGED, found, casebook.settings.database)


def _trigger_problems(casebook: Casebook) -> Iterator[Problem]:
    connection = engine.connection_of(casebook.alias)
    for name in triggers.missing(connection):
        yield Problem(Fault.TRIGGER_MISSING, "a trigger that guards the evidence is gone or was changed", name)
    for name in triggers.strange(connection):
        yield Problem(Fault.TRIGGER_STRANGE, "somebody else's trigger acts on what is kept", name)
    for permit in PurgePermit.objects.using(casebook.alias).order_by("tombstone"):
        yield Problem(Fault.DISARMED, "a permit to purge was left standing", permit.tombstone)
