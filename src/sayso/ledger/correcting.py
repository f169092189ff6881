"""A misread claim becomes the one that a person says it is: only the fields that were given change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sayso.capture import freeze
from sayso.domain.arms import arms
from sayso.errors import InputError
from sayso.ledger.noting import event_type, word
from sayso.measure.days import days
from sayso.model.claim import Claim, Factuality, Maker, Polarity, Status
from sayso.model.quantity import Measure, Quantity
from sayso.model.source import Attribution, Naming, Standing
from sayso.model.times import Times

ROLE = "role."
PARTED = ";"

Said = Mapping[str, str]


def corrected(claim: Claim, said: Said) -> Claim:
    """The claim with these fields, as a person makes it; InputError says which field does not fit.

    `said` may hold type, status, factuality, polarity, `role.NAME` (fillers parted by semicolons), low, best,
    high, unit, measure, of, from, to, source, naming, standing and at_risk (`yes` or `no`). Its words and spans
    stay: other words are another claim.
    """
    factuality = word(Factuality, said.get("factuality", claim.factuality.value), "factuality")
    polarity = word(Polarity, said.get("polarity", claim.polarity.value), "polarity")
    changes: dict[str, Any] = {
        "type": event_type(said.get("type", claim.type), arms()),
        "status": word(Status, said.get("status", claim.status.value), "status"),
        "factuality": factuality,
        "polarity": _polarity(polarity, factuality),
        "quantity": _quantity(claim.quantity, said),
        "times": _times(claim.times, said),
        "attribution": _attribution(claim.attribution, said),
        "made_by": Maker("person"),
    }
    return replace(claim, roles=_roles(claim, said, changes["type"]), **changes)


def _polarity(polarity: Polarity, factuality: Factuality) -> Polarity:
    """None exactly when unknown."""
    if factuality is Factuality.UNKNOWN:
        return Polarity.NONE
    return Polarity.AFFIRMED if polarity is Polarity.NONE else polarity


def _roles(claim: Claim, said: Said, kind: str) -> Mapping[str, tuple[str, ...]]:
    """The fillers of every role of the type; those of another type are left behind."""
    roles: dict[str, tuple[str, ...]] = {}
    for name in arms().events[kind].roles:
        typed = said.get(f"{ROLE}{name}")
        parts = claim.roles.get(name, ()) if typed is None else _parts(typed)
        if parts:
            roles[name] = parts
    return roles


def _parts(typed: str) -> tuple[str, ...]:
    return tuple(words for part in typed.split(PARTED) if (words := freeze(part).strip()))


def _quantity(quantity: Quantity | None, said: Said) -> Quantity | None:
    """The quantity with the given slots; none where no number is left."""
    before = quantity or Quantity(best=0.0)
    slots = {name: _number(said[name], name) if name in said else getattr(before, name) for name in SLOTS}
    if quantity is None and not any(said.get(name, "").strip() for name in SLOTS):
        return None
    if quantity is None and not said.get("best", "").strip():
        slots["best"] = None
    if all(slot is None for slot in slots.values()):
        return None
    try:
        return replace(
            before,
            low=slots["low"],
            best=slots["best"],
            high=slots["high"],
            unit=said.get("unit", before.unit).strip(),
            measure=word(Measure, said.get("measure", before.measure.value), "measure"),
            of=said.get("of", before.of).strip(),
        )
    except ValueError as error:
        raise InputError(f"These numbers are no quantity: {error}.", do="Give low ≤ best ≤ high.") from error


SLOTS = ("low", "best", "high")


def _number(typed: str, name: str) -> float | None:
    plain = typed.replace(",", "").replace(" ", "").strip()
    if not plain:
        return None
    try:
        number = float(plain)
    except ValueError as error:
        raise InputError(f"{name} is {typed!r}, which is no number.", do="Write it in digits: 3,000,000.") from error
    if not abs(number) < float("inf"):
        raise InputError(f"{name} is {typed!r}, which is no number.", do="Write it in digits: 3,000,000.")
    return number


def _times(times: Times, said: Said) -> Times:
    start, end = (said.get(name, before).strip() for name, before in _ends(times))
    for each in filter(None, (start, end)):
        if not all(days(each)):
            raise InputError(f"{each!r} is not a date.", do="Write it as 2024, 2024-07 or 2024-07-29.")
    if start and end and days(start)[0] > days(end)[1]:
        raise InputError(f"It cannot have happened from {start} to {end}.", do="Give the earlier date first.")
    return replace(times, happened=replace(times.happened, start=start, end=end))


def _ends(times: Times) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("from", times.happened.start), ("to", times.happened.end)


def _attribution(attribution: Attribution, said: Said) -> Attribution:
    """The chain with its innermost source as given; who was at risk stays so unless it is said otherwise."""
    last = attribution.innermost
    source = last.source
    described = freeze(said.get("source", source.described)).strip()
    changed = replace(
        source,
        described=described or source.described,
        naming=word(Naming, said.get("naming", source.naming.value), "naming"),
        standing=word(Standing, said.get("standing", source.standing.value), "standing"),
        at_risk={"yes": True, "no": False}.get(said.get("at_risk", ""), source.at_risk),
    )
    return Attribution((*attribution.links[:-1], replace(last, source=changed)))
