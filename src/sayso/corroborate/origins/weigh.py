"""From evidence to a probability and a relation: a logistic sum of weights that are data."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.corroborate.origins.evidence import Strength, days_between, in_order
from sayso.corroborate.origins.pairs import Look
from sayso.corroborate.sketch import Voice
from sayso.model.origin import Clue, Relation, Trace

# Two reports that rest on sources at risk count one to two: whether they are one person is never asked.
UNASKED = 0.5
COPIED = 0.3
# Below this share of common wording, two who heard the same speaker may have chosen the same words by themselves.
WORDED = 0.2
PRESENT_DAYS = 3
SUMMARY = 2


@dataclass(frozen=True, slots=True)
class Weights:
    """The log odds without any evidence, and what each trace at strength 1 adds."""

    bias: float
    of: Mapping[Trace, float]


@cache
def weights() -> Weights:
    """The weights that ship with Sayso."""
    return parsed(files("sayso.corroborate").joinpath("weights.toml").read_text(encoding="utf-8"))


def parsed(text: str) -> Weights:
    """Weights from TOML; KeyError names a trace that there is not."""
    data = tomllib.loads(text)
    return Weights(float(data["bias"]), {Trace[name]: float(value) for name, value in data["traces"].items()})


def clues(found: Iterable[Strength], weighed: Weights) -> tuple[Clue, ...]:
    """Each trace with what it weighs, the weightiest first."""
    made = (
        Clue(each.trace, round(weighed.of.get(each.trace, 0.0) * each.value, 4), each.later, each.earlier)
        for each in found
    )
    return tuple(sorted(made, key=lambda clue: (-abs(clue.weight), clue.trace.name)))


def probability(found: Iterable[Clue], weighed: Weights) -> float:
    """That both go back to one utterance."""
    told = tuple(found)
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, weighed.bias + sum(clue.weight for clue in told)))))
    if any(clue.trace is Trace.NOT_ASKED for clue in told):
        chance = max(chance, UNASKED)
    return round(chance, 6)


def relation(look: Look, later: Voice, found: Iterable[Clue], chance: float) -> Relation:
    """How the later telling stands to the earlier one.

    Whoever tells nothing that the earlier report does not tell, and in its order, is taken to have it from there;
    whoever quotes the same speaker and adds to it, or names another report as its source, has it from elsewhere.
    """
    traces = {clue.trace for clue in found}
    if chance <= UNASKED:
        return Relation.INDEPENDENT
    named = Trace.CREDIT in traces
    if later.outlets and not named:
        return Relation.QUOTATION
    if look.runs >= COPIED:
        return Relation.COPY
    if named and not look.other_language:
        return Relation.CITATION
    if not named and traces & _HEARD and not _kept(look):
        return Relation.QUOTATION
    return Relation.TRANSLATION if look.other_language else Relation.REWRITE


def _kept(look: Look) -> bool:
    """Whether the later report keeps to the earlier one more than two who heard one speaker would."""
    gap = days_between(look)
    late = gap is not None and gap > PRESENT_DAYS
    summed_up = len(look.later.statements) <= SUMMARY < len(look.earlier.statements) - 1
    several = len(look.pairs) > SUMMARY
    return look.runs >= WORDED or late or (look.covered and in_order(look) and (several or summed_up))


_HEARD = frozenset({Trace.SAME_SPEAKER, Trace.LIKELY_SPEAKER})
