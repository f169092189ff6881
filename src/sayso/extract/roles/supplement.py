"""Roles that no slot of the parse holds: looked for in the words of the whole clause, type by type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sayso.extract.events.arguments import arguments, governing_verb
from sayso.extract.events.candidate import Candidate
from sayso.extract.events.things import Things
from sayso.extract.roles.ends import act, served
from sayso.extract.roles.means import outcome
from sayso.extract.roles.region import after, region
from sayso.extract.roles.scope import Heads, Scope, abroad_of, goods_of, is_named_place, of_goods, source_of
from sayso.extract.roles.transfers import movement, transfer
from sayso.language.roles import role_words
from sayso.model.reading import Reading

# Prepositions of a place.
PLACING = ("at", "in", "near", "on", "outside", "against", "inside", "along", "within", "across", "off")


def supplement(reading: Reading, things: Things, candidate: Candidate, found: Heads) -> Heads:
    """The roles found with those that the clause names elsewhere; what is there stays unless it cannot be right."""
    more = MORE.get(candidate.trigger.type)
    if more is None:
        return found
    return more(Scope(reading, things, candidate, region(reading, candidate), dict(found)))


def _conversion(scope: Scope) -> Heads:
    found = dict(scope.found)
    if not found.get("item"):
        found["item"] = _to_be_made(scope) or _in_line(scope)
    if not found.get("from_item"):
        found["from_item"] = _made_before(scope)
    return {role: heads for role, heads in found.items() if heads}


def _to_be_made(scope: Scope) -> tuple[int, ...]:
    """What a line is converted to make: the object of the infinitive or gerund in its clause."""
    tokens = scope.reading.tokens
    for i in scope.inside:
        if (
            i > scope.candidate.i
            and tokens[i].lemma in role_words(scope.reading.language)["making"]
            and tokens[i].tag in {"VB", "VBG"}
        ):
            goods = scope.fitting(goods_of(scope, i), frozenset({"goods"}))
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
        if (
            tokens[i].dep == "relcl"
            and tokens[i].lemma in role_words(scope.reading.language)["making"]
            and tokens[i].tag in {"VBD", "VBN", "VBP"}
        ):
            goods = scope.fitting(goods_of(scope, i), frozenset({"goods"}))
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
    counted = list(scope.things.counted_by(head))
    return any(tokens[each].lemma in role_words(scope.reading.language)["halls"] for each in (head, *counted))


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
    source = source_of(scope) or source_of(_above(scope)) or abroad_of(scope)
    if source and any("person" in scope.things.kinds(head) for head in found["supplier"]):
        found["supplier"] = source
    if not found["supplier"]:
        found["supplier"] = source or of_goods(scope)
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
        wanted = list(after(scope.reading, scope.inside, PLACING))
        named = [head for head in wanted if is_named_place(scope.reading, head)]
        found["place"] = (scope.fitting(wanted, frozenset({"place", "state"})) or tuple(named) or _there(scope))[:1]
    return {role: heads for role, heads in found.items() if heads}


def _there(scope: Scope) -> tuple[int, ...]:
    tokens = scope.reading.tokens
    return tuple(i for i in scope.inside if tokens[i].lower == "there" and tokens[i].dep == "advmod")


def _pursuant(scope: Scope) -> list[int]:
    """The law or order that "pursuant to" names."""
    tokens, children = scope.reading.tokens, scope.reading.children
    words = [i for i in scope.inside if tokens[i].lower in role_words(scope.reading.language)["pursuant"]]
    below = [child for i in words for child in (*children[i], i + 1) if child < len(tokens)]
    return [head for i in below for head in children[i] if tokens[i].pos == "ADP" and tokens[head].dep == "pobj"]


def _legality(scope: Scope) -> Heads:
    found = dict(scope.found)
    if not found.get("provision"):
        named = _pursuant(scope) or after(scope.reading, scope.inside, ("without", "under", "against", "around"))
        found["provision"] = tuple(named)[:1]
    return {role: heads for role, heads in found.items() if heads}


def _profile(scope: Scope) -> Heads:
    found = _placed(scope)
    token = scope.reading.tokens[scope.candidate.i]
    if token.lemma in role_words(scope.reading.language)["owning"] and not found.get("owner"):
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
    stocks = [
        i
        for i in scope.inside
        if tokens[i].lemma in role_words(scope.reading.language)["stocks"] and tokens[i].pos == "NOUN"
    ]
    for i in stocks:
        slots = arguments(scope.reading, i)
        near = [head for slot in ("poss", "amod", "compound", "of") for head in slots.get(slot, [])]
        heads = [h for h in near if scope.things.kinds(h) & {"state", "body"} and tokens[h].pos != "PRON"]
        if heads:
            return found | {"holder": tuple(heads)}
    return found


def _payment(scope: Scope) -> Heads:
    found = dict(scope.found)
    found["goods"] = tuple(head for head in found.get("goods", ()) if not _is_sum(scope, head))
    if not found["goods"]:
        found["goods"] = scope.fitting(
            after(scope.reading, scope.inside, ("in", "with", "for")),
            frozenset({"material", "component", "goods", "energy"}),
        )
    if not found["goods"]:
        given = after(scope.reading, scope.inside, ("for",))
        found["goods"] = tuple(
            head for head in given if scope.reading.tokens[head].pos == "NOUN" and not _is_sum(scope, head)
        )
    return {role: heads for role, heads in found.items() if heads}


def _is_sum(scope: Scope, head: int) -> bool:
    kinds = scope.things.kinds(head)
    return ("money" in kinds and not kinds & {"goods", "material"}) or scope.reading.tokens[head].lower in {
        "what",
        "it",
        "that",
    }


def _agreement(scope: Scope) -> Heads:
    found = dict(scope.found)
    other = scope.fitting(after(scope.reading, scope.inside, ("with",)), frozenset({"state", "body", "person"}))
    if other:
        found["parties"] = (*found.get("parties", ()), *other)
    return found


MORE: dict[str, Callable[[Scope], Heads]] = {
    "transfer": transfer,
    "conversion": _with_line,
    "construction": _with_line,
    "operation": _placed,
    "profile": _profile,
    "legality": _legality,
    "stock": _stock,
    "movement": movement,
    "use": _placed,
    "observation": _placed,
    "production": _placed,
    "trial": _trial,
    "supply": _supply,
    "motive": _motive,
    "payment": _payment,
    "agreement": _agreement,
}
