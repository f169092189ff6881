"""The noun phrase that a cue names as its source."""

from __future__ import annotations

from sayso.extract.voices.names import is_outlet, plain
from sayso.extract.voices.scene import Scene
from sayso.model.reading import Token

_INHERITING = frozenset({"conj", "advcl", "xcomp", "acl", "relcl", "pcomp", "parataxis", "dep"})
_VERBS = frozenset({"VERB", "AUX"})
_DEEPEST = 6
_LONGEST_NAME = 5
_CLIMBING = _INHERITING | {"ccomp"}


def subject(scene: Scene, verb: int, depth: int = 0) -> int | None:
    """The head of the noun phrase that says, thinks or shows; where unsaid, that of the governing verb."""
    own = scene.child(verb, "nsubj")
    if own is not None and not _parted(scene, own, verb) and own >= scene.first(verb):
        return _antecedent(scene, verb, own)
    token = scene.tokens[verb]
    between = _person_between(scene, verb) if own is None else None
    if between is not None:
        return between
    if own is not None or _follows_a_name(scene, verb):
        beside = _beside(scene, verb)
        if beside is not None:
            return beside
    if depth > _DEEPEST or token.dep not in _INHERITING:
        return _inverted(scene, verb) or _unparsed(scene, verb)
    return _inherited(scene, verb, depth)


def _unparsed(scene: Scene, verb: int) -> int | None:
    """A name right before a finite verb whose subject the parser missed: "in September X had written"."""
    if scene.child(verb, "expl", "nsubj", "nsubjpass") is not None or scene.tokens[verb].tag == "VB":
        return None
    known = _known_name(scene, verb)
    if known is not None:
        return known
    aside = _before_an_aside(scene, verb)
    if aside is not None:
        return aside
    beside = _beside(scene, verb) if verb > scene.first(verb) else None
    if beside is None or scene.tokens[beside].ent in {"DATE", "TIME"}:
        return None
    token = scene.tokens[beside]
    glued = token.head == verb and token.dep == "compound" and names_a_speaker(scene, beside)
    return beside if token.pos == "PROPN" or glued else None


def _before_an_aside(scene: Scene, verb: int) -> int | None:
    """A speaker taken for part of what opens the sentence: "On the 26th the ministry, through its head, spoke …"."""
    token, least = scene.tokens[verb], scene.first(verb)
    if token.dep != "ROOT" or scene.tokens[verb - 1 if verb else 0].text != ",":
        return None
    at = next((each for each in range(verb - 2, least, -1) if scene.tokens[each].text == ","), None)
    if at is None or scene.tokens[at + 1].pos != "ADP" or scene.tokens[at - 1].dep != "pobj":
        return None
    head = at - 1
    return head if names_a_speaker(scene, head) and scene.tokens[head].ent not in {"DATE", "TIME"} else None


def _known_name(scene: Scene, verb: int) -> int | None:
    """The first word of a known name before the verb that the parser took for a phrase: "Beyond Parallel"."""
    first, last = scene.first(verb), verb - 1
    while last > first and scene.tokens[last].pos in {"ADV", "AUX"}:
        last -= 1
    if not first < last <= first + _LONGEST_NAME or scene.tokens[first].pos != "ADP":
        return None
    return first if scene.text((first, last)).lower() in scene.words["research"] else None


def _inherited(scene: Scene, verb: int, depth: int) -> int | None:
    """The subject of the verb, or the noun, that this verb depends on."""
    token = scene.tokens[verb]
    head = scene.tokens[token.head]
    if token.dep in {"acl", "relcl"} and head.pos not in _VERBS:
        passive = token.dep == "acl" and token.tag == "VBN" and not is_misread_verb(scene, verb)
        return None if passive else head.i
    if token.dep == "pcomp":
        quoting = scene.child(head.head, "dobj")
        if head.lower == "as" and quoting is not None:
            return quoting
        head = scene.tokens[head.head]
    if head.pos not in _VERBS or head.i == verb:
        return _inverted(scene, verb)
    head = _finite(scene, token, head)
    found = subject(scene, head.i, depth + 1) or scene.child(head.i, "nsubjpass")
    if found is None or head.dep not in _CLIMBING or names_a_speaker(scene, found):
        return found
    upper = _inherited(scene, head.i, depth + 1) if depth < _DEEPEST else None
    return upper if upper is not None and names_a_speaker(scene, upper) else found


