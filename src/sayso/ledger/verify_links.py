"""Checking what follows from other rows: which reading counts, places, links, and rows that nothing holds."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Count, Exists, F, ForeignKey, Max, Model, OuterRef, Q, QuerySet

from sayso.ledger import conclusions
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind
from sayso.ledger.decisions import LAST_PLACE
from sayso.ledger.faults import Fault, Problem
from sayso.ledger.models import (
    ClaimRow,
    CustodyRow,
    DecisionRow,
    DiscardRow,
    HoldingRow,
    ReportRow,
    RunRow,
    TextRow,
    UndatedRow,
    UnfinishedRow,
)
from sayso.ledger.verify_records import UNREADABLE
from sayso.model.claim import Discard
from sayso.model.decision import Act
from sayso.model.decode import from_json

CHUNK = 500
ASTRAY = Fault.RECORD_ASTRAY


def link_problems(casebook: Casebook) -> Iterator[Problem]:
    """Whatever does not fit the rows that it follows from."""
    yield from _dangling(casebook)
    yield from _version_problems(casebook)
    yield from _run_problems(casebook)
    yield from _holding_problems(casebook)
    yield from _place_problems(casebook)
    yield from _discard_problems(casebook)
    yield from _unheld(casebook)


def unfinished(casebook: Casebook) -> Iterator[Problem]:
    """Purges that were interrupted; the next opening completes them."""
    known = CustodyRow.objects.using(casebook.alias).filter(kind=Kind.PURGE.value)
    payloads = "\n".join(known.values_list("payload", flat=True))
    for row in UnfinishedRow.objects.using(casebook.alias).order_by("tombstone"):
        if f'"{row.tombstone}"' in payloads:
            yield Problem(Fault.UNFINISHED, "a purge goes on when the casebook is opened again", row.tombstone)
        else:
            yield Problem(Fault.RECORD_UNCHAINED, "the chain does not know this purge", row.tombstone)


def conclusion_problems(casebook: Casebook) -> Iterator[Problem]:
    """Conclusions that were changed since they were kept: copies, computed anew when they are asked for."""
    for of in conclusions.changed(casebook):
        yield Problem(ASTRAY, "ledger_conclusion: they are not as they were computed", of)


def _all(casebook: Casebook, model: type[Model]) -> QuerySet[Model]:
    return model._default_manager.using(casebook.alias)


def _astray(rows: QuerySet[Model], what: str) -> Iterator[Problem]:
    for row in rows.order_by("pk").iterator(chunk_size=CHUNK):
        yield Problem(ASTRAY, f"{row._meta.db_table}: {what}", str(row.pk))


def _dangling(casebook: Casebook) -> Iterator[Problem]:
    """Rows that point to a row which is not there."""
    for model in apps.get_app_config("ledger").get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey):
                target = field.remote_field.model
                there = _all(casebook, target).filter(pk=OuterRef(field.attname))
                lost = _all(casebook, model).filter(~Exists(there), **{f"{field.name}__isnull": False})
                yield from _astray(lost, f"its {field.name} is not there")


def _version_problems(casebook: Casebook) -> Iterator[Problem]:
    """The version before a report is the latest of those from the same address that came earlier."""
    last: dict[str, str] = {}
    rows = ReportRow.objects.using(casebook.alias).order_by("number").values_list("id", "url", "url_key", "earlier")
    for report, url, key, earlier in rows.iterator(chunk_size=CHUNK):
        if earlier != (last.get(key) if url else None):
            yield Problem(ASTRAY, "its version before is another", report)
        if url:
            last[key] = report


def _run_problems(casebook: Casebook) -> Iterator[Problem]:
    """The latest reading of a report counts, and no other."""
    runs = RunRow.objects.using(casebook.alias)
    latest = runs.values("report").annotate(latest=Max("number")).values("latest")
    yield from _astray(runs.filter(current=True).exclude(number__in=latest), "it counts, and is not the latest")
    yield from _astray(runs.filter(current=False, number__in=latest), "it is the latest, and does not count")


def _holding_problems(casebook: Casebook) -> Iterator[Problem]:
    rows = HoldingRow.objects.using(casebook.alias)
    yield from _astray(rows.exclude(start=F("claim__start")), "it starts elsewhere than its claim")
    nobody = Q(run=None, decision=None) | Q(run__isnull=False, decision__isnull=False)
    yield from _astray(rows.filter(nobody), "it is neither of a reading nor of a person")
    read = rows.filter(run__isnull=False, decision=None)
    yield from _astray(read.exclude(report=F("run__report")), "its reading is of another report")
    yield from _astray(read.exclude(current=F("run__current")), "it counts otherwise than its reading")
    mine = rows.filter(run=None, decision__isnull=False)
    added = Q(claim=F("decision__target"), decision__act=Act.ADD.value) | Q(decision__act=Act.CORRECT.value)
    misplaced = ~added | ~Q(place=LAST_PLACE)
    yield from _astray(mine.filter(misplaced), "it is not as its decision says")
    undone = Exists(DecisionRow.objects.using(casebook.alias).filter(takes_back=OuterRef("decision")))
    yield from _astray(mine.filter(Q(undone, current=True) | Q(~undone, current=False)), "its decision says otherwise")


def _place_problems(casebook: Casebook) -> Iterator[Problem]:
    """What a reading got has its places, from 0 without a gap."""
    for model in (HoldingRow, DiscardRow, UndatedRow):
        rows = _all(casebook, model).filter(run__isnull=False).values("run")
        counts = rows.annotate(n=Count("pk"), places=Count("place", distinct=True), last=Max("place"))
        for each in counts.exclude(n=F("places"), last=F("n") - 1).order_by("run"):
            yield Problem(ASTRAY, f"{model._meta.db_table}: places are missing or moved", str(each["run"]))


def _discard_problems(casebook: Casebook) -> Iterator[Problem]:
    rows = DiscardRow.objects.using(casebook.alias).order_by("pk").values_list("pk", "reason", "value")
    for key, reason, value in rows.iterator(chunk_size=CHUNK):
        if _reason(value) != reason:
            yield Problem(ASTRAY, "ledger_discard: its reason is another", str(key))


def _reason(value: str) -> str:
    try:
        return from_json(Discard, value).reason.name.lower()
    except UNREADABLE:
        return ""


def _unheld(casebook: Casebook) -> Iterator[Problem]:
    """Claims and texts that nothing holds: no run of Sayso leaves them."""
    claims, texts = ClaimRow.objects.using(casebook.alias), TextRow.objects.using(casebook.alias)
    yield from _astray(claims.filter(holdingrow=None), "no report holds it")
    yield from _astray(texts.filter(reportrow=None), "no report has it")
