"""Claims, searched and filtered; a source at risk is a number within its report."""

from __future__ import annotations

from itertools import islice

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sayso import pipeline
from sayso.domain.arms import arms
from sayso.errors import InputError
from sayso.ledger import queries, reviewing
from sayso.ledger.values import ClaimFilter
from sayso.model.claim import Factuality, Status
from sayso.model.shown import Audience
from sayso.model.source import Naming, Standing
from sayso.workbench.cards import cards
from sayso.workbench.desk import casebook
from sayso.workbench.pages.find import PAGE, number_of, report_entry


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The claims that fit, a page at a time; the address holds the whole filter, so it can be kept."""
    told: dict[str, object] = {"said": request.GET, "choices": _choices(request.GET), "cards": [], "wrong": None}
    try:
        told |= _found(request)
    except InputError as error:
        told["wrong"] = error
    part = "workbench/parts/claims.html" if request.headers.get("HX-Request") else "workbench/claims.html"
    return render(request, part, told)


def wanted_of(said: QueryDict) -> ClaimFilter:
    """The filter that an address holds; a value that no claim has is refused."""
    report = said.get("report", "").strip()
    return ClaimFilter(
        types=_values(said, "type"),
        statuses=_values(said, "status"),
        factualities=_values(said, "factuality"),
        standings=_values(said, "standing"),
        namings=_values(said, "naming"),
        reports=(report_entry(report).id,) if report else (),
        text=said.get("text", "").strip(),
        since=said.get("since", "").strip(),
        until=said.get("until", "").strip(),
        rejected=bool(said.get("rejected")),
    )


def _values(said: QueryDict, name: str) -> tuple[str, ...]:
    values = tuple(filter(None, said.getlist(name)))
    known = _known()[name]
    if strange := [each for each in values if each not in known]:
        raise InputError(f"{strange[0]!r} is no {name}.", do=f"Known are: {', '.join(known)}.")
    return values


def _found(request: HttpRequest) -> dict[str, object]:
    here = number_of(request)
    wanted = wanted_of(request.GET)
    held = list(islice(queries.claims(casebook(), wanted), (here - 1) * PAGE, here * PAGE + 1))
    more = len(held) > PAGE
    shown = list(pipeline.shown_together(casebook(), held[:PAGE], Audience.ELSEWHERE))
    judged = reviewing.judgements(casebook(), [each.id for each in shown])
    rest = request.GET.copy()
    rest.pop("page", None)
    kept = f"{rest.urlencode()}&" if rest else ""
    return {"cards": cards(shown, judged), "here": here, "more": more, "kept": kept, "first": (here - 1) * PAGE + 1}


def _known() -> dict[str, list[str]]:
    kinds = {"status": Status, "factuality": Factuality, "standing": Standing, "naming": Naming}
    return {"type": sorted(arms().events), **{name: [each.value for each in kind] for name, kind in kinds.items()}}


def _choices(said: QueryDict) -> list[dict[str, object]]:
    return [
        {"name": name, "values": [(each, each.replace("_", " "), each in said.getlist(name)) for each in values]}
        for name, values in _known().items()
    ]
