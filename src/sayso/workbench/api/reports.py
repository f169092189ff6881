"""`/api/reports`."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router

from sayso import pipeline
from sayso.capture import CaptureOptions, Told
from sayso.ledger import listing
from sayso.ledger.values import Fate, ReportEntry
from sayso.model.ids import plain
from sayso.workbench.api.shapes import FAILURES, Added, ReportQuery, Row, Rows
from sayso.workbench.desk import casebook, desk
from sayso.workbench.pages.find import report_entry
from sayso.workbench.reading import reader

router = Router(tags=["reports"])


@router.get("", response={200: Rows, **FAILURES})
def list_reports(request: HttpRequest, asked: Query[ReportQuery]) -> Row:
    """The reports, the last taken in first."""
    found, total = listing.reports(casebook(), asked.q, listing.Window(asked.first, asked.count))
    return {"rows": list(map(_row, found)), "more": asked.first + len(found) < total}


@router.get("/{key}", response={200: Row, **FAILURES})
def one_report(request: HttpRequest, key: str) -> Row:
    """One report without its text."""
    return _row(report_entry(key))


@router.post("", response={201: Row, 200: Row, **FAILURES})
def add_report(request: HttpRequest, given: Added) -> tuple[int, Row]:
    """Take a text in; it is read soon after. 201 if it is new, 200 if it was there, 422 if it is refused."""
    from sayso.workbench.api.refused import Refused

    told = Told(given.outlet, given.published, given.url, given.language, handling=given.handling)
    limits = casebook().settings.limits
    options = CaptureOptions(told, max_bytes=limits.max_bytes, max_code_points=limits.max_code_points)
    data = given.text.encode("utf-8", "surrogatepass")
    outcome = pipeline.take_given(casebook(), pipeline.Given(given.name, data), options, desk().analyst).outcome
    if outcome.fate is Fate.REFUSED:
        raise Refused(f"{outcome.name}: {outcome.reason.replace('_', ' ')}.", do=outcome.detail)
    reader.wake()
    return (201 if outcome.fate is Fate.STORED else 200), _row(report_entry(outcome.report))


def _row(entry: ReportEntry) -> Row:
    told = plain(entry)
    assert isinstance(told, dict)
    return told
