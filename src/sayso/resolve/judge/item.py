"""Goods and provisions: the same only in the same terms."""

from __future__ import annotations

from sayso.model.entity import Because, Name, Reason
from sayso.resolve.fold import Meeting, meet, spelling
from sayso.resolve.gazetteer import Gazetteer
from sayso.resolve.judge.opinion import Field, Opinion, Outcome, concluded

UNSAID = "-"


def judge(left: Name, right: Name, gazetteer: Gazetteer) -> Opinion:
    """Goods as "family calibre stage": apart where both say another, unsure where one leaves it open."""
    del gazetteer
    pairs = list(zip(left.words.split(), right.words.split(), strict=True))
    told = f"{left.words} / {right.words}"
    if any(first != second and UNSAID not in (first, second) for first, second in pairs):
        return concluded([Field(Outcome.APART, Reason(Because.OTHER_LINE, told))], enough=True)
    if any(first != second for first, second in pairs):
        return concluded([Field(Outcome.LESS, Reason(Because.LESS_SAID, told), 0.6)], enough=False)
    return concluded([Field(Outcome.SAME, Reason(Because.SAME_GOODS, told))], enough=True)


def judge_words(left: Name, right: Name, gazetteer: Gazetteer) -> Opinion:
    """Provisions by their letters and numbers, which must all meet."""
    del gazetteer
    told = Reason(Because.SAME_NAME, f"{left.words} / {right.words}")
    if meet(spelling(left.words), spelling(right.words)) is Meeting.EQUAL:
        return concluded([Field(Outcome.SAME, told)], enough=True)
    return concluded([Field(Outcome.APART, Reason(Because.OTHER_NAME, told.text), 0.8)], enough=True)


def in_words(words: str) -> str:
    """Goods as a reader would say them: `howitzer_shell 152 body` is "howitzer shell, 152 mm, body"."""
    family, calibre, stage = words.split()
    told = (family, f"{calibre} mm" if calibre != UNSAID else "", stage if stage != UNSAID else "")
    return ", ".join(each.replace("_", " ") for each in told if each)
