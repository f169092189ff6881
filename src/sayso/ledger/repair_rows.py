"""Which rows of a backup are to be there still: all of them but what a purge has removed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

from sayso.ledger.backup_files import Backup
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind
from sayso.ledger.models import (
    ClaimRow,
    CustodyRow,
    DecisionRow,
    DiscardRow,
    HoldingRow,
    IntakeRow,
    LeadRow,
    QuoteRow,
    ReportRow,
    RunRow,
    TextRow,
    UndatedRow,
)
from sayso.ledger.restore import values
from sayso.model.decision import Act

Row = dict[str, Any]

# What later work changes by right.
DERIVED: dict[type[Model], tuple[str, ...]] = {
    RunRow: ("current",),
    HoldingRow: ("current",),
    ReportRow: ("earlier_id",),
}


# Tables whose rows the chain vouches for, the column that names the entry, and the kinds of that entry.
VOUCHED: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (ReportRow, "number", (Kind.CAPTURE.value,)),
    (RunRow, "number", (Kind.READING.value,)),
    (DecisionRow, "number", (Kind.DECISION.value,)),
    (IntakeRow, "entry", (Kind.CAPTURE.value, Kind.INTAKE.value)),
    (LeadRow, "entry", (Kind.LEADS.value,)),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rows to be there, in an order in which each finds what it points to."""

    texts: list[Row]
    reports: list[Row]
    items: list[Row]
    leads: list[Row]
    claims: list[Row]
    quotes: list[Row]
    runs: list[Row]
    decisions: list[Row]
    holdings: list[Row]
    discards: list[Row]
    undated: list[Row]

    @property
    def archived(self) -> set[str]:
        """The SHA-256 of the bytes of its reports."""
        return {row["sha256"] for row in self.reports}

    def tables(self) -> Iterator[tuple[type[Model], list[Row]]]:
        """Each table with its rows."""
        yield from (
            (TextRow, self.texts),
            (ReportRow, self.reports),
            (IntakeRow, self.items),
            (LeadRow, self.leads),
            (ClaimRow, self.claims),
            (QuoteRow, self.quotes),
            (RunRow, self.runs),
            (DecisionRow, self.decisions),
            (HoldingRow, self.holdings),
            (DiscardRow, self.discards),
            (UndatedRow, self.undated),
        )

    def rows_of(self, model: type[Model]) -> list[Row]:
        """The rows of one table."""
        return next(rows for each, rows in self.tables() if each is model)

    def strangers(self, model: type[Model], there: Mapping[Any, Any]) -> list[Any]:
        """The keys of rows that are not to be there; `there` gives each with the claim that a quote is of."""
        known = {row["id"] for row in self.rows_of(model)}
        claims = {row["id"] for row in self.claims}
        return [key for key, claim in there.items() if key not in known and (model is not QuoteRow or claim in claims)]


def children(end: int) -> Iterator[tuple[type[Model], str, Q]]:
    """Where rows are looked for that no backup of the chain up to `end` knows: among those that come with others.

    A report, reading or decision of somebody else stays and is named: its number alone may have been changed.
    """
    read, nobody = Q(run__number__lte=end), Q(run=None, decision=None)
    yield HoldingRow, "claim", read | nobody | Q(decision__number__lte=end)
    yield DiscardRow, "run", read
    yield UndatedRow, "run", read
    yield QuoteRow, "claim", Q()
    yield LeadRow, "name", Q(entry__lte=end)


def without(casebook: Casebook, model: type[Model]) -> set[int]:
    """The numbers of entries that rightly have no row in the table: what a purge emptied, captures without item."""
    entries = CustodyRow.objects.using(casebook.alias)
    numbers = set(entries.filter(payload="").values_list("number", flat=True))
    if model is IntakeRow:
        numbers |= set(entries.exclude(payload__contains='"intake"').values_list("number", flat=True))
    return numbers


def wanted(backup: Backup, erased: set[int]) -> Wanted:
    """What of the backup is to be there, when the entries with these numbers were erased."""

    def kept(model: type[Model], column: str) -> list[Row]:
        return [row for row in values(model, backup) if row[column] not in erased]

    reports, runs, decisions = kept(ReportRow, "number"), kept(RunRow, "number"), kept(DecisionRow, "number")
    numbers, decided = {row["number"] for row in runs}, {row["id"] for row in decisions}
    holdings = [row for row in values(HoldingRow, backup) if row["run_id"] in numbers or row["decision_id"] in decided]
    held = {row["claim_id"] for row in holdings}
    claims = [row for row in values(ClaimRow, backup) if row["id"] in held]
    texts = {row["text_id"] for row in reports}
    return Wanted(
        texts=[row for row in values(TextRow, backup) if row["text_hash"] in texts],
        reports=reports,
        items=kept(IntakeRow, "entry"),
        leads=kept(LeadRow, "entry"),
        claims=claims,
        quotes=[row for row in values(QuoteRow, backup) if row["claim_id"] in held],
        runs=runs,
        decisions=decisions,
        holdings=holdings,
        discards=[row for row in values(DiscardRow, backup) if row["run_id"] in numbers],
        undated=[row for row in values(UndatedRow, backup) if row["run_id"] in numbers],
    )


def follow_decisions(casebook: Casebook) -> int:
    """Have each person's claim count exactly while its decision stands, and return how many did not."""
    rows = HoldingRow.objects.using(casebook.alias).filter(
        run=None, decision__act__in=[Act.ADD.value, Act.CORRECT.value]
    )
    undone = DecisionRow.objects.using(casebook.alias).exclude(takes_back="").values("takes_back")
    count = rows.filter(decision__in=undone, current=True).update(current=False)
    return count + rows.exclude(decision__in=undone).filter(current=False).update(current=True)
