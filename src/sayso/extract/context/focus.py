"""What a report goes on speaking of: what a later sentence leaves out is the plant, goods and parties named before."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.events.things import Things
from sayso.extract.roles.parties import is_pronoun
from sayso.extract.roles.plants import Plants
from sayso.language.roles import role_words
from sayso.model.claim import Claim
from sayso.model.reading import Reading

Roles = dict[str, tuple[str, ...]]

# Events of a plant, whose plant may be named sentences before.
OF_PLANTS = {"production", "conversion", "trial", "operation", "processing", "supply", "construction"}
# Events whose "line" or "hall" stands for the plant that it is in.
OF_WHOLES = {"production", "trial", "supply", "processing", "conversion"}
OF_GOODS = {"production", "transfer", "use", "stock", "quality", "movement", "trial"}
PARTIES = ("supplier", "recipient")
PLANT_REACH = 8
GOODS_REACH = 4
SUPPLIED_REACH = 12
INPUT_REACH = 3


class Focus:
    """The claims told last, by what they can lend to the next."""

    def __init__(self, reading: Reading, things: Things | None = None) -> None:
        """Nothing has been told yet; with `things` the plants of the whole text are known too."""
        self.reading = reading
        self.things = things
        self.lists = role_words(reading.language)
        self.plants = Plants(things) if things is not None else None
        self.plant: tuple[int, Claim] | None = None
        self.goods: tuple[int, Claim] | None = None
        self.moved: tuple[int, Claim] | None = None
        self.input: tuple[int, Claim] | None = None
        self.supplied: dict[str, tuple[int, tuple[str, ...]]] = {}
        self.brought: tuple[int, tuple[str, ...]] | None = None
        self.deal: tuple[int, tuple[str, ...]] | None = None

    def complete(self, claim: Claim) -> Claim:
        """The claim with the roles that its sentence leaves out, where the ones before name them."""
        place = self.reading.sentence_at(claim.span.start)
        at = place.i if place is not None else 0
        roles = dict(claim.roles)
        self._name_plant(claim, roles)
        self._add_plant(claim, roles, at)
        self._add_goods(claim, roles, at)
        self._add_parties(claim, roles, at)
        self._add_payment(claim, roles, at)
        self._add_signers(claim, roles, at)
        self._add_input(claim, roles, at)
        claim = replace(claim, roles=roles) if roles != claim.roles else claim
        claim = _counting(claim)
        self._remember(claim, at)
        return claim

    def _name_plant(self, claim: Claim, roles: Roles) -> None:
        """A description of the plant gives way to its name, a part to the plant in focus."""
        words = roles.get("facility", ())
        if self.plants is None or len(words) != 1:
            return
        if claim.type in OF_WHOLES and self._is_part(claim, words[0]):
            name = self.plants.in_focus(self._token(claim.span.start))
        else:
            name = self._described(claim, words[0])
        if name:
            roles["facility"] = (name,)

    def _described(self, claim: Claim, words: str) -> str:
        """The name of the plant that one word such as "factory" stands for in the claim."""
        if self.plants is None or len(words.split()) > 1:
            return ""
        inside = self.reading.tokens_in(claim.span.start, claim.span.end)
        return next((self.plants.meant(token.i) for token in inside if token.text == words), "")

    def _token(self, start: int) -> int:
        token = self.reading.token_at(start)
        return token.i if token is not None else 0

    def _add_plant(self, claim: Claim, roles: Roles, at: int) -> None:
        if claim.type == "movement" and not roles.get("supplier") and self.plants is not None:
            name = self.plants.in_focus(self._token(claim.span.start))
            if name and (name,) != roles.get("recipient"):
                roles["supplier"] = (name,)
        if claim.type not in OF_PLANTS or roles.get("facility") or not self._is_open(claim, roles):
            return
        if claim.type == "processing" and self.brought is not None and at - self.brought[0] <= 1:
            roles["facility"] = self.brought[1]
            return
        name = self.plants.in_focus(self._token(claim.span.start)) if self.plants is not None else ""
        if not name and self.plant is not None and at - self.plant[0] <= PLANT_REACH:
            name = self.plant[1].roles["facility"][0]
        if name:
            roles["facility"] = (name,)

    def _add_goods(self, claim: Claim, roles: Roles, at: int) -> None:
        if claim.type not in OF_GOODS or roles.get("item"):
            return
        if self.goods is not None and at - self.goods[0] <= GOODS_REACH:
            roles["item"] = self.goods[1].roles["item"]

    def _add_parties(self, claim: Claim, roles: Roles, at: int) -> None:
        self._add_last_parties(claim, roles, at)
        if claim.type != "transfer" or roles.get("recipient") or len(roles.get("supplier", ())) != 1:
            return
        at_last, recipient = self.supplied.get(self._state(roles["supplier"][0]), (-SUPPLIED_REACH, ()))
        if recipient and at - at_last <= SUPPLIED_REACH:
            roles["recipient"] = recipient
        elif self.deal is not None and at - self.deal[0] <= SUPPLIED_REACH and len(self.deal[1]) == 2:
            others = tuple(each for each in self.deal[1] if not self._same((each,), roles["supplier"]))
            if len(others) == 1:
                roles["recipient"] = others

    def _add_last_parties(self, claim: Claim, roles: Roles, at: int) -> None:
        if claim.type != "transfer" or roles.get("parties") or self.moved is None or at - self.moved[0] > GOODS_REACH:
            return
        before = self.moved[1].roles
        if any(roles.get(role) and before.get(role) and not self._same(roles[role], before[role]) for role in PARTIES):
            return
        for role in PARTIES:
            if not roles.get(role) and before.get(role) and before[role] not in roles.values():
                roles[role] = before[role]
        if before.get("mode") and not roles.get("mode") and "goes-on-counting" in claim.made_by.rules:
            roles["mode"] = before["mode"]

    def _same(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether both name one state or body: by the same words, or a capital or leader's seat for its state."""
        return bool({self._state(words) for words in one} & {self._state(words) for words in other})

    def _state(self, words: str) -> str:
        low = words.lower()
        if self.things is None:
            return low
        lexicon = self.things.lexicon
        return lexicon.states.get(low) or lexicon.state_adjectives.get(low) or low

    def _add_payment(self, claim: Claim, roles: Roles, at: int) -> None:
        """Who is paid is who supplies, who pays receives."""
        if (
            claim.type == "payment"
            and not roles.get("goods")
            and self.goods is not None
            and at - self.goods[0] <= GOODS_REACH
        ):
            roles["goods"] = self.goods[1].roles["item"]
        if claim.type != "payment" or self.moved is None or at - self.moved[0] > GOODS_REACH:
            return
        before = self.moved[1].roles
        for role, other in (("payer", "recipient"), ("payee", "supplier")):
            if not roles.get(role) and before.get(other) and before[other] not in roles.values():
                roles[role] = before[other]

    def _add_signers(self, claim: Claim, roles: Roles, at: int) -> None:
        """A deal without parties is between those that a transfer or deal told just before names."""
        if claim.type != "agreement" or roles.get("parties"):
            return
        if self.deal is not None and at - self.deal[0] <= GOODS_REACH:
            roles["parties"] = self.deal[1]
        elif self.moved is not None and at - self.moved[0] <= GOODS_REACH:
            both = tuple(words for role in PARTIES for words in self.moved[1].roles.get(role, ())[:1])
            if both and not self._is_nobody(both):
                roles["parties"] = both

    def _add_input(self, claim: Claim, roles: Roles, at: int) -> None:
        if claim.type != "supply" or roles.get("input") or self.input is None or at - self.input[0] > INPUT_REACH:
            return
        before = self.input[1].roles
        roles["input"] = before["input"]
        if before.get("input_kind") and not roles.get("input_kind"):
            roles["input_kind"] = before["input_kind"]

    def _is_part(self, claim: Claim, words: str) -> bool:
        """Whether the words only name a part of a plant; a line of a name of its own is converted by itself."""
        alone = claim.type != "conversion" or len(words.split()) == 1
        return alone and words.lower().split()[-1] in self.lists["parts_of_plants"] and not _is_named(words)

    def _is_open(self, claim: Claim, roles: Roles) -> bool:
        """Whether the plant is left out, rather than told in another role."""
        actors = roles.get("actor", ())
        if claim.type == "supply":
            return not roles.get("supplier") or bool(roles.get("input"))
        return not actors or all(is_pronoun(words, self.lists["speakers"]) for words in actors)

    def _is_nobody(self, words: tuple[str, ...]) -> bool:
        """Whether any of the words only stands for somebody named elsewhere."""
        return any(is_pronoun(each, self.lists["pronouns"]) for each in words)

    def _remember(self, claim: Claim, at: int) -> None:
        if claim.roles.get("facility") and claim.type in OF_PLANTS | {"profile", "inspection"}:
            self.plant = (at, claim)
        if claim.roles.get("item"):
            self.goods = (at, claim)
        if claim.type == "supply" and claim.roles.get("input"):
            self.input = (at, claim)
        recipient, supplier = claim.roles.get("recipient", ()), claim.roles.get("supplier", ())
        if claim.type == "transfer" and recipient and len(supplier) == 1 and not self._is_nobody(recipient):
            self.supplied[self._state(supplier[0])] = (at, recipient)
        if claim.type == "movement" and claim.roles.get("recipient"):
            self.brought = (at, claim.roles["recipient"])
        if claim.type == "agreement" and claim.roles.get("parties"):
            self.deal = (at, claim.roles["parties"])
        if claim.type == "transfer" and any(claim.roles.get(role) for role in PARTIES):
            self.moved = (at, claim)


def _is_named(words: str) -> bool:
    return any(word[0].isupper() for word in words.split())


def _counting(claim: Claim) -> Claim:
    """The claim, a bare number counting its goods."""
    quantity = claim.quantity
    if quantity is None or quantity.unit or not claim.roles.get("item"):
        return claim
    return replace(claim, quantity=replace(quantity, unit=claim.roles["item"][0]))
