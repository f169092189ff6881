"""Places and routes: by the gazetteer where it knows both, otherwise by their spelling."""

from __future__ import annotations

from sayso.model.entity import Because, Name, Reason
from sayso.resolve.fold import Meeting, meet, spelling
from sayso.resolve.gazetteer import Gazetteer
from sayso.resolve.judge.opinion import Field, Opinion, Outcome, concluded
from sayso.resolve.judge.places import compared
from sayso.resolve.lexicon import lexicon
from sayso.resolve.parts import take_apart
from sayso.resolve.tokens import tokens

SURE = {Meeting.EQUAL: 1.0, Meeting.FOLDED: 0.95, Meeting.HEARD: 0.85}


def judge(left: Name, right: Name, gazetteer: Gazetteer) -> Opinion:
    """One place only on the gazetteer's word or a spelling that meets; an area is never its namesake town."""
    if is_area(left) != is_area(right):
        reason = Reason(Because.OTHER_TYPE, "an area is not the town that it is named after")
        return concluded([Field(Outcome.LESS, reason, 0.5)], enough=False)
    first, second = entries(left, gazetteer), entries(right, gazetteer)
    if first and second:
        return concluded([compared((first,), (second,), gazetteer)], enough=True)
    return concluded([_spelled(left, right, known=bool(first or second)), *_around(left, right)], enough=True)


def entries(name: Name, gazetteer: Gazetteer) -> frozenset[str]:
    """The entries that the words may name, also through a state's government or authorities."""
    if found := gazetteer.find(bare(name), name.country):
        return found
    told = take_apart(bare(name), gazetteer, name.country)
    if told.own or told.rest or told.types or len(told.places) + len(told.countries) != 1:
        return frozenset()
    return told.places[0] if told.places else told.countries


def is_area(name: Name) -> bool:
    """Whether the words name a stretch of land: valleys, a coast, a border."""
    return bool(_area_words(name))


def bare(name: Name) -> str:
    """The words without those of the stretch: "the valleys of Wangdok" gives "Wangdok"."""
    words = lexicon()
    area = _area_words(name)
    if not area:
        return name.words
    kept = [each.text for each in tokens(name.words) if spelling(each.text).plain not in area | words.idle]
    return " ".join(kept)


def _area_words(name: Name) -> frozenset[str]:
    return frozenset(spelling(each.text).plain for each in tokens(name.words)) & lexicon().area


def _spelled(left: Name, right: Name, known: bool) -> Field:
    """By spelling; a name that the gazetteer knows and one that it does not rarely are one."""
    met = meet(spelling(bare(left)), spelling(bare(right)))
    told = f"{left.words} / {right.words}"
    if met is Meeting.EQUAL or (met in SURE and not known):
        return Field(Outcome.SAME, Reason(Because.SAME_NAME, told), SURE[met])
    if met in SURE or met is Meeting.NEAR:
        return Field(Outcome.LESS, Reason(Because.NEAR_SPELLING, told), 0.8)
    return Field(Outcome.APART, Reason(Because.OTHER_NAME, told), 0.9)


def _around(left: Name, right: Name) -> list[Field]:
    """The country or place that the claims give around two names that no gazetteer knows."""
    if left.country and right.country and left.country != right.country:
        return [Field(Outcome.APART, Reason(Because.OTHER_PLACE, f"{left.country} / {right.country}"), 0.9)]
    if left.within and right.within and meet(spelling(left.within), spelling(right.within)) is Meeting.APART:
        return [Field(Outcome.LESS, Reason(Because.OTHER_PLACE, f"{left.within} / {right.within}"), 0.5)]
    return []
