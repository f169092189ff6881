"""What the ledger is asked: answers in the order of content ids, streamed, and carried by an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from sayso.errors import InputError
from sayso.ledger.casebook import Casebook
from sayso.ledger.decisions import corrections, live
from sayso.ledger.models import DiscardRow, HoldingRow, ReportRow, RunRow, TextRow, UndatedRow
from sayso.ledger.rows import entry_of, held_claim_of, key_of, report_of
from sayso.ledger.values import ClaimFilter, HeldClaim, ReportEntry, Undated
from sayso.measure.days import days
from sayso.model.claim import Discard
from sayso.model.decision import Act
from sayso.model.decode import from_json
from sayso.model.ids import ID_LENGTH
from sayso.model.report import Report

CHUNK = 500
SHOWN = 5


def reports(casebook: Casebook) -> Iterator[ReportEntry]:
    """Every report without its text, in the order of content ids."""
    last = ""
    while page := list(ReportRow.objects.using(casebook.alias).filter(id__gt=last).order_by("id")[:CHUNK]):
        yield from with_readings(casebook, page)
        last = page[-1].id


def entry(casebook: Casebook, key: str) -> ReportEntry:
    """What is known of one report, by the beginning of its id or by its whole name."""
    found = ReportRow.objects.using(casebook.alias).filter(id=resolve(casebook, key))
    return next(with_readings(casebook, list(found)))


def report(casebook: Casebook, key: str) -> Report:
    """One report with its text, by the beginning of its id or by its whole name."""
    rows = ReportRow.objects.using(casebook.alias).select_related("text")
    return report_of(rows.get(id=resolve(casebook, key)))


def reports_of(casebook: Casebook, ids: Iterable[str]) -> Mapping[str, Report]:
    """These reports with their texts, by whole ids."""
    rows = ReportRow.objects.using(casebook.alias).filter(id__in=list(ids)).select_related("text")
    return {row.id: report_of(row) for row in rows}


def resolve(casebook: Casebook, key: str) -> str:
    """The id of the one report that is meant; of several versions under one name, the latest."""
    rows = ReportRow.objects.using(casebook.alias)
    fits = rows.filter(name_key=key_of(key)) or rows.filter(_begins("id", key if key.startswith("r-") else f"r-{key}"))
    found = list(fits.order_by("number").values_list("id", "name", "earlier"))
    replaced = {earlier for _, _, earlier in found}
    latest = [each for each in found if each[0] not in replaced]
    if not latest:
        raise InputError(f"No report is called {key!r}.", do="List them with `sayso reports`.")
    if len(latest) > 1:
        several = ", ".join(each[0] for each in latest[:SHOWN])
        raise InputError(f"{key!r} is {len(latest)} reports: {several}.", do="Give more of the id.")
    return str(latest[0][0])


def claims(casebook: Casebook, wanted: ClaimFilter | None = None) -> Iterator[HeldClaim]:
    """The claims that fit, of the latest readings and by persons, by report id and place in the text.

    What the same report holds twice, by a reading and by a person, comes once.
    """
    wanted = wanted or ClaimFilter()
    rows = _current(casebook).filter(_condition(wanted))
    aside = put_aside(casebook)
    rows = rows.filter(aside if wanted.rejected else ~aside)
    before = ("", "")
    for row in rows.order_by("report", "start", "claim", "place").iterator(chunk_size=CHUNK):
        if before != (row.report_id, row.claim_id):
            before = (row.report_id, row.claim_id)
            yield HeldClaim(row.report_id, held_claim_of(row))


def put_aside(casebook: Casebook) -> Q:
    """The condition on holdings that an analyst rejected the claim, or put a corrected one in its place.

    A corrected claim has the words, often type and roles of the one that it replaces: by these a correction holds
    on to claims of readings alone.
    """
    better = corrections(casebook)
    rejected = live(casebook).filter(act=Act.REJECT.value, anchor=OuterRef("claim__anchor"))
    read = Q(Exists(better.filter(anchor=OuterRef("claim__anchor"))), run__isnull=False)
    return Q(Exists(rejected)) | read | Q(Exists(better.filter(target=OuterRef("claim"))))


def claim(casebook: Casebook, key: str) -> tuple[HeldClaim, ...]:
    """The one claim whose id begins like this, once for each report that holds it now."""
    rows = _current(casebook).filter(_begins("claim_id", key if key.startswith("c-") else f"c-{key}"))
    found = {(row.report_id, row.claim_id): row for row in reversed(rows.order_by("claim", "report", "place"))}
    ids = sorted({claim_id for _, claim_id in found})
    if not ids:
        raise InputError(f"No claim is called {key!r}.", do="List them with `sayso claims`.")
    if len(ids) > 1:
        raise InputError(f"{key!r} is {len(ids)} claims: {', '.join(ids[:SHOWN])}.", do="Give more of the id.")
    return tuple(HeldClaim(place[0], held_claim_of(found[place])) for place in sorted(found))


def undated(casebook: Casebook) -> Iterator[Undated]:
    """Words that the latest readings could not date, by report id and place."""
    rows = UndatedRow.objects.using(casebook.alias).filter(run__current=True)
    for row in rows.select_related("run").order_by("run__report", "place").iterator(chunk_size=CHUNK):
        yield Undated(row.run.report_id, row.words, row.reason)


def discards(casebook: Casebook, key: str) -> Iterator[Discard]:
    """What the latest reading of one report looked at and left, in the order of its text."""
    rows = DiscardRow.objects.using(casebook.alias).filter(run__current=True, run__report=resolve(casebook, key))
    for row in rows.order_by("place").iterator(chunk_size=CHUNK):
        yield from_json(Discard, row.value)


def _current(casebook: Casebook) -> QuerySet[HoldingRow]:
    return HoldingRow.objects.using(casebook.alias).filter(current=True).select_related("claim")


def _condition(wanted: ClaimFilter) -> Q:
    """The filter as a condition on holdings."""
    columns = {
        "claim__type__in": wanted.types,
        "claim__status__in": wanted.statuses,
        "claim__factuality__in": wanted.factualities,
        "claim__standing__in": wanted.standings,
        "claim__naming__in": wanted.namings,
        "report__in": wanted.reports,
    }
    condition = Q(**{column: values for column, values in columns.items() if values})
    if wanted.text:
        condition &= Q(claim__folded__contains=wanted.text.casefold())
    if wanted.until:
        condition &= Q(claim__earliest__lte=_day(wanted.until, 1), claim__latest__gt="")
    if wanted.since:
        condition &= Q(claim__latest__gte=_day(wanted.since, 0))
    return condition


def _day(edtf: str, end: int) -> str:
    found = days(edtf)[end]
    if not found:
        raise InputError(f"{edtf!r} is not a date.", do="Write it as 2024, 2024-07 or 2024-07-29.")
    return found


def _begins(column: str, prefix: str) -> Q:
    """A range that the index carries in every collation: what follows is hexadecimal."""
    length = len("r-") + ID_LENGTH
    return Q(**{f"{column}__gte": prefix.ljust(length, "0"), f"{column}__lte": prefix.ljust(length, "f")})


def with_readings(casebook: Casebook, page: list[ReportRow]) -> Iterator[ReportEntry]:
    """What is known of these reports, with what read each of them last."""
    runs = RunRow.objects.using(casebook.alias).filter(report__in=[row.id for row in page], current=True)
    read = {run.report_id: (run.reader, run.unread) for run in runs}
    texts = TextRow.objects.using(casebook.alias).filter(text_hash__in={row.text_id for row in page})
    lengths = dict(texts.values_list("text_hash", "code_points"))
    for row in page:
        yield entry_of(row, lengths[row.text_id], *read.get(row.id, ("", "")))
