"""Sources: institutions, outlets and named persons with their record. Nobody at risk is ever listed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sayso.workbench import tracing
from sayso.workbench.pages.find import pages, window_of


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The sources, those with most claims first."""
    words = request.GET.get("q", "").strip().casefold()
    traced = tracing.last()
    known = [each for each in traced.sources if words in each.name.casefold()]
    window = window_of(request)
    shown = known[window.first : window.first + window.count]
    told = {"sources": shown, "words": request.GET.get("q", ""), "pages": pages(request, len(known)), **traced.told()}
    return render(request, "workbench/sources.html", told)
