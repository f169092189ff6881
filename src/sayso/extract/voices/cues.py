"""Find the words that attribute: verbs, passives, nouns, phrases, adverbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.extract.voices.scene import Scene
from sayso.extract.voices.sources import agent, noun_source, subject
from sayso.language.cues import Cue
from sayso.model.claim import Factuality, Polarity
from sayso.model.reading import Token

IGNORANT = frozenset({"know", "understand", "realize", "realise", "recognize", "recognise", "remember", "hear", "see"})
UNPROVEN = frozenset({"confirm", "verify", "establish", "determine", "prove", "specify"})
REFUSAL = frozenset({"decline", "refuse"})
_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})


@dataclass(frozen=True, slots=True)
class Hit:
    """One cue in the text: its entry, the tokens of the cue, and the head of its source's noun phrase.

    `kind` is verb, passive, noun, according, citing, adverb, or unclear; `object` is where a cue with a
    preposition ("call for") looks for what is said.
    """

    cue: Cue
    kind: str
    at: int
    tokens: tuple[int, ...]
    source: int | None = None
    preposition: int | None = None

    @property
    def speaks(self) -> bool:
        """Whether the words are somebody's own, so that a bare quotation or a left clause can be theirs."""
        return self.kind in {"verb", "passive"} and "quote" in self.cue.takes


def find_cues(scene: Scene) -> Iterator[Hit]:
    """Every cue of the text in text order."""
    for token in scene.tokens:
        if token.pos in {"VERB", "AUX"}:
            hit = _verb(scene, token)
        elif token.pos in {"NOUN", "PROPN"}:
            hit = _noun(scene, token)
        elif token.pos == "ADV":
            hit = _simple(scene, token, "adverb")
        elif token.pos == "ADJ":
            hit = _unclear(scene, token) or _simple(scene, token, "adjective")
        else:
            hit = None
        hit = _phrase(scene, token) or hit
        if hit is not None:
            yield hit


def _verb(scene: Scene, token: Token) -> Hit | None:
    if token.tag == "VBN" and _is_passive(scene, token):
        return _passive(scene, token)
    if token.lower == "according" or token.dep == "amod":
        return None
    if token.lemma in scene.cues.patterns["citing"] and token.tag == "VBG":
        return _citing(scene, token)
    if token.lemma not in scene.cues.first_words:
        return None
    preposition, cues = _entry(scene, token)
    source = subject(scene, token.i)
    if source is not None and scene.tokens[source].dep == "expl" or _is_conjunction(scene, token, source):
        return None
    for cue in cues:
        hit = Hit(cue, "verb", token.i, verb_group(scene, token.i), source, preposition)
        if _fits(scene, hit):
            return _with_negation(scene, hit)
    return None


def _is_conjunction(scene: Scene, token: Token, source: int | None) -> bool:
    """ "Considering that …": a participle before a clause that has another doer."""
    return token.tag == "VBG" and token.dep in {"advcl", "prep"} and token.i < token.head and token.lemma == "consider"


def _entry(scene: Scene, token: Token) -> tuple[int | None, tuple[Cue, ...]]:
    """The entries of a verb, with its particle or preposition where the lexicon has the pair."""
    for each in scene.children(token.i):
        other = scene.tokens[each]
        if each > token.i and other.dep in {"prt", "prep", "acomp", "advmod", "dobj"} and each <= token.i + 3:
            pair = f"{token.lemma} {other.lower}"
            if pair in scene.cues.verbs:
                return each, scene.cues.verbs[pair]
    return None, scene.cues.verbs.get(token.lemma, ())


def _fits(scene: Scene, hit: Hit) -> bool:
    """Whether the verb has the complement that its entry takes."""
    if hit.cue.source == "attitude":
        return hit.source is not None
    takes, deps = hit.cue.takes, {scene.tokens[each].dep for each in scene.children(hit.at)}
    if hit.cue.manner == "inference":
        return bool(deps & {"xcomp", "ccomp", "oprd", "acomp"})
    if "quote" in takes or hit.preposition is not None:
        return True
    if "clause" in takes and "ccomp" in deps:
        return True
    if "object" in takes and "dobj" in deps:
        return True
    if "clause" in takes and hit.source is not None and _is_closing(scene, hit):
        return True
    return "infinitive" in takes and "xcomp" in deps


def _is_closing(scene: Scene, hit: Hit) -> bool:
    """Whether the cue follows a comma or quotation mark and ends its clause: ", officials believe."."""
    first = min(hit.at, scene.phrase(hit.source)[0] if hit.source is not None else hit.at)
    if first <= scene.sentence(hit.at).first:
        return False
    after = scene.tokens[hit.at + 1] if hit.at + 1 < len(scene.tokens) else None
    return scene.tokens[first - 1].text in {",", '"', "”", "—", "–"} and (after is None or after.pos == "PUNCT")


def _with_negation(scene: Scene, hit: Hit) -> Hit | None:
    """The cue turned by a negation: not to know, not to believe; not to say attributes nothing."""
    lemma = scene.tokens[hit.at].lemma
    nobody = hit.source is not None and scene.tokens[hit.source].lower in scene.words["nobody"]
    refused = scene.tokens[scene.tokens[hit.at].head].lemma in REFUSAL and scene.tokens[hit.at].dep == "xcomp"
    negated = scene.child(hit.at, "neg") is not None or nobody or refused
    if lemma in IGNORANT and not negated:
        return None if lemma != "see" or hit.cue.group != "believing" else hit
    if not negated:
        return hit
    if lemma in IGNORANT or lemma in UNPROVEN:
        return replace(hit, kind="unclear", cue=_unknown(hit.cue, "around" if nobody else hit.cue.source))
    if hit.cue.manner == "belief":
        return replace(hit, cue=replace(hit.cue, polarity=Polarity.DENIED))
    if hit.cue.source == "around" or hit.cue.group == "denying":
        return replace(hit, cue=replace(hit.cue, polarity=_turned(hit.cue.polarity)))
    return replace(hit, cue=replace(hit.cue, source="attitude"))