def _finite(scene: Scene, token: Token, head: Token) -> Token:
    """What a past verb is set beside: not an infinitive below, but the past verb above it."""
    if token.dep != "conj" or token.tag != "VBD" or head.tag not in {"VB", "VBG"} or _has_auxiliary(scene, head):
        return head
    seen = head
    for _ in range(_DEEPEST):
        above = scene.tokens[seen.head]
        if above.i == seen.i:
            return head
        if above.tag == "VBD" and above.pos in _VERBS:
            return above
        seen = above
    return head


def _has_auxiliary(scene: Scene, verb: Token) -> bool:
    return any(
        scene.tokens[child].tag == "VBD" and scene.tokens[child].dep == "aux" for child in scene.children(verb.i)
    )


def is_misread_verb(scene: Scene, verb: int) -> bool:
    """Whether the verb of a sentence was taken for a participle of its subject: "Its head, X, called …"."""
    token = scene.tokens[verb]
    head = scene.tokens[token.head]
    rootless = token.dep == "acl" and head.dep == "ROOT" and head.pos in {"NOUN", "PROPN"} and head.i < verb
    return rootless and agent(scene, verb) is None and scene.tokens[verb - 1].text == ","


def _parted(scene: Scene, own: int, verb: int) -> bool:
    """Whether a quotation ends between subject and verb: a quoted noun was taken for the speaker."""
    if own > verb:
        return False
    quotation = scene.quoted_by(own)
    return quotation is not None and quotation.closed and quotation.end <= scene.tokens[verb].start


def _follows_a_name(scene: Scene, verb: int) -> bool:
    """Whether a verb without a subject stands right after a name or role: ", X's chief, Y, told …"."""
    token, before = scene.tokens[verb], scene.tokens[verb - 1 if verb else 0]
    if token.tag not in {"VBD", "VBZ", "VBP"} or before.dep not in {"appos", "punct", "nsubj", "conj"}:
        return False
    at = before.i - 1 if before.text == "," else before.i
    named = scene.tokens[max(0, at)]
    if named.ent in {"DATE", "TIME"}:
        return False
    role = named.lemma in scene.words["people"] and named.dep not in {"attr", "dobj", "pobj"}
    return scene.is_mark(verb - 1) or named.ent == "PERSON" or role


def _person_between(scene: Scene, verb: int) -> int | None:
    """An unnamed person between a comma and the verb: ", a source from the service (X) told …"."""
    at = verb - 1
    if at <= scene.first(verb) or scene.tokens[verb].tag not in {"VBD", "VBZ", "VBP"}:
        return None
    if scene.tokens[at].text == ")":
        at = next((each for each in range(at, scene.first(verb), -1) if scene.tokens[each].text == "("), at) - 1
    for _ in range(_DEEPEST):
        token = scene.tokens[at]
        if token.lemma in scene.words["people"] and token.dep == "appos":
            first = scene.phrase(at)[0]
            return at if first > 0 and scene.tokens[first - 1].text == "," else None
        if token.dep not in {"pobj", "prep", "compound", "amod", "poss"}:
            return None
        at = token.head
    return None


def _beside(scene: Scene, verb: int) -> int | None:
    """The head of the noun phrase that ends right before the verb, after a closing mark or a dateline."""
    at, least = verb - 1, scene.first(verb)
    if at < least:
        return None
    while at > least and (scene.tokens[at].pos in {"ADV", "AUX"} or scene.tokens[at].text in {",", ")"}):
        at -= 1
    while at > least and not scene.is_mark(at):
        token = scene.tokens[at]
        head = token.head
        if head in {at, verb} or head > verb or head < least or scene.tokens[head].pos in _VERBS:
            break
        if _has_a_date_glued_to_it(scene, at):
            break
        if _parted(scene, head, verb) or (
            token.dep == "appos" and scene.tokens[head].lemma not in scene.words["people"]
        ):
            break
        at = head
    return at if scene.tokens[at].pos in {"NOUN", "PROPN", "PRON"} else None


def _has_a_date_glued_to_it(scene: Scene, at: int) -> bool:
    """Whether the parser took date and name for one: "in September Reuters had written"."""
    glued = (scene.tokens[each] for each in scene.children(at))
    token = scene.tokens[at]
    dated = any(each.dep == "compound" and each.ent in {"DATE", "TIME"} for each in glued)
    return dated and token.dep == "pobj" and bool(token.ent) and token.ent not in {"DATE", "TIME"}


def _antecedent(scene: Scene, verb: int, own: int) -> int:
    """The noun that a relative pronoun stands for, else the subject itself."""
    token = scene.tokens[verb]
    if not (scene.is_relative(own) and token.dep == "relcl"):
        return own
    return _who(scene, token.head) if scene.tokens[own].lower == "who" else token.head


