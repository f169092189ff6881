"""Clauses that are full of the domain's words but hold no known trigger: told as the type whose words weigh most."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.arguments import arguments
from sayso.extract.candidate import Candidate
from sayso.extract.select import Told
from sayso.extract.things import MENTION_KINDS, Things
from sayso.language.events import EventLexicon, Hint, Trigger
from sayso.model.reading import Reading, Token

CLAUSE_HEADS = {"ROOT", "conj", "advcl", "ccomp", "relcl", "parataxis", "acl"}


def hinted(reading: Reading, lexicon: EventLexicon, things: Things, told: list[Told]) -> Iterator[Candidate]:
    """A candidate for every clause outside all that is told whose words weigh enough for one type."""
    for token in reading.tokens:
        if token.pos not in {"VERB", "AUX"} or token.dep not in CLAUSE_HEADS:
            continue
        if reading.sentences[token.sentence].heading or any(each.start <= token.start < each.end for each in told):
            continue
        if _governs(reading, token, told):
            continue
        best = _best(reading, lexicon, things, token)
        if best:
            trigger = Trigger(
                "hinted",
                best,
                "VERB",
                (),
                (),
                lexicon.default_roles.get(best, {}),
                {},
                weak=True,
                guessed=True,
            )
            yield Candidate(trigger, token.i, token.i, arguments(reading, token.i))


def _governs(reading: Reading, token: Token, told: list[Told]) -> bool:
    """Whether the verb only says something of an event below it that is told: "ordered the plant to raise output"."""
    first, last = reading.subtrees[token.i]
    below = (each.candidate.verb for each in told if first <= each.candidate.verb <= last)
    return any(reading.tokens[verb].dep in {"xcomp", "ccomp"} for verb in below)


def _best(reading: Reading, lexicon: EventLexicon, things: Things, verb: Token) -> str:
    """The type that weighs most in the verb's own clause, or an empty text."""
    own = [reading.tokens[i] for i in _own(reading, verb.i)]
    words = {word for token in own for word in (token.lemma, token.lower)}
    kinds = {kind for token in own if token.pos in {"NOUN", "PROPN", "PRON"} for kind in things.kinds(token.i)}
    measures = things.mentions_in(min(t.start for t in own), max(t.end for t in own))
    kinds |= {MENTION_KINDS[m.kind] for m in measures if m.kind in MENTION_KINDS}
    weights = [(_weight(hint, words, kinds), -place, hint.type) for place, hint in enumerate(lexicon.hints)]
    weight, _, best = max(weights, default=(0, 0, ""))
    return best if weight >= lexicon.hint_least else ""


def _weight(hint: Hint, words: set[str], kinds: set[str]) -> int:
    strong, weak = len(words & hint.words), len(words & hint.also)
    if not kinds & hint.needs or not (strong or weak):
        return 0
    return 2 * strong + weak + sum(weight for kind, weight in hint.kinds.items() if kind in kinds)


def _own(reading: Reading, verb: int) -> Iterator[int]:
    """The tokens of the verb's clause without the clauses below it."""
    stack = [verb]
    while stack:
        i = stack.pop()
        yield i
        for child in reading.children[i]:
            token = reading.tokens[child]
            if not (token.dep in CLAUSE_HEADS and token.pos in {"VERB", "AUX"}):
                stack.append(child)
