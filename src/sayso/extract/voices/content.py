"""How far the thing said reaches, and which words around it only attribute."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.voices.extents import extents, members, quoting, runs, widened, within_quotation
from sayso.extract.voices.hit import Hit
from sayso.extract.voices.nouns import that_clause
from sayso.extract.voices.scene import CLAUSES, Extent, Range, Scene
from sayso.extract.voices.sides import ADJUNCTS, place, rest, sides
from sayso.extract.voices.sources import names_a_speaker


@dataclass(frozen=True, slots=True)
class Utterance:
    """One cue with the characters of what is said and of the attribution.

    `source` is the source's noun phrase as tokens `[first, last]`; `closing` tells that the cue follows what
    it says, `quoted` whether quotation marks hold it (direct, mixed, or empty).
    """

    hit: Hit
    source: Range | None
    content: tuple[Extent, ...]
    frame: tuple[Extent, ...]
    closing: bool = False
    quoted: str = ""


def utterance(scene: Scene, hit: Hit) -> Utterance | None:
    """What one cue attributes, or None where nothing is said."""
    source = scene.phrase(hit.source) if hit.source is not None else None
    found: Utterance | None
    if hit.kind in {"adverb", "adjective"}:
        found = Utterance(hit, None, (scene.extent(scene.subtree(scene.tokens[hit.at].head)),), ())
    elif hit.kind in {"according", "citing"} or _is_as(scene, hit):
        found = _whole(scene, hit, source)
    elif hit.kind == "noun":
        found = _of_noun(scene, hit, source)
    elif hit.kind == "unclear" or hit.cue.manner == "inference" or (hit.kind == "passive" and source is None):
        found = _with_its_subject(scene, hit, source)
    elif hit.kind == "passive" and source is not None:
        found = _by_agent(scene, hit, source)
    else:
        found = _said(scene, hit, source)
    return found if found is not None and found.content else None


def _is_as(scene: Scene, hit: Hit) -> bool:
    """ "As Kyiv says", "as the ministry put it"."""
    mark = scene.child(hit.at, "mark", "advmod")
    if hit.kind != "verb" or hit.source is None or mark is None or scene.tokens[mark].lower != "as":
        return False
    opens = scene.tokens[hit.at].dep == "advcl" and scene.subtree(hit.at)[0] == mark
    given = scene.child(hit.at, "ccomp", "xcomp", "dobj")
    bare = given is None or scene.tokens[given].lower in scene.words["pronouns_thing"]
    return opens and bare and names_a_speaker(scene, hit.source)


def _of_noun(scene: Scene, hit: Hit, source: Range | None) -> Utterance | None:
    """ "The claim that …", "fears of …": the clause, or what the preposition governs."""
    clause = that_clause(scene, hit.at) if hit.preposition is None else hit.preposition
    if clause is None:
        return None
    left, right = scene.subtree(clause)
    frame = [(hit.at, left)] if scene.tokens[left].lower == "that" else [(hit.at, hit.at)]
    if source is not None and source[1] < left:
        frame.append(source)
    return Utterance(hit, source, extents(scene, [(left + 1, right)]), extents(scene, frame))


def _with_its_subject(scene: Scene, hit: Hit, source: Range | None) -> Utterance:
    """A clause with its cue inside: "is believed to have …", "nobody knows whether …", "appears to …"."""
    right = scene.subtree(hit.at)[1]
    conjunct = scene.child(hit.at, "conj")
    if conjunct is not None and scene.child(conjunct, "nsubj", "nsubjpass") is not None:
        right = max(hit.at, scene.subtree(conjunct)[0] - 1)
    if hit.cue.manner == "hearsay" and source is None:
        right = _before_apposition(scene, hit.at, right)
    content = within_quotation(scene, extents(scene, [(_clause_start(scene, hit), right)]), hit.at)
    return Utterance(hit, source, content, ())


def _before_apposition(scene: Scene, verb: int, right: int) -> int:
    """The end of what is only heard: an apposition with a clause of its own tells what its noun is known for."""
    while right > verb and scene.tokens[right].pos == "PUNCT":
        right -= 1
    for each in range(verb + 1, right + 1):
        token = scene.tokens[each]
        if token.dep == "appos" and scene.subtree(each)[1] == right and scene.child(each, "relcl") is not None:
            left = scene.subtree(each)[0]
            return left - 1 if left - 1 > verb and scene.tokens[left - 1].text == "," else right
    return right


def _clause_start(scene: Scene, hit: Hit) -> int:
    """Where a clause begins: at its subject, or before it where what is said stands in front."""
    opening = scene.child(hit.at, "nsubjpass", "nsubj", "expl")
    if opening is None or opening > hit.at:
        return _skip_opening(scene, scene.subtree(hit.at)[0])
    start = scene.subtree(opening)[0]
    first = scene.first(hit.at)
    fronted = start > first + 1 and scene.tokens[start - 1].text == ","
    asking = hit.kind == "unclear" and scene.tokens[first].lower in scene.cues.patterns["asking"]
    impersonal = hit.kind == "passive" and scene.tokens[opening].lower == "it"
    if fronted and (asking or (impersonal and scene.child(hit.at, "ccomp") is None)):
        return first
    before = [each for each in scene.children(hit.at) if scene.tokens[each].dep in {"ccomp", "csubj"}]
    return _skip_opening(scene, scene.subtree(before[0])[0]) if before and before[0] < opening else start


def _skip_opening(scene: Scene, left: int) -> int:
    while left + 1 < len(scene.tokens):
        token = scene.tokens[left]
        if token.pos not in {"CCONJ", "PUNCT"} and token.dep != "mark":
            break
        left += 1
    return left


def _whole(scene: Scene, hit: Hit, source: Range | None) -> Utterance:
    """The sentence around "according to …" or "as X says", or the clause that the phrase stands in."""
    sentence = scene.sentence(hit.at)
    aside = _in_brackets(scene, hit.at)
    content = aside or (_whole_start(scene, hit), sentence.last - 1)
    first, last = scene.subtree(hit.at)
    frame = (first, last)
    if hit.kind != "verb":
        last = max(hit.tokens[-1], source[1] if source else 0, last)
        frame = (min(hit.tokens[0], hit.at), max(hit.tokens[-1], source[1] if source else 0))
    clause = _clause_of(scene, hit.at)
    closing = all(each.pos == "PUNCT" for each in scene.tokens[last + 1 : sentence.last])
    if aside is None and clause is not None and not closing and frame[0] > sentence.first + 1:
        content = scene.subtree(clause)
    said = extents(scene, [content], [(frame[0], last)])
    quoted = scene.quoted_by(hit.at) is not None
    said = within_quotation(scene, said, hit.at) if quoted else widened(scene, said, frame)
    return Utterance(hit, source, said, (scene.extent(frame),), closing)


def _in_brackets(scene: Scene, at: int) -> Range | None:
    """The tokens inside the brackets around a cue: "(100 a day, according to X)"."""
    sentence = scene.sentence(at)
    opened = [each for each in range(sentence.first, at) if scene.tokens[each].text == "("]
    closed = [each for each in range(at, sentence.last) if scene.tokens[each].text == ")"]
    if not opened or not closed or any(scene.tokens[each].text == ")" for each in range(opened[-1], at)):
        return None
    return opened[-1] + 1, closed[0] - 1


def _whole_start(scene: Scene, hit: Hit) -> int:
    """The start of the sentence, or of the part behind a semicolon that the phrase opens."""
    opens = hit.at > scene.first(hit.at) and scene.tokens[hit.at - 1].text == ";"
    return hit.at if opens else scene.first(hit.at)


def _clause_of(scene: Scene, at: int) -> int | None:
    """The nearest subordinate clause around a token that does not itself stand before its head."""
    token = scene.tokens[at]
    if token.pos in {"VERB", "AUX"}:
        token = scene.tokens[token.head]
        if token.dep in CLAUSES and token.dep != "parataxis":
            return token.i
    while token.head != token.i:
        token = scene.tokens[token.head]
        if token.dep in CLAUSES and token.dep != "parataxis" and token.head < token.i:
            return token.i
    return None


def _by_agent(scene: Scene, hit: Hit, source: Range) -> Utterance:
    """A passive clause less its agent: "output was put at … by …"; for "the figures given by X" the noun."""
    left, right = scene.subtree(hit.at)
    opening = scene.child(hit.at, "nsubjpass")
    if opening is not None:
        left = scene.subtree(opening)[0]
    elif scene.tokens[hit.at].dep == "acl":
        left = scene.subtree(scene.tokens[hit.at].head)[0]
    by = next((each for each in scene.children(hit.at) if scene.tokens[each].lower == "by"), source[0])
    frame = [(hit.tokens[0], hit.tokens[-1]), (min(by, source[0]), source[1])]
    return Utterance(hit, source, extents(scene, [(left, right)], frame), extents(scene, frame))


def _said(scene: Scene, hit: Hit, source: Range | None) -> Utterance | None:
    """What a verb attributes to its subject, before it, after it, or on both sides."""
    if hit.cue.group == "ascribing":
        return _ascribed(scene, hit, source)
    at = place(scene, hit, source)
    left, right = sides(at)
    if not left and not right:
        return _without_complement(scene, hit, source, (at.first, at.last))
    frame = list(runs(_frame(scene, hit, source, [*left, *right])))
    content = widened(scene, extents(scene, [*left, *right], frame), (at.first, at.last))
    return Utterance(hit, source, content, extents(scene, frame), bool(left), quoting(scene, content))


def _ascribed(scene: Scene, hit: Hit, source: Range | None) -> Utterance | None:
    """ "Put it down to growing sales": the verb itself tells the cause, so only the source is left out."""
    right = scene.subtree(hit.at)[1]
    frame = extents(scene, [source]) if source is not None and source[1] < hit.at else ()
    return Utterance(hit, source, extents(scene, [(hit.at, right)]), frame)


def _without_complement(scene: Scene, hit: Hit, source: Range | None, core: Range) -> Utterance | None:
    """A denial or announcement whose object the parser missed, or which has none: "which Moscow denies"."""
    if hit.cue.group not in {"denying", "telling of"} or source is None:
        return None
    if scene.tokens[hit.at].dep == "ROOT" and (after := rest(scene, hit.at)):
        return Utterance(hit, source, extents(scene, after), (scene.extent(core),))
    return Utterance(hit, source, (scene.extent(core),), ())


def _frame(scene: Scene, hit: Hit, source: Range | None, said: list[Range]) -> set[int]:
    """The tokens of the attribution: source, cue, "that", and the adjuncts of the saying."""
    own = set(hit.tokens) | (members([source]) if source is not None else set())
    adjuncts = [each for each in scene.children(hit.at) if scene.tokens[each].dep in ADJUNCTS]
    around = members(_short(scene, each) for each in adjuncts)
    if hit.preposition is not None:
        around.add(hit.preposition)
    marks = {left for left, _ in said if scene.tokens[left].lower == "that" and scene.tokens[left].dep == "mark"}
    return own | (around - members(said)) | marks


def _short(scene: Scene, at: int) -> Range:
    """An adjunct without the clauses inside it."""
    if scene.tokens[at].dep != "prep":
        return scene.phrase(at)
    inner = [at, *(end for each in scene.children(at) for end in scene.phrase(each))]
    return min(inner), max(inner)
