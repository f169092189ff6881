"""Taking reports in: each item ends as stored, duplicate, or refused with a reason that stays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

from django.db.models import QuerySet

from sayso.errors import InputError
from sayso.ledger import archive, bars
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind, append, head, now, writing
from sayso.ledger.models import IntakeRow, ReportRow, TextRow
from sayso.ledger.rows import key_of, record_of, record_of_item, report_row
from sayso.ledger.values import Fate, Outcome, Provenance
from sayso.model.ids import canonical, sha256
from sayso.model.report import Report

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def store_report(casebook: Casebook, report: Report, data: bytes, provenance: Provenance | None = None) -> Outcome:
    """Store a report with its bytes, in one transaction, and say what became of it.

    The same bytes from the same publication are a duplicate. Another report from the same address is a new
    version, linked to the one before.
    """
    _check(report, data)
    if _rows(casebook).filter(id=report.id).exists():
        return _duplicate(casebook, report)
    if bars.is_barred(casebook, report.sha256):
        # Not noted: name and hash are what was to go.
        return Outcome(report.name, Fate.REFUSED, "", "purged", "Its bytes were purged to stay away.")
    archive.keep(casebook.folder, data)
    with writing(casebook):
        if _rows(casebook).filter(id=report.id).exists():
            return _duplicate(casebook, report)
        archive.keep(casebook.folder, data)  # a purge may have removed them since
        _store_text(casebook, report.text)
        outcome = Outcome(report.name, Fate.STORED, report.id, sha256=report.sha256)
        _insert(casebook, report_row(report, len(data)), provenance or Provenance(), outcome)
        return outcome


def refuse(casebook: Casebook, name: str, reason: StrEnum, *, detail: str = "", digest: str = "") -> Outcome:
    """Note that an item was refused, and why; the same refusal of the same bytes is noted once.

    `digest` is the SHA-256 of its bytes, empty where they could not be read.
    """
    return _note(casebook, Outcome(name, Fate.REFUSED, "", reason.value, detail, digest))


def intake(casebook: Casebook) -> Iterator[Outcome]:
    """What became of every item that was ever given, in the order in which they came."""
    rows = IntakeRow.objects.using(casebook.alias).order_by("number")
    for row in rows.iterator(chunk_size=500):
        yield Outcome(row.name, Fate(row.outcome), row.report_id or "", row.reason, row.detail, row.sha256)


def _check(report: Report, data: bytes) -> None:
    """Offsets count in frozen text only; what is not frozen never comes in."""
    if sha256(data) != report.sha256:
        raise InputError(f"{report.name}: the bytes are not those of the report.", do="Capture it again.")
    text = report.text
    if not _storable(text) or "\r" in text or not unicodedata.is_normalized("NFC", text):
        raise InputError(f"{report.name}: its text is not frozen.", do="Capture it again.")
    about = canonical([report.publication, report.media_type, report.notes])
    if not _storable(about) or "\\u0000" in about:
        raise InputError(f"{report.name}: what is said about it has characters that are none.", do="Correct it.")


def _storable(text: str) -> bool:
    """Whether both databases can keep it: no U+0000, no half of a surrogate pair."""
    return not _UNSTORABLE.search(text)


def _shown_name(name: str) -> str:
    """A name that the file system could not decode, with its bytes spelt out."""
    return name.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")


def _store_text(casebook: Casebook, text: str) -> None:
    row = TextRow(text_hash=sha256(text.encode()), text=text, code_points=len(text))
    if not TextRow.objects.using(casebook.alias).filter(pk=row.pk).exists():
        row.save(using=casebook.alias, force_insert=True)


def _insert(casebook: Casebook, row: ReportRow, provenance: Provenance, outcome: Outcome) -> None:
    row.name = _shown_name(row.name)
    row.captured_at = provenance.captured_at or now()
    row.headers = canonical(provenance.headers)
    row.number = head(casebook).number + 1
    if row.url:
        row.earlier = _rows(casebook).filter(url_key=row.url_key).order_by("number").last()
    row.save(using=casebook.alias, force_insert=True)
    item = _item(casebook, outcome)
    payload = {"report": row.id, "sha256": row.sha256, "text": row.text_id, "record": record_of(row), "intake": item}
    append(casebook, Kind.CAPTURE, payload, by=provenance.by, at=row.captured_at)


def _duplicate(casebook: Casebook, report: Report) -> Outcome:
    """A name that was noted for this report before is not noted again: a second run changes nothing."""
    noted = IntakeRow.objects.using(casebook.alias).filter(name_key=key_of(report.name), report=report.id)
    outcome = Outcome(report.name, Fate.DUPLICATE, report.id, sha256=report.sha256)
    return outcome if noted.exists() else _note(casebook, outcome)


def _note(casebook: Casebook, outcome: Outcome) -> Outcome:
    """Note what became of an item, unless the same was noted before; the chain vouches for it."""
    noted = IntakeRow.objects.using(casebook.alias).filter(
        name_key=key_of(outcome.name),
        outcome=outcome.fate.value,
        reason=outcome.reason,
        sha256=outcome.sha256,
        report_id=outcome.report or None,
    )
    if noted.exists():
        return outcome
    with writing(casebook):
        if not noted.all().exists():
            append(casebook, Kind.INTAKE, {"intake": _item(casebook, outcome)})
    return outcome


def _item(casebook: Casebook, outcome: Outcome) -> str:
    """Insert the row of one item, for the entry that comes next, and return its record."""
    row = IntakeRow(
        entry=head(casebook).number + 1,
        name=_shown_name(outcome.name),
        name_key=key_of(outcome.name),
        outcome=outcome.fate.value,
        reason=outcome.reason,
        detail=_shown_name(outcome.detail),
        sha256=outcome.sha256,
        at=now(),
        report_id=outcome.report or None,
    )
    row.save(using=casebook.alias, force_insert=True)
    return record_of_item(row)


def _rows(casebook: Casebook) -> QuerySet[ReportRow]:
    return ReportRow.objects.using(casebook.alias)
