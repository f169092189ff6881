"""`/api/findings`."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router

from sayso import pipeline
from sayso.corroborate import rank
from sayso.model.finding import Finding
from sayso.model.ids import plain
from sayso.model.shown import Audience
from sayso.workbench import tracing
from sayso.workbench.api.shapes import FAILURES, Part, Row, Rows
from sayso.workbench.desk import casebook
from sayso.workbench.faults import NotThere
from sayso.workbench.pages.find import found

router = Router(tags=["findings"])


@router.get("", response={200: Rows, **FAILURES})
def list_findings(request: HttpRequest, asked: Query[Part]) -> Row:
    """The findings, the most consequential first."""
    known = tracing.last().findings
    wanted = sorted(known, key=rank)[asked.first : asked.first + asked.count]
    return {"rows": _rows(wanted, known), "more": asked.first + len(wanted) < len(known)}


@router.get("/{key}", response={200: Row, **FAILURES})
def one_finding(request: HttpRequest, key: str) -> Row:
    """One finding."""
    known = tracing.last().findings
    rows = _rows([found(lambda: pipeline.finding_by_key(known, key))], known)
    if not rows:
        raise NotThere("A claim of this finding was put aside; it is being traced anew.", do="Ask again in a moment.")
    return rows[0]


def _rows(wanted: list[Finding], known: tuple[Finding, ...]) -> list[Row]:
    by_id = {each.id: each for each in pipeline.shown_findings(casebook(), wanted, known, Audience.ELSEWHERE)}
    told = [plain(by_id[each.id]) for each in wanted if each.id in by_id]
    return [each for each in told if isinstance(each, dict)]
