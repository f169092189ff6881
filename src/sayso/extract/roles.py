"""The roles of an event, filled from its slots by kind, in the report's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.extract.arguments import arguments
from sayso.extract.candidate import Candidate
from sayso.extract.things import Things
from sayso.model.reading import Reading

Roles = dict[str, tuple[str, ...]]
VERBAL = {"VERB", "AUX"}
INPUT_KINDS = ("energy", "labour", "money", "material")


def roles(
    reading: Reading, things: Things, candidate: Candidate, allowed: tuple[str, ...]
) -> dict[str, tuple[int, ...]]:
    """For each role of the type the heads that fill it: the first slot that holds a fitting kind wins."""
    found: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    for role, slots in candidate.trigger.roles.items():
        if role not in allowed:
            continue
        heads = _first(things, candidate, slots, things.lexicon.role_kinds.get(role, frozenset()), taken)
        if heads:
            found[role] = heads
            if role not in {"actor", "facility", "place"}:
                taken |= set(heads)
    if "place" in allowed and "place" not in found:
        places = _places_of(reading, things, found.get("facility", found.get("actor", ())))
        if places:
            found["place"] = places
    if len(found.get("parties", ("", ""))) < 2:
        del found["parties"]
    return found


def _places_of(reading: Reading, things: Things, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Where a plant is by the words that hang on it: "at Collisk", "North Korean plants"."""
    for head in heads:
        slots = arguments(reading, head)
        for slot in ("in", "at", "near", "outside", "of", "poss", "amod", "compound"):
            places = tuple(each for each in slots.get(slot, []) if things.kinds(each) & {"place", "state"})
            if places:
                return places
    return ()


def _first(
    things: Things, candidate: Candidate, slots: tuple[str, ...], kinds: frozenset[str], taken: set[int]
) -> tuple[int, ...]:
    for slot in slots:
        heads = [head for head in _heads(candidate, slot) if head not in taken and _fits(things, head, kinds)]
        if heads:
            return tuple(heads)
    return ()


def _heads(candidate: Candidate, slot: str) -> list[int]:
    if slot == "self":
        return [candidate.i]
    if slot.endswith("_goods"):
        return candidate.slots.get(slot.removesuffix("_goods"), [])
    return candidate.slots.get(slot, [])


def _fits(things: Things, head: int, kinds: frozenset[str]) -> bool:
    return "*" in kinds or bool(kinds & things.kinds(head))


def wording(reading: Reading, things: Things, filled: Mapping[str, tuple[int, ...]]) -> Roles:
    """The words of each role; a pronoun gives the noun that it stands for."""
    found = {role: tuple(dict.fromkeys(_words(reading, things, role, heads))) for role, heads in filled.items()}
    return {role: words for role, words in found.items() if words}


def _words(reading: Reading, things: Things, role: str, heads: tuple[int, ...]) -> Iterator[str]:
    for head in heads:
        token = reading.tokens[head]
        if token.pos in VERBAL:
            first, last = reading.subtrees[head]
            yield reading.text[reading.tokens[first].start : reading.tokens[last].end]
            continue
        at = antecedent(things, role, head)
        words = things.words(at if at is not None else head)
        if words:
            yield words


def antecedent(things: Things, role: str, head: int) -> int | None:
    """The noun before that a pronoun or bare number in a role stands for, or None."""
    token = things.reading.tokens[head]
    if token.pos not in {"PRON", "DET", "NUM"}:
        return None
    if role in {"item", "from_item", "input"}:
        return things.before(head, "goods")
    if role == "facility":
        return things.before(head, "facility")
    return None


def input_kind(things: Things, heads: tuple[int, ...]) -> str:
    """The kind of an input that the heads name: energy, labour, money or material."""
    kinds = frozenset[str]().union(*(things.kinds(head) for head in heads))
    for kind in INPUT_KINDS:
        if kind in kinds:
            return kind
    return "material" if kinds & {"component", "goods"} else ""
