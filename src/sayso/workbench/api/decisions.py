"""`/api/decisions`: what was decided; accepting, rejecting and taking back."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router

from sayso.errors import InputError
from sayso.ledger import decisions as ledger
from sayso.ledger import listing
from sayso.ledger.reviewing import Misread
from sayso.ledger.values import Signed
from sayso.model.decision import Act, Decision
from sayso.model.ids import Plain
from sayso.workbench.api.shapes import FAILURES, Judged, Part, Row, Rows, TakenBack
from sayso.workbench.desk import casebook, desk
from sayso.workbench.pages.find import held_claim, report_entry

router = Router(tags=["decisions"])


@router.get("", response={200: Rows, **FAILURES})
def list_decisions(request: HttpRequest, asked: Query[Part]) -> Row:
    """The decisions, the last first."""
    made, total = listing.last_decisions(casebook(), listing.Window(asked.first, asked.count))
    return {"rows": list(map(_row, made)), "more": asked.first + len(made) < total}


@router.post("", response={201: Row, **FAILURES})
def judge(request: HttpRequest, given: Judged) -> tuple[int, Row]:
    """Accept a claim, or reject it for a reason."""
    held = held_claim(report_entry(given.report).id, given.claim)
    payload: dict[str, Plain] = {"report": held.report}
    act = Act(given.act)
    if act is Act.REJECT:
        if given.reason.upper() not in Misread.__members__:
            known = ", ".join(each.name.lower() for each in Misread)
            raise InputError("A claim is rejected for a reason.", do=f"Give one of: {known}.")
        payload["reason"] = given.reason.lower()
    signed = Signed(desk().analyst, given.why, given.seen)
    return 201, _row(ledger.decide(casebook(), act, held.claim.id, signed, payload))


@router.post("/{key}/take-back", response={201: Row, **FAILURES})
def take_back(request: HttpRequest, key: str, given: TakenBack) -> tuple[int, Row]:
    """Undo one decision by another."""
    return 201, _row(ledger.take_back(casebook(), key, Signed(desk().analyst, given.why)))


def _row(decision: Decision) -> Row:
    """Without the anchor, whose roles may describe a source at risk."""
    return {
        "id": decision.id,
        "number": decision.number,
        "act": decision.act.value,
        "target": decision.target,
        "by": decision.by,
        "why": decision.why,
        "at": decision.at,
        "takes_back": decision.takes_back,
        "reason": str(decision.payload.get("reason", "")),
    }
