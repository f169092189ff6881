"""`/api/claims`: shown claims under the field names of the exports."""

from __future__ import annotations

from itertools import islice

from django.http import HttpRequest
from ninja import Query, Router

from sayso import pipeline
from sayso.ledger import queries
from sayso.model.shown import Audience
from sayso.publish.rows import row
from sayso.workbench.api.shapes import FAILURES, ClaimQuery, Row, Rows
from sayso.workbench.desk import casebook
from sayso.workbench.pages.claims import wanted_of
from sayso.workbench.pages.find import check_claim, found

router = Router(tags=["claims"])


@router.get("", response={200: Rows, **FAILURES})
def list_claims(request: HttpRequest, asked: Query[ClaimQuery]) -> Row:
    """The claims that fit, by report and place."""
    wanted = wanted_of(request.GET)
    last = asked.first + asked.count
    held = list(islice(queries.claims(casebook(), wanted), asked.first, last + 1))
    shown = pipeline.shown_together(casebook(), held[: asked.count], Audience.ELSEWHERE)
    return {"rows": [row(each) for each in shown], "more": len(held) > asked.count}


@router.get("/{key}", response={200: Rows, **FAILURES})
def one_claim(request: HttpRequest, key: str) -> Row:
    """A claim, once for each report that holds it."""
    check_claim(key)
    held = found(lambda: queries.claim(casebook(), key))
    shown = pipeline.shown_together(casebook(), held, Audience.ELSEWHERE)
    return {"rows": [row(each) for each in shown], "more": False}
