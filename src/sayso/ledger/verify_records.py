"""Checking what the chain vouches for: reports, readings, decisions, items that were given, leads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import Model, QuerySet

from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind, digest, entry_hash
from sayso.ledger.decisions import record_of_decision
from sayso.ledger.extractions import extraction_of, record_of_run
from sayso.ledger.faults import Fault, Problem
from sayso.ledger.models import CustodyRow, DecisionRow, HoldingRow, IntakeRow, LeadRow, ReportRow, RunRow
from sayso.ledger.rows import record_of, record_of_holding, record_of_item, record_of_leads

CHUNK = 200

# What a row that was tampered with may raise when it is read: it is then not what the chain says.
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)

# The kinds of entry that vouch for one row, its table, and which of its columns names the entry.
KEPT: dict[str, tuple[type[Model], str]] = {
    Kind.CAPTURE.value: (ReportRow, "number"),
    Kind.READING.value: (RunRow, "number"),
    Kind.DECISION.value: (DecisionRow, "number"),
}


def record_problems(casebook: Casebook) -> Iterator[Problem]:
    """Whatever the chain vouches for and is gone or changed, and rows that the chain does not know."""
    last = 0
    entries = CustodyRow.objects.using(casebook.alias).order_by("number")
    while page := list(entries.filter(number__gt=last)[:CHUNK]):
        payloads = {entry.number: payload for entry in page if (payload := _payload(entry)) is not None}
        yield from _kept_problems(casebook, page, payloads)
        yield from _item_problems(casebook, payloads)
        for number, payload in payloads.items():
            yield from _more_problems(casebook, number, payload)
        last = page[-1].number
    yield from _unchained(casebook)


def _payload(entry: CustodyRow) -> Mapping[str, Any] | None:
    """What an entry vouches for; one that was erased or changed vouches for nothing."""
    if digest(entry.salt, entry.payload) != entry.digest:
        return None
    payload: Mapping[str, Any] = json.loads(entry.payload)
    return payload


def _kept_problems(
    casebook: Casebook, page: list[CustodyRow], payloads: Mapping[int, Mapping[str, Any]]
) -> Iterator[Problem]:
    for kind, (model, column) in KEPT.items():
        mine = [entry for entry in page if entry.kind == kind and entry.number in payloads]
        kept = _by(casebook, model, column, [entry.number for entry in mine])
        for entry in mine:
            yield from _row_problems(casebook, entry, payloads[entry.number], kept.get(entry.number))


def _row_problems(casebook: Casebook, entry: CustodyRow, payload: Mapping[str, Any], row: Any) -> Iterator[Problem]:
    if row is None:
        named = payload.get("decision") or payload.get("report")
        yield Problem(Fault.RECORD_MISSING, f"what entry {entry.number} speaks of is gone", str(named))
    elif _told(lambda: _record(casebook, row)) != payload.get("record") or not _as_entered(row, entry):
        yield Problem(Fault.RECORD_CHANGED, f"it is not what entry {entry.number} says", str(row.pk))


def _record(casebook: Casebook, row: ReportRow | RunRow | DecisionRow) -> str:
    """The hash that the chain should hold of this row."""
    if isinstance(row, ReportRow):
        return record_of(row)
    if isinstance(row, DecisionRow):
        return record_of_decision(row)
    return record_of_run(row, extraction_of(casebook, row.number))


def _as_entered(row: Model, entry: CustodyRow) -> bool:
    """Whether a reading was made when a true entry says; the other rows say it in their record."""
    return not isinstance(row, RunRow) or row.at == entry.at or entry.hash != _told(lambda: entry_hash(entry))


def _item_problems(casebook: Casebook, payloads: Mapping[int, Mapping[str, Any]]) -> Iterator[Problem]:
    wanted = {number: payload["intake"] for number, payload in payloads.items() if "intake" in payload}
    rows = _by(casebook, IntakeRow, "entry", list(wanted))
    for number, record in wanted.items():
        row = rows.get(number)
        if row is None:
            yield Problem(Fault.RECORD_MISSING, f"the item that entry {number} speaks of is gone", str(number))
        elif _told(lambda row=row: record_of_item(row)) != record:  # type: ignore[misc]
            yield Problem(Fault.RECORD_CHANGED, f"the item is not what entry {number} says", str(number))


def _more_problems(casebook: Casebook, number: int, payload: Mapping[str, Any]) -> Iterator[Problem]:
    """Leads of one file, and how a person's claim is held."""
    if "leads" in payload:
        rows = LeadRow.objects.using(casebook.alias).filter(entry=number)
        if _told(lambda: record_of_leads(rows)) != payload["leads"]:
            yield Problem(Fault.RECORD_CHANGED, f"the leads are not those of entry {number}", str(number))
    if "holding" in payload:
        held = HoldingRow.objects.using(casebook.alias).filter(decision=payload["decision"])
        if [_told(lambda row=row: record_of_holding(row)) for row in held] != [payload["holding"]]:  # type: ignore[misc]
            what = f"the claim is not held as entry {number} says"
            yield Problem(Fault.RECORD_CHANGED, what, str(payload["decision"]))


def _unchained(casebook: Casebook) -> Iterator[Problem]:
    """Rows that no entry of their kind vouches for."""
    entries = CustodyRow.objects.using(casebook.alias)
    for kind, (model, column) in KEPT.items():
        chained = entries.filter(kind=kind).values("number")
        yield from _unknown(_all(casebook, model).exclude(**{f"{column}__in": chained}))
    capture_or_item = entries.filter(kind__in=[Kind.CAPTURE.value, Kind.INTAKE.value]).values("number")
    yield from _unknown(_all(casebook, IntakeRow).exclude(entry__in=capture_or_item))
    yield from _unknown(
        _all(casebook, LeadRow).exclude(entry__in=entries.filter(kind=Kind.LEADS.value).values("number"))
    )


def _unknown(rows: QuerySet[Any]) -> Iterator[Problem]:
    for row in rows.order_by("pk"):
        yield Problem(Fault.RECORD_UNCHAINED, "the chain does not know this record", str(row.pk))


def _by(casebook: Casebook, model: type[Model], column: str, numbers: list[int]) -> dict[int, Any]:
    rows = _all(casebook, model).filter(**{f"{column}__in": numbers})
    return {getattr(row, column): row for row in rows}


def _all(casebook: Casebook, model: type[Model]) -> QuerySet[Any]:
    return model._default_manager.using(casebook.alias)


def _told(record: Callable[[], str]) -> str:
    """The record of what can be read; empty if it cannot."""
    try:
        return record()
    except UNREADABLE:
        return ""
