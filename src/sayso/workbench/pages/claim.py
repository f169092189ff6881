"""One claim, away from its report: what it says, through whom, and what was decided on it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sayso import pipeline
from sayso.ledger import decisions, queries, reviewing
from sayso.model.shown import Audience
from sayso.workbench import tracing
from sayso.workbench.cards import cards
from sayso.workbench.desk import casebook
from sayso.workbench.pages.find import check_claim, found


@require_GET
def page(request: HttpRequest, key: str) -> HttpResponse:
    """The claim once for each report that holds it, and every decision on it."""
    book = casebook()
    check_claim(key)
    held = found(lambda: queries.claim(book, key))
    shown = list(pipeline.shown_together(book, held, Audience.ELSEWHERE))
    judged = reviewing.judgements(book, [each.id for each in shown])
    known = tracing.last().findings
    told = {
        "cards": cards(shown, judged),
        "id": shown[0].id,
        "decisions": list(decisions.decisions(book, shown[0].id)),
        "findings": [each.id for each in known if shown[0].id in each.claims],
    }
    return render(request, "workbench/claim.html", told)
