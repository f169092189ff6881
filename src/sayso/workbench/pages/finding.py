"""One finding: its claims by origin, who repeated whom, contradictions side by side, the grade with reasons."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sayso import pipeline
from sayso.corroborate import Subject
from sayso.errors import InputError
from sayso.ledger import decisions
from sayso.model.decision import Act
from sayso.model.finding import Between, Digit, Finding, Letter, Related
from sayso.model.ids import Plain
from sayso.model.origin import Relation
from sayso.model.shown import Audience
from sayso.model.shown_finding import ShownContradiction, ShownFinding, ShownOrigin, ShownTelling
from sayso.workbench import tracing
from sayso.workbench.cards import Card, card
from sayso.workbench.desk import casebook, signed
from sayso.workbench.pages.find import found
from sayso.workbench.pages.findings import counted, title

LIKELY = 0.5
WORTH_SAYING = 0.05

MEANING = {
    Between.CONFLICT: "between origins",
    Between.DRIFT: "between a telling and what it goes back to",
    Between.TENSION: "scope or period is unlike or unstated: no contradiction",
}


@dataclass(frozen=True, slots=True)
class Branch:
    """A telling in the tree of who repeated whom, with those that go back to it."""

    telling: ShownTelling
    cards: tuple[Card, ...]
    how: str
    clues: tuple[str, ...]
    sure: int
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """An origin and the tellings that go back to it."""

    origin: ShownOrigin
    branches: tuple[Branch, ...]


@require_GET
def page(request: HttpRequest, key: str) -> HttpResponse:
    """The finding."""
    book = casebook()
    traced = tracing.last()
    known = traced.findings
    if not known and not traced.is_fresh():
        return render(request, "workbench/waiting.html", traced.told(), status=202)
    wanted = found(lambda: pipeline.finding_by_key(known, key))
    shown = next(iter(pipeline.shown_findings(book, [wanted], known, Audience.ELSEWHERE)), None)
    if shown is None:
        return render(request, "workbench/waiting.html", traced.told(), status=202)
    told = {
        "finding": shown,
        "title": title(shown),
        "counted": counted(shown),
        "trees": [Tree(origin, _branches(origin)) for origin in shown.origins],
        "differences": _differences(shown),
        "restated": [card(each) for each in shown.restated],
        "related": [_related(each, known) for each in shown.related],
        "letters": list(Letter),
        "digits": list(Digit),
        **traced.told(),
    }
    return render(request, "workbench/finding.html", told)


@require_POST
def rate(request: HttpRequest, key: str) -> HttpResponse:
    """Grade a finding by hand; the grade stands beside the computed one, and holds on to its first claim."""
    wanted = found(lambda: pipeline.finding_by_key(tracing.last().findings, key))
    letter, digit = request.POST.get("letter", ""), request.POST.get("digit", "")
    if letter not in {each.value for each in Letter} or digit not in {each.value for each in Digit}:
        raise InputError("A grade is a letter and a digit.", do="Choose one of each.")
    payload: dict[str, Plain] = {"of": Subject.GRADE.value, "letter": letter, "digit": digit}
    decisions.decide(casebook(), Act.RATE, wanted.claims[0], signed(request, request.POST.get("why", "")), payload)
    tracing.tracer.wake()
    return HttpResponseRedirect(reverse("finding", args=[wanted.id]))


def _related(related: Related, known: tuple[Finding, ...]) -> dict[str, str]:
    """Another finding by what is known of its matter without asking anybody: no words of a report."""
    matter = next((each.matter for each in known if each.id == related.finding), None)
    parts = (matter.type, "" if matter.status == "actual" else matter.status, matter.period) if matter else ()
    return {"id": related.finding, "on": " · ".join(filter(None, parts)), "kin": related.kin.value}


def _branches(origin: ShownOrigin) -> tuple[Branch, ...]:
    """The tellings, each under the one that it goes back to."""
    ids = {each.id for each in origin.tellings}
    under: dict[str, list[ShownTelling]] = {}
    for telling in origin.tellings:
        under.setdefault(_above(telling, origin, ids), []).append(telling)
    return tuple(_branch(each, under) for each in under.get("", ()))


def _above(telling: ShownTelling, origin: ShownOrigin, ids: set[str]) -> str:
    parent = telling.parent
    if parent is None or parent.earlier not in ids or parent.probability <= LIKELY:
        return ""
    return "" if not origin.held and parent.relation is Relation.QUOTATION else parent.earlier


def _branch(telling: ShownTelling, under: dict[str, list[ShownTelling]]) -> Branch:
    parent = telling.parent
    worth = parent is not None and parent.probability >= WORTH_SAYING
    return Branch(
        telling,
        tuple(map(card, telling.claims)),
        parent.relation.value if parent and worth else "",
        tuple(clue.trace.value for clue in parent.clues if clue.weight > 0) if parent else (),
        round(100 * parent.probability) if parent else 0,
        tuple(_branch(each, under) for each in under.get(telling.id, ())),
    )


def _differences(finding: ShownFinding) -> list[dict[str, object]]:
    """The contradictions by what they stand between, both sentences of each."""
    return [
        {"between": between.value, "meaning": MEANING[between], "pairs": [_pair(each) for each in found_here]}
        for between in Between
        if (found_here := [each for each in finding.contradictions if each.between is between])
    ]


def _pair(each: ShownContradiction) -> dict[str, object]:
    kind = each.kind.value.replace("_", "/")
    return {"kind": kind, "detail": each.detail, "sides": [card(each.one), card(each.other)]}
