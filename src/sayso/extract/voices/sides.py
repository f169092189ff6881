"""What is said on either side of a cue: after it, before it, and beyond it where it stands in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.voices.hit import Hit
from sayso.extract.voices.scene import SEPARATORS, Range, Scene

COMPLEMENTS = {
    "clause": frozenset({"ccomp"}),
    "infinitive": frozenset({"xcomp", "ccomp", "oprd"}),
    "object": frozenset({"dobj", "xcomp"}),
    "quote": frozenset({"ccomp"}),
    "rest": frozenset(),
    "gerund": frozenset({"xcomp"}),
    "colon": frozenset(),
}
ADJUNCTS = frozenset({"prep", "agent", "dative", "npadvmod", "advmod", "dobj", "prt", "mark", "iobj"})
_BEFORE = frozenset({",", "—", "–", '"', "”", "“", "''"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
_LOOSE = frozenset({"conj", "relcl", "appos", "advcl"})
_COLON, _QUOTATION, _THAT = 16, 25, 20
_FAR_BEFORE, _FAR_AFTER = 40, 6


@dataclass(frozen=True, slots=True)
class Place:
    """A cue with its source in the sentence, as tokens `[first, last]` from the one to the other."""

    scene: Scene
    hit: Hit
    first: int
    last: int

    @property
    def opening(self) -> str:
        """The text of the token before."""
        return self.scene.tokens[self.first - 1].text if self.first else ""


def place(scene: Scene, hit: Hit, source: Range | None) -> Place:
    """Where source and cue stand, if they stand near each other; else the cue alone."""
    first, last = hit.tokens[0], hit.tokens[-1]
    verb = _quoting_verb(scene, hit)
    if verb is not None:
        agency = scene.child(verb, "nsubj", "nsubjpass")
        first = scene.phrase(agency)[0] if agency is not None else verb
    elif source is not None and source[1] < first <= source[1] + _FAR_BEFORE:
        first = source[0]
    elif source is not None and last < source[0] <= last + _FAR_AFTER:
        last = source[1]
    return Place(scene, hit, first, last)


def _quoting_verb(scene: Scene, hit: Hit) -> int | None:
    """The verb of "quoted … as saying" over this one."""
    token = scene.tokens[hit.at]
    if token.dep != "pcomp" or scene.tokens[token.head].lower != "as":
        return None
    verb = scene.tokens[scene.tokens[token.head].head]
    return verb.i if verb.lemma in scene.cues.patterns["citing"] else None


def sides(at: Place) -> tuple[list[Range], list[Range]]:
    """The ranges said before the cue, and those after it."""
    right = _right(at)
    left = _left(at, right)
    return left, right or (_onward(at) if left else [])


def _right(at: Place) -> list[Range]:
    """The complements after the cue."""
    scene, verb = at.scene, at.hit.at
    if "rest" in at.hit.cue.takes or _quotes_somebody(scene, verb):
        return rest(scene, verb)
    if "colon" in at.hit.cue.takes:
        colon = colon_after(scene, verb)
        return [(colon + 1, scene.sentence(verb).last - 1)] if colon is not None else []
    subtrees = (scene.subtree(each) for each in _complements(scene, at.hit) if each > verb)
    found = [(max(left, verb + 1) if right >= verb else left, right) for left, right in subtrees]
    if found or not at.hit.speaks:
        return found
    return _quoted(at) or _after_that(scene, verb) or _taken_apart(at)


def colon_after(scene: Scene, verb: int) -> int | None:
    """The colon behind a verb, with no other verb between, and a clause behind it."""
    last = scene.sentence(verb).last
    for each in range(verb + 1, min(verb + _COLON, last)):
        if scene.tokens[each].text == ":":
            return each if scene.has_verb((each, last - 1)) else None
        if scene.tokens[each].pos in {"VERB", "AUX"} and scene.tokens[each].dep not in {"amod", "acl"}:
            return None
    return None


def _quotes_somebody(scene: Scene, verb: int) -> bool:
    """Whether it is the verb of "quoted … as saying"."""
    if scene.tokens[verb].lemma not in scene.cues.patterns["citing"]:
        return False
    return any(scene.tokens[each].lower == "as" and each > verb for each in scene.children(verb))


def rest(scene: Scene, verb: int) -> list[Range]:
    """Everything that the verb governs after itself."""
    right = max((scene.subtree(each)[1] for each in scene.children(verb) if each > verb), default=verb)
    return [(verb + 1, right)] if right > verb + 1 else []


def _complements(scene: Scene, hit: Hit) -> Iterator[int]:
    wanted = frozenset[str]().union(*(COMPLEMENTS[each] for each in hit.cue.takes))
    addressed = scene.tokens[hit.at].lemma in scene.cues.patterns["addressed"]
    for each in scene.children(hit.at):
        token = scene.tokens[each]
        if each == hit.source or (token.dep == "dobj" and (addressed or scene.is_relative(each))):
            continue
        if token.dep in wanted:
            yield each
    moved = shifted(scene, hit.at) if "object" in hit.cue.takes else None
    if moved is not None:
        yield moved
    if hit.speaks and scene.child(hit.at, "ccomp") is not None:
        yield from (each for each in scene.children(hit.at) if _adds_a_clause(scene, each))
    asked = _asked(scene, hit)
    if asked is not None:
        yield asked
    elif hit.preposition is not None and scene.tokens[hit.preposition].dep == "prep":
        objects = scene.children(hit.preposition)
        yield from (each for each in objects if scene.tokens[each].dep in {"pobj", "pcomp"})


def shifted(scene: Scene, verb: int) -> int | None:
    """The "as" before a heavy object that the parser took for its own: "dismissed as false claims that …"."""
    if scene.child(verb, "dobj") is not None or scene.child(verb, "auxpass") is not None:
        return None
    for each in scene.children(verb):
        opens = each > verb and scene.tokens[scene.subtree(each)[0]].lower == "as"
        if opens and scene.subtree(each)[0] == verb + 1 and scene.child(each, "pobj", "dobj") is not None:
            return each
    return None


def _asked(scene: Scene, hit: Hit) -> int | None:
    """What somebody is called on to do: the infinitive behind whoever is asked."""
    if hit.preposition is None or hit.cue.group != "demanding":
        return None
    for each in scene.children(hit.at):
        marked = any(scene.tokens[child].tag == "TO" for child in scene.children(each))
        if each > hit.preposition and marked and scene.tokens[each].dep in {"advcl", "xcomp", "ccomp"}:
            return each
    return None


def _adds_a_clause(scene: Scene, at: int) -> bool:
    """Whether a clause hung on the cue goes on with what is said: "said that X was full, while Y stood idle"."""
    mark = scene.child(at, "mark")
    if scene.tokens[at].dep != "advcl" or mark is None or scene.tokens[mark].lower not in {"while", "whereas"}:
        return False
    before = scene.child(scene.tokens[at].head, "ccomp")
    return before is not None and before < at and scene.child(at, "nsubj", "nsubjpass") is not None


def _quoted(at: Place) -> list[Range]:
    """A quotation that opens after the cue in its sentence, or what follows its colon."""
    scene = at.scene
    last = scene.sentence(at.hit.at).last - 1
    inside = scene.quoted_by(at.hit.at) is not None
    for each in range(at.last + 1, min(last, at.last + _QUOTATION + 1)):
        token = scene.tokens[each]
        apart = at.opening == "," and scene.tokens[at.last + 1].text == ","
        if token.text == ":" and each <= at.last + _COLON and not apart:
            return [(each + 1, last)]
        if scene.is_mark(each) and not inside and token.tag != "''" and token.text not in "”’'":
            return [(each, last)]
    return []


def _after_that(scene: Scene, verb: int) -> list[Range]:
    """The clause of a "that" which the parser hung on a noun between: "told the paper over a line that …"."""
    for each in range(verb + 1, min(verb + _THAT, scene.sentence(verb).last)):
        token = scene.tokens[each]
        if _ends_the_cue(scene, each, verb):
            return []
        if token.lower == "that" and token.dep == "mark" and token.head > each:
            return [(each, scene.subtree(token.head)[1])]
    return []


def _taken_apart(at: Place) -> list[Range]:
    """A clause whose subject the parser gave to the cue: "said Britain, as a seller of arms, must answer"."""
    scene, verb = at.scene, at.hit.at
    thing = scene.child(verb, "dobj")
    if thing is None or at.opening == "," or at.hit.cue.group not in {"saying", "telling of"} or thing < verb:
        return []
    for each in scene.children(verb):
        token = scene.tokens[each]
        if each > thing and token.dep in {"advcl", "conj", "ccomp"} and _lacks_its_subject(scene, each):
            return [(verb + 1, scene.subtree(each)[1])]
    return []


def _lacks_its_subject(scene: Scene, verb: int) -> bool:
    """Whether a finite verb has neither subject nor conjunction."""
    below = [scene.tokens[child] for child in scene.children(verb)]
    finite = scene.tokens[verb].tag in {"VBZ", "VBP"} or any(each.tag == "MD" for each in below)
    return finite and not any(each.dep in {"nsubj", "nsubjpass", "mark", "expl"} for each in below)


def _ends_the_cue(scene: Scene, at: int, verb: int) -> bool:
    """Whether a token parts a cue from a "that" behind it; a phrase of "citing …" between commas does not."""
    token = scene.tokens[at]
    citing = scene.cues.patterns["citing"]
    if token.text == ",":
        between = scene.tokens[verb:at], scene.tokens[at + 1 : at + 2]
        return not any(each.tag == "VBG" and each.lemma in citing for part in between for each in part)
    if token.text in {";", ":"}:
        return True
    inside = token.dep in {"amod", "relcl", "acl"} or token.dep.startswith("aux")
    return token.pos in {"VERB", "AUX"} and not inside and token.lemma not in citing


def _left(at: Place, right: list[Range]) -> list[Range]:
    """What stands before a cue that closes it: the whole sentence, both clauses of it."""
    scene, start = at.scene, at.scene.first(at.hit.at)
    if at.first <= start or at.opening not in _BEFORE or not _is_said_before(at):
        return []
    if right and not _is_said_on_both_sides(at):
        return []
    if at.first - 2 > start and scene.is_relative(at.first - 2):
        return [(at.first - 2, at.first - 2)]
    stretch = (start, at.first - 1)
    whole = scene.has_verb(stretch) or scene.is_mark(at.first - 1) or _closes_alone(at, right)
    return [stretch] if whole or _is_inside_a_clause(at) else []


def _closes_alone(at: Place, right: list[Range]) -> bool:
    """Whether a pronoun and its cue end the sentence: "…, he said." takes in even what has no parsed verb."""
    source = at.hit.source
    if right or source is None or not at.hit.speaks or at.scene.tokens[source].pos != "PRON":
        return False
    return at.opening == "," and at.last + 2 >= at.scene.sentence(at.hit.at).last


def _is_inside_a_clause(at: Place) -> bool:
    """Whether the clause that the cue stands in goes on behind it."""
    token = at.scene.tokens[at.hit.at]
    return token.dep in {"parataxis", "relcl"} or token.head > token.i or bool(_onward(at))


def _is_said_before(at: Place) -> bool:
    """Whether the words before the cue depend on it, or it on them, as speech does."""
    scene, token = at.scene, at.scene.tokens[at.hit.at]
    if at.hit.speaks and _stands_apart(at):
        return True
    if any(scene.tokens[each].dep in _CLAUSES and each < at.first for each in scene.children(token.i)):
        return True
    if any(each.start == scene.tokens[at.first].start for each in scene.quotations):
        return False
    if scene.is_mark(at.first - 1):
        return at.hit.speaks or token.dep in _CLAUSES
    return token.dep == "parataxis" or _hangs_on_words_before(at)


def _hangs_on_words_before(at: Place) -> bool:
    """Whether the parser took the cue for a clause of the words that it closes."""
    scene, token = at.scene, at.scene.tokens[at.hit.at]
    source = at.hit.source
    if not at.hit.speaks or token.head >= at.first or token.head == source:
        return False
    if source is not None and scene.is_relative(source):
        return False
    following = scene.tokens[min(at.hit.tokens[-1] + 1, len(scene.tokens) - 1)]
    addressed = token.lemma in scene.cues.patterns["addressed"]
    loose = token.dep in _LOOSE and at.opening == "," and (addressed or following.pos == "PUNCT")
    return loose or token.dep in {"ccomp", "dep"}


def _stands_apart(at: Place) -> bool:
    """Whether only source, cue and adjuncts stand between the marks: ", she reckoned on Monday,"."""
    scene, source = at.scene, at.hit.source
    if at.opening != "," or source is None or scene.is_relative(source):
        return False
    if scene.tokens[source].pos == "PRON" and source > at.hit.at:
        return False
    last = _with_adjuncts(at, max(at.hit.tokens[-1], scene.phrase(source)[1]))
    return last + 1 >= scene.sentence(at.hit.at).last or scene.tokens[last + 1].pos == "PUNCT"


def _with_adjuncts(at: Place, last: int) -> int:
    """The last token of the cue with the adjuncts that follow it at once."""
    for each in at.scene.children(at.hit.at):
        left, right = at.scene.subtree(each)
        if each > at.hit.at and at.scene.tokens[each].dep in ADJUNCTS and left <= last + 1:
            last = max(last, right)
    return last


def _is_said_on_both_sides(at: Place) -> bool:
    """Whether something is said before the cue although more follows: “…,” he said, “…”."""
    children = at.scene.children(at.hit.at)
    before = any(at.scene.tokens[each].dep == "ccomp" and each < at.first for each in children)
    token = at.scene.tokens[at.hit.at]
    before = before or (token.dep == "parataxis" and token.head < at.first and _stands_apart(at))
    return before or at.scene.is_mark(at.first - 1)


def _onward(at: Place) -> list[Range]:
    """What goes on after a cue that stands in the middle: "X, he said, is …", "X, he said, so …"."""
    scene = at.scene
    last = scene.sentence(at.hit.at).last - 1
    follows = _with_adjuncts(at, at.last) + 1
    if follows + 1 >= last or scene.tokens[follows].text not in SEPARATORS:
        return []
    onward = scene.tokens[follows + 1]
    if onward.tag == "VBG" or onward.lower == "whose" or (scene.is_relative(onward.i) and onward.lower != "that"):
        return []
    goes_on = _reach(at) > follows or scene.is_mark(follows + 1) or _joins(at, onward.i)
    return [(follows + 1, last)] if goes_on else []


def _joins(at: Place, onward: int) -> bool:
    """Whether a clause goes on at this token: a conjunction, a verb, or no verb yet before the cue."""
    token = at.scene.tokens[onward]
    if token.pos in {"CCONJ", "SCONJ"} or token.lower in at.scene.cues.patterns["joining"]:
        return True
    if token.pos in {"AUX", "VERB"} and token.tag != "VBN":
        return True
    return not at.scene.has_verb((at.scene.first(at.hit.at), at.first - 1))


def _is_parenthetical(at: Place) -> bool:
    """Whether the cue stands between commas inside a clause that goes on: "there are limits, she added, to …"."""
    token = at.scene.tokens[at.hit.at]
    return token.dep == "parataxis" and at.opening == "," and token.head < at.first and at.hit.speaks


def _reach(at: Place) -> int:
    """The last token of the clause around the cue, or of the clause before it that depends on it."""
    scene, token = at.scene, at.scene.tokens[at.hit.at]
    around = [token.head] if token.head > token.i or token.dep == "relcl" or _is_parenthetical(at) else []
    before = [each for each in scene.children(token.i) if each < token.i and scene.tokens[each].dep == "ccomp"]
    return max((scene.subtree(each)[1] for each in (*around, *before)), default=0)
