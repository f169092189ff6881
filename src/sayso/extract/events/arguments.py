"""The arguments of a verb, noun or adjective, by the slots that the event lexicon names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.language.roles import role_words
from sayso.model.reading import Reading, Token

Slots = dict[str, list[int]]

SUBJECTS = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
CLAUSES = {"xcomp", "ccomp", "advcl", "acl", "pcomp"}
# Prepositions by which a gerund says what somebody is blamed for or kept from; and those by which blame is laid on him.
BLAMING = {"of", "for", "from", "with"}
LAID_ON = ("on", "against", "at")
RELATIVE = {"that", "which", "who", "whom", "where", "whose"}
CARRIED = {
    "to",
    "from",
    "for",
    "into",
    "via",
    "through",
    "with",
    "in",
    "at",
    "by",
    "on",
    "per",
    "between",
    "against",
    "of",
    "as",
}


def arguments(reading: Reading, i: int) -> Slots:
    """The heads of all arguments of token `i`, slot by slot, coordinated ones included; in text order."""
    token = reading.tokens[i]
    verbal = token.pos in {"VERB", "AUX"} or token.tag in {"VBN", "VBG", "VBD", "VB"}
    found = _verb(reading, token) if verbal else _nominal(reading, token)
    if token.tag == "NNS" and token.dep == "ROOT":
        found = _misread(reading, token, found)
    return {slot: sorted(set(heads)) for slot, heads in found.items()}


def _verb(reading: Reading, token: Token) -> Slots:
    slots: Slots = defaultdict(list)
    for child in _children(reading, token.i):
        _place(reading, slots, child)
    _participle(reading, slots, token)
    if not slots["subject"] and not slots["passive"]:
        slots["object" if _is_passive(reading, token) else "subject"] += inherited_subject(reading, token)
    if not slots["object"] and not slots["clause"] and not slots["attribute"]:
        slots["object"] += _shared(reading, token) or _neighbour(reading, token)
    for head in list(slots["object"]):
        for slot, heads in prepositions(reading, head).items():
            if slot != "of":
                slots[slot] += heads
    return slots


def _shared(reading: Reading, token: Token) -> list[int]:
    """The object of a verb that stands joined right after this one: "neither confirmed nor denied the sale"."""
    for child in _children(reading, token.i):
        if child.dep == "conj" and child.tag == token.tag and child.i - token.i <= 3:
            return [
                head
                for each in _children(reading, child.i)
                if each.dep == "dobj"
                for head in coordinated(reading, each.i)
            ]
    return []


def _is_passive(reading: Reading, token: Token) -> bool:
    return token.tag == "VBN" and any(child.dep == "auxpass" for child in _children(reading, token.i))


def _misread(reading: Reading, token: Token, slots: Slots) -> Slots:
    """A plural noun at the root may be a verb that was misread: what stands before is its subject, after its object."""
    slots["subject"] = [*slots.get("subject", []), *slots.get("compound", [])]
    slots["object"] = [*slots.get("object", []), *_neighbour(reading, token)]
    return slots


def _neighbour(reading: Reading, token: Token) -> list[int]:
    """The head of the noun phrase right after a verb, where the parse gives the verb no object."""
    found: list[int] = []
    for other in reading.tokens[token.i + 1 : token.i + 10]:
        if other.dep in {"advmod", "quantmod"}:
            continue
        if other.sentence != token.sentence or other.pos in {"VERB", "AUX", "PUNCT", "ADP", "SCONJ", "CCONJ"}:
            break
        if other.pos in {"NOUN", "PROPN", "NUM", "PRON"}:
            found = [other.i]
    return found


def _place(reading: Reading, slots: Slots, child: Token) -> None:
    heads = list(coordinated(reading, child.i))
    if child.dep in SUBJECTS:
        slots["subject"] += _referents(reading, heads)
    elif child.dep in PASSIVE:
        slots["object"] += _referents(reading, heads)
        slots["passive"] += heads
    elif child.dep in {"dobj", "obj"}:
        slots["object"] += _referents(reading, heads)
    elif child.dep == "dative" and child.pos != "ADP":
        slots["object_dative"] += heads
    elif child.dep in {"attr", "acomp", "oprd"}:
        slots["attribute"] += heads
    elif child.dep == "ccomp" and child.pos in {"NOUN", "PROPN"} and not _has_verb(reading, child):
        # A long noun phrase that the parser takes for a clause without a verb: "makes hundreds of X drones a month".
        slots["object"] += heads
    elif child.dep in CLAUSES:
        slots["clause"] += heads
    elif child.dep in {"prep", "agent", "dative"}:
        _preposition(reading, slots, child)


def _has_verb(reading: Reading, noun: Token) -> bool:
    return any(child.pos == "AUX" for child in _children(reading, noun.i))


def _preposition(reading: Reading, slots: Slots, child: Token) -> None:
    if is_inside_word(reading, child):
        return
    for inner in _children(reading, child.i):
        heads = list(coordinated(reading, inner.i))
        if inner.dep in {"pobj", "pcomp"}:
            slots[_carrying(reading, child)] += _referents(reading, heads)
            if child.dep == "agent":
                slots["subject"] += heads
        elif inner.dep == "prep" or (inner.dep == "conj" and inner.pos == "ADP"):
            _preposition(reading, slots, inner)


def is_inside_word(reading: Reading, token: Token) -> bool:
    """Whether a hyphen binds the preposition into a word: "air-to-air missiles"."""
    return token.i > 0 and reading.tokens[token.i - 1].text == "-" and reading.text[token.end : token.end + 1] == "-"


def _carrying(reading: Reading, preposition: Token) -> str:
    """The slot of a preposition: "out of" carries what "from" does, "according to" has one of its own."""
    if preposition.i and reading.tokens[preposition.i - 1].lower in role_words(reading.language)["phrasal"]:
        return "according"
    above = reading.tokens[preposition.head]
    return "from" if preposition.lower == "of" and above.lower == "out" else preposition.lower


def prepositions(reading: Reading, i: int) -> Slots:
    """What hangs on token `i` by a preposition; a phrase that hangs on such a phrase counts too ("for use in X")."""
    slots: Slots = defaultdict(list)
    for child in _children(reading, i):
        if child.dep in {"prep", "agent", "dative"} and child.lower in CARRIED:
            _preposition(reading, slots, child)
    return slots


def _participle(reading: Reading, slots: Slots, token: Token) -> None:
    """A noun that a participle or a relative clause hangs on is its object or its subject."""
    if token.dep not in {"acl", "relcl", "amod"} or token.head == token.i:
        return
    head = token.head
    if token.dep == "relcl":
        if not slots["object"] and not slots["passive"] and slots["subject"] and head not in slots["subject"]:
            slots["object"].append(head)
    elif token.tag == "VBN" or (token.tag == "VBD" and token.dep == "acl"):
        slots["object"].append(head)
        slots["passive"].append(head)
        slots["by"] += _hyphened(reading, token)
    elif token.tag == "VBG":
        slots["subject"].append(head)
    slots["head"].append(head)


def _hyphened(reading: Reading, participle: Token) -> list[int]:
    """Who did it, joined to a participle by a hyphen: "US-supplied weapons"."""
    if participle.i < 2 or reading.tokens[participle.i - 1].text != "-":
        return []
    before = reading.tokens[participle.i - 2]
    return [before.i] if before.pos in {"PROPN", "NOUN", "ADJ"} and before.text[0].isupper() else []


def inherited_subject(reading: Reading, token: Token) -> list[int]:
    """The subject that a verb without one takes over from the verb or noun above it."""
    seen = 0
    if token.dep in {"csubj", "csubjpass"}:
        return []
    if token.dep == "ccomp" and _is_finite(reading, token):
        return _left_neighbour(reading, token)
    if token.dep == "pcomp" and token.tag == "VBG":
        return _doer(reading, token)
    while token.head != token.i and seen < 6:
        above, seen = reading.tokens[token.head], seen + 1
        if above.pos not in {"VERB", "AUX", "ADJ", "NOUN"} and token.dep not in {"conj"}:
            return []
        children = _children(reading, above.i)
        if token.dep == "xcomp":
            objects = [child.i for child in children if child.dep in {"dobj", "nsubjpass"} and child.i < token.i]
            if objects:
                return list(coordinated(reading, objects[-1]))
        subjects = [child.i for child in children if child.dep in SUBJECTS | PASSIVE]
        if subjects and token.dep in {"xcomp", "conj", "advcl", "ccomp", "pcomp", "acl", "acomp", "oprd"}:
            return _referents(reading, list(coordinated(reading, subjects[0])))
        if token.dep == "relcl":
            return [above.i]
        token = above
    return []


def _doer(reading: Reading, gerund: Token) -> list[int]:
    """Who does what a gerund after a preposition names: "accused X of sending", "sanctions on X for sending"."""
    preposition = reading.tokens[gerund.head]
    above = reading.tokens[preposition.head]
    own = [child.i for child in _children(reading, gerund.i) if child.dep in SUBJECTS | {"poss"}]
    if own or preposition.pos not in {"ADP", "SCONJ"}:
        return own
    if above.pos in {"VERB", "AUX", "ADJ"}:
        blamed = _blamed(reading, above, gerund) if preposition.lower in BLAMING else []
        governor = governing_verb(reading, above.i)
        return blamed or subjects_of(reading, above.i) or ([] if governor is None else subjects_of(reading, governor))
    if above.pos in {"NOUN", "PROPN"}:
        return _holder(reading, above, preposition)
    return []


def _blamed(reading: Reading, verb: Token, gerund: Token) -> list[int]:
    """The object of a verb before the gerund, or whom that object is laid on: "imposed sanctions on X for"."""
    for child in _children(reading, verb.i):
        if child.dep in {"dobj", "nsubjpass"} and child.i < gerund.i:
            laid = [head for slot in LAID_ON for head in prepositions(reading, child.i).get(slot, [])]
            return [head for head in laid if head < gerund.i] or list(coordinated(reading, child.i))
    return []


def _holder(reading: Reading, noun: Token, preposition: Token) -> list[int]:
    """Whose the noun is that a gerund hangs on: "X's role in sending", "X has a plan for sending", "firms for"."""
    owners = [child.i for child in _children(reading, noun.i) if child.dep == "poss"]
    if owners or preposition.lower == "for":
        return owners or [noun.i]
    governor = governing_verb(reading, noun.i)
    return [] if governor is None else [each for each in subjects_of(reading, governor) if each != noun.i]


def _is_finite(reading: Reading, token: Token) -> bool:
    finite = {"VBZ", "VBD", "VBP", "MD"}
    return token.tag in finite or any(
        c.dep in {"aux", "auxpass"} and c.tag in finite for c in _children(reading, token.i)
    )


def _left_neighbour(reading: Reading, token: Token) -> list[int]:
    """The head of the noun phrase right before a finite verb that the parse gives no subject."""
    for other in reversed(reading.tokens[max(0, token.i - 5) : token.i]):
        if other.pos in {"AUX", "ADV", "PART"} and other.sentence == token.sentence:
            continue
        return [other.i] if other.pos in {"NOUN", "PROPN", "PRON"} and other.sentence == token.sentence else []
    return []


def _nominal(reading: Reading, token: Token) -> Slots:
    slots: Slots = defaultdict(list)
    for child in _children(reading, token.i):
        if child.dep in {"compound", "nmod"}:
            slots["compound"].append(child.i)
        elif child.dep == "amod":
            slots["amod"].append(child.i)
        elif child.dep == "poss":
            slots["poss"] += coordinated(reading, child.i)
        elif child.dep in CLAUSES | {"relcl"}:
            slots["clause"].append(child.i)
        elif child.dep == "prep":
            _preposition(reading, slots, child)
    slots["own"].append(token.i)
    _above(reading, slots, token)
    return slots


def _above(reading: Reading, slots: Slots, token: Token) -> None:
    """What governs a noun or adjective: its verb, that verb's subject, and the noun that an adjective qualifies."""
    if token.dep == "amod":
        slots["head"].append(token.head)
    governor = governing_verb(reading, token.i)
    if governor is None:
        return
    slots["governor"].append(governor)
    mine = {token.i} | set(_upwards(reading, token.i))
    subjects = [s for s in subjects_of(reading, governor) if s not in mine]
    slots["governor_subject"] += subjects
    if token.dep in {"acomp", "attr", "oprd"}:
        slots["subject"] += subjects
    others = prepositions(reading, governor)
    for slot, heads in others.items():
        if slot in {"to", "from", "in", "by", "for", "at", "between", "via"}:
            slots[slot] += [head for head in heads if head not in mine]


