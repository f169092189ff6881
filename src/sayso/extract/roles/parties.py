"""Between whom goods pass where a sentence names only one side or none: by the other transfers of the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.extract.events.things import Things
from sayso.language.roles import role_words
from sayso.model.claim import Claim
from sayso.model.reading import Reading

Roles = dict[str, tuple[str, ...]]

SIDES = ("supplier", "recipient")
REACH = 12
# How much nearer a transfer told before counts than one told after.
BEHIND = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """Who supplied whom in one sentence, in the report's words and as states where they are some."""

    sentence: int
    words: dict[str, tuple[str, ...]]
    keys: dict[str, str]


def state_in(things: Things, words: str) -> str:
    """The state whose name, capital or adjective stands in the words, or an empty text."""
    lexicon = things.lexicon
    parts = words.lower().replace("’s", "").replace("'s", "").replace("-", " ").split()
    for length in range(len(parts), 0, -1):
        for first in range(len(parts) - length + 1):
            part = " ".join(parts[first : first + length])
            if name := lexicon.states.get(part) or lexicon.state_adjectives.get(part):
                return name
    return ""


def is_pronoun(words: str, pronouns: frozenset[str]) -> bool:
    """Whether the words are one of the pronouns; "US" is a state, "us" none."""
    return words.lower() in pronouns and not (len(words) > 1 and words.isupper())


def spoken(roles: Roles, speaker: str, reading: Reading, things: Things) -> Roles:
    """The roles, "we" and "us" of a state's speaker replaced by the state."""
    speakers = role_words(reading.language)["speakers"]
    state = state_in(things, speaker)
    if not state:
        return roles
    return {role: tuple(state if is_pronoun(each, speakers) else each for each in w) for role, w in roles.items()}


class Parties:
    """The pairs of supplier and recipient that a report names."""

    def __init__(self, reading: Reading, things: Things, outlet: str = "") -> None:
        """`outlet` publishes the report and is no party to what it tells."""
        self.outlet = outlet.lower()
        self.reading = reading
        self.things = things
        self.pronouns = role_words(reading.language)["pronouns"]

    def complete(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims, a transfer that leaves a side out with that of the nearest pair that fits it."""
        every = list(claims)
        pairs = [pair for claim in every if (pair := self._pair(claim)) is not None]
        return [self._filled(claim, pairs) if claim.type == "transfer" and pairs else claim for claim in every]

    def _pair(self, claim: Claim) -> Pair | None:
        if claim.type != "transfer" or not all(self._named(claim, side) for side in SIDES):
            return None
        words = {side: claim.roles[side] for side in SIDES}
        keys = {side: self.key(words[side][0]) for side in SIDES}
        return Pair(self._sentence(claim), words, keys) if keys["supplier"] != keys["recipient"] else None

    def _named(self, claim: Claim, side: str) -> bool:
        words = claim.roles.get(side, ())
        return bool(words) and not any(is_pronoun(w, self.pronouns) or w.lower() == self.outlet for w in words)

    def _sentence(self, claim: Claim) -> int:
        place = self.reading.sentence_at(claim.span.start)
        return place.i if place is not None else 0

    def key(self, words: str) -> str:
        """The state that the words name or belong to, else the words."""
        return state_in(self.things, words) or words.lower()

    def _filled(self, claim: Claim, pairs: list[Pair]) -> Claim:
        missing = [side for side in SIDES if not self._named(claim, side)]
        if not missing or claim.roles.get("parties"):
            return claim
        at = self._sentence(claim)
        near = sorted((pair for pair in pairs if abs(pair.sentence - at) <= REACH), key=lambda each: _far(each, at))
        pair = next((each for each in near if self._agrees(claim, each, missing)), None)
        if pair is None:
            return claim
        return replace(claim, roles={**claim.roles, **{side: pair.words[side] for side in missing}})

    def _agrees(self, claim: Claim, pair: Pair, missing: list[str]) -> bool:
        """Whether the side that the claim names is the pair's, and no other."""
        known = {side: {self.key(words) for words in claim.roles[side]} for side in SIDES if side not in missing}
        mine = all(pair.keys[side] in keys for side, keys in known.items())
        return mine and not any(pair.keys[side] in keys for side in missing for keys in known.values())


def _far(pair: Pair, at: int) -> int:
    return at - pair.sentence if pair.sentence <= at else BEHIND + pair.sentence - at
