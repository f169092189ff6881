"""What a reader got from a report, stored in one transaction; the latest reading is the one that counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import IntegrityError
from django.db.models import QuerySet

from sayso.errors import InputError, RefusedError
from sayso.ledger import engine
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind, append, head, now, writing
from sayso.ledger.models import (
    ClaimRow,
    DiscardRow,
    HoldingRow,
    QuoteRow,
    ReportRow,
    RunRow,
    TextRow,
    UndatedRow,
)
from sayso.ledger.rows import claim_row, held_claim_of, quote_rows, quotes
from sayso.ledger.values import Reader
from sayso.model.claim import Claim, Discard, Extraction
from sayso.model.decode import from_json
from sayso.model.ids import canonical, sha256
from sayso.model.span import Span

CHUNK = 200


class NoEvidence(RefusedError):
    """A claim whose quote does not stand in the text it names; nothing of the reading is stored."""


def store_extraction(casebook: Casebook, report: str, extraction: Extraction, reader: Reader) -> int:
    """Store what a reader got from a report, in place of any earlier reading; the number of the reading.

    A second reading by the same version changes nothing. Claims of an earlier reading stay as they are, and
    queries leave them out.
    """
    with writing(casebook):
        done = _runs(casebook).filter(report=report, reader=reader.version, current=True).first()
        if done:
            return done.number
        text = text_of(casebook, report)
        for claim in extraction.claims:
            check_evidence(claim, text)
        run = _new_run(casebook, report, extraction, reader)
        insert_claims(casebook, extraction.claims)
        _hold(casebook, run, extraction.claims)
        _keep_rest(casebook, run, extraction)
        return run.number


def unread(casebook: Casebook, reader: str, language: str = "") -> Iterator[str]:
    """The ids of the reports that this version has not read yet, in order; of one language or all."""
    read = _runs(casebook).filter(reader=reader).values("report")
    rows = ReportRow.objects.using(casebook.alias).exclude(id__in=read)
    if language:
        rows = rows.filter(language=language)
    last = ""
    while page := list(rows.filter(id__gt=last).order_by("id").values_list("id", flat=True)[:CHUNK]):
        yield from page
        last = page[-1]


def extraction_of(casebook: Casebook, number: int) -> Extraction:
    """What one reading got, exactly as it was stored."""
    holdings = HoldingRow.objects.using(casebook.alias).filter(run=number).select_related("claim")
    discards = DiscardRow.objects.using(casebook.alias).filter(run=number).order_by("place")
    undated = UndatedRow.objects.using(casebook.alias).filter(run=number).order_by("place")
    return Extraction(
        claims=tuple(held_claim_of(each) for each in holdings.order_by("place")),
        discarded=tuple(from_json(Discard, each.value) for each in discards),
        unresolved_dates=tuple((each.words, each.reason) for each in undated),
    )


def record_of_run(run: RunRow, extraction: Extraction) -> str:
    """A hash of all that a reading holds; the chain keeps it."""
    return sha256(canonical([run.report_id, run.reader, run.language, run.unread, extraction]).encode())


def text_of(casebook: Casebook, report: str) -> TextRow:
    """The frozen text of a report by its id."""
    row = TextRow.objects.using(casebook.alias).filter(reportrow=report).first()
    if row is None:
        raise InputError(f"There is no report {report} in this casebook.", do="List them with `sayso reports`.")
    return row


def check_evidence(claim: Claim, text: TextRow) -> None:
    """Refuse a claim on another text, or with a span whose words or surroundings do not stand in it."""
    if claim.text_hash != text.text_hash:
        raise NoEvidence(f"Claim {claim.id} is on another text.", do="Give the report that it was read from.")
    for span in (claim.span, *(quote.span for quote in quotes(claim))):
        if not _stands(span, text.text):
            at = f"{span.start} of the text"
            raise NoEvidence(f"What claim {claim.id} quotes does not stand at {at}.", do="Quote it exactly.")


def insert_claims(casebook: Casebook, claims: Iterable[Claim]) -> None:
    """Insert the claims that are not there yet, with their quotes; the database checks every one."""
    by_id = {claim.id: claim for claim in claims}
    wanted = list(by_id)
    rows = ClaimRow.objects.using(casebook.alias)
    for first in range(0, len(wanted), CHUNK):
        ids = wanted[first : first + CHUNK]
        there = set(rows.filter(id__in=ids).values_list("id", flat=True))
        new = [by_id[each] for each in ids if each not in there]
        try:
            rows.bulk_create([claim_row(claim) for claim in new], batch_size=CHUNK)
            quoted = [row for claim in new for row in quote_rows(claim)]
            QuoteRow.objects.using(casebook.alias).bulk_create(quoted, batch_size=CHUNK)
        except IntegrityError as error:
            why = engine.reason_of(error)
            raise NoEvidence(f"The database refused a claim: {why}.", do="Quote the text exactly.") from None


def _stands(span: Span, text: str) -> bool:
    before = text[max(0, span.start - len(span.prefix)) : span.start]
    after = text[span.end : span.end + len(span.suffix)]
    return span.stands_in(text) and before == span.prefix and after == span.suffix


def _new_run(casebook: Casebook, report: str, extraction: Extraction, reader: Reader) -> RunRow:
    _runs(casebook).filter(report=report, current=True).update(current=False)
    HoldingRow.objects.using(casebook.alias).filter(report=report, run__isnull=False, current=True).update(
        current=False
    )
    run = RunRow(
        number=head(casebook).number + 1,
        report_id=report,
        reader=reader.version,
        language=reader.language,
        unread=reader.unread,
        at=now(),
        current=True,
    )
    record = record_of_run(run, extraction)
    append(casebook, Kind.READING, {"report": report, "reading": run.number, "record": record}, at=run.at)
    run.save(using=casebook.alias, force_insert=True)
    return run


def _hold(casebook: Casebook, run: RunRow, claims: tuple[Claim, ...]) -> None:
    rows = [
        HoldingRow(
            report_id=run.report_id,
            claim_id=claim.id,
            run=run,
            place=place,
            start=claim.span.start,
            made_by=canonical(claim.made_by),
            restates=canonical(claim.restates),
            current=True,
        )
        for place, claim in enumerate(claims)
    ]
    HoldingRow.objects.using(casebook.alias).bulk_create(rows, batch_size=CHUNK)


def _keep_rest(casebook: Casebook, run: RunRow, extraction: Extraction) -> None:
    discards = [
        DiscardRow(run=run, place=place, reason=each.reason.name.lower(), value=canonical(each))
        for place, each in enumerate(extraction.discarded)
    ]
    undated = [
        UndatedRow(run=run, place=place, words=words, reason=reason)
        for place, (words, reason) in enumerate(extraction.unresolved_dates)
    ]
    DiscardRow.objects.using(casebook.alias).bulk_create(discards, batch_size=CHUNK)
    UndatedRow.objects.using(casebook.alias).bulk_create(undated, batch_size=CHUNK)


def _runs(casebook: Casebook) -> QuerySet[RunRow]:
    return RunRow.objects.using(casebook.alias)
