"""Checking the chain of custody: every entry, its place, and its end."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import GENESIS, Head, Kind, digest, entry_hash, head
from sayso.ledger.faults import Fault, Problem
from sayso.ledger.models import CustodyRow, HeadRow


def chain_problems(casebook: Casebook, known: Head | None = None) -> Iterator[Problem]:
    """Where the chain is broken, changed, has entries removed or was cut short; and the tombstones in it."""
    erased = _erased(casebook)
    before = Head()
    for row in CustodyRow.objects.using(casebook.alias).order_by("number").iterator(chunk_size=500):
        yield from _entry_problems(row, before, erased)
        before = Head(row.number, row.hash)
        if known and known.number == row.number and known.hash != row.hash:
            yield Problem(Fault.CHAIN_CHANGED, "the entry is not the one that was noted", str(row.number))
    end = head(casebook)
    if end != before:
        yield Problem(Fault.CHAIN_CUT_SHORT, f"the chain ends at {before.number} instead", str(end.number))
    if HeadRow.objects.using(casebook.alias).exclude(one=1).exists():
        yield Problem(Fault.CHAIN_CHANGED, "the chain has more than one end", "ledger_head")
    if known and known.number > before.number:
        yield Problem(Fault.CHAIN_CUT_SHORT, "the chain ends before the end that was noted", str(known.number))


def _entry_problems(row: CustodyRow, before: Head, erased: set[int]) -> Iterator[Problem]:
    where = str(row.number)
    if row.number != before.number + 1:
        yield Problem(Fault.CHAIN_REMOVED, f"no entry between {before.number} and this one", where)
    elif row.previous != (before.hash if before.number else GENESIS):
        yield Problem(Fault.CHAIN_BROKEN, "the entry does not follow the one before it", where)
    if row.hash != _hash(row):
        yield Problem(Fault.CHAIN_CHANGED, "the entry is not what its hash says", where)
    if row.number in erased and not row.payload and not row.salt:
        return
    if digest(row.salt, row.payload) != row.digest:
        yield Problem(Fault.CHAIN_CHANGED, "the payload is not what its digest says", where)
    elif row.kind == Kind.PURGE.value:
        tombstone = json.loads(row.payload)["tombstone"]
        yield Problem(Fault.PURGED, f"a report was removed for good on {row.at[:10]}", tombstone)


def _hash(row: CustodyRow) -> str:
    """What its hash must be; empty for values that no entry has."""
    try:
        return entry_hash(row)
    except TypeError:
        return ""


def _erased(casebook: Casebook) -> set[int]:
    """The numbers of the entries that purges erased, by their own account."""
    rows = CustodyRow.objects.using(casebook.alias).filter(kind=Kind.PURGE.value).order_by("number")
    return {number for row in rows for number in erased_by(row)}


def erased_by(row: CustodyRow) -> list[int]:
    """The numbers that a purge's entry says it erased; none if the entry was changed."""
    if digest(row.salt, row.payload) != row.digest:
        return []
    return list(json.loads(row.payload)["erased"])
