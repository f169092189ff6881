"""Checking what the chain speaks of: records, archived bytes, texts, claims and every span."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sayso.errors import IntegrityFault
from sayso.ledger import archive
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind, digest
from sayso.ledger.decisions import record_of_decision
from sayso.ledger.extractions import extraction_of, record_of_run
from sayso.ledger.faults import Fault, Problem
from sayso.ledger.models import ClaimRow, CustodyRow, DecisionRow, QuoteRow, ReportRow, RunRow, TextRow
from sayso.ledger.rows import claim_of, claim_row, quote_rows, record_of
from sayso.model.claim import Claim
from sayso.model.ids import text_hash

Kept = ReportRow | RunRow | DecisionRow
KEPT: dict[str, type[ReportRow] | type[RunRow] | type[DecisionRow]] = {
    Kind.CAPTURE.value: ReportRow,
    Kind.READING.value: RunRow,
    Kind.DECISION.value: DecisionRow,
}

CHUNK = 200

# What of a claim's columns must be as its JSON says; a later version may read the days better.
COLUMNS = (
    *("text_id", "start", "end", "exact", "type", "status", "factuality", "polarity"),
    *("standing", "naming", "at_risk", "anchor", "folded"),
)
QUOTED = ("part", "place", "text_id", "start", "end", "exact")


def record_problems(casebook: Casebook) -> Iterator[Problem]:
    """Reports, readings and decisions that are gone, were changed, or are not in the chain."""
    entries = CustodyRow.objects.using(casebook.alias)
    for kind, model in KEPT.items():
        last = 0
        while page := list(entries.filter(kind=kind, number__gt=last).order_by("number")[:CHUNK]):
            numbers = [entry.number for entry in page]
            kept = {row.number: row for row in model._default_manager.using(casebook.alias).filter(number__in=numbers)}
            for entry in page:
                yield from _entry_problems(casebook, entry, kept.get(entry.number))
            last = page[-1].number
        chained = entries.filter(kind=kind).values("number")
        for row in model._default_manager.using(casebook.alias).exclude(number__in=chained).order_by("number"):
            yield Problem(Fault.RECORD_UNCHAINED, "the chain does not know this record", str(row.pk))


def report_problems(casebook: Casebook) -> Iterator[Problem]:
    """Archived bytes that are gone or changed, and texts that are not what their hash says."""
    reports = ReportRow.objects.using(casebook.alias)
    kept = reports.order_by("sha256").values_list("sha256", flat=True).distinct()
    for name in kept.iterator(chunk_size=CHUNK):
        yield from _byte_problems(casebook, name)
    for text in TextRow.objects.using(casebook.alias).order_by("text_hash").iterator(chunk_size=8):
        if text_hash(text.text) != text.text_hash or len(text.text) != text.code_points:
            yield Problem(Fault.TEXT_CHANGED, "the frozen text is not what its hash says", text.text_hash)


def claim_problems(casebook: Casebook) -> Iterator[Problem]:
    """Claims that are not what their id says, and spans that do not stand in their text."""
    texts = TextRow.objects.using(casebook.alias)
    known, text = "", ""
    rows = ClaimRow.objects.using(casebook.alias).prefetch_related("quoterow_set").order_by("text", "id")
    for row in rows.iterator(chunk_size=CHUNK):
        if row.text_id != known:
            known = row.text_id
            text = texts.filter(pk=known).values_list("text", flat=True).first() or ""
        quoted = sorted(row.quoterow_set.all(), key=_quoted)
        yield from _claim_problems(row, quoted)
        yield from _span_problems(text, row, quoted)


def _entry_problems(casebook: Casebook, entry: CustodyRow, row: Kept | None) -> Iterator[Problem]:
    """What one entry speaks of, against what is there; an erased or changed entry speaks of nothing."""
    if digest(entry.salt, entry.payload) != entry.digest:
        return
    payload = json.loads(entry.payload)
    if row is None:
        named = payload.get("decision") or payload.get("report")
        yield Problem(Fault.RECORD_MISSING, f"what entry {entry.number} speaks of is gone", str(named))
    elif _record(casebook, row) != payload.get("record"):
        yield Problem(Fault.RECORD_CHANGED, f"it is not what entry {entry.number} says", str(row.pk))


def _record(casebook: Casebook, row: Kept) -> str:
    """The hash that the chain should hold of this row; empty if the row cannot be read at all."""
    if isinstance(row, ReportRow):
        return record_of(row)
    if isinstance(row, DecisionRow):
        return record_of_decision(row)
    try:
        return record_of_run(row, extraction_of(casebook, row.number))
    except ValueError:
        return ""


def _byte_problems(casebook: Casebook, name: str) -> Iterator[Problem]:
    where = str(archive.place(casebook.folder, name).relative_to(casebook.folder))
    if not (casebook.folder / where).exists():
        yield Problem(Fault.BYTES_MISSING, "the archived bytes are gone", where)
        return
    try:
        archive.read(casebook.folder, name)
    except IntegrityFault:
        yield Problem(Fault.BYTES_CHANGED, "the archived bytes were changed", where)


def _span_problems(text: str, row: ClaimRow, quoted: list[QuoteRow]) -> Iterator[Problem]:
    spans = [(row.start, row.end, row.exact), *((each.start, each.end, each.exact) for each in quoted)]
    for start, end, exact in spans:
        if not 0 <= start < end or text[start:end] != exact:
            yield Problem(Fault.SPAN_ASTRAY, f"its words do not stand at {start} of the text", row.id)


def _claim_problems(row: ClaimRow, quoted: list[QuoteRow]) -> Iterator[Problem]:
    claim = _readable(row)
    if claim is None or claim.id != row.id:
        yield Problem(Fault.CLAIM_CHANGED, "the claim is not what its id says", row.id)
        return
    wanted = claim_row(claim)
    for column in COLUMNS:
        if getattr(row, column) != getattr(wanted, column):
            yield Problem(Fault.CLAIM_CHANGED, f"{column} is not what the claim says", row.id)
    if [_quoted(each) for each in quoted] != sorted(map(_quoted, quote_rows(claim))):
        yield Problem(Fault.CLAIM_CHANGED, "its further quotes are not those of the claim", row.id)


def _quoted(row: QuoteRow) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in QUOTED)


def _readable(row: ClaimRow) -> Claim | None:
    try:
        return claim_of(row)
    except ValueError:
        return None
