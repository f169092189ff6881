"""What became of facilities, told by claims: conversions of actual fact, in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.model.claim import Claim, Polarity, Status
from sayso.model.decision import Decision
from sayso.model.entity import Change, Entity, Identities, Kind, Stage
from sayso.resolve.decided import CHANGE, WHEN, names_of

CONVERSION = "conversion"


def with_history(identities: Identities, claims: Iterable[Claim], decisions: Iterable[Decision] = ()) -> Identities:
    """The identities with the history of each facility; what is planned or denied is no history.

    A decision that two names are one may say what came between them: `change` and `when` (EDTF) of its payload.
    """
    told = {claim.id: stage for claim in claims if (stage := _stage(claim))}
    changes = _changes(decisions)
    return replace(identities, entities=tuple(_entity(each, told, changes) for each in identities.entities))


def _entity(entity: Entity, told: Mapping[str, Stage], changes: Mapping[str, list[Stage]]) -> Entity:
    if entity.kind is not Kind.FACILITY:
        return entity
    stages = {told[each.claim] for each in entity.mentions if each.role == "facility" and each.claim in told}
    stages |= {stage for name in entity.names for stage in changes.get(name.id, ())}
    return replace(entity, history=tuple(sorted(stages)))


def _stage(claim: Claim) -> Stage | None:
    if claim.type != CONVERSION or claim.status is not Status.ACTUAL or claim.polarity is not Polarity.AFFIRMED:
        return None
    before, after = (", ".join(claim.roles.get(role, ())) for role in ("from_item", "item"))
    words = " ".join(part for part in (f"from {before}" if before else "", f"to {after}" if after else "") if part)
    return Stage(claim.times.happened.edtf if claim.times.happened else "", Change.CONVERTED, words, claim.id)


def _changes(decisions: Iterable[Decision]) -> Mapping[str, list[Stage]]:
    found: dict[str, list[Stage]] = {}
    for each in decisions:
        pair, change = names_of(each), str(each.payload.get(CHANGE) or "")
        if pair is None or change not in {known.value for known in Change}:
            continue
        stage = Stage(str(each.payload.get(WHEN) or ""), Change(change), each.why)
        for name in pair:
            found.setdefault(name, []).append(stage)
    return found