def _who(scene: Scene, noun: int) -> int:
    """The person that "who" stands for where the parser hung it on a later noun: "the clerk of the works, who …"."""
    token, at = scene.tokens[noun], noun
    if token.ent == "PERSON" or token.lemma in scene.words["people"] or token.tag == "NNS":
        return noun
    for _ in range(_DEEPEST):
        if scene.tokens[at].dep not in {"pobj", "prep"}:
            break
        at = scene.tokens[at].head
        if scene.tokens[at].ent == "PERSON" or scene.tokens[at].lemma in scene.words["people"]:
            return at
    return noun


def _inverted(scene: Scene, verb: int) -> int | None:
    """A noun phrase right after a verb that closes what is said and was not parsed as its subject."""
    if verb == 0 or not (scene.is_mark(verb - 1) or scene.tokens[verb - 1].text == ","):
        return None
    if scene.tokens[verb].tag not in {"VBD", "VBZ", "VBP"}:
        return None
    for each in range(verb + 1, min(verb + 7, scene.sentence(verb).last)):
        token = scene.tokens[each]
        if token.ent in {"DATE", "TIME"} or token.dep == "npadvmod":
            return None
        if token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "nmod", "poss"}:
            return each
        if token.text[0].isupper() and token.pos == "ADP":
            continue
        if token.pos not in {"DET", "ADJ", "NUM", "PROPN", "NOUN", "PART", "PUNCT"} or token.text == ",":
            return None
    return None


def agent(scene: Scene, verb: int) -> int | None:
    """The head of a passive's "by …"."""
    by = next((each for each in scene.children(verb) if each > verb and scene.tokens[each].lower == "by"), None)
    return scene.child(by, "pobj") if by is not None else None


def names_a_speaker(scene: Scene, head: int) -> bool:
    """Whether a noun after "by", "in" or "of" can speak at all: not a date, a number or a manner."""
    token = scene.tokens[scene.role(head)]
    if token.ent in {"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY"} or token.pos == "VERB":
        return False
    lists = (
        "people",
        "bodies",
        "states",
        "documents",
        "carriers",
        "papers",
        "pronouns_one",
        "pronouns_many",
        "pronouns_thing",
    )
    known = token.pos == "ADP" and head == scene.first(head)
    return known or token.pos == "PROPN" or bool(token.ent) or any(token.lemma in scene.words[name] for name in lists)


def noun_source(scene: Scene, noun: int) -> int | None:
    """Whose claim or report it is: a possessive, "by …", "from …", or an adjective of nationality."""
    owner = scene.child(noun, "poss")
    if owner is not None:
        return owner
    if any(scene.tokens[each].ent in {"NORP", "GPE"} and each < noun for each in scene.children(noun)):
        return noun
    for each in scene.children(noun):
        token = scene.tokens[each]
        if token.dep == "prep" and token.lower in {"by", "from", "of"}:
            return scene.child(each, "pobj")
        if token.dep == "acl" and token.tag == "VBN":
            return agent(scene, each)
    return None


def whole_person(scene: Scene, head: int) -> int:
    """The person where the parser made a possessive of "Ivo Senn of the army's staff"."""
    owner = scene.child(head, "poss")
    if owner is None or scene.tokens[owner].ent != "PERSON" or scene.child(owner, "compound") is None:
        return head
    of = scene.child(owner, "prep")
    return owner if of is not None and scene.tokens[of].lower == "of" and of > owner else head


def teacher(scene: Scene, verb: int) -> int | None:
    """Who somebody has it from, where that is said: "has learnt from a report in …"."""
    if scene.tokens[verb].lemma not in scene.cues.patterns["gathered"]:
        return None
    for each in scene.children(verb):
        if each > verb and scene.tokens[each].lower in scene.cues.patterns["teaching"]:
            source = scene.child(each, "pobj")
            if source is not None and names_a_speaker(scene, source):
                return source
    return None


def maker(scene: Scene, head: int) -> int:
    """Who speaks through a report or statement: its maker where it is named, else the thing itself."""
    token = scene.tokens[head]
    if token.lemma in scene.words["carriers"]:
        owner = scene.child(head, "poss")
        if owner is not None:
            return owner
        for each in scene.children(head):
            if scene.tokens[each].lower in {"by", "from"}:
                return scene.child(each, "pobj") or head
            if scene.tokens[each].lower == "in" and (paper := _paper(scene, each)) is not None:
                return paper
    return head


def _paper(scene: Scene, preposition: int) -> int | None:
    """The outlet that a report stands in: "a report in the Orm Weekly"."""
    head = scene.child(preposition, "pobj")
    if head is None or scene.tokens[head].pos != "PROPN":
        return None
    return head if is_outlet(plain(scene.text(scene.phrase(head))), scene.words) else None