def _turned(polarity: Polarity) -> Polarity:
    return Polarity.AFFIRMED if polarity is Polarity.DENIED else Polarity.DENIED


def _unknown(cue: Cue, source: str) -> Cue:
    return replace(cue, factuality=Factuality.UNKNOWN, polarity=Polarity.NONE, source=source, status=None)


def _is_passive(scene: Scene, token: Token) -> bool:
    return scene.child(token.i, "auxpass") is not None or (
        token.dep in {"acl", "conj"} and scene.child(token.i, "aux", "nsubj", "dobj", "ccomp") is None
    )


def _passive(scene: Scene, token: Token) -> Hit | None:
    cue = scene.cues.passives.get(token.lemma)
    source = agent(scene, token.i)
    if cue is None:
        return _told(scene, token, source)
    group = verb_group(scene, token.i)
    if source is not None:
        own = next(iter(scene.cues.verbs.get(token.lemma, ())), cue)
        return Hit(replace(own, takes=own.takes | {"clause"}), "passive", token.i, group, source)
    if scene.child(token.i, "auxpass") is None or not _has_passive_content(scene, token):
        return None
    if cue.group == "known" and scene.child(token.i, "neg") is not None:
        return Hit(_unknown(cue, "around"), "unclear", token.i, group)
    return Hit(cue, "passive", token.i, group)


def _told(scene: Scene, token: Token, source: int | None) -> Hit | None:
    """A passive of any saying verb that names its agent: "announced by the ministry"."""
    cues = scene.cues.verbs.get(token.lemma, ())
    if source is None or not cues or cues[0].source != "subject":
        return None
    return Hit(cues[0], "passive", token.i, verb_group(scene, token.i), source)


def _has_passive_content(scene: Scene, token: Token) -> bool:
    deps = {scene.tokens[each].dep for each in scene.children(token.i)}
    return bool(deps & {"ccomp", "xcomp", "oprd"}) or (
        token.lemma in {"estimate", "assess", "expect", "plan", "schedule"} and bool(deps & {"nsubjpass"})
    )


def _citing(scene: Scene, token: Token) -> Hit | None:
    source = scene.child(token.i, "dobj")
    if source is None:
        return None
    return Hit(Cue("citing", frozenset({"clause"})), "citing", token.i, (token.i,), source)


def _phrase(scene: Scene, token: Token) -> Hit | None:
    """ "According to …", "in the words of …", wherever it stands."""
    if token.lower == "according":
        to = scene.child(token.i, "prep")
        source = scene.child(to, "pobj", "pcomp") if to is not None else None
        if to is None or source is None:
            return None
        cue = Cue("according", frozenset({"clause"}), manner="according_to")
        return Hit(cue, "according", token.i, (token.i, to), source)
    return None


def _noun(scene: Scene, token: Token) -> Hit | None:
    cue = scene.cues.nouns.get(token.lemma)
    if cue is None:
        return None
    clause = scene.child(token.i, "acl", "ccomp", "relcl")
    if clause is None or clause < token.i or not _is_that_clause(scene, token.i, clause):
        return None
    source = noun_source(scene, token.i)
    return Hit(cue, "noun", token.i, (token.i,), source)


def _is_that_clause(scene: Scene, noun: int, clause: int) -> bool:
    """Whether "that" opens the clause and is no argument of it."""
    first = scene.subtree(clause)[0]
    opener = scene.tokens[first]
    if opener.lower != "that" or opener.i <= noun:
        return False
    return opener.dep == "mark" or scene.child(clause, "nsubj", "nsubjpass") not in {None, first}


def _simple(scene: Scene, token: Token, kind: str) -> Hit | None:
    lists = scene.cues.adverbs if kind == "adverb" else scene.cues.adjectives
    cue = lists.get(token.lower)
    if cue is None or (kind == "adjective" and token.dep != "amod"):
        return None
    return Hit(cue, kind, token.i, (token.i,))


def _unclear(scene: Scene, token: Token) -> Hit | None:
    """ "It is unclear whether …", "it was not known if …"."""
    negated = scene.tokens[token.head].pos in {"AUX", "VERB"} and scene.child(token.head, "neg") is not None
    unclear = token.lower in scene.cues.patterns["unclear"]
    if not unclear and not (negated and token.lower in scene.cues.patterns["clear"]):
        return None
    holder = next((at for at in (token.i, token.head) if scene.child(at, "ccomp", "csubj") is not None), None)
    if holder is None:
        return None
    cue = Cue("not known", frozenset({"clause"}), "around", "indirect", Factuality.UNKNOWN, Polarity.NONE)
    return Hit(cue, "unclear", holder, (token.i,))


def verb_group(scene: Scene, verb: int) -> tuple[int, ...]:
    """A verb with its auxiliaries, negation and particle, and the verbs that lead to it ("went on to say")."""
    group = {verb} | {each for each in scene.children(verb) if scene.tokens[each].dep in _GROUP}
    token = scene.tokens[verb]
    if token.dep == "xcomp" and scene.tokens[token.head].lemma in {"go", "continue", "decline", "refuse"}:
        group |= set(verb_group(scene, token.head)) | set(range(token.head, verb))
    return tuple(sorted(group))
