"""A candidate beside its clause, and what more than one type of event asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.extract.events.arguments import arguments
from sayso.extract.events.candidate import Candidate
from sayso.extract.events.things import Things
from sayso.extract.roles.region import after, out_of
from sayso.model.reading import Reading

Heads = dict[str, tuple[int, ...]]


PARTY = frozenset({"state", "body", "place", "facility", "depot", "person"})


@dataclass(frozen=True, slots=True)
class Scope:
    """A candidate with the tokens of its clause and the roles that its slots have filled."""

    reading: Reading
    things: Things
    candidate: Candidate
    inside: list[int]
    found: Heads

    def fitting(self, heads: Iterable[int], kinds: frozenset[str]) -> tuple[int, ...]:
        """Those of the heads that are of one of the kinds and fill no role yet, each once."""
        taken = {head for role, each in self.found.items() for head in each if role not in {"place", "actor"}}
        return tuple(dict.fromkeys(head for head in heads if head not in taken and self.things.kinds(head) & kinds))


def source_of(scope: Scope) -> tuple[int, ...]:
    """Whom or where goods come from by the words of the clause."""
    inside = scope.inside
    source = scope.fitting([*after(scope.reading, inside, ("from",)), *out_of(scope.reading, inside)], PARTY)
    return source or scope.fitting(_agents(scope), frozenset({"state", "body"}))


def _agents(scope: Scope) -> Iterator[int]:
    """Who sent what a participle qualifies: "containers sent by X"."""
    for i in scope.inside:
        if scope.reading.tokens[i].dep in {"acl", "relcl"}:
            yield from arguments(scope.reading, i).get("by", [])


def of_goods(scope: Scope) -> tuple[int, ...]:
    """The state whose goods they are: "North Korean shells"."""
    for head in (*scope.found.get("item", ()), *scope.found.get("input", ())):
        slots = arguments(scope.reading, head)
        for slot in ("amod", "poss", "compound"):
            states = tuple(each for each in slots.get(slot, []) if "state" in scope.things.kinds(each))
            if states:
                return states
    return ()


def abroad_of(scope: Scope) -> tuple[int, ...]:
    return tuple(i for i in scope.inside if scope.reading.tokens[i].lower == "abroad")


def goods_of(scope: Scope, verb: int) -> list[int]:
    slots = arguments(scope.reading, verb)
    return [head for head in slots.get("object", []) if "goods" in scope.things.kinds(head)]


def is_named_place(reading: Reading, head: int) -> bool:
    """Whether a name after "at", "in" or "near" can only be that of a place."""
    token = reading.tokens[head]
    above = reading.tokens[token.head]
    bare = not any(reading.tokens[child].dep in {"det", "poss"} for child in reading.children[head])
    bare = bare and not any(reading.tokens[child].dep == "compound" for child in reading.children[head])
    return (
        token.pos == "PROPN"
        and token.ent not in {"PERSON", "DATE", "EVENT"}
        and bare
        and above.lower in {"at", "in", "near"}
    )
