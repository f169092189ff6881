"""What one comparison of two names comes to, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from sayso.model.entity import Because, Reason, Verdict


class Outcome(IntEnum):
    """What a field of two names says: nothing, that they are one, that one says less, that they are two."""

    SILENT = 0
    SAME = 1
    LESS = 2
    APART = 3


@dataclass(frozen=True, slots=True)
class Field:
    """One field compared: its outcome, how sure that is (0 to 1), and the reason."""

    outcome: Outcome
    reason: Reason
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Opinion:
    """A verdict with its score and reasons."""

    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]


SILENT = Field(Outcome.SILENT, Reason(Because.SAME_WORDS))


def concluded(fields: Iterable[Field], enough: bool) -> Opinion:
    """Two where any field parts them, unsure where one says less or it is not enough, otherwise one."""
    told = [each for each in fields if each.outcome is not Outcome.SILENT]
    apart = [each for each in told if each.outcome is Outcome.APART]
    if apart:
        return Opinion(Verdict.DIFFERENT, 1 - max(each.weight for each in apart), _reasons(apart))
    less = [each for each in told if each.outcome is Outcome.LESS]
    same = [each for each in told if each.outcome is Outcome.SAME]
    if less or not enough:
        score = 0.5 * min((each.weight for each in (*less, *same)), default=0.0)
        return Opinion(Verdict.UNSURE, score, _reasons((*less, *same)))
    return Opinion(Verdict.SAME, min(each.weight for each in same), _reasons(same))


def _reasons(fields: Iterable[Field]) -> tuple[Reason, ...]:
    return tuple(each.reason for each in fields)
