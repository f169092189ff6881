"""What is judged of each pair of voices, before anything is known of matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sayso.corroborate.origins.evidence import Pairs, closeness, evidence
from sayso.corroborate.origins.pairs import Look
from sayso.corroborate.origins.weigh import Weights, clues, probability, relation
from sayso.model.origin import Clue, Relation, Trace

LEAST = 0.02

# (claim of one report, claim of another): how an analyst says that one goes back to the other
Links = Mapping[tuple[str, str], Relation]
NO_LINKS: Links = {}


class Judged(NamedTuple):
    """A pair of voices of two reports: the chance that the later goes back to the earlier, how, and why."""

    earlier: str
    later: str
    voices: tuple[str, str]
    chance: float
    relation: Relation
    clues: tuple[Clue, ...]
    pairs: Pairs
    close: float = 0.0


def judged(looks: Iterable[Look], weighed: Weights, decided: Links = NO_LINKS) -> Iterator[Judged]:
    """Every pair of voices that share a statement and may at all go back to one utterance."""
    for look in looks:
        by_voices: dict[tuple[str, str], list[tuple[object, object]]] = {}
        for pair in look.pairs:
            by_voices.setdefault((pair[0].voice, pair[1].voice), []).append(pair)
        for voices, pairs in sorted(by_voices.items()):
            each = _decide(_judge(look, voices, tuple(pairs), weighed), decided)  # type: ignore[arg-type]
            if each.chance >= LEAST:
                yield each


def _judge(look: Look, voices: tuple[str, str], own: Pairs, weighed: Weights) -> Judged:
    first, second = look.earlier.voices[voices[0]], look.later.voices[voices[1]]
    found = clues(evidence(look, first, second, own), weighed)
    chance = probability(found, weighed)
    how = relation(look, second, found, chance)
    close = closeness(look, second) if chance >= LEAST else 0.0
    return Judged(look.earlier.report, look.later.report, voices, chance, how, found, own, close)


def _decide(each: Judged, decided: Links) -> Judged:
    """What an analyst decided stands, beside the evidence that was there."""
    if not decided:
        return each
    told = (decided.get((mine.claim, theirs.claim)) for mine, theirs in each.pairs)
    wanted = next(filter(None, told), None)
    if wanted is None:
        return each
    chance = 0.0 if wanted is Relation.INDEPENDENT else 1.0
    return each._replace(chance=chance, relation=wanted, clues=(Clue(Trace.DECIDED, 0.0), *each.clues))
