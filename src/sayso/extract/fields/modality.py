"""Status, factuality and polarity of an event, from the words around and above its trigger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.extract.events.candidate import Candidate
from sayso.language.modality import Modality
from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.reading import Reading, Token
from sayso.model.span import Span, cut

ORDER = list(Status)
FIRMNESS = list(Factuality)
STEPS = 5
# How an event hangs on what governs it, and which of these let the governor judge its truth.
JUDGED = {"xcomp", "ccomp", "acl", "pobj", "nsubj", "nsubjpass", "prep"}
GOVERNED = JUDGED | {"dobj", "pcomp", "advcl", "attr"}


@dataclass(frozen=True, slots=True)
class Mood:
    """What the words make of an event: its status, firmness and polarity, the hedge, the condition."""

    status: Status = Status.ACTUAL
    factuality: Factuality = Factuality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    hedge: str = ""
    condition: Span | None = None

    def weaker(self, factuality: Factuality, hedge: str = "") -> Mood:
        """The same with at most this firmness."""
        if FIRMNESS.index(factuality) <= FIRMNESS.index(self.factuality):
            return self
        return replace(self, factuality=factuality, hedge=hedge or self.hedge)

    def status_of(self, status: Status) -> Mood:
        """The same with the status that comes first in the design's order."""
        return replace(self, status=min(self.status, status, key=ORDER.index))

    def denied(self) -> Mood:
        """The same with the other polarity."""
        turned = Polarity.AFFIRMED if self.polarity is Polarity.DENIED else Polarity.DENIED
        return replace(self, polarity=turned)

    def settled(self) -> Mood:
        """The same, with polarity none exactly when the source does not know."""
        if self.factuality is Factuality.UNKNOWN:
            return replace(self, polarity=Polarity.NONE)
        return self


def mood(reading: Reading, words: Modality, candidate: Candidate, said: tuple[int, int]) -> Mood:
    """The mood of a candidate, from no words outside `said`, the stretch that its voice says."""
    path = [t for t in _path(reading, words, candidate) if said[0] <= t.start < said[1]]
    found = Mood()
    if candidate.trigger.sign < 0:
        found = found.denied()
    if candidate.trigger.status:
        found = found.status_of(Status(candidate.trigger.status))
    if candidate.trigger.factuality:
        found = found.weaker(Factuality(candidate.trigger.factuality), path[0].text if path else "")
    if path and path[0].lemma in words.promising and path[0].pos == "VERB":
        found = found.status_of(Status.PLANNED)
    for place, token in enumerate(path):
        found = _beside(reading, words, candidate, token, found)
        if place:
            found = _above(words, path[place - 1], token, found)
        if token.i in {candidate.i, candidate.verb}:
            found = _purpose(reading, words, token, found)
    told_already = candidate.trigger.sign < 0 and candidate.trigger.type == "disclosure"
    if path and not told_already and _none_of(reading, candidate):
        found = found.denied()
    found = _conditional(reading, words, path, found)
    found = _inside_condition(reading, words, candidate, found)
    found = _supposed(reading, words, candidate, found)
    if candidate.trigger.type in words.unmoved:
        found = replace(found, status=Status(candidate.trigger.status or Status.ACTUAL))
    return _ignorance(reading, words, path, found).settled()


def _path(reading: Reading, words: Modality, candidate: Candidate) -> list[Token]:
    """The trigger and what governs it, inside its sentence, innermost first."""
    tokens = reading.tokens
    path = [tokens[candidate.i]]
    for _ in range(STEPS):
        token = path[-1]
        path += _copular_noun(reading, words, token)
        above = tokens[token.head]
        if above.i == token.i or _leaves(token, above) or (token.dep == "ccomp" and not _judges(words, above)):
            break
        path.append(above)
    return path


def _judges(words: Modality, above: Token) -> bool:
    """Whether a verb or noun says something of the truth of the clause below it."""
    part = "VERB" if above.pos == "AUX" else above.pos
    lists = (words.status.get(part, {}), words.firmness.get(part, {}))
    denials = words.denial["verbs"] | words.denial["nouns"] | words.denial["adjectives"]
    return above.lemma == "be" or any(above.lemma in each for each in lists) or above.lemma in denials


def _copular_noun(reading: Reading, words: Modality, token: Token) -> list[Token]:
    """The noun that a copula equates with the event below it: "the goal is to produce"."""
    above = reading.tokens[token.head]
    if token.dep not in {"xcomp", "ccomp", "attr"} or above.lemma != "be":
        return []
    subjects = (reading.tokens[i] for i in reading.children[above.i] if reading.tokens[i].dep == "nsubj")
    return [each for each in subjects if each.i < token.i and each.lemma in words.status["NOUN"]]


