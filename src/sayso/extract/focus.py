"""What a report goes on speaking of: plant, goods and parties that a later sentence leaves out are those named before."""

from __future__ import annotations

from dataclasses import replace

from sayso.model.claim import Claim
from sayso.model.reading import Reading

# Events of a plant, whose plant may be named sentences before.
OF_PLANTS = {"production", "conversion", "trial", "operation", "processing", "supply", "construction"}
OF_GOODS = {"production", "transfer", "use", "stock", "quality", "movement"}
PARTIES = ("supplier", "recipient")
PLANT_REACH = 8
GOODS_REACH = 4


class Focus:
    """The claims told last, by what they can lend to the next."""

    def __init__(self, reading: Reading) -> None:
        """Nothing has been told yet."""
        self.reading = reading
        self.plant: tuple[int, Claim] | None = None
        self.goods: tuple[int, Claim] | None = None
        self.moved: tuple[int, Claim] | None = None

    def complete(self, claim: Claim) -> Claim:
        """The claim with the roles that its sentence leaves out, where the ones before name them."""
        place = self.reading.sentence_at(claim.span.start)
        at = place.i if place is not None else 0
        roles = dict(claim.roles)
        self._add_plant(claim, roles, at)
        self._add_goods(claim, roles, at)
        self._add_parties(claim, roles, at)
        claim = replace(claim, roles=roles) if roles != claim.roles else claim
        claim = _counting(claim)
        self._remember(claim, at)
        return claim

    def _add_plant(self, claim: Claim, roles: dict[str, tuple[str, ...]], at: int) -> None:
        if claim.type not in OF_PLANTS or roles.get("facility") or roles.get("actor") or roles.get("supplier"):
            return
        if self.plant is not None and at - self.plant[0] <= PLANT_REACH:
            roles["facility"] = self.plant[1].roles["facility"]

    def _add_goods(self, claim: Claim, roles: dict[str, tuple[str, ...]], at: int) -> None:
        if claim.type not in OF_GOODS or roles.get("item"):
            return
        if self.goods is not None and at - self.goods[0] <= GOODS_REACH:
            roles["item"] = self.goods[1].roles["item"]

    def _add_parties(self, claim: Claim, roles: dict[str, tuple[str, ...]], at: int) -> None:
        if claim.type != "transfer" or self.moved is None or at - self.moved[0] > GOODS_REACH:
            return
        before = self.moved[1].roles
        if any(roles.get(role) and before.get(role) and roles[role] != before[role] for role in PARTIES):
            return
        for role in PARTIES:
            if not roles.get(role) and before.get(role) and before[role] not in roles.values():
                roles[role] = before[role]

    def _remember(self, claim: Claim, at: int) -> None:
        if claim.roles.get("facility") and claim.type in OF_PLANTS | {"profile", "inspection"}:
            self.plant = (at, claim)
        if claim.roles.get("item"):
            self.goods = (at, claim)
        if claim.type == "transfer" and any(claim.roles.get(role) for role in PARTIES):
            self.moved = (at, claim)


def _counting(claim: Claim) -> Claim:
    """The claim, a bare number counting its goods."""
    quantity = claim.quantity
    if quantity is None or quantity.unit or not claim.roles.get("item"):
        return claim
    return replace(claim, quantity=replace(quantity, unit=claim.roles["item"][0]))
