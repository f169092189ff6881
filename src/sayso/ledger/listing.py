"""Lists that are read a page at a time, and counts: the newest first, by an index."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sayso.ledger.casebook import Casebook
from sayso.ledger.models import CustodyRow, DecisionRow, HoldingRow, IntakeRow, LeadRow, ReportRow, RunRow
from sayso.ledger.queries import with_readings
from sayso.ledger.values import Fate, Outcome, ReportEntry
from sayso.model.decision import Decision
from sayso.model.decode import from_json


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a casebook holds; `unread` are reports that no reading counts of, or that could not be read."""

    reports: int
    claims: int
    decisions: int
    leads: int
    refused: int
    unread: int
    undated: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the chain of custody, without its payload."""

    number: int
    kind: str
    at: str
    by: str
    hash: str


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list is wanted: from `first` (from 0), at most `count`."""

    first: int = 0
    count: int = 50


def counts(casebook: Casebook) -> Counts:
    """What the casebook holds now."""
    reports = ReportRow.objects.using(casebook.alias)
    runs = RunRow.objects.using(casebook.alias).filter(current=True)
    return Counts(
        reports=reports.count(),
        claims=HoldingRow.objects.using(casebook.alias)
        .filter(current=True)
        .values("report", "claim")
        .distinct()
        .count(),
        decisions=DecisionRow.objects.using(casebook.alias).count(),
        leads=LeadRow.objects.using(casebook.alias).count(),
        refused=_refused(casebook).count(),
        unread=reports.count() - runs.filter(unread="").count(),
        undated=reports.filter(published="").count(),
    )


def reports(casebook: Casebook, words: str, window: Window) -> tuple[list[ReportEntry], int]:
    """The reports whose name, outlet, title or address holds the words, the last taken in first, and how many fit."""
    rows = ReportRow.objects.using(casebook.alias)
    if words:
        held = (Q(**{f"{name}__icontains": words}) for name in ("name", "outlet", "title", "url"))
        first, *others = held
        for other in others:
            first |= other
        rows = rows.filter(first)
    page = list(_windowed(rows.order_by("-number"), window))
    return list(with_readings(casebook, page)), rows.count()


def refusals(casebook: Casebook, window: Window) -> list[Outcome]:
    """What was refused, the last first."""
    rows = _windowed(_refused(casebook).order_by("-number"), window)
    return [Outcome(row.name, Fate.REFUSED, "", row.reason, row.detail, row.sha256) for row in rows]


def last_decisions(casebook: Casebook, window: Window) -> tuple[list[Decision], int]:
    """The decisions, the last first, and how many there are."""
    rows = DecisionRow.objects.using(casebook.alias)
    page = _windowed(rows.order_by("-number"), window)
    return [from_json(Decision, row.value) for row in page], rows.count()


def entries(casebook: Casebook, window: Window) -> tuple[list[Entry], int]:
    """The entries of the chain of custody, the last first, and how many there are."""
    rows = CustodyRow.objects.using(casebook.alias)
    page = _windowed(rows.order_by("-number"), window).values_list("number", "kind", "at", "by", "hash")
    return [Entry(*row) for row in page], rows.count()


def _refused(casebook: Casebook) -> QuerySet[IntakeRow]:
    return IntakeRow.objects.using(casebook.alias).filter(outcome=Fate.REFUSED.value)


def _windowed(rows: QuerySet, window: Window) -> QuerySet:  # type: ignore[type-arg]
    return rows[window.first : window.first + window.count]
