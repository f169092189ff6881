"""A casebook as the first version of Sayso kept it: items and leads without entries, claims with their makers."""

from __future__ import annotations

from pathlib import Path

from django.db import connections
from django.test import override_settings

from sayso.ledger import triggers
from sayso.ledger.casebook import Casebook, create
from sayso.ledger.custody import Kind, append, writing
from sayso.ledger.models import HoldingRow, RunRow, TextRow
from sayso.ledger.rows import claim_row, key_of, quote_rows, record_of, report_row
from sayso.model.claim import Extraction
from sayso.model.ids import canonical, sha256
from sayso.model.lead import Lead
from tests.contract.material import TEXT, claim_of, report_of, rich_claim

EARLIER = {"ledger": "tests.reliability.migrations_earlier"}
AT = "2024-06-03T00:00:00.000000Z"


def make(folder: Path, database: str = "") -> None:
    """Make it in a new folder: one report with two claims, two items, two leads, and its chain."""
    from sayso.ledger import archive

    with override_settings(MIGRATION_MODULES=EARLIER), create(folder, database) as casebook:
        triggers.remove(connections[casebook.alias])
        with writing(casebook):
            _report(casebook)
            _claims(casebook)
            _items(casebook)
    archive.keep(folder, TEXT.encode())


def _report(casebook: Casebook) -> None:
    report, data = report_of()
    TextRow(text_hash=report.text_hash, text=TEXT, code_points=len(TEXT)).save(using=casebook.alias, force_insert=True)
    row = report_row(report, len(data))
    row.number, row.captured_at, row.headers = 1, AT, "{}"
    row.save(using=casebook.alias, force_insert=True)
    payload = {"report": row.id, "sha256": row.sha256, "text": row.text_id, "record": record_of(row)}
    append(casebook, Kind.CAPTURE, payload, at=AT)


def _claims(casebook: Casebook) -> None:
    from sayso.ledger.extractions import record_of_run

    report, _ = report_of()
    run = RunRow(number=2, report_id=report.id, reader="en 1", language="en", unread="", at=AT, current=True)
    claims = (claim_of(), rich_claim())
    record = record_of_run(run, Extraction(claims))
    append(casebook, Kind.READING, {"report": report.id, "reading": 2, "record": record}, at=AT)
    run.save(using=casebook.alias, force_insert=True)
    for place, claim in enumerate(claims):
        row = claim_row(claim)
        values = {field.column: getattr(row, field.attname) for field in row._meta.concrete_fields}
        made = {"made_by": claim.made_by.name, "made_by_version": claim.made_by.version, "value": canonical(claim)}
        _insert(casebook, "ledger_claim", {**values, **made})
        for quote in quote_rows(claim):
            quote.save(using=casebook.alias)
        made_by, restates = canonical(claim.made_by), canonical(claim.restates)
        held = {"report_id": report.id, "claim_id": claim.id, "made_by": made_by, "restates": restates}
        HoldingRow(run=run, place=place, start=claim.span.start, current=True, **held).save(using=casebook.alias)


def _items(casebook: Casebook) -> None:
    report, _ = report_of()
    item = {"name_key": key_of("x"), "detail": "", "at": AT}
    stored = {"name": "x", "outcome": "stored", "reason": "", "sha256": report.sha256, "report_id": report.id}
    _insert(casebook, "ledger_intake", {**item, **stored})
    refused = {"name": "empty.txt", "outcome": "refused", "reason": "empty", "sha256": sha256(b""), "report_id": None}
    _insert(casebook, "ledger_intake", {**item, **refused})
    for number in (1, 2):
        lead = Lead("figures.csv", number, {"shells": "900"})
        values = {"id": lead.id, "name": lead.name, "row": number, "at": AT, "value": canonical(lead)}
        _insert(casebook, "ledger_lead", values)


def _insert(casebook: Casebook, table: str, values: dict[str, object]) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ".join(["%s"] * len(values))
    with connections[casebook.alias].cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(values.values()))
