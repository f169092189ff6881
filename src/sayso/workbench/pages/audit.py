"""Audit: every decision, by whom, why, and taken back by whom; the chain of custody, and whether all holds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sayso.ledger import decisions, listing
from sayso.ledger.custody import head
from sayso.ledger.verify import verify as check
from sayso.workbench.desk import casebook, signed
from sayso.workbench.pages.find import pages, window_of

ENTRIES = 15


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The decisions and the end of the chain."""
    book = casebook()
    made, total = listing.last_decisions(book, window_of(request))
    entries, length = listing.entries(book, listing.Window(0, ENTRIES))
    undone = {each.takes_back: each for each in decisions.decisions(book) if each.takes_back}
    told = {
        "decisions": [(each, undone.get(each.id)) for each in made],
        "pages": pages(request, total),
        "entries": entries,
        "length": length,
        "head": head(book),
    }
    return render(request, "workbench/audit.html", told)


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Check everything that is kept against itself, now."""
    problems = list(check(casebook()))
    told = {"problems": problems, "faults": [each for each in problems if each.is_fault], "head": head(casebook())}
    return render(request, "workbench/verified.html", told)


@require_POST
def take_back(request: HttpRequest, decision: str) -> HttpResponse:
    """Undo one decision by another."""
    decisions.take_back(casebook(), decision, signed(request, request.POST.get("why", "")))
    return HttpResponseRedirect(reverse("audit"))
