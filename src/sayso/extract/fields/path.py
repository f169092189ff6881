"""What governs an event inside its sentence: the words above its trigger that may judge its truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.events.candidate import Candidate
from sayso.language.modality import Modality
from sayso.model.reading import Reading, Token

STEPS = 5
# Prepositions whose object happened, or is as it is, whatever the clause around them denies.
FACTUAL = {"because", "despite", "due", "owing", "following", "amid", "thanks", "since"}
# Verbs that tell with "as" what something does: "acts as supplier"; after others it tells what something is.
SERVING = {"act", "serve", "use", "work", "function", "operate"}
_SUBJECTS = {"nsubj", "nsubjpass", "expl"}
_AUXILIARIES = {"aux", "auxpass", "neg"}


def path(reading: Reading, words: Modality, candidate: Candidate) -> list[Token]:
    """The trigger and what governs it, inside its sentence, innermost first."""
    tokens = reading.tokens
    found = [tokens[candidate.i]]
    for _ in range(STEPS):
        token = found[-1]
        found += _equated_noun(reading, words, token)
        above = _above(reading, token)
        if above.i == token.i or _leaves(reading, token, above) or _is_beyond(words, token, above):
            break
        found.append(above)
    return found


def _above(reading: Reading, token: Token) -> Token:
    """What governs the token; a clause that is only set beside another has what governs that other."""
    seen = token
    while seen.dep == "conj" and _stands_by_itself(reading, seen):
        seen = reading.tokens[seen.head]
    return reading.tokens[seen.head] if seen.head != seen.i else token


def _stands_by_itself(reading: Reading, token: Token) -> bool:
    """Whether a conjunct is a clause with a subject or an auxiliary of its own, or one that "but" sets apart."""
    if token.pos not in {"VERB", "AUX"}:
        return False
    below = {reading.tokens[child].dep for child in reading.children[token.i] if reading.tokens[child].tag != "TO"}
    if below & (_SUBJECTS | _AUXILIARIES):
        return True
    between = (reading.tokens[child] for child in reading.children[token.head])
    return any(each.dep == "cc" and each.lower == "but" and each.i < token.i for each in between)


def hung(reading: Reading, token: Token, above: Token) -> str:
    """How the token hangs on what governs it; a conjunct as the clause does that it is set beside."""
    seen = token
    while seen.dep == "conj" and seen.head != above.i:
        seen = reading.tokens[seen.head]
    return seen.dep


def _is_beyond(words: Modality, token: Token, above: Token) -> bool:
    """Whether a clause hangs on something that says nothing of its truth."""
    helped = above.lemma in words.helping and token.tag == "VB"
    return token.dep == "ccomp" and not helped and not _judges(words, above)


def _judges(words: Modality, above: Token) -> bool:
    """Whether a verb or noun says something of the truth of the clause below it."""
    part = "VERB" if above.pos == "AUX" else above.pos
    lists = (words.status.get(part, {}), words.firmness.get(part, {}))
    denials = words.denial["verbs"] | words.denial["nouns"] | words.denial["adjectives"]
    return above.lemma == "be" or any(above.lemma in each for each in lists) or above.lemma in denials


def _equated_noun(reading: Reading, words: Modality, token: Token) -> Iterator[Token]:
    """The noun that a copula equates with the event: "the goal is to produce", "to produce more is the goal"."""
    above = reading.tokens[token.head]
    if above.lemma != "be" or token.i == above.i:
        return
    beside = (reading.tokens[i] for i in reading.children[above.i])
    if token.dep in {"xcomp", "ccomp", "attr"}:
        before = (each for each in beside if each.dep == "nsubj" and each.i < token.i)
        yield from (each for each in before if each.lemma in words.status["NOUN"])
    elif token.dep == "csubj" and token.tag == "VB":
        after = (each for each in beside if each.dep == "attr" and each.i > token.i)
        yield from (each for each in after if each.lemma in words.status["NOUN"])


def _leaves(reading: Reading, token: Token, above: Token) -> bool:
    """Whether what governs the token says nothing of its truth."""
    if token.dep == "conj":
        return False
    if token.dep == "prep" and (token.lower in FACTUAL or (token.lower == "as" and above.lemma not in SERVING)):
        return True
    if token.dep in {"nsubj", "nsubjpass"}:
        return not (above.pos in {"VERB", "AUX"} and token.pos == "NOUN")
    if token.dep in {"advcl", "acl"}:
        return not any(reading.tokens[child].tag == "TO" for child in reading.children[token.i])
    return token.dep in {"relcl", "parataxis", "appos"}


def is_embedded(reading: Reading, candidate: Candidate, said: Sequence[tuple[int, int]]) -> bool:
    """Whether the event only tells which thing is meant: "the contract cancelled in May", inside what is said."""
    token = reading.tokens[candidate.verb]
    for _ in range(STEPS):
        head = reading.tokens[token.head]
        past = token.tag in {"VBN", "VBD"} or (token.dep == "relcl" and token.tag in {"VBZ", "VBP"})
        inside = any(start <= head.start < end for start, end in said)
        if token.dep in {"relcl", "acl"} and past and inside and head.pos not in {"VERB", "AUX"}:
            return not any(reading.tokens[child].tag == "MD" for child in reading.children[token.i])
        if head.i == token.i:
            return False
        token = head
    return False
