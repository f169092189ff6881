"""What a reviewer decides: accept, reject, correct, add, undo; each is a decision in the ledger."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sayso.errors import InputError
from sayso.ledger import decisions, queries, reviewing
from sayso.ledger.correcting import corrected
from sayso.ledger.noting import Noted, claim_at
from sayso.ledger.reviewing import Misread, Waiting
from sayso.ledger.values import HeldClaim, Signed
from sayso.model.decision import Act
from sayso.model.report import Report
from sayso.model.span import Span, cut
from sayso.publish.clean import visible
from sayso.workbench.desk import analyst, casebook, signed
from sayso.workbench.faults import NotThere
from sayso.workbench.pages.find import held_claim, report_entry
from sayso.workbench.pages.review import address

UNSENT = ("csrfmiddlewaretoken", "why", "seen", "only")


@require_POST
def judge(request: HttpRequest, key: str, claim: str, act: str) -> HttpResponse:
    """Accept, reject or correct one claim, then go on to the next that waits."""
    held = held_claim(report_entry(key).id, claim)
    sign = signed(request, request.POST.get("why", ""), _seen(request))
    if act == "accept":
        decisions.decide(casebook(), Act.ACCEPT, claim, sign, {"report": held.report})
    elif act == "reject":
        _reject(request, held, sign)
    elif act == "correct":
        said = {name: value for name, value in request.POST.items() if name not in UNSENT and isinstance(value, str)}
        decisions.correct_claim(casebook(), held, corrected(held.claim, said), sign)
    else:
        raise NotThere("A claim is accepted, rejected or corrected.", do="Go back to its page.")
    return _on(request, held.report)


@require_POST
def add(request: HttpRequest, key: str) -> HttpResponse:
    """Add a claim that the reader missed, at the words that were selected."""
    report = queries.report(casebook(), report_entry(key).id)
    claim = claim_at(_selected(request, report), _noted(request), report)
    decisions.add_claim(casebook(), report.id, claim, signed(request, request.POST.get("why", "")))
    return HttpResponseRedirect(f"{reverse('report', args=[report.id])}#card-{claim.id}")


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the last decision of whoever asks, and show what it was on."""
    last = reviewing.last_by(casebook(), analyst(request))
    if last is None:
        raise InputError("There is nothing to take back.", do="Go on reviewing.")
    decisions.take_back(casebook(), last.id, signed(request, "undone"))
    report = str(last.payload.get("report", ""))
    if not report:
        return HttpResponseRedirect(reverse("review"))
    if last.act is Act.ADD:
        return HttpResponseRedirect(reverse("report", args=[report]))
    return HttpResponseRedirect(address(Waiting(report, last.target), report if request.POST.get("only") else ""))


def _reject(request: HttpRequest, held: HeldClaim, sign: Signed) -> None:
    name = request.POST.get("reason", "")
    if name not in Misread.__members__:
        raise InputError("A claim is rejected for a reason.", do="Choose what is wrong with it.")
    payload = {"report": held.report, "reason": name.lower()}
    decisions.decide(casebook(), Act.REJECT, held.claim.id, sign, payload)


def _on(request: HttpRequest, report: str) -> HttpResponse:
    """To the next claim that waits, in this report alone where the reviewer goes through it."""
    to = f"?report={report}" if request.POST.get("only") else ""
    return HttpResponseRedirect(reverse("review") + to)


def _seen(request: HttpRequest) -> int | None:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 18 else None


def _selected(request: HttpRequest, report: Report) -> Span:
    """The words that were selected; they must stand where the page says, as the page shows them."""
    start, end = (request.POST.get(name, "") for name in ("start", "end"))
    if not all(each.isascii() and each.isdigit() and len(each) < 10 for each in (start, end)):
        raise InputError("No words are selected.", do="Select them in the text, then press +.")
    first, last = int(start), int(end)
    if not first < last <= len(report.text):
        raise InputError("These words do not stand in the report.", do="Select them in the text, then press +.")
    if visible(report.text[first:last]) != request.POST.get("exact", "").replace("\r\n", "\n"):
        raise InputError("Other words stand there.", do="Load the report again, then select the words once more.")
    return cut(report.text, first, last)


def _noted(request: HttpRequest) -> Noted:
    said = request.POST
    exposed = {"yes": True, "no": False}.get(said.get("at_risk", ""))
    roles = (f"{name[5:]}={value}" for name, value in said.items() if name.startswith("role.") and value)
    return Noted(
        quote="",
        nth=0,
        type=said.get("type", ""),
        source=said.get("source", "").strip(),
        naming=said.get("naming", ""),
        standing=said.get("standing", ""),
        at_risk=exposed,
        status=said.get("status", "actual"),
        factuality=said.get("factuality", "asserted"),
        denied=bool(said.get("denied")),
        roles=tuple(str(each) for each in roles),
    )
