"""Entities: who and what the claims are about, under all their names; names are tied and parted as decisions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sayso.errors import InputError
from sayso.ledger import decisions
from sayso.model.entity import Kind, Verdict
from sayso.model.ids import Plain
from sayso.model.shown_entity import ShownEntity, ShownName
from sayso.resolve import ACTS, target
from sayso.workbench import tracing
from sayso.workbench.desk import casebook, signed
from sayso.workbench.faults import NotThere
from sayso.workbench.pages.find import pages, window_of
from sayso.workbench.tracing import Traced


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The entities, those with most claims first."""
    said, traced = request.GET, tracing.last()
    words, kind, open_ = said.get("q", "").strip().casefold(), said.get("kind", ""), said.get("open", "")
    fits = [each for each in _ordered(traced) if _fits(each, words, kind) and (not open_ or _unsure(each))]
    window = window_of(request)
    told = {
        "entities": fits[window.first : window.first + window.count],
        "pages": pages(request, len(fits)),
        "known": len(traced.entities),
        "kinds": list(Kind),
        "kind": kind,
        "words": said.get("q", ""),
        "open": open_,
        **traced.told(),
    }
    return render(request, "workbench/entities.html", told)


@require_GET
def one(request: HttpRequest, key: str) -> HttpResponse:
    """One entity: its names, where it lies, what became of it, and every tie with its reasons."""
    traced = tracing.last()
    entity = next((each for each in traced.entities if each.id == key or _has(each, key)), None)
    if entity is None:
        raise NotThere("No entity has this address now.", do="Names were tied anew, perhaps: choose it from the list.")
    others = [each for each in _ordered(traced) if each.kind is entity.kind and each.id != entity.id]
    told = {"entity": entity, "others": others, **traced.told()}
    return render(request, "workbench/entity.html", told)


@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    """Decide that two names are of one thing, of two, or that it cannot be told."""
    said = request.POST
    left, right = (_name(said.get(side, "")) for side in ("left", "right"))
    if left.id == right.id:
        raise InputError("These are one and the same name.", do="Give two names.")
    verdict = next((each for each in Verdict if each.value == said.get("verdict")), None)
    if verdict is None:
        raise InputError("Names are same, different or unsure.", do="Choose one of these.")
    payload: dict[str, Plain] = {"identity": verdict.value}
    decisions.decide(
        casebook(), ACTS[verdict], target(left.id, right.id), signed(request, said.get("why", "")), payload
    )
    tracing.tracer.wake()
    return HttpResponseRedirect(reverse("entity", args=[left.id]))


def _name(key: str) -> ShownName:
    """A name by its id, or the commonest of an entity."""
    for entity in tracing.last().entities:
        if entity.id == key:
            return max(entity.names, key=lambda each: (each.claims, each.id))
        for name in entity.names:
            if name.id == key:
                return name
    raise NotThere("There is no such name now.", do="Load the page again, and choose from its list.")


def _ordered(traced: Traced) -> list[ShownEntity]:
    return sorted(traced.entities, key=lambda each: (-len(each.claims), each.name.casefold(), each.id))


def _has(entity: ShownEntity, key: str) -> bool:
    return any(name.id == key for name in entity.names)


def _fits(entity: ShownEntity, words: str, kind: str) -> bool:
    return (not kind or entity.kind.value == kind) and any(words in name.words.casefold() for name in entity.names)


def _unsure(entity: ShownEntity) -> bool:
    return any(each.verdict is Verdict.UNSURE for each in entity.ties)
