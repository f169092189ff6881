"""One report: its frozen text with every claim marked in place, and a card for each beside it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sayso import pipeline
from sayso.ledger import queries, reviewing
from sayso.ledger.values import ClaimFilter, ReportEntry
from sayso.model.shown import Audience, Shown
from sayso.publish.markdown import linkable
from sayso.workbench.cards import Card, card, cards
from sayso.workbench.desk import casebook
from sayso.workbench.marking import Numbered, numbered, paragraphs
from sayso.workbench.pages.choices import choices
from sayso.workbench.pages.find import report_entry
from sayso.workbench.reading import reader

HTML = ("text/html", "application/xhtml+xml")


@require_GET
def page(request: HttpRequest, key: str) -> HttpResponse:
    """The report; here alone sources at risk stand as it describes them."""
    entry = report_entry(key)
    book = casebook()
    told = numbered(own_claims(entry.id))
    aside = own_claims(entry.id, rejected=True)
    report = queries.report(book, entry.id)
    return render(
        request,
        "workbench/report.html",
        {
            **about(entry),
            "report": report,
            "paragraphs": list(paragraphs(report.text, told)),
            "cards": judged_cards(told),
            "aside": cards(aside, reviewing.judgements(book, [each.id for each in aside])),
            "undated": [each for each in queries.undated(book) if each.report == entry.id],
            "waiting": reviewing.count_waiting(book, entry.id),
            **choices(),
            "is_page": entry.media_type in HTML,
        },
    )


@require_GET
def reading(request: HttpRequest, key: str) -> HttpResponse:
    """Whether the report is read by now: a line that asks again, or the word to load the page anew."""
    entry = report_entry(key)
    answer = render(request, "workbench/parts/reading.html", about(entry))
    if entry.reader:
        answer.headers["HX-Refresh"] = "true"
    return answer


def about(entry: ReportEntry) -> dict[str, object]:
    """What stands at the head of a report."""
    return {"entry": entry, "linkable": linkable(entry.publication.url), "desk": reader}


def own_claims(report: str, *, rejected: bool = False) -> list[Shown]:
    """The claims of one report as its own page may show them."""
    wanted = ClaimFilter(reports=(report,), rejected=rejected)
    return list(pipeline.shown_claims(casebook(), wanted, Audience.OWN_REPORT))


def judged_cards(told: list[Numbered]) -> list[Card]:
    """The cards of numbered claims, with what was decided on each."""
    judged = reviewing.judgements(casebook(), [each.claim.id for each in told])
    return [card(each.claim, each.number, judged.get(each.claim.id)) for each in told]
