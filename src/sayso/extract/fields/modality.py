"""Status, factuality and polarity of an event, from the words around and above its trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.events.candidate import Candidate
from sayso.extract.fields.path import STEPS, hung, is_embedded, path
from sayso.language.modality import Modality
from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.reading import Reading, Token
from sayso.model.span import Span, cut

Extents = Sequence[tuple[int, int]]

ORDER = list(Status)
FIRMNESS = list(Factuality)
# How an event hangs on what governs it, and which of these let the governor judge its truth.
JUDGED = {"xcomp", "ccomp", "acl", "pobj", "nsubj", "nsubjpass", "prep"}
GOVERNED = JUDGED | {"dobj", "pcomp", "advcl", "attr", "csubj"}


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


def mood(reading: Reading, words: Modality, candidate: Candidate, said: Extents) -> Mood:
    """The mood of a candidate, from no words outside `said`, the stretches that its voice says."""
    above = [t for t in path(reading, words, candidate) if any(start <= t.start < end for start, end in said)]
    found = _governed(reading, words, candidate, above)
    told_already = candidate.trigger.sign < 0 and candidate.trigger.type == "disclosure"
    if above and not told_already and _none_of(reading, candidate):
        found = found.denied()
    found = _conditional(reading, words, above, found)
    found = _inside_condition(reading, words, candidate, found)
    found = _supposed(reading, words, candidate, found)
    found = _confident(reading, words, above, found)
    if candidate.trigger.type in words.unmoved:
        kept = Status(candidate.trigger.status or Status.ACTUAL)
        found = found if _is_asked_for(reading, words, candidate, above, found) else replace(found, status=kept)
    if is_embedded(reading, candidate, said):
        return found.settled()
    return _ignorance(reading, words, above, found).settled()


def _is_asked_for(reading: Reading, words: Modality, candidate: Candidate, above: list[Token], found: Mood) -> bool:
    """Whether the event is only called for: "the ban should be lifted", "calls for an embargo"."""
    if candidate.trigger.type not in words.asked.get(found.status, ()):
        return False
    beside = [reading.tokens[child] for token in above for child in reading.children[token.i]]
    modals = {each.lower for each in beside if each.tag == "MD"}
    if found.status is Status.PLANNED:
        return "planned" in {words.auxiliaries.get(modal) for modal in modals - words.conditional}
    return not ({each.lemma for each in above[1:]} | modals) & words.ruling


def _of_trigger(words: Modality, candidate: Candidate, above: list[Token]) -> Mood:
    """What the trigger itself commits to."""
    found = Mood()
    if candidate.trigger.sign < 0:
        found = found.denied()
    if candidate.trigger.status:
        found = found.status_of(Status(candidate.trigger.status))
    if candidate.trigger.factuality:
        found = found.weaker(Factuality(candidate.trigger.factuality), above[0].text if above else "")
    if above and above[0].lemma in words.promising and above[0].pos == "VERB":
        found = found.status_of(Status.PLANNED)
    return found


def _governed(reading: Reading, words: Modality, candidate: Candidate, above: list[Token]) -> Mood:
    """What the trigger and the words above it make of the event."""
    found = _of_trigger(words, candidate, above)
    for place, token in enumerate(above):
        if place and candidate.trigger.type in words.apart:
            break
        found = _beside(reading, words, candidate, token, found)
        if place:
            found = _above(reading, words, above[place - 1], token, found)
        found = _purpose(reading, words, token, found)
        found = _phrased(reading, words, token, found)
    return found


def _beside(reading: Reading, words: Modality, candidate: Candidate, token: Token, found: Mood) -> Mood:
    for child in _modifiers(reading, token):
        if child.dep in {"aux", "auxpass"} or child.tag == "MD":
            found = _auxiliary(reading, words, candidate, child, found)
        if child.lower in words.denial["words"] and child.dep in {"neg", "det", "advmod", "preconj"}:
            found = found if _only(reading, words, child) or _until(reading, child) else found.denied()
        if child.dep == "amod" and child.lower in words.modifiers:
            found = found.status_of(words.modifiers[child.lower])
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


def _until(reading: Reading, token: Token) -> bool:
    """Whether the word only says from when on: "not before 2025", "not due until spring"."""
    following = reading.tokens[token.i + 1 : token.i + 4]
    return any(each.lower in {"before", "until", "till"} and each.sentence == token.sentence for each in following)


def _auxiliary(reading: Reading, words: Modality, candidate: Candidate, child: Token, found: Mood) -> Mood:
    value = words.auxiliaries.get(child.lower) or words.auxiliaries.get(child.lemma)
    if value is None:
        return found
    if candidate.trigger.modal and value in {"capacity", "possible", "planned"}:
        found = found.weaker(Factuality.POSSIBLE, child.text) if child.lower in words.tentative else found
        return found.status_of(Status(candidate.trigger.modal))
    if child.lower == "would" and candidate.trigger.type in words.unmoved:
        return found
    if value == "planned" and candidate.trigger.type in words.unwilled:
        return found.status_of(Status.FORECAST)
    negated = any(reading.tokens[i].dep == "neg" for i in reading.children[child.head])
    if child.lower in words.tentative and not negated:
        found = found.weaker(Factuality.POSSIBLE, child.text)
    if negated and child.lower == "could" and candidate.trigger.type not in words.capacity_types:
        return found
    if value == "possible" or (value == "capacity" and candidate.trigger.type not in words.capacity_types):
        return found.weaker(Factuality.POSSIBLE, child.text)
    return found.status_of(Status(value))


def _above(reading: Reading, words: Modality, below: Token, token: Token, found: Mood) -> Mood:
    """What a governor makes of the event below it."""
    dep = hung(reading, below, token)
    if dep not in GOVERNED or (token.pos == "AUX" and dep not in {"acomp", "attr", "xcomp"}):
        return found
    part = "VERB" if token.pos == "AUX" else token.pos
    found = _status_above(reading, words, below, token, found)
    firmness = words.firmness.get(part, {}).get(token.lemma)
    if firmness is not None and dep in JUDGED:
        found = found.weaker(firmness, token.text)
    key = {"VERB": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}.get(part, "")
    if key and token.lemma in words.denial[key] and dep != "nsubj" and below.i != token.i:
        found = found.denied()
    return found


def _was_able(reading: Reading, words: Modality, token: Token) -> bool:
    """Whether it was possible, and so done: "was able to", "has been able to"."""
    return token.lemma in words.achieved and reading.tokens[token.head].tag in {"VBD", "VBN"}


def _status_above(reading: Reading, words: Modality, below: Token, token: Token, found: Mood) -> Mood:
    """The status that "is to", "plans to" or "the goal of" gives; some verbs only with an infinitive."""
    dep = hung(reading, below, token)
    if token.lemma == "be" and dep == "xcomp" and below.tag in {"VB", "VBN"}:
        found = found.status_of(words.destined)
    if (token.lemma == "be" and dep == "csubj") or _was_able(reading, words, token):
        return found
    part = "VERB" if token.pos == "AUX" else token.pos
    status = words.status.get(part, {}).get(token.lower if token.lower in words.going else token.lemma)
    if token.lemma in words.doing and below.tag != "VB":
        return found
    infinitive = below.tag == "VB" or part != "VERB" or below.pos not in {"VERB", "AUX"}
    if status is not None and dep != "nsubj" and (infinitive or token.lemma not in words.with_infinitive):
        return found.status_of(status)
    return found


def _purpose(reading: Reading, words: Modality, token: Token, found: Mood) -> Mood:
    """An infinitive of purpose is wanted, not done."""
    first = token
    while first.dep == "conj" and first.tag == "VB" and reading.tokens[first.head].tag == "VB":
        first = reading.tokens[first.head]
    if token.tag not in {"VB", "VBN"} or not any(
        reading.tokens[child].tag == "TO" for child in reading.children[token.i]
    ):
        return found
    above = reading.tokens[first.head]
    if first.dep in {"advcl", "xcomp"} and _is_a_means(reading, words, above):
        return found
    if first.dep in {"advcl", "relcl", "acl", "pcomp"} or _serves(reading, words, first, above):
        return found if above.lemma in words.status.get(above.pos, {}) else found.status_of(words.purpose)
    return found


def _is_a_means(reading: Reading, words: Modality, above: Token) -> bool:
    """Whether what follows is done by such means: "used the hall to make", "work together to produce"."""
    beside = {reading.tokens[child].lower for child in reading.children[above.i]}
    return above.lemma in words.means or (above.lemma == "work" and bool(beside & words.jointly))


def _serves(reading: Reading, words: Modality, token: Token, above: Token) -> bool:
    """Whether an infinitive tells what the object of a plain verb is for: "buys powder to fill its stores"."""
    if token.dep == "xcomp" and above.pos == "NOUN":
        return True
    if token.dep != "xcomp" or above.pos != "VERB" or above.lemma in words.achieving:
        return False
    judged = any(above.lemma in each["VERB"] for each in (words.status, words.firmness))
    children = [reading.tokens[child] for child in reading.children[above.i]]
    return not judged and any(each.dep == "dobj" and above.i < each.i < token.i for each in children)


def _phrased(reading: Reading, words: Modality, token: Token, found: Mood) -> Mood:
    """What a phrase right before a governing word makes of the event: "on track to", "steers clear of"."""
    sentence = reading.sentences[token.sentence]
    before = reading.text[sentence.start : token.start]
    for phrase in words.phrases:
        match = phrase.pattern.search(before)
        if match is not None:
            found = found.status_of(phrase.status) if phrase.status is not None else found
            found = found.weaker(phrase.factuality, match[0]) if phrase.factuality is not None else found
            found = found.denied() if phrase.denies else found
    return found


def _confident(reading: Reading, words: Modality, above: list[Token], found: Mood) -> Mood:
    """What is held "with low confidence" is only possible, with moderate confidence probable."""
    if not above:
        return found
    sentence = reading.sentences[above[0].sentence]
    held = words.held.search(reading.text, sentence.start, sentence.end)
    return found.weaker(words.confidence[held["firm"].lower()], held[0]) if held is not None else found


def _none_of(reading: Reading, candidate: Candidate) -> bool:
    """Whether what does it or what is done to is none: "no shell has left", "supplied no arms"."""
    heads = [candidate.slots[slot][0] for slot in ("subject", "object", "attribute") if candidate.slots.get(slot)]
    below = {reading.tokens[child].lower for head in heads for child in reading.children[head]}
    single = any(
        reading.tokens[head - 2].lower == "not" and {"a", "one", "single"} & below for head in heads if head > 1
    )
    return bool(below & {"no", "neither"}) or single or ("not" in below and bool({"one", "single"} & below))


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
    if clause is None:
        return found
    first, last = reading.subtrees[clause]
    start, end = reading.tokens[first].start, reading.tokens[last].end
    main = reading.tokens[reading.tokens[clause].head]
    while main.dep == "advcl" and _is_conditional(reading, words, main.i):
        main = reading.tokens[main.head]
    condition = found.condition or cut(reading.text, start, end)
    return replace(_beside(reading, words, candidate, main, found), condition=condition)


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
