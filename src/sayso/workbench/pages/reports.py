"""The reports of the casebook, and adding to them by file, by paste or by address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sayso import pipeline
from sayso.capture import CaptureOptions, ReadingLimits, Told
from sayso.ledger import listing
from sayso.ledger.values import Fate
from sayso.model.report import Handling
from sayso.pipeline import Given, Taken
from sayso.workbench.desk import analyst, casebook
from sayso.workbench.pages.find import pages, window_of
from sayso.workbench.reading import reader

TOLD = ("outlet", "published", "url", "language", "title")


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The list, the last taken in first."""
    words = request.GET.get("q", "").strip()
    found, total = listing.reports(casebook(), words, window_of(request))
    refused = listing.refusals(casebook(), listing.Window(0, 20))
    told = {"reports": found, "words": words, "refused": refused, "pages": pages(request, total)}
    part = "workbench/parts/reports.html" if request.headers.get("HX-Request") else "workbench/reports.html"
    return render(request, part, told)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The form; and what became of what was sent. A single report that was stored is opened at once."""
    if request.method != "POST":
        return render(request, "workbench/add.html", {"typed": {}})
    options = _options(request)
    taken = [pipeline.take_given(casebook(), each, options, analyst(request)) for each in _given(request)]
    reader.wake()
    if len(taken) == 1 and taken[0].outcome.fate is not Fate.REFUSED:
        return HttpResponseRedirect(reverse("report", args=[taken[0].outcome.report]))
    told = {"typed": request.POST, "taken": taken, "nothing": not taken, "refused": _refused(taken)}
    return render(request, "workbench/add.html", told, status=422 if told["refused"] or not taken else 200)


def _given(request: HttpRequest) -> Iterator[Given]:
    """Each file that was sent, and the text that was pasted."""
    for file in request.FILES.getlist("file"):
        yield Given(PurePosixPath(file.name or "file").name or "file", file.read())
    if text := request.POST.get("text", "").strip("\r\n"):
        yield Given(_pasted_name(request), text.encode("utf-8", "surrogatepass"))


def _pasted_name(request: HttpRequest) -> str:
    """A pasted text is called by its title, or that it was pasted."""
    title = request.POST.get("title", "").strip().replace("/", " ")
    return f"{title[:100] or 'pasted text'}.txt"


def _options(request: HttpRequest) -> CaptureOptions:
    said = {name: request.POST.get(name, "").strip() for name in TOLD}
    pasted = bool(request.POST.get("text", "").strip())
    restricted = request.POST.get("restricted") or (pasted and not request.POST.get("public"))
    handling = Handling.RESTRICTED.value if restricted else ""
    limits = casebook().settings.limits
    return CaptureOptions(
        Told(**said, handling=handling),
        max_bytes=limits.max_bytes,
        max_code_points=limits.max_code_points,
        reading=ReadingLimits(limits.reading_seconds, limits.reading_memory),
    )


def _refused(taken: list[Taken]) -> list[Taken]:
    return [each for each in taken if each.outcome.fate is Fate.REFUSED]
