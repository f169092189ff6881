"""The first page: how much there is, what waits, and what the findings say is worth a look."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sayso import pipeline
from sayso.corroborate import Weighty, rank, weighty
from sayso.ledger import listing, reviewing
from sayso.model.finding import Finding
from sayso.model.shown import Audience
from sayso.workbench import tracing
from sayso.workbench.desk import casebook
from sayso.workbench.pages.findings import summary
from sayso.workbench.reading import reader

EACH = 4
NEW = 5

ABOUT = {
    Weighty.CONTESTED: "Origins disagree",
    Weighty.CORROBORATED: "A second origin has come",
    Weighty.HARDENED: "Firmer with each retelling",
}


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The overview."""
    book = casebook()
    traced = tracing.last()
    newest, _ = listing.reports(book, "", listing.Window(0, NEW))
    told = {
        "counts": listing.counts(book),
        "waiting": reviewing.count_waiting(book),
        "newest": newest,
        "reading": reader,
        "sections": _sections(traced.findings),
        **traced.told(),
    }
    return render(request, "workbench/overview.html", told)


def _sections(known: tuple[Finding, ...]) -> list[dict[str, object]]:
    """The weightiest findings for each reason; each stands once."""
    book = casebook()
    left = sorted(known, key=rank)
    sections: list[dict[str, object]] = []
    for reason, words in ABOUT.items():
        fits = [each for each in left if reason in weighty(each)]
        left = [each for each in left if each not in fits[:EACH]]
        shown = list(pipeline.shown_findings(book, fits[:EACH], known, Audience.ELSEWHERE))
        shown.sort(key=lambda each: [one.id for one in fits].index(each.id))
        sections.append(
            {"reason": reason.value, "words": words, "findings": list(map(summary, shown)), "total": len(fits)}
        )
    return sections
