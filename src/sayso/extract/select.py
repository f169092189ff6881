"""Which candidates are told: of two over the same words the more specific, each event once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.domain.arms import Domain
from sayso.extract.candidate import Candidate
from sayso.extract.voices import Voice
from sayso.model.claim import Discard, Discarded
from sayso.model.reading import Reading
from sayso.model.span import cut


@dataclass(frozen=True, slots=True)
class Told:
    """A candidate with its voice, its extent in the text, and the heads of its roles."""

    candidate: Candidate
    voice: Voice
    start: int
    end: int
    heads: Mapping[str, tuple[int, ...]]


def select(told: list[Told], reading: Reading, domain: Domain) -> tuple[list[Told], tuple[Discard, ...]]:
    """What is kept in text order, and what is left with the reason."""
    kept: list[Told] = []
    left: list[Discard] = []
    ranked = sorted(told, key=lambda each: _preference(each, domain))
    for each in ranked:
        reason = _reason(each, kept, reading)
        if reason is None:
            kept.append(each)
        else:
            left.append(Discard(cut(reading.text, each.start, each.end), each.candidate.trigger.type, reason))
    kept.sort(key=lambda each: (each.start, each.end, each.candidate.i))
    left.sort(key=lambda each: (each.span.start, each.span.end, each.type))
    return kept, tuple(left)


def _preference(told: Told, domain: Domain) -> tuple[bool, int, int, int]:
    trigger = told.candidate.trigger
    return trigger.weak, domain.events[trigger.type].rank, -len(told.heads), told.candidate.i


def _reason(told: Told, kept: list[Told], reading: Reading) -> Discarded | None:
    if reading.text[told.end : told.end + 2].lstrip("”\"").startswith("?"):
        return Discarded.QUESTION
    for other in kept:
        same_words = other.candidate.i == told.candidate.i or other.candidate.verb == told.candidate.i
        if same_words:
            return Discarded.CONTAINED
        if other.candidate.trigger.type == told.candidate.trigger.type and _overlap(told, other):
            return Discarded.DUPLICATE
    return None


def _overlap(one: Told, other: Told) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0.6 * min(one.end - one.start, other.end - other.start)
