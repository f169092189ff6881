"""What an act is for: the kind of end, its words, whom it serves, and the act itself."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.events.arguments import subjects_of
from sayso.extract.events.candidate import Candidate
from sayso.extract.events.things import Things
from sayso.extract.roles.region import after
from sayso.language.roles import role_words
from sayso.model.reading import Reading

Heads = dict[str, tuple[int, ...]]


def end(reading: Reading, heads: Sequence[int], serves: bool) -> str:
    """The kind of the end that the heads name; `serves` says that somebody else is served by it."""
    words = role_words(reading.language)
    near = [i for head in heads for i in (reading.tokens[head].head, *range(*_tree(reading, head)))]
    lemmas = {reading.tokens[i].lemma for i in near}
    if lemmas & words["currency"]:
        return "currency"
    if serves:
        return "supply_ally"
    return "own_readiness" if lemmas & words["own_readiness"] else "other"


def _tree(reading: Reading, head: int) -> tuple[int, int]:
    first, last = reading.subtrees[head]
    return first, last + 1


def served(reading: Reading, things: Things, candidate: Candidate, inside: list[int]) -> tuple[int, ...]:
    """The states or bodies that the act is to help: object of "support", or after "for"."""
    wanted = [
        head
        for i in inside
        if reading.tokens[i].lemma in role_words(reading.language)["helping"]
        for head in _objects(reading, i)
    ]
    wanted += [*candidate.slots.get("for", []), *after(reading, inside, ("for",))]
    found = [head for head in wanted if reading.tokens[head].pos != "PRON" and _is_party(things, head)]
    return tuple(dict.fromkeys(found))


def _objects(reading: Reading, i: int) -> list[int]:
    return [child for child in reading.children[i] if reading.tokens[child].dep in {"dobj", "pobj"}]


def _is_party(things: Things, head: int) -> bool:
    named = things.reading.tokens[head].lemma in role_words(things.reading.language)["parties"]
    return "state" in things.kinds(head) or named


def act(reading: Reading, candidate: Candidate) -> tuple[int, ...]:
    """The verb of the act that an infinitive of purpose hangs on."""
    token = reading.tokens[candidate.i]
    for _ in range(4):
        above = reading.tokens[token.head]
        if above.i == token.i:
            return ()
        if above.pos in {"VERB", "AUX"} and token.dep in {"advcl", "xcomp", "acl"}:
            return tuple(subjects_of(reading, above.i)[:1]) if above.lemma == "be" else (above.i,)
        token = above
    return ()
