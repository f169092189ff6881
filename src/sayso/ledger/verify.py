"""Checking all that is kept against itself: triggers, chain, records, bytes, texts, spans; offline."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.ledger import engine, triggers
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Head
from sayso.ledger.faults import Fault, Problem
from sayso.ledger.models import PurgePermit
from sayso.ledger.verify_chain import chain_problems
from sayso.ledger.verify_kept import claim_problems, record_problems, report_problems


def verify(casebook: Casebook, known: Head | None = None) -> Iterator[Problem]:
    """Everything that is found wrong, and the tombstones of purges; nothing if all holds.

    `known` is an end of the chain that was noted elsewhere: only with it does a ledger show that was wound
    back as a whole.
    """
    yield from _trigger_problems(casebook)
    yield from chain_problems(casebook, known)
    yield from record_problems(casebook)
    yield from report_problems(casebook)
    yield from claim_problems(casebook)


def _trigger_problems(casebook: Casebook) -> Iterator[Problem]:
    connection = engine.connection_of(casebook.alias)
    for name in triggers.missing(connection):
        yield Problem(Fault.TRIGGER_MISSING, "a trigger that guards the evidence is gone or was changed", name)
    for permit in PurgePermit.objects.using(casebook.alias).order_by("tombstone"):
        yield Problem(Fault.DISARMED, "a permit to purge was left standing", permit.tombstone)