def _leaves(token: Token, above: Token) -> bool:
    """Whether what governs the token says nothing of its truth."""
    if token.dep == "conj":
        return False
    if token.dep in {"nsubj", "nsubjpass"}:
        return not (above.pos in {"VERB", "AUX"} and token.pos == "NOUN")
    if token.dep in {"advcl", "acl"}:
        return token.tag != "VB"
    return token.dep in {"relcl", "parataxis", "appos"}


def _beside(reading: Reading, words: Modality, candidate: Candidate, token: Token, found: Mood) -> Mood:
    for child in _modifiers(reading, token):
        if child.dep in {"aux", "auxpass"} or child.tag == "MD":
            found = _auxiliary(reading, words, candidate, child, found)
        if child.lower in words.denial["words"] and child.dep in {"neg", "det", "advmod", "preconj"}:
            found = found if _only(reading, words, child) else found.denied()
        firmness = words.adverbs.get(child.lower)
        if firmness is not None and child.dep in {"advmod", "amod", "npadvmod", "dep", "acomp"}:
            found = found.weaker(firmness, child.text)
    return found


def _modifiers(reading: Reading, token: Token) -> Iterator[Token]:
    for child in reading.children[token.i]:
        yield reading.tokens[child]
        if reading.tokens[child].dep in {"advmod", "prep"}:
            yield from (
                reading.tokens[i] for i in reading.children[child] if reading.tokens[i].dep in {"advmod", "neg"}
            )


def _only(reading: Reading, words: Modality, token: Token) -> bool:
    after = reading.text[token.start : token.start + 20].lower()
    return any(after.startswith(phrase) for phrase in words.not_denying)


def _auxiliary(reading: Reading, words: Modality, candidate: Candidate, child: Token, found: Mood) -> Mood:
    value = words.auxiliaries.get(child.lower) or words.auxiliaries.get(child.lemma)
    if value is None:
        return found
    if candidate.trigger.modal and value in {"capacity", "possible", "planned"}:
        found = found.weaker(Factuality.POSSIBLE, child.text) if child.lower in words.tentative else found
        return found.status_of(Status(candidate.trigger.modal))
    if child.lower == "would" and candidate.trigger.type in words.unmoved:
        return found
    negated = any(reading.tokens[i].dep == "neg" for i in reading.children[child.head])
    if child.lower in words.tentative and not negated:
        found = found.weaker(Factuality.POSSIBLE, child.text)
    if value == "possible" or (value == "capacity" and candidate.trigger.type not in words.capacity_types):
        return found.weaker(Factuality.POSSIBLE, child.text)
    return found.status_of(Status(value))


def _above(words: Modality, below: Token, token: Token, found: Mood) -> Mood:
    """What a governor makes of the event below it."""
    if below.dep not in GOVERNED or (token.pos == "AUX" and below.dep not in {"acomp", "attr", "xcomp"}):
        return found
    part = "VERB" if token.pos == "AUX" else token.pos
    found = _status_above(words, below, token, found)
    firmness = words.firmness.get(part, {}).get(token.lemma)
    if firmness is not None and below.dep in JUDGED:
        found = found.weaker(firmness, token.text)
    key = {"VERB": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}.get(part, "")
    if key and token.lemma in words.denial[key] and below.dep != "nsubj" and below.i != token.i:
        found = found.denied()
    return found


def _status_above(words: Modality, below: Token, token: Token, found: Mood) -> Mood:
    """The status that "is to", "plans to" or "the goal of" gives; some verbs only with an infinitive."""
    if token.lemma == "be" and below.dep == "xcomp" and below.tag in {"VB", "VBN"}:
        found = found.status_of(words.destined)
    part = "VERB" if token.pos == "AUX" else token.pos
    status = words.status.get(part, {}).get(token.lemma)
    infinitive = below.tag == "VB" or part != "VERB" or below.pos not in {"VERB", "AUX"}
    if status is not None and below.dep != "nsubj" and (infinitive or token.lemma not in words.with_infinitive):
        return found.status_of(status)
    return found


