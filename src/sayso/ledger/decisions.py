"""What analysts decide: appended, signed, and taken back only by another decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.db.models import Exists, OuterRef, Q, QuerySet

from sayso.errors import InputError
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind, append, head, now, writing
from sayso.ledger.extractions import check_evidence, insert_claims, text_of
from sayso.ledger.models import TARGET, ClaimRow, DecisionRow, HoldingRow
from sayso.ledger.rows import claim_of, record_of_holding
from sayso.ledger.values import HeldClaim, Signed
from sayso.model.claim import IDENTIFYING, Claim
from sayso.model.decision import Act, Anchor, Decision, anchor
from sayso.model.decode import from_json
from sayso.model.ids import Plain, canonical, sha256

# A person's claims come after those of a reading that found the same.
LAST_PLACE = 2_000_000_000

FIELDS = tuple(name for name in IDENTIFYING if name != "text_hash")


class Conflict(InputError):
    """Somebody decided first: `draft` is what was not stored, with its words; `other` the id of what was."""

    def __init__(self, what: str, draft: Decision, other: DecisionRow) -> None:
        """`what` happened, the `draft` that lost, and the row of the decision that won."""
        do = f"Look at {other.id} of {other.at[:16]}, then decide again or let it be."
        super().__init__(what, kept="What you wrote was not stored and comes back with this error.", do=do)
        self.draft = draft
        self.other = other.id


def add_claim(casebook: Casebook, report: str, claim: Claim, signed: Signed) -> Decision:
    """Store a claim that a person found in a report, under the same checks as any other."""
    with writing(casebook):
        check_evidence(claim, text_of(casebook, report))
        insert_claims(casebook, [claim])
        draft = _draft(Act.ADD, claim.id, signed, {"report": report}, anchor(claim))
        return _held(casebook, draft, report, claim)


def correct_claim(casebook: Casebook, corrected: HeldClaim, better: Claim, signed: Signed) -> Decision:
    """Store a claim in place of one that was misread; taken back, the first one stands again."""
    with writing(casebook):
        if better.id == corrected.claim.id:
            raise InputError("Nothing was changed.", do="Change a field, or accept the claim.")
        check_evidence(better, text_of(casebook, corrected.report))
        changed = [name for name in FIELDS if getattr(better, name) != getattr(corrected.claim, name)]
        told: dict[str, Plain] = {"report": corrected.report, "claim": better.id, "changed": [*changed]}
        draft = _draft(Act.CORRECT, corrected.claim.id, signed, told, anchor(corrected.claim))
        _refuse_overtaken(casebook, draft, signed.seen)
        insert_claims(casebook, [better])
        return _held(casebook, draft, corrected.report, better)


def decide(
    casebook: Casebook, act: Act, target: str, signed: Signed, payload: Mapping[str, Plain] | None = None
) -> Decision:
    """Append a decision on a claim, report or identity; on a claim, it holds on to words, type and roles."""
    if act in (Act.ADD, Act.TAKE_BACK):
        raise InputError(f"`{act}` is not decided this way.", do="Use add_claim or take_back.")
    if not 0 < len(target) <= TARGET:
        raise InputError("A decision is about one thing.", do="Name it by its id.")
    with writing(casebook):
        row = ClaimRow.objects.using(casebook.alias).filter(id=target).first()
        if row is None and target.startswith("c-"):
            raise InputError(f"There is no claim {target} in this casebook.", do="List them with `sayso claims`.")
        draft = _draft(act, target, signed, payload or {}, anchor(claim_of(row)) if row else None)
        _refuse_overtaken(casebook, draft, signed.seen)
        return _append(casebook, draft)


def take_back(casebook: Casebook, decision: str, signed: Signed) -> Decision:
    """Append the decision that undoes another one; a claim that it had added is no longer shown."""
    with writing(casebook):
        undone = _rows(casebook).filter(id=decision).first()
        if undone is None:
            raise InputError(f"There is no decision {decision}.", do="List them with `sayso decisions`.")
        if undone.act == Act.TAKE_BACK.value:
            raise InputError("What was taken back stays so.", do="Make the decision again instead.")
        draft = replace(_draft(Act.TAKE_BACK, undone.target, signed, {}), takes_back=decision)
        if other := _rows(casebook).filter(takes_back=decision).first():
            raise Conflict(f"Decision {decision} was taken back already.", draft, other)
        HoldingRow.objects.using(casebook.alias).filter(decision=decision).update(current=False)
        return _append(casebook, draft)


def decisions(casebook: Casebook, target: str = "", *, standing: bool = False) -> Iterator[Decision]:
    """The decisions on one target or all, in the order they were made; `standing` leaves out undone ones."""
    rows = live(casebook) if standing else _rows(casebook)
    if target:
        rows = rows.filter(target=target)
    for row in rows.order_by("number").iterator(chunk_size=500):
        yield from_json(Decision, row.value)


def live(casebook: Casebook) -> QuerySet[DecisionRow]:
    """The rows of decisions that stand: neither taken back nor the taking back of another."""
    undoing = _rows(casebook).filter(takes_back=OuterRef("id"))
    return _rows(casebook).exclude(act=Act.TAKE_BACK.value).filter(~Exists(undoing))


def corrections(casebook: Casebook) -> QuerySet[DecisionRow]:
    """The rows of standing decisions that put another claim in the place of one; links are corrected otherwise."""
    return live(casebook).filter(act=Act.CORRECT.value, holdingrow__isnull=False)


def record_of_decision(row: DecisionRow) -> str:
    """A hash of the whole row; the chain keeps it."""
    values = {field.attname: getattr(row, field.attname) for field in DecisionRow._meta.concrete_fields}
    return sha256(canonical(values).encode())


def _draft(act: Act, target: str, signed: Signed, payload: Mapping[str, Plain], on: Anchor | None = None) -> Decision:
    return Decision(act, target, signed.by, signed.why, "", 0, payload, anchor=on)


def _held(casebook: Casebook, draft: Decision, report: str, claim: Claim) -> Decision:
    """Append the decision by which the report holds the claim."""
    decision = _placed(casebook, draft)
    row = HoldingRow(
        report_id=report,
        claim_id=claim.id,
        decision_id=decision.id,
        place=LAST_PLACE,
        start=claim.span.start,
        made_by=canonical(claim.made_by),
        restates=canonical(claim.restates),
        current=True,
    )
    _keep(casebook, decision, {"holding": record_of_holding(row)})
    row.save(using=casebook.alias, force_insert=True)
    return decision


def _append(casebook: Casebook, draft: Decision) -> Decision:
    """Append what `_draft` made, at its place in the chain."""
    decision = _placed(casebook, draft)
    _keep(casebook, decision)
    return decision


def _placed(casebook: Casebook, draft: Decision) -> Decision:
    """The decision with its time and its place in the chain."""
    if not draft.by.strip():
        raise InputError("A decision is signed.", do="Say who decides.")
    return replace(draft, at=now(), number=head(casebook).number + 1)


def _keep(casebook: Casebook, decision: Decision, vouched: Mapping[str, str] | None = None) -> None:
    """Insert the decision with its entry, which vouches for more where something comes with it."""
    row = _row(decision)
    entry = {"decision": row.id, "record": record_of_decision(row), **(vouched or {})}
    append(casebook, Kind.DECISION, entry, by=decision.by, at=decision.at)
    row.save(using=casebook.alias, force_insert=True)


def _refuse_overtaken(casebook: Casebook, draft: Decision, seen: int | None) -> None:
    """Refuse a decision made in view of an earlier state, if somebody has decided on the same since."""
    if seen is None:
        return
    same = Q(target=draft.target) | (Q(anchor=draft.anchor.key) if draft.anchor else Q())
    other = _rows(casebook).filter(same, number__gt=seen).order_by("number").last()
    if other:
        raise Conflict(f"{other.by} decided on {draft.target} in the meantime ({other.act}).", draft, other)


def _row(decision: Decision) -> DecisionRow:
    on = decision.anchor
    return DecisionRow(
        id=decision.id,
        number=decision.number,
        act=decision.act.value,
        target=decision.target,
        by=decision.by,
        at=decision.at,
        takes_back=decision.takes_back,
        text_hash=on.text_hash if on else "",
        anchor=on.key if on else "",
        value=canonical(decision),
    )


def _rows(casebook: Casebook) -> QuerySet[DecisionRow]:
    return DecisionRow.objects.using(casebook.alias)
