"""Who hands goods to whom, where the slots of the parse do not tell: by the words of the whole clause."""

from __future__ import annotations

from sayso.extract.events.arguments import arguments
from sayso.extract.roles.means import is_carrier, means
from sayso.extract.roles.region import after
from sayso.extract.roles.scope import PARTY, Heads, Scope, abroad_of, of_goods, source_of
from sayso.language.roles import role_words
from sayso.model.reading import Reading

TO = ("to", "into")


def transfer(scope: Scope) -> Heads:
    found = scope.found
    both = _both(scope)
    if both:
        found = {role: heads for role, heads in found.items() if role not in {"supplier", "recipient"}} | {
            "parties": both
        }
    found = means(scope.reading, scope.things, scope.candidate, scope.inside) | found
    found["supplier"] = tuple(head for head in found.get("supplier", ()) if not is_carrier(scope.things, head))
    found["supplier"] = tuple(
        head for head in found["supplier"] if scope.reading.tokens[head].lower != "she" or not found.get("carrier")
    )
    source = () if _has_agent(scope) else source_of(scope)
    if source and (not found["supplier"] or _goes(scope) or scope.candidate.trigger.pos == "NOUN"):
        found["supplier"] = source
    left = _left(scope)
    if left:
        found = {role: heads for role, heads in found.items() if role != "recipient"} | {"supplier": left}
        onward = after(scope.reading, scope.inside, ("for", "to"))
        found["recipient"] = tuple(head for head in onward if scope.things.kinds(head) & PARTY and head not in left)
    abroad = abroad_of(scope)
    if abroad:
        role = "supplier" if _receives(scope) else "recipient"
        found[role] = found.get(role) or abroad
    goal = _goal(scope)
    if not found["supplier"] and not both:
        found["supplier"] = tuple(head for head in of_goods(scope) if head not in goal)
    if goal and not (both or found.get("recipient")):
        found["recipient"] = goal
    return _apart({role: heads for role, heads in found.items() if heads})


def _has_agent(scope: Scope) -> bool:
    """Whether the verb itself says by whom."""
    agents = scope.candidate.slots.get("by", [])
    return any(head in scope.found.get("supplier", ()) for head in agents)


def _left(scope: Scope) -> tuple[int, ...]:
    """What goods leave: the object of "leave" or "depart", or "there"."""
    if scope.reading.tokens[scope.candidate.i].lemma not in role_words(scope.reading.language)["leaving"] or not _goes(
        scope
    ):
        return ()
    tokens = scope.reading.tokens
    near = [
        c for c in scope.reading.children[scope.candidate.i] if tokens[c].dep == "dobj" or tokens[c].lower == "there"
    ]
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


def _goal(scope: Scope) -> tuple[int, ...]:
    """Where goods go by the words of the clause."""
    tokens = scope.reading.tokens
    bound = [i for i in scope.inside if tokens[i].lower in role_words(scope.reading.language)["bound"]]
    wanted = [
        *after(scope.reading, bound_for(scope.reading, bound), ("for", "to")),
        *after(scope.reading, scope.inside, TO),
    ]
    return scope.fitting(wanted, PARTY) or _given(scope) or _meant_for(scope)


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
        if tokens[i].pos == "NOUN"
        and (scope.things.phrase_kinds(i) & kinds or i == scope.candidate.i or tokens[i].lemma == "package")
        for child in scope.reading.children[i]
    ]
    return scope.fitting(after(scope.reading, fors, ("for",)), frozenset({"state", "body"}))


def _given(scope: Scope) -> tuple[int, ...]:
    """Who is given goods, where the parse takes him for a part of them: "gave the army millions of rounds"."""
    tokens = scope.reading.tokens
    for head in scope.candidate.slots.get("object", []):
        children = [
            c for c in scope.reading.children[head] if c < head and tokens[c].dep in {"compound", "nmod", "npadvmod"}
        ]
        if tokens[head].pos == "NUM" or tokens[head].lemma in role_words(scope.reading.language)["counts"]:
            found = tuple(c for c in children if scope.things.kinds(c) & {"body", "state", "person"})
            if found:
                return found
        given = _given_first(scope, head)
        if given:
            return given
    return ()


def _given_first(scope: Scope, head: int) -> tuple[int, ...]:
    """A state's name in front of the goods of a verb of giving: "gave Norway new tanks", never "Norwegian tanks"."""
    tokens, giving = scope.reading.tokens, role_words(scope.reading.language)["giving"]
    first, _ = scope.things.core(head)
    if tokens[scope.candidate.i].lemma not in giving or first == head:
        return ()
    last = next((at for at in range(min(first + 3, head) - 1, first - 1, -1) if scope.things.state(at)), None)
    if last is None or tokens[last].lower in scope.things.lexicon.state_adjectives or tokens[last].pos == "ADJ":
        return ()
    named = scope.reading.text[tokens[first].start : tokens[last].end].lower()
    return (last,) if named in scope.things.lexicon.states and "." not in named and len(named) > 3 else ()


def movement(scope: Scope) -> Heads:
    """What moves inside a country comes from where it was made, where no other origin is told."""
    found = dict(scope.found)
    if not found.get("supplier"):
        found["supplier"] = source_of(scope)
    for head in found.get("item", ()) if not found["supplier"] else ():
        for child in scope.reading.children[head]:
            if (
                scope.reading.tokens[child].dep in {"acl", "relcl"}
                and scope.reading.tokens[child].lemma in role_words(scope.reading.language)["making"]
            ):
                slots = arguments(scope.reading, child)
                near = [each for slot in ("in", "at", "by") for each in slots.get(slot, [])]
                found["supplier"] = scope.fitting(near, PARTY)
    return {role: heads for role, heads in found.items() if heads}
