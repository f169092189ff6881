"""By what a transfer goes: carriers, mode and route; and how a trial turned out."""

from __future__ import annotations

from sayso.extract.events.candidate import Candidate
from sayso.extract.events.things import Things
from sayso.extract.roles.region import after
from sayso.language.roles import role_words
from sayso.model.reading import Reading

Heads = dict[str, tuple[int, ...]]

THROUGH = ("via", "through", "across", "over")


def means(reading: Reading, things: Things, candidate: Candidate, inside: list[int]) -> Heads:
    """The heads of mode, carrier and route of a transfer in its clause, as far as it names them."""
    found: Heads = {}
    carriers = _carriers(reading, things, candidate, inside)
    if carriers:
        found["carrier"] = carriers
    mode = _mode(reading, inside) or carriers or _moving(reading, candidate) or _voyage(reading, candidate)
    if mode:
        found["mode"] = mode[:1]
    route = _route(reading, things, inside)
    if route:
        found["route"] = route
    return found


def _carriers(reading: Reading, things: Things, candidate: Candidate, inside: list[int]) -> tuple[int, ...]:
    """Ships, trains or planes that the clause names as subject, as object or by "aboard"."""
    slots = candidate.slots
    near = [
        *slots.get("subject", []),
        *slots.get("object", []),
        *after(reading, inside, ("by", "aboard", "on", "via", "in")),
    ]
    return tuple(dict.fromkeys(head for head in near if is_carrier(things, head) or _is_ship(reading, head)))


def _is_ship(reading: Reading, head: int) -> bool:
    """Whether "she" stands for a ship: it carries, calls or unloads."""
    token = reading.tokens[head]
    verb = reading.tokens[token.head]
    return token.lower == "she" and verb.lemma in role_words(reading.language)["shipping"]


def is_carrier(things: Things, head: int) -> bool:
    """Whether the noun itself names what carries goods."""
    token = things.reading.tokens[head]
    return (
        token.pos in {"NOUN", "PROPN"}
        and "carrier" in things.phrase_kinds(head)
        and "goods" not in things.phrase_kinds(head)
    )


def _mode(reading: Reading, inside: list[int]) -> tuple[int, ...]:
    """The way that the clause names: "by rail", "under cover of relief work"."""
    for head in after(reading, inside, ("by", "under")):
        token, above = reading.tokens[head], reading.tokens[reading.tokens[head].head]
        bare = not any(reading.tokens[child].dep == "det" for child in reading.children[head])
        if above.lower == "by" and token.lemma in role_words(reading.language)["ways"] and bare:
            return (head,)
        if token.lemma in role_words(reading.language)["covers"] and any(
            reading.tokens[child].lower == "of" for child in reading.children[head]
        ):
            return (above.i,)
    return ()


def _voyage(reading: Reading, candidate: Candidate) -> tuple[int, ...]:
    """The way that the noun of a voyage names: "sailings", "sea trips"."""
    if reading.tokens[candidate.i].lemma in role_words(reading.language)["voyages"]:
        return (candidate.i,)
    return tuple(
        child
        for child in reading.children[candidate.i]
        if reading.tokens[child].lemma in role_words(reading.language)["waters"]
    )


def _moving(reading: Reading, candidate: Candidate) -> tuple[int, ...]:
    return (candidate.i,) if reading.tokens[candidate.i].lemma in role_words(reading.language)["moving"] else ()


def _route(reading: Reading, things: Things, inside: list[int]) -> tuple[int, ...]:
    """What goods pass: "via the port of X", "crossed Y's territory"."""
    for i in inside:
        token = reading.tokens[i]
        if token.lemma in role_words(reading.language)["crossing"]:
            crossed = [c for c in reading.children[i] if reading.tokens[c].dep == "dobj"]
            places = [*crossed, *(head for head in after(reading, inside, ("at",)))]
            return tuple(head for head in places if is_place(things, head))[:1]
    return tuple(head for head in after(reading, inside, THROUGH) if is_place(things, head))


def is_place(things: Things, head: int) -> bool:
    """Whether the noun names a place or ground that goods can pass."""
    kinds = things.kinds(head)
    return (
        bool(kinds & {"place", "state"})
        or things.reading.tokens[head].lemma in role_words(things.reading.language)["ground"]
    )


def outcome(reading: Reading, candidate: Candidate, inside: list[int]) -> tuple[int, ...]:
    """The word that says how a trial turned out: an adverb, "with success", "fail"."""
    words = role_words(reading.language)
    for i in inside:
        token = reading.tokens[i]
        above = reading.tokens[token.head]
        if token.lower in words["well"] | words["badly"] or (token.lemma in words["decided"] and token.pos == "VERB"):
            return (i,)
        if token.lemma in words["ends"] and above.lower in {"with", "without", "in", "a"}:
            return (above.i,)
        if token.pos == "ADJ" and token.lower in {"successful", "unsuccessful"}:
            return (i,)
    return ()
