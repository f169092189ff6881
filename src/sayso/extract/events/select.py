"""Which candidates are told: of two over the same words the more specific, each event once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.domain.arms import Domain
from sayso.extract.events.candidate import Candidate
from sayso.extract.voices import Voice
from sayso.model.claim import Discard, Discarded
from sayso.model.reading import Reading
from sayso.model.span import cut

# Roles whose words name another event only to say something of it.
NAMING_ROLES = ("act", "about", "of", "outcome")
# An infinitive below these is what they are for, not an event of its own.
FOR_TYPES = {"conversion", "construction", "supply", "processing", "motive", "observation"}
DESCRIBING_ROLES = {"item", "place", "facility", "actor"}
PARTIES = ("supplier", "recipient", "user")
IDENTIFYING = {"acl", "relcl", "amod"}


@dataclass(frozen=True, slots=True)
class Told:
    """A candidate with its voice, its extent in the text, the heads of its roles, and how many numbers it has."""

    candidate: Candidate
    voice: Voice
    start: int
    end: int
    heads: Mapping[str, tuple[int, ...]]
    numbers: int = 0
    inner: tuple[tuple[int, int], ...] = ()

    @property
    def type(self) -> str:
        """The event type."""
        return self.candidate.trigger.type

    def holds(self, other: Told) -> bool:
        """Whether the other event stands in a smaller clause inside this one."""
        inside = self.start <= other.start and other.end <= self.end
        smaller = other.end - other.start < self.end - self.start
        return inside and smaller and other.candidate.verb != self.candidate.verb


def select(told: list[Told], reading: Reading, domain: Domain) -> tuple[list[Told], tuple[Discard, ...]]:
    """What is kept in text order, and what is left with the reason."""
    kept: list[Told] = []
    left: list[Discard] = []
    verbs = {each.candidate.i: domain.events[each.type].rank for each in told if each.candidate.trigger.pos == "VERB"}
    ranked = sorted(told, key=lambda each: _preference(each, domain, verbs))
    for each in ranked:
        reason = _reason(each, kept, reading)
        if reason is None:
            kept.append(each)
        else:
            left.append(Discard(cut(reading.text, each.start, each.end), each.type, reason))
    kept.sort(key=lambda each: (each.start, each.end, each.candidate.i))
    left.sort(key=lambda each: (each.span.start, each.span.end, each.type))
    return kept, tuple(left)


def _preference(told: Told, domain: Domain, verbs: Mapping[int, int]) -> tuple[bool, bool, int, bool, int, int]:
    trigger = told.candidate.trigger
    rank = domain.events[trigger.type].rank
    under = told.candidate.i != told.candidate.verb and verbs.get(told.candidate.verb, rank) < rank
    return (
        trigger.weak,
        under,
        domain.events[trigger.type].rank,
        not told.numbers,
        -len(told.heads),
        told.candidate.i,
    )


def _reason(told: Told, kept: list[Told], reading: Reading) -> Discarded | None:
    if _only_qualifies(told, reading):
        return Discarded.CONTAINED
    if reading.text[told.end : told.end + 2].lstrip('”"').startswith("?"):
        return Discarded.QUESTION
    for other in kept:
        if _same_words(told, other) or _named_by(told, other) or _identifies(told, other, reading):
            return Discarded.CONTAINED
        if told.candidate.trigger.weak and not told.numbers and _overlap(told, other):
            return Discarded.CONTAINED
        if other.type == told.type and _overlap(told, other) and _adds_nothing(told, other, reading):
            return Discarded.DUPLICATE
    return None


def _same_words(told: Told, other: Told) -> bool:
    return other.candidate.i in {told.candidate.i, told.candidate.verb}


def _named_by(told: Told, other: Told) -> bool:
    """Whether the other event only names this one: as its act, or as what it is for."""
    i = told.candidate.i
    if any(i in other.heads.get(role, ()) for role in NAMING_ROLES):
        return True
    return other.type in FOR_TYPES and told.type == "production" and i in other.candidate.slots.get("clause", [])


def _identifies(told: Told, other: Told, reading: Reading) -> bool:
    """Whether a participle or relative clause without a number only picks out what the other event is about."""
    token = reading.tokens[told.candidate.i]
    foretold = any(reading.tokens[child].tag == "MD" for child in reading.children[token.i])
    if told.numbers or token.dep not in IDENTIFYING or token.tag == "VBZ" or foretold:
        return False
    inside = other.start <= told.start and told.end <= other.end
    return inside and told.type in {"production", other.type} and set(told.heads) <= DESCRIBING_ROLES


def _only_qualifies(told: Told, reading: Reading) -> bool:
    """Whether a participle before a noun, without a number, says neither who gave the goods nor who got them."""
    plain = told.candidate.trigger.pos == "VERB" and reading.tokens[told.candidate.i].dep == "amod"
    return plain and not told.numbers and not any(told.heads.get(role) for role in PARTIES)


def _adds_nothing(told: Told, other: Told, reading: Reading) -> bool:
    if told.candidate.verb == other.candidate.verb:
        return True
    return not told.numbers and not _has_own_parties(told, other, reading)


def _has_own_parties(told: Told, other: Told, reading: Reading) -> bool:
    """Whether one is a clause that hangs on a noun of the other and names a party that the other does not."""
    if told.candidate.trigger.pos != "VERB" or other.candidate.trigger.pos != "VERB":
        return False
    if not any(reading.tokens[each.candidate.i].dep in IDENTIFYING for each in (told, other)):
        return False
    mine, theirs = ({head for role in PARTIES for head in each.heads.get(role, ())} for each in (told, other))
    return bool(mine) and bool(mine - theirs)


def _overlap(one: Told, other: Told) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0.6 * min(one.end - one.start, other.end - other.start)
