"""Vessels: the same only on their IMO number, which checks itself; a name ties nothing."""

from __future__ import annotations

import re

from sayso.model.entity import Because, Name, Reason
from sayso.resolve.gazetteer import Gazetteer
from sayso.resolve.judge.opinion import Field, Opinion, Outcome, concluded

_IMO = re.compile(r"\bIMO\W{0,3}(?:No\.?\s*)?(\d{7})\b", re.IGNORECASE)
WEIGHTS = range(7, 1, -1)


def imo(words: str) -> str:
    """The IMO number in the words, if its check digit is right (IMO Resolution A.1117(30))."""
    for number in _IMO.findall(words):
        total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=False))
        if total % 10 == int(number[-1]):
            return str(number)
    return ""


def judge(left: Name, right: Name, gazetteer: Gazetteer) -> Opinion:
    """One vessel on one IMO number, two on two, unsure without."""
    del gazetteer
    first, second = imo(left.words), imo(right.words)
    if not first or not second:
        reason = Reason(Because.NO_IMO, f"{left.words} / {right.words}")
        return concluded([Field(Outcome.LESS, reason, 0.4)], enough=False)
    if first == second:
        return concluded([Field(Outcome.SAME, Reason(Because.SAME_IMO, first))], enough=True)
    return concluded([Field(Outcome.APART, Reason(Because.OTHER_IMO, f"{first} / {second}"))], enough=True)
