"""What analysts decide: appended, signed, and taken back only by another decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.db.models import Exists, OuterRef, QuerySet

from sayso.errors import InputError
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind, append, head, now, writing
from sayso.ledger.extractions import check_evidence, insert_claims, text_of
from sayso.ledger.models import TARGET, ClaimRow, DecisionRow, HoldingRow
from sayso.ledger.rows import claim_of
from sayso.ledger.values import Signed
from sayso.model.claim import Claim
from sayso.model.decision import Act, Anchor, Decision, anchor
from sayso.model.decode import from_json
from sayso.model.ids import Plain, canonical, sha256

# A person's claims come after those of a reading that found the same.
LAST_PLACE = 2_000_000_000


def add_claim(casebook: Casebook, report: str, claim: Claim, signed: Signed) -> Decision:
    """Store a claim that a person found in a report, under the same checks as any other."""
    with writing(casebook):
        check_evidence(claim, text_of(casebook, report))
        insert_claims(casebook, [claim])
        decision = _append(casebook, _draft(Act.ADD, claim.id, signed, {"report": report}, anchor(claim)))
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
        row.save(using=casebook.alias, force_insert=True)
    return decision


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
        on = anchor(claim_of(row)) if row else None
        return _append(casebook, _draft(act, target, signed, payload or {}, on))


def take_back(casebook: Casebook, decision: str, signed: Signed) -> Decision:
    """Append the decision that undoes another one; a claim that it had added is no longer shown."""
    with writing(casebook):
        undone = _rows(casebook).filter(id=decision).first()
        if undone is None:
            raise InputError(f"There is no decision {decision}.", do="List them with `sayso decisions`.")
        if undone.act == Act.TAKE_BACK.value:
            raise InputError("What was taken back stays so.", do="Make the decision again instead.")
        if _rows(casebook).filter(takes_back=decision).exists():
            raise InputError(f"Decision {decision} was taken back already.", do="Nothing is left to do.")
        draft = replace(_draft(Act.TAKE_BACK, undone.target, signed, {}), takes_back=decision)
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


def record_of_decision(row: DecisionRow) -> str:
    """A hash of the whole row; the chain keeps it."""
    values = {field.attname: getattr(row, field.attname) for field in DecisionRow._meta.concrete_fields}
    return sha256(canonical(values).encode())


def _draft(act: Act, target: str, signed: Signed, payload: Mapping[str, Plain], on: Anchor | None = None) -> Decision:
    return Decision(act, target, signed.by, signed.why, "", 0, payload, anchor=on)


def _append(casebook: Casebook, draft: Decision) -> Decision:
    """Append what `_draft` made, at its place in the chain."""
    if not draft.by.strip():
        raise InputError("A decision is signed.", do="Say who decides.")
    decision = replace(draft, at=now(), number=head(casebook).number + 1)
    row = _row(decision)
    entry = {"decision": row.id, "record": record_of_decision(row)}
    append(casebook, Kind.DECISION, entry, by=decision.by, at=decision.at)
    row.save(using=casebook.alias, force_insert=True)
    return decision


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
