"""The roles of an event, filled from its slots by kind, in the report's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sayso.extract.events.arguments import arguments
from sayso.extract.events.candidate import Candidate
from sayso.extract.events.things import Things
from sayso.extract.roles.ends import end
from sayso.extract.roles.pronouns import stands_for
from sayso.extract.roles.scope import is_named_place
from sayso.extract.roles.supplement import supplement
from sayso.language.roles import role_words
from sayso.model.reading import Reading, Token

# What names an order or resolution after its noun.
_NUMBERED = re.compile(r"(?: \([A-Z][^)]{1,12}\))?(?: (?:No\.? ?)?\d[\w/-]*(?:\([\w]+\))*)?(?= |[.,;:)]|$)")

Roles = dict[str, tuple[str, ...]]
VERBAL = {"VERB", "AUX"}
SHARING = {"actor", "facility", "place", "purpose", "line"}
WHO = {"actor", "facility", "supplier", "recipient", "holder", "payer", "payee", "user", "parties", "owner", "observer"}
INPUTS = ("material", "component", "goods")
INPUT_KINDS = ("energy", "labour", "money", "material")


def roles(
    reading: Reading, things: Things, candidate: Candidate, allowed: tuple[str, ...]
) -> dict[str, tuple[int, ...]]:
    """For each role of the type the heads that fill it: the first slot that holds a fitting kind wins."""
    found = _in_slots(things, candidate, allowed)
    if "place" in allowed and "place" not in found:
        places = _places_of(reading, things, found.get("facility", found.get("actor", ())))
        if places:
            found["place"] = places
    found = {role: heads for role, heads in supplement(reading, things, candidate, found).items() if role in allowed}
    parties = found.get("parties", (0, 0))
    if candidate.trigger.type != "agreement" and len(parties) < 2 and reading.tokens[parties[0]].tag != "NNS":
        del found["parties"]
    return found


def _in_slots(things: Things, candidate: Candidate, allowed: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    for role, slots in candidate.trigger.roles.items():
        if role not in allowed:
            continue
        heads = _first(things, candidate, slots, role, taken)
        if heads:
            found[role] = heads
            if role not in SHARING:
                taken |= set(heads)
    return found


def _places_of(reading: Reading, things: Things, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Where a plant is by the words that hang on it: "at Collisk", "North Korean plants"."""
    for head in heads:
        if "state" in things.kinds(head):
            continue
        slots = arguments(reading, head)
        for slot in ("in", "at", "near", "outside", "of", "poss", "amod", "compound"):
            near = slots.get(slot, [])
            places = tuple(h for h in near if things.kinds(h) & {"place", "state"} or is_named_place(reading, h))
            if places:
                return places
    return tuple(head for head in heads if "state" in things.kinds(head))


def _first(things: Things, candidate: Candidate, slots: tuple[str, ...], role: str, taken: set[int]) -> tuple[int, ...]:
    for slot in slots:
        heads = [head for head in _heads(candidate, slot) if head not in taken and _fits(things, head, role)]
        if heads:
            return tuple(heads)
    return ()


def _heads(candidate: Candidate, slot: str) -> list[int]:
    if slot == "self":
        return [candidate.i]
    if slot.endswith("_goods"):
        return candidate.slots.get(slot.removesuffix("_goods"), [])
    return candidate.slots.get(slot, [])


def _fits(things: Things, head: int, role: str) -> bool:
    kinds = things.lexicon.role_kinds.get(role, frozenset())
    if "*" in kinds:
        return True
    if role in WHO and _is_nobody(things, head) and not any(kinds & things.kinds(i) for i in things.counted_by(head)):
        return False
    if role == "facility" and things.state(head):
        return False
    return bool(kinds & things.kinds(head))


def _is_nobody(things: Things, head: int) -> bool:
    """Whether the word only counts, measures or datelines, so that it names no party and no plant."""
    tokens = things.reading.tokens
    token = tokens[head]
    if (
        token.pos == "NUM"
        or token.ent in {"DATE", "TIME"}
        or token.lemma in role_words(things.reading.language)["amounts"]
        or token.tag == "PRP$"
    ):
        return True
    if any(tokens[child].ent == "DATE" and tokens[child].dep == "conj" for child in things.reading.children[head]):
        return True
    first = things.reading.sentences[token.sentence].first
    dash = any(other.text in {"—", "–", "-", "--"} for other in tokens[head : head + 6])
    return head - first < 4 and tokens[first].text.isupper() and len(tokens[first].text) > 3 and dash


def wording(reading: Reading, things: Things, filled: Mapping[str, tuple[int, ...]]) -> Roles:
    """The words of each role; a pronoun gives the noun that it stands for, a purpose its kind before its words."""
    found = {role: tuple(dict.fromkeys(_words(reading, things, role, heads))) for role, heads in filled.items()}
    if "item" in found and "recipient" in found:
        found["item"] = tuple(_without(words, found["recipient"]) for words in found["item"])
    if found.get("purpose"):
        kind = end(reading, filled["purpose"], bool(found.get("beneficiary")))
        found["purpose"] = (kind, *found["purpose"])
    return {role: words for role, words in found.items() if words}


def _without(words: str, recipients: tuple[str, ...]) -> str:
    """The goods without whom they are given to, which the parse takes for a part of them: "gave Norway 20 tanks"."""
    for each in recipients:
        if words.startswith(each + " "):
            return words[len(each) + 1 :]
    return words


def _words(reading: Reading, things: Things, role: str, heads: tuple[int, ...]) -> Iterator[str]:
    for head in heads:
        words = _as_said(reading, role, head) or _noun(reading, things, role, head)
        if words:
            yield words


