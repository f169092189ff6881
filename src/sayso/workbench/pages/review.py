"""Review: one claim after the other on its own report's page, judged by single keys."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sayso.ledger import queries, reviewing
from sayso.ledger.custody import head
from sayso.ledger.reviewing import Waiting
from sayso.workbench.cards import card
from sayso.workbench.desk import analyst, casebook
from sayso.workbench.marking import Numbered, numbered, paragraphs
from sayso.workbench.pages.choices import choices
from sayso.workbench.pages.find import held_claim, report_entry
from sayso.workbench.pages.report import about, own_claims

AROUND = 600


@require_GET
def first(request: HttpRequest) -> HttpResponse:
    """The first claim that waits, in all reports or in one; a page that says so where none does."""
    report = request.GET.get("report", "")
    if report:
        report = report_entry(report).id
    waits = next(reviewing.waiting(casebook(), report), None)
    if waits is None:
        last = reviewing.last_by(casebook(), analyst(request))
        return render(request, "workbench/review_done.html", {"report": report, "last": last})
    return HttpResponseRedirect(address(waits, report))


@require_GET
def page(request: HttpRequest, key: str, claim: str) -> HttpResponse:
    """One claim with its words around it, its card, and the forms that the keys open."""
    entry = report_entry(key)
    held_claim(entry.id, claim)
    book = casebook()
    told = numbered(own_claims(entry.id))
    shown = next((each for each in told if each.claim.id == claim), None) or _put_aside(entry.id, claim)
    judged = reviewing.judgements(book, [claim]).get(claim)
    scope = entry.id if request.GET.get("only") else ""
    text = queries.report(book, entry.id).text
    near = (max(0, shown.claim.span.start - AROUND), min(len(text), shown.claim.span.end + AROUND))
    return render(
        request,
        "workbench/review.html",
        {
            **about(entry),
            "card": card(shown.claim, shown.number, judged),
            "paragraphs": list(paragraphs(text, [shown], near)),
            "cut_before": near[0] > 0,
            "cut_after": near[1] < len(text),
            "only": bool(scope),
            "left": reviewing.count_waiting(book, scope),
            "skip": reverse("review") if judged else _after(Waiting(entry.id, claim), scope),
            "seen": head(book).number,
            "last": reviewing.last_by(book, analyst(request)),
            **choices(shown.claim),
        },
    )


def address(waits: Waiting, scope: str = "") -> str:
    """Where a claim is reviewed; `scope` is the report that alone is gone through, or empty."""
    return reverse("review-claim", args=[waits.report, waits.claim]) + ("?only=1" if scope else "")


def _after(here: Waiting, scope: str) -> str:
    """Where `next` leads: the claim that waits after this one, else the first other, else the end."""
    first: Waiting | None = None
    passed = False
    for each in reviewing.waiting(casebook(), scope):
        if passed:
            return address(each, scope)
        passed = each == here
        if first is None and not passed:
            first = each
    return address(first, scope) if first else reverse("review") + (f"?report={scope}" if scope else "")


def _put_aside(report: str, claim: str) -> Numbered:
    aside = numbered(own_claims(report, rejected=True))
    return next(each for each in aside if each.claim.id == claim)