def subjects_of(reading: Reading, verb: int) -> list[int]:
    """The subjects of a verb, its own or taken over."""
    own = [c.i for c in _children(reading, verb) if c.dep in SUBJECTS | PASSIVE]
    if own:
        return _referents(reading, [head for each in own for head in coordinated(reading, each)])
    return inherited_subject(reading, reading.tokens[verb])


def governing_verb(reading: Reading, i: int) -> int | None:
    """The verb whose clause the noun stands in, within six steps."""
    for at in _upwards(reading, i):
        if reading.tokens[at].pos in {"VERB", "AUX"}:
            return at
    return None


def _upwards(reading: Reading, i: int) -> Iterator[int]:
    for _ in range(6):
        above = reading.tokens[i].head
        if above == i:
            return
        yield above
        i = above


def coordinated(reading: Reading, i: int) -> Iterator[int]:
    """The token and all that "and", "or" or a comma joins to it."""
    yield i
    for child in _children(reading, i):
        if (child.dep in {"conj", "appos"} and child.pos == reading.tokens[i].pos) or child.dep == "conj":
            yield from coordinated(reading, child.i)


def _referents(reading: Reading, heads: Sequence[int]) -> list[int]:
    """The heads, a relative pronoun replaced by the noun that its clause hangs on."""
    return [_referent(reading, head) for head in heads]


def _referent(reading: Reading, i: int) -> int:
    token = reading.tokens[i]
    if token.lower in RELATIVE and token.tag in {"WDT", "WP", "IN", "WRB", "WP$"}:
        for above in _upwards(reading, i):
            if reading.tokens[above].dep == "relcl":
                return reading.tokens[above].head
    return i


def _children(reading: Reading, i: int) -> list[Token]:
    return [reading.tokens[child] for child in reading.children[i]]
