"""The noun phrase that a cue names as its source."""

from __future__ import annotations

from sayso.extract.voices.scene import Scene

RELATIVE = frozenset({"who", "which", "that", "whom"})
_INHERITING = frozenset({"conj", "advcl", "xcomp", "acl", "relcl", "pcomp", "parataxis", "dep"})
_VERBS = frozenset({"VERB", "AUX"})
_DEEPEST = 6


def subject(scene: Scene, verb: int, depth: int = 0) -> int | None:
    """The head of the noun phrase that says, thinks or shows; taken over from the governing verb where unsaid."""
    own = scene.child(verb, "nsubj")
    if own is not None and not _parted(scene, own, verb):
        return _antecedent(scene, verb, own)
    if own is not None or scene.is_mark(verb - 1 if verb else 0):
        beside = _beside(scene, verb)
        if beside is not None:
            return beside
    token = scene.tokens[verb]
    if depth > _DEEPEST or token.dep not in _INHERITING:
        return _inverted(scene, verb)
    head = scene.tokens[token.head]
    if token.dep in {"acl", "relcl"} and head.pos not in _VERBS:
        return head.i
    if token.dep == "pcomp":
        head = scene.tokens[head.head]
    if head.pos not in _VERBS or head.i == verb:
        return _inverted(scene, verb)
    return subject(scene, head.i, depth + 1) or scene.child(head.i, "nsubjpass")


def _parted(scene: Scene, own: int, verb: int) -> bool:
    """Whether a quotation ends between subject and verb: then the parser took a quoted noun for the speaker."""
    if own > verb:
        return False
    quotation = scene.quoted_by(own)
    return quotation is not None and quotation.closed and quotation.end <= scene.tokens[verb].start


def _beside(scene: Scene, verb: int) -> int | None:
    """The head of the noun phrase that ends right before the verb, after the closing mark."""
    at = verb - 1
    while at > 0 and scene.tokens[at].pos in {"ADV", "AUX"}:
        at -= 1
    while at > 0 and scene.tokens[at].head > scene.sentence(verb).first and not scene.is_mark(at):
        head = scene.tokens[at].head
        if head >= verb or scene.tokens[head].pos in _VERBS or head == at or _parted(scene, head, verb):
            break
        at = head
    return at if scene.tokens[at].pos in {"NOUN", "PROPN", "PRON"} else None


def _antecedent(scene: Scene, verb: int, own: int) -> int:
    """The noun that a relative pronoun stands for, else the subject itself."""
    token = scene.tokens[verb]
    if scene.tokens[own].lower in RELATIVE and token.dep == "relcl":
        return token.head
    return own


def _inverted(scene: Scene, verb: int) -> int | None:
    """A noun phrase right after a verb that closes a quotation and was not parsed as its subject."""
    if verb == 0 or not (scene.is_mark(verb - 1) or scene.tokens[verb - 1].text == ","):
        return None
    return scene.child(verb, "dobj", "attr") if scene.tokens[verb].tag in {"VBD", "VBZ", "VBP"} else None


def agent(scene: Scene, verb: int) -> int | None:
    """The head of a passive's "by …"."""
    by = scene.child(verb, "agent")
    if by is None:
        by = next((each for each in scene.children(verb) if scene.tokens[each].lower == "by"), None)
    return scene.child(by, "pobj") if by is not None else None


def noun_source(scene: Scene, noun: int) -> int | None:
    """Whose claim or report it is: a possessive, "by …", "from …", or an adjective of nationality."""
    owner = scene.child(noun, "poss")
    if owner is not None:
        return owner
    for each in scene.children(noun):
        token = scene.tokens[each]
        if token.dep == "prep" and token.lower in {"by", "from", "of"}:
            return scene.child(each, "pobj")
    return None
