"""Find the words that attribute: verbs, passives, nouns, phrases, adverbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.extract.voices.figures import figure
from sayso.extract.voices.hit import Hit, verb_group
from sayso.extract.voices.misread import conclusion, misread_verb
from sayso.extract.voices.names import contains, is_outlet, plain
from sayso.extract.voices.scene import MARKS, Scene
from sayso.extract.voices.sources import agent, is_misread_verb, names_a_speaker, noun_source, subject
from sayso.language.cues import Cue
from sayso.model.claim import Factuality, Polarity
from sayso.model.reading import Token

_ACCORDING = Cue("according", frozenset({"clause"}), manner="according_to")
_CLOSERS = frozenset({",", "—", "–"}) | MARKS
_PARTICLES = frozenset({"prt", "acomp", "advmod", "dobj", "prep"})


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
        hit = _phrase(scene, token) or conclusion(scene, token) or hit or misread_verb(scene, token)
        if hit is not None:
            yield hit


def _verb(scene: Scene, token: Token) -> Hit | None:
    if token.tag == "VBN" and _is_passive(scene, token):
        return _passive(scene, token)
    if token.lower == "according" or token.dep == "amod":
        return None
    if token.lemma in scene.cues.patterns["citing"] and token.tag == "VBG":
        return _citing(scene, token)
    given = figure(scene, token)
    if given is not None:
        return given
    if token.lemma not in scene.cues.first_words or _is_beside_the_point(scene, token):
        return None
    preposition, cues = _entry(scene, token)
    source = subject(scene, token.i)
    if source is not None and token.tag == "VB" and scene.tokens[source].lower in scene.cues.patterns["objective"]:
        return None
    if (source is not None and scene.tokens[source].dep == "expl") or _is_conjunction(token):
        return None
    group = verb_group(scene, token.i)
    hits = [Hit(cue, "verb", token.i, group, source, preposition) for cue in cues]
    hits = [hit for hit in hits if _may_speak(scene, hit)]
    found = next((hit for hit in hits if _has_complement(scene, hit)), None)
    found = found or next((hit for hit in hits if _stands_alone(scene, hit)), None)
    return _with_negation(scene, found) if found is not None else None


def _is_beside_the_point(scene: Scene, token: Token) -> bool:
    """Whether the verb is only meant, tried or had to be: "videos that purport to show"."""
    if token.dep != "xcomp" or scene.child(token.i, "aux") is None:
        return False
    return scene.tokens[token.head].lemma not in scene.cues.patterns["leading"]


def _is_conjunction(token: Token) -> bool:
    """ "Considering that …": a participle before a clause that has another doer."""
    before = token.dep in {"advcl", "prep"} and token.i < token.head
    return before and token.tag == "VBG" and token.lemma == "consider"


def _entry(scene: Scene, token: Token) -> tuple[int | None, tuple[Cue, ...]]:
    """The entries of a verb, with its particle or preposition where the lexicon has the pair."""
    for each in scene.children(token.i):
        other = scene.tokens[each]
        if each > token.i and (other.dep == "prep" or (each <= token.i + 3 and other.dep in _PARTICLES)):
            pair = f"{token.lemma} {other.lower}"
            if pair in scene.cues.verbs:
                return each, (*scene.cues.verbs[pair], *scene.cues.verbs.get(token.lemma, ()))
    return None, scene.cues.verbs.get(token.lemma, ())


def _may_speak(scene: Scene, hit: Hit) -> bool:
    """Whether the source is of the kind that the entry asks for."""
    if hit.cue.only:
        return hit.source is not None and scene.tokens[hit.source].lemma in scene.words[hit.cue.only]
    if hit.preposition is not None and scene.tokens[hit.at].lemma in scene.cues.patterns["putting"]:
        return hit.source is not None and names_a_speaker(scene, hit.source)
    return hit.source is not None or not (hit.cue.source == "attitude" or "rest" in hit.cue.takes)


def _has_complement(scene: Scene, hit: Hit) -> bool:
    """Whether the verb has the complement that its entry takes."""
    takes = hit.cue.takes
    if hit.cue.source == "attitude" or "rest" in takes:
        return True
    deps = {scene.tokens[each].dep for each in scene.children(hit.at)}
    if hit.cue.manner == "inference":
        return bool(deps & {"xcomp", "ccomp", "oprd", "acomp"})
    return (
        _governs(scene, hit)
        or bool({"clause", "quote"} & takes and "ccomp" in deps)
        or ("object" in takes and "dobj" in deps)
        or ("infinitive" in takes and "xcomp" in deps)
    )


def _governs(scene: Scene, hit: Hit) -> bool:
    """Whether the preposition of a pair ("call for") has its object, and the entry is the pair's."""
    if hit.preposition is None or not {"quote", "object"} & hit.cue.takes:
        return False
    if scene.child(hit.preposition, "pobj", "pcomp") is None:
        return False
    pair = f"{scene.tokens[hit.at].lemma} {scene.tokens[hit.preposition].lower}"
    return scene.tokens[hit.preposition].dep == "prep" and hit.cue in scene.cues.verbs.get(pair, ())


