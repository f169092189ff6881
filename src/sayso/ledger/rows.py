"""Between the model's values and the rows of the tables; no query is made here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from django.db.models import Model

from sayso.ledger.models import ClaimRow, HoldingRow, IntakeRow, LeadRow, QuoteRow, ReportRow
from sayso.ledger.values import ReportEntry
from sayso.measure.days import days_of
from sayso.model.claim import Claim, Maker
from sayso.model.decision import anchor
from sayso.model.decode import from_json
from sayso.model.ids import canonical, sha256
from sayso.model.report import Handling, Publication, Report
from sayso.model.span import Locator, Span
from sayso.model.times import Interval

# What a claim's row says of who made it: nothing, for the same claim may be made by many.
NOBODY = Maker("")


class Quote(NamedTuple):
    """A span of a claim beside its evidence: the part that it plays, and its place among those."""

    part: str
    place: int
    span: Span


def quotes(claim: Claim) -> Iterator[Quote]:
    """Every span of the claim but the first: more evidence, the chain's sources and cues, the condition."""
    yield from (Quote("evidence", place, span) for place, span in enumerate(claim.spans) if place)
    for place, link in enumerate(claim.attribution.links):
        if link.span:
            yield Quote("source", place, link.span)
        if link.cue:
            yield Quote("cue", place, link.cue)
    if claim.condition:
        yield Quote("condition", 0, claim.condition)


def claim_row(claim: Claim) -> ClaimRow:
    """The row of a claim."""
    earliest, latest = _happened(claim)
    source = claim.attribution.source
    return ClaimRow(
        id=claim.id,
        text_id=claim.text_hash,
        start=claim.span.start,
        end=claim.span.end,
        exact=claim.span.exact,
        type=claim.type,
        status=claim.status.value,
        factuality=claim.factuality.value,
        polarity=claim.polarity.value,
        standing=source.standing.value,
        naming=source.naming.value,
        at_risk=claim.attribution.at_risk,
        earliest=earliest,
        latest=latest,
        anchor=anchor(claim).key,
        folded=claim.span.exact.casefold(),
        value=canonical(replace(claim, made_by=NOBODY, restates=())),
    )


def quote_rows(claim: Claim) -> list[QuoteRow]:
    """The rows of a claim's further spans."""
    claim_id = claim.id
    return [
        QuoteRow(
            claim_id=claim_id,
            part=part,
            place=place,
            text_id=claim.text_hash,
            start=span.start,
            end=span.end,
            exact=span.exact,
        )
        for part, place, span in quotes(claim)
    ]


def claim_of(row: ClaimRow) -> Claim:
    """The claim itself, without who made it and what it restates."""
    return from_json(Claim, row.value)


def held_claim_of(holding: HoldingRow) -> Claim:
    """The claim as the holding's reading or person made it; its row must be loaded."""
    restates = from_json(tuple[str, ...], holding.restates)
    return replace(claim_of(holding.claim), made_by=from_json(Maker, holding.made_by), restates=restates)


def key_of(words: str) -> str:
    """What stands for a name or an address in an index."""
    return sha256(words.encode("utf-8", "surrogatepass"))


def report_row(report: Report, size: int) -> ReportRow:
    """The row of a report but for its place in the chain, its capture and the version before it."""
    publication = report.publication
    return ReportRow(
        id=report.id,
        name=report.name,
        name_key=key_of(report.name),
        sha256=report.sha256,
        size=size,
        media_type=report.media_type,
        text_id=report.text_hash,
        outlet=publication.outlet,
        published=publication.published,
        url=publication.url,
        url_key=key_of(publication.url),
        language=publication.language,
        title=publication.title,
        author=publication.author,
        origin=canonical(publication.origin),
        handling=report.handling.value,
        locators=canonical(report.locators),
        notes=canonical(report.notes),
    )


def report_of(row: ReportRow) -> Report:
    """The report as it was stored; its text must be loaded."""
    return Report(
        name=row.name,
        sha256=row.sha256,
        media_type=row.media_type,
        text=row.text.text,
        publication=publication_of(row),
        handling=Handling(row.handling),
        locators=from_json(tuple[Locator, ...], row.locators),
        notes=from_json(tuple[str, ...], row.notes),
    )


def publication_of(row: ReportRow) -> Publication:
    """Where and when a report came out."""
    return Publication(
        outlet=row.outlet,
        published=row.published,
        url=row.url,
        language=row.language,
        title=row.title,
        author=row.author,
        origin=from_json(dict[str, str], row.origin),
    )


def entry_of(row: ReportRow, code_points: int, reader: str, unread: str) -> ReportEntry:
    """What is known of a report without its text."""
    return ReportEntry(
        id=row.id,
        name=row.name,
        sha256=row.sha256,
        size=row.size,
        media_type=row.media_type,
        text_hash=row.text_id,
        code_points=code_points,
        publication=publication_of(row),
        handling=Handling(row.handling),
        captured_at=row.captured_at,
        earlier=row.earlier_id or "",
        reader=reader,
        unread=unread,
    )


def record_of(row: ReportRow) -> str:
    """A hash of all that a report's row holds but its links; the chain keeps it, so that an edit shows."""
    return _record(row, {"number", "earlier_id"})


def record_of_item(row: IntakeRow) -> str:
    """A hash of what became of one item; the chain keeps it."""
    return _record(row, {"entry"})


def record_of_holding(row: HoldingRow) -> str:
    """A hash of how a person's claim is held; the chain keeps it."""
    names = ("report_id", "claim_id", "decision_id", "place", "start", "made_by", "restates")
    return sha256(canonical({name: getattr(row, name) for name in names}).encode())


def record_of_leads(rows: Iterable[LeadRow]) -> str:
    """A hash of leads that came in together, in whatever order; the chain keeps it."""
    return sha256("\n".join(sorted(_record(row, {"entry"}) for row in rows)).encode())


def _record(row: Model, but: set[str]) -> str:
    names = [field.attname for field in row._meta.concrete_fields if field.attname not in but]
    return sha256(canonical({name: getattr(row, name) for name in names}).encode())


def _happened(claim: Claim) -> tuple[str, str]:
    """The days between which it happened, else was observed, else was counted up to."""
    times = claim.times
    for each in (times.happened, times.observed, Interval(times.as_of, times.as_of)):
        found = days_of(each)
        if any(found):
            return found
    return "", ""
