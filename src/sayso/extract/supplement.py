"""Roles that no slot of the parse holds: looked for in the words of the whole clause, type by type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sayso.extract.arguments import arguments
from sayso.extract.candidate import Candidate
from sayso.extract.ends import act, served
from sayso.extract.means import is_carrier, means, outcome
from sayso.extract.region import after, out_of, region
from sayso.extract.things import Things
from sayso.model.reading import Reading

Heads = dict[str, tuple[int, ...]]

PARTY = frozenset({"state", "body", "place", "facility", "depot", "person"})
MAKING = frozenset("make produce manufacture churn build assemble turn roll finish machine overhaul cast forge".split())
TO = ("to", "into")
BOUND = frozenset("bound destined headed meant intended way route earmarked".split())


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


def supplement(reading: Reading, things: Things, candidate: Candidate, found: Heads) -> Heads:
    """The roles found with those that the clause names elsewhere; what is there stays unless it cannot be right."""
    more = MORE.get(candidate.trigger.type)
    if more is None:
        return found
    return more(Scope(reading, things, candidate, region(reading, candidate), dict(found)))


def _transfer(scope: Scope) -> Heads:
    found = scope.found
    both = _both(scope)
    if both:
        found = {role: heads for role, heads in found.items() if role not in {"supplier", "recipient"}} | {"parties": both}
    found = means(scope.reading, scope.things, scope.candidate, scope.inside) | found
    found["supplier"] = tuple(head for head in found.get("supplier", ()) if not is_carrier(scope.things, head))
    source = _source(scope)
    if source and (not found["supplier"] or _goes(scope)):
        found["supplier"] = source
    if not found["supplier"] and not both:
        found["supplier"] = _of_goods(scope)
    goal = _goal(scope)
    if goal and not (both or found.get("recipient")):
        found["recipient"] = goal
    return _apart({role: heads for role, heads in found.items() if heads})


def _apart(found: Heads) -> Heads:
    """Without a recipient that is the supplier."""
    if set(found.get("recipient", ())) & set(found.get("supplier", ())):
        del found["recipient"]
    return found


def _goes(scope: Scope) -> bool:
    """Whether it is the goods or what carries them that go, so that the subject supplies nothing."""
    kinds = frozenset({"goods", "conveyance", "carrier"})
    subjects = [*scope.candidate.slots.get("subject", []), *scope.candidate.slots.get("passive", [])]
    return any(scope.things.phrase_kinds(head) & kinds or is_carrier(scope.things, head) for head in subjects)


def _both(scope: Scope) -> tuple[int, ...]:
    """The two states of a mutual trade: "X-Y arms trade", "trade between X and Y"."""
    tokens, i = scope.reading.tokens, scope.candidate.i
    for at in range(max(1, i - 6), i):
        pair = (at - 1, at + 1)
        if tokens[at].text in {"-", "–"} and all(scope.things.state(each) for each in pair):
            return pair
    for at in scope.inside:
        if tokens[at].lower == "between":
            heads = [head for head in after(scope.reading, [at], ("between",)) if scope.things.kinds(head) & PARTY]
            return tuple(heads) if len(heads) == 2 else ()
    return ()


def _source(scope: Scope) -> tuple[int, ...]:
    """Whom or where goods come from by the words of the clause."""
    return scope.fitting([*after(scope.reading, scope.inside, ("from",)), *out_of(scope.reading, scope.inside)], PARTY)


def _of_goods(scope: Scope) -> tuple[int, ...]:
    """The state whose goods they are: "North Korean shells"."""
    for head in (*scope.found.get("item", ()), *scope.found.get("input", ())):
        slots = arguments(scope.reading, head)
        for slot in ("amod", "poss", "compound"):
            states = tuple(each for each in slots.get(slot, []) if "state" in scope.things.kinds(each))
            if states:
                return states
    return ()


def _goal(scope: Scope) -> tuple[int, ...]:
    """Where goods go by the words of the clause."""
    tokens = scope.reading.tokens
    bound = [i for i in scope.inside if tokens[i].lower in BOUND]
    wanted = [*after(scope.reading, bound_for(scope.reading, bound), ("for", "to")), *after(scope.reading, scope.inside, TO)]
    goal = scope.fitting(wanted, PARTY) or _given(scope)
    return goal or tuple(i for i in scope.inside if tokens[i].lower == "abroad")


def bound_for(reading: Reading, bound: list[int]) -> list[int]:
    """The prepositions that hang on the tokens."""
    return [child for i in bound for child in reading.children[i]]


def _given(scope: Scope) -> tuple[int, ...]:
    """Who is given goods, where the parse takes him for a part of them: "gave the army millions of rounds"."""
    tokens = scope.reading.tokens
    for head in scope.candidate.slots.get("object", []):
        children = [c for c in scope.reading.children[head] if c < head and tokens[c].dep in {"compound", "nmod", "npadvmod"}]
        if tokens[head].pos == "NUM" or tokens[head].lemma in {"hundred", "thousand", "million", "dozen"}:
            found = tuple(c for c in children if scope.things.kinds(c) & {"body", "state", "person"})
            if found:
                return found
    return ()


def _conversion(scope: Scope) -> Heads:
    found = dict(scope.found)
    if not found.get("item"):
        found["item"] = _to_be_made(scope) or _in_line(scope)
    if not found.get("from_item"):
        found["from_item"] = _made_before(scope)
    return {role: heads for role, heads in found.items() if heads}


def _goods_of(scope: Scope, verb: int) -> list[int]:
    slots = arguments(scope.reading, verb)
    return [head for head in slots.get("object", []) if "goods" in scope.things.kinds(head)]


def _to_be_made(scope: Scope) -> tuple[int, ...]:
    """What a line is converted to make: the object of the infinitive or gerund in its clause."""
    tokens = scope.reading.tokens
    for i in scope.inside:
        if i > scope.candidate.i and tokens[i].lemma in MAKING and tokens[i].tag in {"VB", "VBG"}:
            goods = scope.fitting(_goods_of(scope, i), frozenset({"goods"}))
            if goods:
                return goods
    return scope.fitting(after(scope.reading, scope.inside, ("to", "for", "into")), frozenset({"goods"}))


def _in_line(scope: Scope) -> tuple[int, ...]:
    """The goods that the line is named by: "shell production process"."""
    heads = (*scope.found.get("line", ()), *scope.found.get("facility", ()))
    near = [child for head in heads for child in range(scope.things.core(head)[0], head)]
    return scope.fitting(near, frozenset({"goods"}))[-1:]


def _made_before(scope: Scope) -> tuple[int, ...]:
    """What was made where the line now is: the goods of a past relative clause."""
    tokens = scope.reading.tokens
    for i in scope.inside:
        if tokens[i].dep == "relcl" and tokens[i].lemma in MAKING and tokens[i].tag in {"VBD", "VBN", "VBP"}:
            goods = scope.fitting(_goods_of(scope, i), frozenset({"goods"}))
            if goods:
                return goods
    return ()


def _trial(scope: Scope) -> Heads:
    found = dict(scope.found)
    how = outcome(scope.reading, scope.candidate, scope.inside)
    if how:
        found["outcome"] = how
    if not found.get("item"):
        found["item"] = scope.fitting(after(scope.reading, scope.inside, ("of",)), frozenset({"goods", "component"}))
    return {role: heads for role, heads in found.items() if heads}


def _supply(scope: Scope) -> Heads:
    found = dict(scope.found)
    found["supplier"] = tuple(head for head in found.get("supplier", ()) if not _carries(scope, head))
    if not found["supplier"]:
        found["supplier"] = _source(scope) or _of_goods(scope)
    if not found.get("facility"):
        found["facility"] = scope.fitting(after(scope.reading, scope.inside, ("to", "for", "at", "into")), frozenset({"facility", "body_facility"}))
    return {role: heads for role, heads in found.items() if heads}


def _carries(scope: Scope, head: int) -> bool:
    kinds = scope.things.phrase_kinds(head)
    return bool(kinds & {"conveyance", "line"})


def _motive(scope: Scope) -> Heads:
    found = dict(scope.found)
    passive = set(scope.candidate.slots.get("passive", []))
    if passive & set(found.get("purpose", ())):
        found["of"] = found.pop("purpose")
        found["purpose"] = tuple(scope.candidate.slots.get("for", []) or scope.candidate.slots.get("clause", []))
    if not found.get("of"):
        found["of"] = act(scope.reading, scope.candidate)
    if not found.get("beneficiary"):
        found["beneficiary"] = served(scope.reading, scope.things, scope.candidate, scope.inside)
    return {role: heads for role, heads in found.items() if heads}


def _placed(scope: Scope) -> Heads:
    """An event whose place its clause names after "at" or "in"."""
    found = dict(scope.found)
    if not found.get("place"):
        wanted = after(scope.reading, scope.inside, ("at", "in", "near", "on", "outside", "against"))
        found["place"] = scope.fitting(wanted, frozenset({"place", "state"}))[:1]
    return {role: heads for role, heads in found.items() if heads}


def _payment(scope: Scope) -> Heads:
    found = dict(scope.found)
    if not found.get("goods"):
        found["goods"] = scope.fitting(
            after(scope.reading, scope.inside, ("in", "with", "for")), frozenset({"material", "component", "goods", "energy"})
        )
    return {role: heads for role, heads in found.items() if heads}


def _agreement(scope: Scope) -> Heads:
    found = dict(scope.found)
    other = scope.fitting(after(scope.reading, scope.inside, ("with",)), frozenset({"state", "body", "person"}))
    if other:
        found["parties"] = (*found.get("parties", ()), *other)
    return found


MORE: dict[str, Callable[[Scope], Heads]] = {
    "transfer": _transfer,
    "conversion": _conversion,
    "construction": _placed,
    "use": _placed,
    "observation": _placed,
    "production": _placed,
    "trial": _trial,
    "supply": _supply,
    "motive": _motive,
    "payment": _payment,
    "agreement": _agreement,
}