def _stands_alone(scene: Scene, hit: Hit) -> bool:
    """Whether the entry can do without a complement: a quotation beside it, or what it closes."""
    return "quote" in hit.cue.takes or ("clause" in hit.cue.takes and _is_closing(scene, hit))


def _is_closing(scene: Scene, hit: Hit) -> bool:
    """Whether source and cue stand apart between marks: ", officials believe, …", "…, she reckoned."."""
    if hit.source is None:
        return False
    first = min(hit.at, scene.phrase(hit.source)[0])
    last = max(hit.tokens[-1], scene.phrase(hit.source)[1])
    if first <= scene.first(hit.at) or scene.tokens[first - 1].text not in _CLOSERS:
        return False
    return last + 1 >= len(scene.tokens) or scene.tokens[last + 1].pos == "PUNCT"


def _with_negation(scene: Scene, hit: Hit) -> Hit | None:
    """The cue turned by a negation: not to know, not to believe; not to say attributes nothing."""
    lemma = scene.tokens[hit.at].lemma
    nobody = hit.source is not None and scene.tokens[hit.source].lower in scene.words["nobody"]
    refused = (
        scene.tokens[scene.tokens[hit.at].head].lemma in scene.cues.patterns["refusing"]
        and scene.tokens[hit.at].dep == "xcomp"
    )
    if _is_neither(scene, hit.at):
        return replace(hit, cue=replace(hit.cue, source="attitude"))
    negated = scene.child(hit.at, "neg") is not None or nobody or refused or _is_unable(scene, hit)
    if hit.cue.group == "knowing" and not negated:
        known = lemma in {"learn", "understand", "know"} and _is_medium(scene, hit.source)
        return hit if known or (lemma == "understand" and _is_closing(scene, hit)) else None
    if not negated:
        return hit
    if lemma in scene.cues.patterns["unproven"] and scene.child(hit.at, "ccomp") is None and not _is_unable(scene, hit):
        return None
    if lemma in scene.cues.patterns["ignorant"] or lemma in scene.cues.patterns["unproven"]:
        return replace(hit, kind="unclear", cue=_unknown(hit.cue, "around" if nobody else hit.cue.source))
    if hit.cue.manner == "belief":
        return replace(hit, cue=replace(hit.cue, polarity=Polarity.DENIED))
    return replace(hit, cue=_negated(hit.cue))


def _negated(cue: Cue) -> Cue:
    """Not to deny is possible; a status is turned round; not to say attributes nothing."""
    if cue.group == "denying":
        return replace(cue, polarity=Polarity.AFFIRMED, factuality=Factuality.POSSIBLE)
    if cue.source == "around":
        return replace(cue, polarity=_turned(cue.polarity))
    return replace(cue, source="attitude")


def _is_neither(scene: Scene, verb: int) -> bool:
    """ "Has neither confirmed nor denied": both verbs are what somebody did not do."""
    token = scene.tokens[verb]
    pair = (verb, token.head) if token.dep == "conj" else (verb,)
    return any(scene.tokens[each].lower == "neither" for at in pair for each in scene.children(at))


def _is_medium(scene: Scene, source: int | None) -> bool:
    """Whether a news outlet is the subject: "Daily X has learned"."""
    if source is None:
        return False
    if scene.tokens[source].pos == "PROPN" and scene.tokens[source].ent not in {"PERSON", "GPE", "NORP"}:
        return True
    core = plain(scene.text(scene.phrase(source)))
    return is_outlet(core, scene.words) or contains(core, scene.words["state_media"])


def _is_unable(scene: Scene, hit: Hit) -> bool:
    """ "Was unable to confirm", "could not verify"."""
    token = scene.tokens[hit.at]
    unable = token.dep == "xcomp" and scene.tokens[token.head].lower == "unable"
    could = scene.child(hit.at, "neg") is not None and any(
        scene.tokens[each].lower in {"could", "can", "ca"} for each in scene.children(hit.at)
    )
    return unable or could


def _turned(polarity: Polarity) -> Polarity:
    return Polarity.AFFIRMED if polarity is Polarity.DENIED else Polarity.DENIED


def _unknown(cue: Cue, source: str) -> Cue:
    return replace(cue, factuality=Factuality.UNKNOWN, polarity=Polarity.NONE, source=source, status=None)


def _is_passive(scene: Scene, token: Token) -> bool:
    if scene.child(token.i, "auxpass") is not None:
        return True
    if token.dep not in {"acl", "conj"} or is_misread_verb(scene, token.i):
        return False
    return scene.child(token.i, "aux", "nsubj", "dobj", "ccomp") is None