def _purpose(reading: Reading, words: Modality, token: Token, found: Mood) -> Mood:
    """An infinitive of purpose is wanted, not done."""
    if token.dep not in {"advcl", "relcl", "acl"} or token.tag not in {"VB", "VBN"}:
        return found
    above = reading.tokens[token.head]
    if above.lemma in words.status.get(above.pos, {}):
        return found
    marked = any(reading.tokens[child].tag == "TO" for child in reading.children[token.i])
    return found.status_of(words.purpose) if marked else found


def _none_of(reading: Reading, candidate: Candidate) -> bool:
    """Whether what does it or what is done to is none: "no shell has left", "supplied no arms"."""
    heads = [head for slot in ("subject", "object", "attribute") for head in candidate.slots.get(slot, ())]
    below = {reading.tokens[child].lower for head in heads for child in reading.children[head]}
    single = any(reading.tokens[head - 2].lower == "not" and {"a", "single"} & below for head in heads if head > 1)
    return bool(below & {"no", "neither"}) or single or ("not" in below and "single" in below)


def _conditional(reading: Reading, words: Modality, path: list[Token], found: Mood) -> Mood:
    for token in path:
        for child in reading.children[token.i]:
            if reading.tokens[child].dep == "advcl" and _is_conditional(reading, words, child):
                first, last = reading.subtrees[child]
                start, end = reading.tokens[first].start, reading.tokens[last].end
                return replace(found, condition=cut(reading.text, start, end))
    return found


def _inside_condition(reading: Reading, words: Modality, candidate: Candidate, found: Mood) -> Mood:
    """An event that only the if-clause names is no fact, but what holds under it."""
    clause = conditional_clause(reading, words, candidate.verb)
    if clause is None or found.condition is not None:
        return found
    first, last = reading.subtrees[clause]
    start, end = reading.tokens[first].start, reading.tokens[last].end
    main = reading.tokens[reading.tokens[clause].head]
    return replace(_beside(reading, words, candidate, main, found), condition=cut(reading.text, start, end))


def conditional_clause(reading: Reading, words: Modality, verb: int) -> int | None:
    """The verb of the if-clause that the verb stands in, or None."""
    token = reading.tokens[verb]
    for _ in range(STEPS):
        if token.dep == "advcl" and _is_conditional(reading, words, token.i):
            return token.i
        if token.head == token.i:
            return None
        token = reading.tokens[token.head]
    return None


def _supposed(reading: Reading, words: Modality, candidate: Candidate, found: Mood) -> Mood:
    """A load under "if all were" is an equivalent, never contents."""
    if found.condition is None or candidate.trigger.type not in words.loads:
        return found
    said = set(found.condition.exact.lower().split())
    return found.status_of(Status.EQUIVALENT) if said & words.wholly else found


def _is_conditional(reading: Reading, words: Modality, i: int) -> bool:
    return any(
        reading.tokens[child].dep == "mark" and reading.tokens[child].lower in words.conditions
        for child in reading.children[i]
    )


def _ignorance(reading: Reading, words: Modality, path: list[Token], found: Mood) -> Mood:
    """Stated ignorance above the event: "it is unclear whether"."""
    if not path:
        return found
    if _is_question(reading, words, path):
        return replace(found, factuality=Factuality.UNKNOWN, hedge="whether")
    sentence = reading.sentences[path[0].sentence]
    before = reading.text[sentence.start : path[0].start].lower()
    for phrase in words.ignorance:
        at = before.rfind(phrase)
        if at >= 0 and any(
            mark in before[at:]
            for mark in (" whether", " how", " if ", " where", " what", " why", " when", " who", " exactly")
        ):
            return replace(found, factuality=Factuality.UNKNOWN, hedge=phrase)
    return found


def _is_question(reading: Reading, words: Modality, path: list[Token]) -> bool:
    """Whether the event stands under "whether", or under "what" or "how" beside somebody who does not know."""
    verbs = [token for token in path if token.pos in {"VERB", "AUX"}][:2]
    below = [reading.tokens[child] for token in verbs for child in reading.children[token.i]]
    if any(child.dep == "mark" and child.lower == "whether" for child in below):
        return True
    asked = {child.lower for each in below for child in (each, *_first_below(reading, each))} & words.questions
    sentence = reading.sentences[path[0].sentence]
    return bool(asked) and words.not_known.search(reading.text, sentence.start, sentence.end) is not None


def _first_below(reading: Reading, token: Token) -> list[Token]:
    """The dependents of a noun, where "what compensation" asks."""
    if token.pos not in {"NOUN", "ADV", "ADJ"}:
        return []
    children = (reading.tokens[child] for child in reading.children[token.i])
    return [child for child in children if child.dep in {"det", "advmod"}]
