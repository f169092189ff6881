"""Checking what hashes speak for: archived bytes, texts, claims and every span."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.errors import IntegrityFault
from sayso.ledger import archive, strays
from sayso.ledger.casebook import Casebook
from sayso.ledger.faults import Fault, Problem
from sayso.ledger.models import ClaimRow, QuoteRow, ReportRow, TextRow
from sayso.ledger.rows import claim_of, claim_row, quote_rows
from sayso.ledger.verify_records import UNREADABLE
from sayso.model.claim import Claim
from sayso.model.ids import text_hash

CHUNK = 200

# All of a claim's columns must be as its JSON says.
COLUMNS = tuple(field.attname for field in ClaimRow._meta.concrete_fields)
QUOTED = ("part", "place", "text_id", "start", "end", "exact")


def report_problems(casebook: Casebook) -> Iterator[Problem]:
    """Archived bytes that are gone or changed, and texts that are not what their hash says."""
    reports = ReportRow.objects.using(casebook.alias)
    kept = reports.order_by("sha256").values_list("sha256", flat=True).distinct()
    for name in kept.iterator(chunk_size=CHUNK):
        yield from _byte_problems(casebook, name)
    for text in TextRow.objects.using(casebook.alias).order_by("text_hash").iterator(chunk_size=8):
        if _hash(text.text) != text.text_hash or len(text.text) != text.code_points:
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


def archive_problems(casebook: Casebook) -> Iterator[Problem]:
    """Files of the archive that are no report's: what an interrupted run left, or somebody else put there."""
    for path in strays.unclaimed(casebook):
        where = str(path.relative_to(casebook.folder))
        if strays.is_leftover(casebook, path):
            yield Problem(Fault.LEFTOVER, "an interrupted run left it; the next `sayso add` removes it", where)
        else:
            yield Problem(Fault.FILE_STRANGE, "no run of Sayso put this file into the archive", where)


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
    # SQLite keeps whatever somebody puts into a column.
    spans: list[tuple[object, object, object]] = [(row.start, row.end, row.exact)]
    spans.extend((each.start, each.end, each.exact) for each in quoted)
    for start, end, exact in spans:
        if not isinstance(start, int) or not isinstance(end, int):
            yield Problem(Fault.SPAN_ASTRAY, "its place is no number", row.id)
        elif not 0 <= start < end or text[start:end] != exact:
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


def is_true(row: ClaimRow) -> bool:
    """Whether the claim is what its id says."""
    claim = _readable(row)
    return claim is not None and claim.id == row.id


def _quoted(row: QuoteRow) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in QUOTED)


def _readable(row: ClaimRow) -> Claim | None:
    """The claim, if the row holds one in the form in which it was stored, and no more."""
    try:
        claim = claim_of(row)
        return claim if claim_row(claim).value == row.value else None
    except UNREADABLE:
        return None


def _hash(text: object) -> str:
    return text_hash(text) if isinstance(text, str) else ""