def _as_said(reading: Reading, role: str, head: int) -> str:
    """The words of a role that is no noun: a clause, a phrase, an adverb with its verb."""
    token, tokens = reading.tokens[head], reading.tokens
    if role == "mode" and token.pos in VERBAL:
        return token.text
    if role == "outcome" and token.pos in {"ADV", "VERB"}:
        verb = tokens[token.head] if token.pos == "ADV" else token
        return reading.text[min(token.start, verb.start) : max(token.end, verb.end)]
    if role == "about" and token.lemma in role_words(reading.language)["verifying"]:
        below = [c for c in reading.children[head] if tokens[c].dep in {"ccomp", "dobj", "pcomp"}]
        first, last = reading.subtrees[below[0] if below else head]
        return reading.text[tokens[first].start : tokens[last].end]
    if token.pos not in VERBAL | {"ADP", "SCONJ"}:
        return ""
    first, last = reading.subtrees[head]
    if role == "of":
        last = min([last, *(reading.subtrees[c][0] - 1 for c in reading.children[head] if _is_end(tokens[c], head))])
    return reading.text[tokens[first].start : tokens[last].end]


def _is_end(token: Token, head: int) -> bool:
    return token.i > head and token.dep in {"advcl", "conj", "parataxis", "cc"}


def _noun(reading: Reading, things: Things, role: str, head: int) -> str:
    """The noun phrase, without the words that only count."""
    if role in WHO | {"place"}:
        name = things.state(head) if reading.tokens[head].lower in things.lexicon.state_adjectives else ""
        if name and name in reading.text:
            return name
    at = antecedent(things, role, head)
    at = head if at is None else at
    if role in {"place", "supplier", "recipient", "route"} and reading.tokens[at].pos == "NOUN":
        return things.words(at) + _named_after(reading, things, at)
    if role in {"goods", "about"} and any(_explains(reading.tokens[c], at) for c in reading.children[at]):
        first, last = reading.subtrees[at]
        return reading.text[reading.tokens[first].start : reading.tokens[last].end]
    if role == "provision":
        return things.words(at) + _numbered(reading, at)
    if role in {"object", "act"} and reading.tokens[at].pos == "NOUN":
        return _with_phrases(reading, things, at)
    counted = [inner for inner in things.counted_by(at) if reading.tokens[inner].pos in {"NOUN", "PROPN"}]
    transparent = things.lexicon.grammar["transparent"]
    carries = reading.tokens[at].lemma in transparent or (role == "item" and _is_load(things, at))
    if counted and role in {"item", "input", "facility", "from_item"} and carries:
        return _unquantified(things, counted[0])
    return _unquantified(things, at)


def _is_load(things: Things, head: int) -> bool:
    """Whether the noun is a load or delivery of goods and no goods itself."""
    kinds = things.phrase_kinds(head)
    return "conveyance" in kinds and "goods" not in kinds


def _named_after(reading: Reading, things: Things, head: int) -> str:
    """The name that a place or body has after its noun: " of Skarn", " at Harnow"."""
    for child in reading.children[head]:
        for inner in reading.children[child]:
            if (
                reading.tokens[child].lower in {"of", "at", "in"}
                and reading.tokens[inner].pos == "PROPN"
                and inner > head
            ):
                return f" {reading.tokens[child].lower} {things.words(inner)}"
    return ""


def _explains(token: Token, head: int) -> bool:
    """Whether a clause says what the noun is about: "reports that", "the right to"."""
    return (
        token.i > head and token.pos in VERBAL and (token.dep == "ccomp" or (token.dep == "acl" and token.tag != "VBN"))
    )


def _numbered(reading: Reading, head: int) -> str:
    """The number and the short form that a law or order has after its name: " (E.O.) 13382"."""
    found = _NUMBERED.match(reading.text, reading.tokens[head].end)
    return found[0] if found else ""


def _with_phrases(reading: Reading, things: Things, head: int) -> str:
    """The noun phrase with what hangs on it by "of", "with" or "for"."""
    last = head
    for child in reading.children[head]:
        if child == last + 1 and reading.tokens[child].lower in {"of", "with", "for"}:
            last = reading.subtrees[child][1]
    words = things.words(head)
    return words + reading.text[reading.tokens[head].end : reading.tokens[last].end] if last > head else words


def _unquantified(things: Things, head: int) -> str:
    """The words of the noun phrase without those in front that only say how much."""
    words = things.words(head).split()
    much = role_words(things.reading.language)["quantifiers"]
    while len(words) > 1 and words[0].lower() in much:
        words = words[1:]
    return " ".join(words)


def antecedent(things: Things, role: str, head: int) -> int | None:
    """The noun before that a pronoun or bare number in a role stands for, or None."""
    token = things.reading.tokens[head]
    if token.pos not in {"PRON", "DET", "NUM"} or "money" in things.kinds(head):
        return None
    counted = next((each for each in things.counted_by(head) if things.reading.tokens[each].pos == "NOUN"), None)
    if counted is not None:
        return counted
    if role == "input":
        return next((at for kind in INPUTS if (at := things.before(head, kind)) is not None), None)
    if role in {"item", "from_item"}:
        return things.before(head, "goods")
    if role == "facility":
        return things.before(head, "facility")
    return stands_for(things, head) if role in WHO else None


def input_kind(things: Things, heads: tuple[int, ...]) -> str:
    """The kind of an input that the heads name: energy, labour, money or material."""
    kinds = frozenset[str]().union(*(things.kinds(head) for head in heads))
    for kind in INPUT_KINDS:
        if kind in kinds:
            return kind
    return "material" if kinds & {"component", "goods"} else ""
