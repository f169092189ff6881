"""Find the words that attribute: verbs, passives, nouns, phrases, adverbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.extract.voices.figures import figure
from sayso.extract.voices.hit import Hit, verb_group
from sayso.extract.voices.misread import conclusion, is_noun_with_a_subject, misread_verb
from sayso.extract.voices.names import contains, is_outlet, plain
from sayso.extract.voices.nouns import noun_cue
from sayso.extract.voices.passives import entry, is_passive, passive_cue, unknown
from sayso.extract.voices.scene import MARKS, Scene
from sayso.extract.voices.sides import colon_after, shifted
from sayso.extract.voices.sources import names_a_speaker, noun_source, subject
from sayso.language.cues import Cue
from sayso.model.claim import Factuality, Polarity
from sayso.model.reading import Token

_ACCORDING = Cue("according", frozenset({"clause"}), manner="according_to")
_CLOSERS = frozenset({",", "—", "–"}) | MARKS


def find_cues(scene: Scene) -> Iterator[Hit]:
    """Every cue of the text in text order."""
    for token in scene.tokens:
        if token.pos in {"VERB", "AUX"}:
            hit = _verb(scene, token)
        elif token.pos in {"NOUN", "PROPN"}:
            hit = _verb(scene, token) if is_noun_with_a_subject(scene, token) else noun_cue(scene, token)
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
    if token.tag == "VBN" and is_passive(scene, token):
        return passive_cue(scene, token)
    if token.lower == "according" or token.dep == "amod":
        return None
    if token.lemma in scene.cues.patterns["citing"] and token.tag == "VBG":
        return _citing(scene, token)
    return figure(scene, token) or _speaking(scene, token)


def _speaking(scene: Scene, token: Token) -> Hit | None:
    """A verb of the lexicon with its source and the first of its entries that fits."""
    if token.lemma not in scene.cues.first_words or _is_beside_the_point(scene, token):
        return None
    preposition, cues = entry(scene, token)
    source = subject(scene, token.i)
    objective = source is not None and scene.tokens[source].text in scene.cues.patterns["objective"]
    if token.tag == "VB" and objective:
        return None
    if (source is not None and scene.tokens[source].dep == "expl") or _is_conjunction(token):
        return None
    if _would_only_speak(scene, token) or _goes_on_doing(scene, token):
        return None
    group = verb_group(scene, token.i)
    hits = [Hit(cue, "verb", token.i, group, source, preposition) for cue in cues]
    hits = [hit for hit in hits if _may_speak(scene, hit)]
    found = next((hit for hit in hits if _has_complement(scene, hit)), None)
    found = found or next((hit for hit in hits if _stands_alone(scene, hit)), None)
    return _with_negation(scene, found) if found is not None else None


def _goes_on_doing(scene: Scene, token: Token) -> bool:
    """ "Continues to move troops": what is continued is a doing, not words."""
    before = scene.tokens[token.i - 1 if token.i else 0]
    if token.lemma not in scene.cues.patterns["resumptive"] or before.text == "," or scene.is_mark(before.i):
        return False
    return scene.child(token.i, "xcomp", "dobj", "prep") is not None


def _would_only_speak(scene: Scene, token: Token) -> bool:
    """ "Would respond “strongly” if …": no words yet, where neither a clause nor an object is told."""
    modal = any(scene.tokens[each].tag == "MD" for each in scene.children(token.i))
    told = scene.child(token.i, "ccomp", "xcomp", "dobj", "prep")
    closing = token.i > scene.first(token.i) and scene.tokens[token.i - 1].text == ","
    return modal and not closing and told is None and scene.child(token.i, "advmod", "advcl") is not None


def _is_beside_the_point(scene: Scene, token: Token) -> bool:
    """Whether the verb is only meant, tried or had to be: "videos that purport to show"."""
    if token.dep != "xcomp" or scene.child(token.i, "aux") is None:
        return False
    return scene.tokens[token.head].lemma not in scene.cues.patterns["leading"]


def _is_conjunction(token: Token) -> bool:
    """ "Considering that …": a participle before a clause that has another doer."""
    before = token.dep in {"advcl", "prep"} and token.i < token.head
    return before and token.tag == "VBG" and token.lemma == "consider"


def _may_speak(scene: Scene, hit: Hit) -> bool:
    """Whether the source is of the kind that the entry asks for."""
    if hit.cue.only:
        return hit.source is not None and _stands_in(scene, hit, hit.source)
    if hit.cue.group == "denying" and scene.child(hit.at, "dative") is not None:
        return False
    if hit.cue.by:
        return hit.source is not None and _is_such(scene, hit.source, hit.cue.by)
    if hit.preposition is not None and scene.tokens[hit.at].lemma in scene.cues.patterns["putting"]:
        return hit.source is not None and names_a_speaker(scene, hit.source)
    return hit.source is not None or not (hit.cue.source == "attitude" or "rest" in hit.cue.takes)


def _stands_in(scene: Scene, hit: Hit, source: int) -> bool:
    """Whether the source is of the entry's list, or a pronoun for the subject of the sentence before that is."""
    name = hit.cue.only
    if scene.tokens[source].lower not in scene.words["pronouns_thing"]:
        return scene.tokens[source].lemma in scene.words[name]
    if scene.tokens[hit.at].lemma in scene.cues.patterns["possessing"]:
        return False
    own = scene.sentence(source)
    before = scene.reading.sentences[own.i - 1] if own.i else own
    subjects = (each for each in scene.tokens[before.first : before.last] if each.dep in {"nsubj", "nsubjpass"})
    return before.paragraph == own.paragraph and any(each.lemma in scene.words[name] for each in subjects)


