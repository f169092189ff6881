"""What may be chosen in the forms of a claim."""

from __future__ import annotations

from sayso.domain.arms import arms
from sayso.ledger.reviewing import Misread
from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.quantity import Measure
from sayso.model.shown import Shown
from sayso.model.source import Naming, Standing


def choices(claim: Shown | None = None) -> dict[str, object]:
    """What may be chosen in the forms, and what the claim has now."""
    kind = claim.type if claim else "production"
    held = claim.roles if claim else {}
    return {
        "types": sorted(arms().events.values(), key=lambda each: each.type),
        "statuses": list(Status),
        "factualities": list(Factuality),
        "polarities": list(Polarity),
        "measures": list(Measure),
        "namings": list(Naming),
        "standings": list(Standing),
        "reasons": list(Misread),
        "roles": [(name, "; ".join(held.get(name, ()))) for name in arms().events[kind].roles],
    }
