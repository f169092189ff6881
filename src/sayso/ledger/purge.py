"""Removing a report for good: bytes, text, claims, quotes, decisions, and every copy of their words.

What stays is an entry in the chain with a random id, and the numbers of the entries that were erased. What
was copied before (backups, a PostgreSQL server's own log of changes) is out of Sayso's reach.
"""

from __future__ import annotations

import secrets

from django.db.models import Model, Q

from sayso.ledger import archive
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind, append, writing
from sayso.ledger.models import (
    ClaimRow,
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
)
from sayso.ledger.queries import resolve
from sayso.ledger.scrub import scrub


def purge(casebook: Casebook, key: str, *, by: str) -> str:
    """Remove one report for good and return the random id of its tombstone.

    Bytes, text and claims that another report shares stay with that one.
    """
    tombstone = f"p-{secrets.token_hex(10)}"
    with writing(casebook):
        row = ReportRow.objects.using(casebook.alias).get(id=resolve(casebook, key))
        permit = PurgePermit.objects.using(casebook.alias).create(tombstone=tombstone)
        erased = _remove(casebook, row)
        CustodyRow.objects.using(casebook.alias).filter(number__in=erased).update(payload="", salt="")
        append(casebook, Kind.PURGE, {"tombstone": tombstone, "erased": list(erased)}, by=by)
        permit.delete(using=casebook.alias)
        if not ReportRow.objects.using(casebook.alias).filter(sha256=row.sha256).exists():
            # Before the commit: an interruption leaves a report that can be purged again, never stray bytes.
            archive.remove(casebook.folder, row.sha256)
    scrub(casebook)
    return tombstone


def _remove(casebook: Casebook, report: ReportRow) -> tuple[int, ...]:
    """Delete every row about the report, and return the numbers of the entries to erase."""
    runs = list(RunRow.objects.using(casebook.alias).filter(report=report).values_list("number", flat=True))
    _delete(casebook, HoldingRow, Q(report=report))
    claims = _orphans(casebook, report)
    decided = _remove_decisions(casebook, report, claims)
    _delete(casebook, QuoteRow, Q(claim__in=claims))
    _delete(casebook, ClaimRow, Q(id__in=claims))
    for model in (DiscardRow, UndatedRow):
        _delete(casebook, model, Q(run__in=runs))
    _delete(casebook, RunRow, Q(report=report))
    _delete(casebook, IntakeRow, Q(report=report) | Q(sha256=report.sha256, report=None))
    later = ReportRow.objects.using(casebook.alias).filter(earlier=report)
    later.update(earlier=report.earlier_id)
    _delete(casebook, ReportRow, Q(id=report.id))
    if not ReportRow.objects.using(casebook.alias).filter(text=report.text_id).exists():
        _delete(casebook, TextRow, Q(text_hash=report.text_id))
    return (report.number, *sorted(runs), *sorted(decided))


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