def _is_such(scene: Scene, source: int, by: str) -> bool:
    """Whether the source can speak, or is a person."""
    token = scene.tokens[source]
    if by == "person":
        role = token.lemma in scene.words["people"] and token.ent != "ORG"
        return role or token.ent == "PERSON" or token.lower in scene.words["pronouns_one"]
    return names_a_speaker(scene, source)


def _has_complement(scene: Scene, hit: Hit) -> bool:
    """Whether the verb has the complement that its entry takes."""
    takes = hit.cue.takes
    if hit.cue.source == "attitude" or "rest" in takes:
        return True
    if "colon" in takes:
        return colon_after(scene, hit.at) is not None
    deps = {scene.tokens[each].dep for each in scene.children(hit.at)}
    if hit.cue.manner == "inference":
        return bool(deps & {"xcomp", "ccomp", "oprd", "acomp"})
    return (
        _governs(scene, hit)
        or bool({"clause", "quote"} & takes and "ccomp" in deps)
        or ("object" in takes and ("dobj" in deps or shifted(scene, hit.at) is not None))
        or ("infinitive" in takes and "xcomp" in deps)
        or ("gerund" in takes and _has_gerund(scene, hit.at))
    )


def _has_gerund(scene: Scene, verb: int) -> bool:
    below = scene.child(verb, "xcomp")
    return below is not None and scene.tokens[below].tag == "VBG"


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
    if _gives_nothing(scene, hit):
        return replace(hit, cue=replace(hit.cue, source="attitude"))
    negated = _is_negated(scene, hit.at) or nobody or refused or _is_unable(scene, hit)
    if hit.cue.group == "knowing" and not negated:
        known = lemma in {"learn", "understand", "know"} and _is_medium(scene, hit.source)
        return hit if known or (lemma == "understand" and _is_closing(scene, hit)) else None
    if not negated:
        return hit
    if lemma in scene.cues.patterns["unproven"] and scene.child(hit.at, "ccomp") is None and not _is_unable(scene, hit):
        return None
    unseen = lemma in scene.cues.patterns["undiscerned"] and _is_unable(scene, hit)
    if unseen or lemma in scene.cues.patterns["ignorant"] or lemma in scene.cues.patterns["unproven"]:
        return replace(hit, kind="unclear", cue=unknown(hit.cue, "around" if nobody else hit.cue.source))
    if hit.cue.manner == "belief":
        return replace(hit, cue=replace(hit.cue, polarity=Polarity.DENIED))
    return replace(hit, cue=_negated(hit.cue))


def _is_negated(scene: Scene, verb: int) -> bool:
    """Whether the verb is negated, or what leads to it is: "does not seem to know"."""
    token = scene.tokens[verb]
    leads = token.dep == "xcomp" and scene.tokens[token.head].lemma in scene.cues.patterns["leading"]
    above = (verb, token.head) if leads else (verb,)
    return any(scene.child(each, "neg") is not None for each in above)


def _gives_nothing(scene: Scene, hit: Hit) -> bool:
    """ "Gave no figure": silence is no saying."""
    given = scene.child(hit.at, "dobj")
    if given is None or hit.cue.group not in {"telling of", "giving"}:
        return False
    none = any(scene.tokens[each].lower == "no" for each in scene.children(given))
    return none and scene.tokens[given].lemma in scene.cues.patterns["withheld"]


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