def _passive(scene: Scene, token: Token) -> Hit | None:
    cue = scene.cues.passives.get(token.lemma)
    source = agent(scene, token.i)
    if source is not None and not names_a_speaker(scene, source):
        source = None
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
    _, cues = _entry(scene, token)
    if source is None or not cues or cues[0].source != "subject":
        return None
    return Hit(cues[0], "passive", token.i, verb_group(scene, token.i), source)


def _has_passive_content(scene: Scene, token: Token) -> bool:
    deps = {scene.tokens[each].dep for each in scene.children(token.i)}
    subject_at = scene.child(token.i, "nsubjpass")
    if subject_at is not None and scene.tokens[subject_at].lower == "it" and subject_at > scene.first(token.i):
        return scene.tokens[subject_at - 1].text == "," or bool(deps & {"ccomp"})
    return bool(deps & {"ccomp", "xcomp", "oprd"}) or (
        token.lemma in {"estimate", "assess", "expect", "plan", "schedule"} and bool(deps & {"nsubjpass"})
    )


def _citing(scene: Scene, token: Token) -> Hit | None:
    source = scene.child(token.i, "dobj")
    if source is None or not (scene.tokens[source].tag != "NNS" or names_a_speaker(scene, source)):
        return None
    return Hit(Cue("citing", frozenset({"clause"})), "citing", token.i, (token.i,), source)


def _phrase(scene: Scene, token: Token) -> Hit | None:
    """ "According to …", "in the words of …", wherever it stands."""
    if token.lower == "according":
        to = scene.child(token.i, "prep")
        source = scene.child(to, "pobj", "pcomp") if to is not None else None
        if to is None or source is None:
            return None
        return Hit(_ACCORDING, "according", token.i, _ordered(token.i, to), source)
    if token.lower in {"by", "in", "from", "on", "under"} and token.dep in {"prep", "agent"}:
        return _account(scene, token)
    return None


def _ordered(one: int, other: int) -> tuple[int, ...]:
    return (one, other) if one < other else (other, one)


def _account(scene: Scene, token: Token) -> Hit | None:
    """ "In X's words", "by the count of X", "in the view of X", and a document that opens a sentence."""
    noun = scene.child(token.i, "pobj")
    if noun is None:
        return None
    lemma = scene.tokens[noun].lemma
    patterns = scene.cues.patterns
    if lemma in patterns["accounts"] | patterns["views"] and token.lower in {"by", "in", "on"}:
        source = noun_source(scene, noun)
        given = scene.child(noun, "relcl")
        source = subject(scene, given) if source is None and given is not None else source
        if source is None or not names_a_speaker(scene, source):
            return None
        firm = Factuality.PROBABLE if lemma in patterns["views"] else Factuality.ASSERTED
        return Hit(replace(_ACCORDING, factuality=firm), "according", token.i, _ordered(token.i, noun), source)
    role = scene.tokens[scene.role(noun)].lemma
    if role in scene.words["cited"] and token.i == scene.first(token.i) and token.lower != "from":
        return Hit(_ACCORDING, "according", token.i, (token.i,), noun)
    return None


def _noun(scene: Scene, token: Token) -> Hit | None:
    cue = scene.cues.nouns.get(token.lemma)
    if cue is None:
        return None
    if that_clause(scene, token.i) is not None:
        return Hit(cue, "noun", token.i, (token.i,), noun_source(scene, token.i))
    prepositions = scene.cues.patterns["about"]
    abouts = (each for each in scene.children(token.i) if scene.tokens[each].lower in prepositions)
    about = next(abouts, None) if cue.group == "alleging" else None
    if about is None or scene.child(about, "pobj", "pcomp") is None:
        return None
    return Hit(cue, "noun", token.i, (token.i,), scene.child(token.i, "poss"), about)


def that_clause(scene: Scene, noun: int) -> int | None:
    """The clause of a noun that says what is claimed: "the claim that …"."""
    clauses = (each for each in scene.children(noun) if scene.tokens[each].dep in {"acl", "ccomp", "relcl"})
    return next((each for each in clauses if each > noun and _opens_with_that(scene, noun, each)), None)


def _opens_with_that(scene: Scene, noun: int, clause: int) -> bool:
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
    if not unclear and token.lower != "aware" and not (negated and token.lower in scene.cues.patterns["clear"]):
        return None
    holder = next((at for at in (token.i, token.head) if scene.child(at, "ccomp", "csubj") is not None), None)
    if token.lower == "aware" and not negated:
        return _aware(scene, token)
    if holder is None:
        return None
    cue = Cue("not known", frozenset({"clause"}), "around", "indirect", Factuality.UNKNOWN, Polarity.NONE)
    return Hit(cue, "unclear", holder, (token.i,))


def _aware(scene: Scene, token: Token) -> Hit | None:
    """ "Daily X is aware that …": the outlet knows, and does not say from whom."""
    source = scene.child(token.head, "nsubj")
    if not _is_medium(scene, source) or scene.child(token.i, "ccomp") is None:
        return None
    return Hit(Cue("knowing", frozenset({"clause"})), "verb", token.i, _ordered(token.head, token.i), source)
