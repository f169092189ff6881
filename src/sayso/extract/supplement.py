"""Roles that no slot of the parse holds: looked for in the words of the whole clause, type by type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.extract.arguments import arguments, governing_verb
from sayso.extract.candidate import Candidate
from sayso.extract.ends import act, served
from sayso.extract.means import is_carrier, means, outcome
from sayso.extract.region import after, out_of, region
from sayso.extract.things import Things
from sayso.model.reading import Reading

Heads = dict[str, tuple[int, ...]]

PARTY = frozenset({"state", "body", "place", "facility", "depot", "person"})
MAKING = frozenset("make produce manufacture churn build assemble turn roll finish machine overhaul cast forge".split())
STOCKS = frozenset("stock stockpile store reserve inventory arsenal depot magazine".split())
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
    found["supplier"] = tuple(head for head in found["supplier"] if scope.reading.tokens[head].lower != "she" or not found.get("carrier"))
    source = _source(scope)
    if source and (not found["supplier"] or _goes(scope) or scope.candidate.trigger.pos == "NOUN"):
        found["supplier"] = source
    left = _left(scope)
    if left:
        found = {role: heads for role, heads in found.items() if role != "recipient"} | {"supplier": left}
        found["recipient"] = scope.fitting(after(scope.reading, scope.inside, ("for",)), PARTY)
    abroad = _abroad(scope)
    if abroad:
        role = "supplier" if _receives(scope) else "recipient"
        found[role] = found.get(role) or abroad
    if not found["supplier"] and not both:
        found["supplier"] = _of_goods(scope)
    goal = _goal(scope)
    if goal and not (both or found.get("recipient")):
        found["recipient"] = goal
    return _apart({role: heads for role, heads in found.items() if heads})


def _left(scope: Scope) -> tuple[int, ...]:
    """What goods leave: the object of "leave" or "depart", or "there"."""
    if scope.reading.tokens[scope.candidate.i].lemma not in {"leave", "depart", "exit"} or not _goes(scope):
        return ()
    tokens = scope.reading.tokens
    near = [c for c in scope.reading.children[scope.candidate.i] if tokens[c].dep == "dobj" or tokens[c].lower == "there"]
    return tuple(near[:1])


def _apart(found: Heads) -> Heads:
    """Without a recipient that is the supplier or the route."""
    if set(found.get("recipient", ())) & set(found.get("route", ())):
        del found["recipient"]
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
            both = len(heads) == 2 or (len(heads) == 1 and tokens[heads[0]].tag == "NNS")
            return tuple(heads) if both else ()
    return ()


def _source(scope: Scope) -> tuple[int, ...]:
    """Whom or where goods come from by the words of the clause."""
    inside = scope.inside
    source = scope.fitting([*after(scope.reading, inside, ("from",)), *out_of(scope.reading, inside)], PARTY)
    return source or scope.fitting(_agents(scope), frozenset({"state", "body"}))


def _agents(scope: Scope) -> Iterator[int]:
    """Who sent what a participle qualifies: "containers sent by X"."""
    for i in scope.inside:
        if scope.reading.tokens[i].dep in {"acl", "relcl"}:
            yield from arguments(scope.reading, i).get("by", [])


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
    return scope.fitting(wanted, PARTY) or _given(scope) or _meant_for(scope)


def _abroad(scope: Scope) -> tuple[int, ...]:
    return tuple(i for i in scope.inside if scope.reading.tokens[i].lower == "abroad")


def _receives(scope: Scope) -> bool:
    """Whether the subject of the trigger receives: "buy", "import"."""
    return "subject" in scope.candidate.trigger.roles.get("recipient", ())


def bound_for(reading: Reading, bound: list[int]) -> list[int]:
    """The prepositions that hang on the tokens."""
    return [child for i in bound for child in reading.children[i]]


def _meant_for(scope: Scope) -> tuple[int, ...]:
    """Whom the goods are for by a phrase of their own: "weapons for X"."""
    tokens = scope.reading.tokens
    kinds = frozenset({"goods", "conveyance"})
    fors = [
        child
        for i in scope.inside
        if tokens[i].pos == "NOUN" and (scope.things.phrase_kinds(i) & kinds or i == scope.candidate.i or tokens[i].lemma == "package")
        for child in scope.reading.children[i]
    ]
    return scope.fitting(after(scope.reading, fors, ("for",)), frozenset({"state", "body"}))


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


def _with_line(scope: Scope) -> Heads:
    """A hall or shop that is converted or built is a line too."""
    found = _placed(scope) if scope.candidate.trigger.type == "construction" else _conversion(scope)
    tokens = scope.reading.tokens
    if not found.get("line"):
        near = (*found.get("facility", ()), *scope.candidate.slots.get("object", []))
        lines = tuple(h for h in near if scope.things.phrase_kinds(h) & {"line", "process"} or _is_hall(scope, h))
        if lines and tokens[lines[0]].pos == "NOUN":
            found["line"] = lines[:1]
    return found


def _is_hall(scope: Scope, head: int) -> bool:
    tokens = scope.reading.tokens
    counted = [inner for inner in scope.things.counted_by(head)]
    return any(tokens[each].lemma in {"hall", "shop", "workshop"} for each in (head, *counted))


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
    source = _source(scope) or _source(_above(scope)) or _abroad(scope)
    if source and any("person" in scope.things.kinds(head) for head in found["supplier"]):
        found["supplier"] = source
    if not found["supplier"]:
        found["supplier"] = source or _of_goods(scope)
    if not found.get("facility"):
        found["facility"] = _supplied(scope)
    return {role: heads for role, heads in found.items() if heads}


def _supplied(scope: Scope) -> tuple[int, ...]:
    """The plant that an input goes to."""
    given = after(scope.reading, scope.inside, ("to", "for", "into"))
    found = scope.fitting(given, frozenset({"facility", "body_facility"}))
    return found or scope.fitting(after(scope.reading, scope.inside, ("at",)), frozenset({"facility"}))


def _above(scope: Scope) -> Scope:
    """The clause that the noun stands in which the trigger qualifies: "the parts needed come from X"."""
    token = scope.reading.tokens[scope.candidate.i]
    verb = governing_verb(scope.reading, token.head) if token.dep in {"acl", "amod", "relcl"} else None
    if verb is None:
        return scope
    return replace(scope, inside=region(scope.reading, replace(scope.candidate, verb=verb)))


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
        wanted = list(after(scope.reading, scope.inside, ("at", "in", "near", "on", "outside", "against")))
        named = [head for head in wanted if is_named_place(scope.reading, head)]
        found["place"] = (scope.fitting(wanted, frozenset({"place", "state"})) or tuple(named) or _there(scope))[:1]
    return {role: heads for role, heads in found.items() if heads}


def is_named_place(reading: Reading, head: int) -> bool:
    """Whether a name after "at", "in" or "near" can only be that of a place."""
    token = reading.tokens[head]
    above = reading.tokens[token.head]
    bare = not any(reading.tokens[child].dep in {"det", "poss"} for child in reading.children[head])
    bare = bare and not any(reading.tokens[child].dep == "compound" for child in reading.children[head])
    return token.pos == "PROPN" and token.ent not in {"PERSON", "DATE", "EVENT"} and bare and above.lower in {"at", "in", "near"}


def _there(scope: Scope) -> tuple[int, ...]:
    tokens = scope.reading.tokens
    return tuple(i for i in scope.inside if tokens[i].lower == "there" and tokens[i].dep == "advmod")


def _legality(scope: Scope) -> Heads:
    found = dict(scope.found)
    if not found.get("provision"):
        found["provision"] = tuple(after(scope.reading, scope.inside, ("without", "under", "against", "around")))[:1]
    return {role: heads for role, heads in found.items() if heads}


def _profile(scope: Scope) -> Heads:
    found = _placed(scope)
    token = scope.reading.tokens[scope.candidate.i]
    if token.lemma in {"own", "control", "hold", "acquire", "belong"} and not found.get("owner"):
        slots = scope.candidate.slots
        passive = bool(slots.get("passive"))
        found["owner"] = tuple(slots.get("by" if passive else "subject", []))
        found["facility"] = tuple(slots.get("object", []))
    return {role: heads for role, heads in found.items() if heads}


def _stock(scope: Scope) -> Heads:
    """Whose stock it is: by what hangs on the noun of the stock."""
    found = dict(scope.found)
    tokens = scope.reading.tokens
    if tokens[(found.get("holder") or (scope.candidate.i,))[0]].pos != "PRON" and found.get("holder"):
        return found
    stocks = [i for i in scope.inside if tokens[i].lemma in STOCKS and tokens[i].pos == "NOUN"]
    for i in stocks:
        slots = arguments(scope.reading, i)
        near = [head for slot in ("poss", "amod", "compound", "of") for head in slots.get(slot, [])]
        heads = [h for h in near if scope.things.kinds(h) & {"state", "body"} and tokens[h].pos != "PRON"]
        if heads:
            return found | {"holder": tuple(heads)}
    return found


def _movement(scope: Scope) -> Heads:
    """What moves inside a country comes from where it was made, where no other origin is told."""
    found = dict(scope.found)
    if not found.get("supplier"):
        found["supplier"] = _source(scope)
    for head in found.get("item", ()) if not found["supplier"] else ():
        for child in scope.reading.children[head]:
            if scope.reading.tokens[child].dep in {"acl", "relcl"} and scope.reading.tokens[child].lemma in MAKING:
                slots = arguments(scope.reading, child)
                near = [each for slot in ("in", "at", "by") for each in slots.get(slot, [])]
                found["supplier"] = scope.fitting(near, PARTY)
    return {role: heads for role, heads in found.items() if heads}


def _payment(scope: Scope) -> Heads:
    found = dict(scope.found)
    found["goods"] = tuple(head for head in found.get("goods", ()) if not _is_sum(scope, head))
    if not found["goods"]:
        found["goods"] = scope.fitting(
            after(scope.reading, scope.inside, ("in", "with", "for")), frozenset({"material", "component", "goods", "energy"})
        )
    if not found["goods"]:
        given = after(scope.reading, scope.inside, ("for",))
        found["goods"] = tuple(head for head in given if scope.reading.tokens[head].pos == "NOUN" and not _is_sum(scope, head))
    return {role: heads for role, heads in found.items() if heads}


def _is_sum(scope: Scope, head: int) -> bool:
    kinds = scope.things.kinds(head)
    return "money" in kinds and not kinds & {"goods", "material"} or scope.reading.tokens[head].lower in {"what", "it", "that"}


def _agreement(scope: Scope) -> Heads:
    found = dict(scope.found)
    other = scope.fitting(after(scope.reading, scope.inside, ("with",)), frozenset({"state", "body", "person"}))
    if other:
        found["parties"] = (*found.get("parties", ()), *other)
    return found


MORE: dict[str, Callable[[Scope], Heads]] = {
    "transfer": _transfer,
    "conversion": _with_line,
    "construction": _with_line,
    "operation": _placed,
    "profile": _profile,
    "legality": _legality,
    "stock": _stock,
    "movement": _movement,
    "use": _placed,
    "observation": _placed,
    "production": _placed,
    "trial": _trial,
    "supply": _supply,
    "motive": _motive,
    "payment": _payment,
    "agreement": _agreement,
}
