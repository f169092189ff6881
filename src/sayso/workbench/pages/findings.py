"""Findings: what claims come to, the most consequential first."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sayso import pipeline
from sayso.corroborate import Weighty, diagonal, rank, weighty
from sayso.model.finding import Finding
from sayso.model.shown import Audience
from sayso.model.shown_finding import ShownFinding
from sayso.publish.clean import one_line
from sayso.publish.phrases import amount, many
from sayso.workbench import tracing
from sayso.workbench.desk import casebook
from sayso.workbench.pages.find import pages, window_of

FIGURES = 4


@dataclass(frozen=True, slots=True)
class Summary:
    """A finding in a list: what it is on, its figures or words, who stands behind it, its grade."""

    finding: ShownFinding
    title: str
    figures: tuple[str, ...]
    quote: str
    behind: str
    who: tuple[str, ...]


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The findings that more than one report tells of or on which something differs; `all` for every one."""
    book = casebook()
    traced = tracing.last()
    known = traced.findings
    fits = _fitting(request, known)
    window = window_of(request)
    wanted = fits[window.first : window.first + window.count]
    by_id = {each.id: each for each in pipeline.shown_findings(book, wanted, known, Audience.ELSEWHERE)}
    share = diagonal(each.grade for each in known)
    told = {
        "findings": [summary(by_id[each.id]) for each in wanted if each.id in by_id],
        "pages": pages(request, len(fits)),
        **traced.told(),
        "known": len(known),
        "all": request.GET.get("all", ""),
        "why": request.GET.get("why", ""),
        "reasons": list(Weighty),
        "types": sorted({each.matter.type for each in known}),
        "type": request.GET.get("type", ""),
        "diagonal": None if share is None else round(100 * share),
    }
    return render(request, "workbench/findings.html", told)


@require_GET
def state(request: HttpRequest) -> HttpResponse:
    """Whether the findings are traced by now: a line that asks again, or the word to load the page anew."""
    told = tracing.last().told()
    answer = render(request, "workbench/parts/tracing.html", told)
    if told["fresh"]:
        answer.headers["HX-Refresh"] = "true"
    return answer


def _fitting(request: HttpRequest, known: tuple[Finding, ...]) -> list[Finding]:
    said = request.GET
    fits = sorted(known, key=rank)
    if why := said.get("why"):
        fits = [each for each in fits if why in {reason.value for reason in weighty(each)}]
    if kind := said.get("type"):
        fits = [each for each in fits if each.matter.type == kind]
    return fits if said.get("all") else [each for each in fits if weighty(each) or len(each.reports) > 1]


def summary(finding: ShownFinding) -> Summary:
    """The finding as one row."""
    figures: dict[str, None] = {}
    for origin in finding.origins:
        for claim in origin.tellings[0].claims:
            if claim.quantity:
                figures.setdefault(one_line(amount(claim.quantity)))
    return Summary(
        finding,
        title(finding),
        tuple(figures)[:FIGURES],
        one_line(finding.origins[0].tellings[0].claims[0].span.exact),
        f"{many(finding.reports, 'report')}, {counted(finding)}",
        tuple(one_line(each.who) for each in finding.origins[:3] if each.who),
    )


def title(finding: ShownFinding) -> str:
    """What the finding is on, in a few words."""
    status = "" if finding.status == "actual" else f", {finding.status}"
    about = f": {one_line(finding.about)}" if finding.about else ""
    return f"{finding.type}{status}{about}"


def counted(finding: ShownFinding) -> str:
    """`2 origins (90 %: 2–3)`."""
    count = finding.count
    told = many(count.likely, "origin")
    return told if count.certain else f"{told} (90 %: {count.low}–{count.high})"
