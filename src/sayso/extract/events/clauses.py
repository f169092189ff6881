"""The span of an event: the shortest stretch of the text that tells it, without the attribution."""

from __future__ import annotations

import re

from sayso.extract.events.candidate import Candidate
from sayso.model.reading import Reading, Token
from sayso.model.span import trimmed

# Types that say something of an act, which a clause below them names.
OF_ACTS = {"disclosure", "legality"}
# How many tokens after a verb another with the same object stands.
CLOSE = 3
OPENERS = {"cc", "mark", "punct"}
Extent = tuple[int, int]
Extents = tuple[Extent, ...]
RELATIVE = {"that", "which", "who", "whose", "whom"}
ADVERBS = {"however", "also", "therefore", "meanwhile", "moreover"}
_FIGURE = re.compile(
    r" at (?:about |around |some |nearly |roughly |no (?:more|fewer|less) than |(?:more|less|fewer) than |up to )?"
    r"\d[\d,.]*(?:\d|\b)(?: (?:to|and|-) \d[\d,.]*\d)?(?: ?(?:percent|per cent|%|million|billion|thousand))?"
    r"(?: [a-z0-9-]+){0,3}?(?: (?:a|per|each|every) (?:day|week|month|quarter|year))?(?=[ .,;\]\)])"
)
EDGES = " \t\n,;:.“”\"'‘’«»()[]–—-"


def extent(reading: Reading, candidate: Candidate, voice_extents: Extents, condition: int | None = None) -> Extent:
    """`[start, end)` of the event in the text; `voice_extents` are the stretches of what its voice says.

    `condition` is the verb of the if-clause that the event stands in: then it is told with its main clause.
    """
    top = _top(reading, candidate.verb, voice_extents)
    if condition is not None:
        start, end = _whole(reading, reading.tokens[condition].head)
    else:
        start, end = _clause(reading, top, candidate)
    start, end = _within(voice_extents, start, end, reading.tokens[candidate.i])
    start = _after_openers(reading, start, end, candidate.i)
    end = _before_closers(reading, start, end, candidate.i)
    return trimmed(reading.text, start, _with_figure(reading, start, end), EDGES)


def _whole(reading: Reading, verb: int) -> tuple[int, int]:
    """The whole subtree of a verb: an if-clause and what follows from it tell one event."""
    first, last = reading.subtrees[verb]
    return reading.tokens[first].start, reading.tokens[last].end


def _with_figure(reading: Reading, start: int, end: int) -> int:
    """The end after a figure that follows by "at": "puts the output at 3,000 a month"."""
    after = _FIGURE.match(reading.text, end)
    if after is None or any(token.pos == "VERB" for token in reading.tokens_in(start, end)):
        return end
    return max(end, after.end())


def _top(reading: Reading, verb: int, voice: tuple[tuple[int, int], ...]) -> int:
    """The verb at the head of a chain such as "continues to be supplied", as far as one voice says it."""
    token = reading.tokens[verb]
    for _ in range(4):
        above = reading.tokens[token.head]
        if token.dep != "xcomp" or above.pos not in {"VERB", "AUX", "ADJ"} or not _said(above, voice):
            break
        token = above
    return token.i


def _said(token: Token, extents: tuple[tuple[int, int], ...]) -> bool:
    return not extents or any(start <= token.start < end for start, end in extents)


def _clause(reading: Reading, top: int, candidate: Candidate) -> tuple[int, int]:
    """The subtree of the clause, cut at coordinated clauses and at adverbial ones with a subject of their own."""
    tokens = reading.tokens
    first, last = reading.subtrees[top]
    for child in reading.children[top]:
        left, right = reading.subtrees[child]
        if not _is_apart(reading, tokens[child]) or left <= candidate.i <= right:
            continue
        if tokens[child].dep == "ccomp" and candidate.trigger.type in OF_ACTS and child > top:
            continue
        if child > top:
            last = min(last, left - 1)
        else:
            first = max(first, right + 1)
    return tokens[first].start, tokens[max(last, candidate.i)].end


def _is_apart(reading: Reading, token: Token) -> bool:
    """Whether a dependent clause tells an event of its own."""
    verbal = token.pos in {"VERB", "AUX"}
    if token.dep == "ccomp" and token.tag == "VB":
        return False
    if token.dep in {"conj", "parataxis"}:
        return verbal and not _shares_object(reading, token)
    own_subject = any(reading.tokens[c].dep in {"nsubj", "nsubjpass"} for c in reading.children[token.i])
    return verbal and token.dep in {"advcl", "ccomp"} and own_subject


def _shares_object(reading: Reading, token: Token) -> bool:
    """Whether a verb follows another so closely that both have one object: "neither made nor sold any"."""
    above = reading.tokens[token.head]
    objects = [c for c in reading.children[above.i] if reading.tokens[c].dep in {"dobj", "ccomp", "prep", "advmod"}]
    return token.dep == "conj" and token.i - above.i <= CLOSE and not any(c > above.i for c in objects)


def _within(extents: Extents, start: int, end: int, at: Token) -> tuple[int, int]:
    """The part of `[start, end)` that the voice says around the trigger; "he said" in the middle stays inside."""
    said = [(first, last) for first, last in extents if first < end and start < last]
    if not any(first <= at.start < last for first, last in said):
        return start, end
    return max(start, min(first for first, _ in said)), min(end, max(last for _, last in said))


def _after_openers(reading: Reading, start: int, end: int, trigger: int) -> int:
    """The start without conjunctions, marks and relative pronouns in front."""
    for token in reading.tokens_in(start, end):
        relative = token.lower in RELATIVE and token.tag in {"WDT", "WP", "WP$", "IN"}
        skipped = token.dep in OPENERS or relative or token.lower in ADVERBS or token.pos in {"PUNCT", "SPACE", "CCONJ"}
        if not skipped or token.i >= trigger:
            return token.start
    return start


def _before_closers(reading: Reading, start: int, end: int, trigger: int) -> int:
    """The end without a conjunction that leads on to the next clause."""
    for token in reversed(reading.tokens_in(start, end)):
        if token.i <= trigger or token.pos not in {"PUNCT", "SPACE", "CCONJ"}:
            return token.end
    return end
