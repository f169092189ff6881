"""Removing a report for good: bytes, text, claims, quotes, decisions, and every copy of their words.

What stays is an entry in the chain with a random id, and the numbers of the entries that were erased. The rows
go in one transaction; bytes and the database's own copies go after it, noted until that is done. What was copied
before (backups, a PostgreSQL server's own log of changes) is out of Sayso's reach.
"""

from __future__ import annotations

import secrets

from django.db.models import Model, Q

from sayso.ledger import bars
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind, append, writing
from sayso.ledger.models import (
    ClaimRow,
    ConclusionRow,
    CustodyRow,
    DecisionRow,
    DiscardRow,
    HoldingRow,
    IntakeRow,
    PurgePermit,
    QuoteRow,
    ReportRow,
    RunRow,
    TextRow,
    UndatedRow,
    UnfinishedRow,
)
from sayso.ledger.queries import resolve
from sayso.ledger.scrub import finish
from sayso.model.ids import Plain


def purge(casebook: Casebook, key: str, *, by: str, bar: bool = False) -> str:
    """Remove one report for good and return the random id of its tombstone.

    Bytes, text and claims that another report shares stay with that one. `bar` keeps a slow, salted hash of
    the bytes in the tombstone, so that `add` refuses them: whoever has the very file can then prove that it
    was here. If this is interrupted, the next opening of the casebook completes it.
    """
    tombstone = f"p-{secrets.token_hex(10)}"
    with writing(casebook):
        row = ReportRow.objects.using(casebook.alias).get(id=resolve(casebook, key))
        permit = PurgePermit.objects.using(casebook.alias).create(tombstone=tombstone)
        erased = _remove(casebook, row)
        CustodyRow.objects.using(casebook.alias).filter(number__in=erased).update(payload="", salt="")
        barred: dict[str, Plain] = dict(bars.bar(casebook, row.sha256)) if bar else {}
        append(casebook, Kind.PURGE, {"tombstone": tombstone, "erased": list(erased), **barred}, by=by)
        permit.delete(using=casebook.alias)
        UnfinishedRow.objects.using(casebook.alias).create(tombstone=tombstone, sha256=row.sha256)
    finish(casebook)
    return tombstone


def _remove(casebook: Casebook, report: ReportRow) -> tuple[int, ...]:
    """Delete every row about the report, and return the numbers of the entries to erase."""
    runs = list(RunRow.objects.using(casebook.alias).filter(report=report).values_list("number", flat=True))
    _delete(casebook, ConclusionRow, Q())
    _delete(casebook, HoldingRow, Q(report=report))
    claims = _orphans(casebook, report)
    decided = _remove_decisions(casebook, report, claims)
    _delete(casebook, QuoteRow, Q(claim__in=claims))
    _delete(casebook, ClaimRow, Q(id__in=claims))
    for model in (DiscardRow, UndatedRow):
        _delete(casebook, model, Q(run__in=runs))
    _delete(casebook, RunRow, Q(report=report))
    items = Q(report=report) | Q(sha256=report.sha256, report=None)
    noted = list(IntakeRow.objects.using(casebook.alias).filter(items).values_list("entry", flat=True))
    _delete(casebook, IntakeRow, items)
    later = ReportRow.objects.using(casebook.alias).filter(earlier=report)
    later.update(earlier=report.earlier_id)
    _delete(casebook, ReportRow, Q(id=report.id))
    if not ReportRow.objects.using(casebook.alias).filter(text=report.text_id).exists():
        _delete(casebook, TextRow, Q(text_hash=report.text_id))
    return tuple(sorted({report.number, *runs, *decided, *noted}))


def _orphans(casebook: Casebook, report: ReportRow) -> list[str]:
    """The claims on the report's text that no report holds any more, in the past or now."""
    rows = ClaimRow.objects.using(casebook.alias).filter(text=report.text_id)
    return list(rows.filter(holdingrow=None).order_by("id").values_list("id", flat=True))


def _remove_decisions(casebook: Casebook, report: ReportRow, claims: list[str]) -> list[int]:
    """Delete the decisions about the report, its own claims, and words left without a report."""
    about = Q(target=report.id) | Q(target__in=claims)
    others = ReportRow.objects.using(casebook.alias).filter(text=report.text_id).exclude(id=report.id)
    if not others.exists():
        about |= Q(text_hash=report.text_id)
    rows = DecisionRow.objects.using(casebook.alias)
    found = dict(rows.filter(about).values_list("id", "number"))
    undoing = dict(rows.filter(takes_back__in=list(found)).values_list("id", "number"))
    _delete(casebook, DecisionRow, Q(id__in=[*found, *undoing]))
    return list({*found.values(), *undoing.values()})


def _delete(casebook: Casebook, model: type[Model], which: Q) -> None:
    """Delete without loading; rows that point to these are gone already."""
    rows = model._default_manager.using(casebook.alias)
    rows.filter(pk__in=list(rows.filter(which).values_list("pk", flat=True)))._raw_delete(casebook.alias)
