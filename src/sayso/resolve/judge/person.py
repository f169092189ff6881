"""People: titles set aside, every name compared, a family name alone never enough."""

from __future__ import annotations

from sayso.model.entity import Because, Name, Reason
from sayso.resolve.fold import Meeting, Spelling, korean, meet, spelling
from sayso.resolve.gazetteer import Gazetteer
from sayso.resolve.judge.opinion import Field, Opinion, Outcome, concluded
from sayso.resolve.lexicon import lexicon
from sayso.resolve.tokens import Sort, tokens

SURE = {Meeting.EQUAL: 1.0, Meeting.FOLDED: 0.95, Meeting.HEARD: 0.85}
FEWEST = 2
SYLLABLES = range(2, 5)


def judge(left: Name, right: Name, gazetteer: Gazetteer) -> Opinion:
    """One person only where family and given name meet, in either order."""
    first, second = names(left.words, gazetteer), names(right.words, gazetteer)
    told = f"{' '.join(first)} / {' '.join(second)}"
    return concluded([_compared(first, second, told)], enough=_full(first) and _full(second))


def names(words: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The names of a person in order: without titles, offices, countries and what stands after a comma before them."""
    parts = [each for each in words.split(",") if each.strip()]
    kept: tuple[str, ...] = ()
    for part in reversed(parts):
        told = [each for each in tokens(part) if each.sort is Sort.WORD and each.named]
        found = [each.text for each in told if not _is_title(each.text, gazetteer)]
        kept = kept or tuple(found)
    return kept


def _is_title(word: str, gazetteer: Gazetteer) -> bool:
    listed = lexicon().words.person
    plain = spelling(word).plain
    if plain in listed["title"] or word in listed["title_ko"] or plain in lexicon().directions:
        return True
    return any(gazetteer.entry(each).kind == "country" for each in gazetteer.find(word)) or plain in ("korea", "korean")


def _full(told: tuple[str, ...]) -> bool:
    """Whether a family and a given name are there."""
    return len(told) >= FEWEST or (len(told) == 1 and korean.is_hangul(told[0]) and len(told[0]) in SYLLABLES)


def _compared(first: tuple[str, ...], second: tuple[str, ...], told: str) -> Field:
    if not first or not second:
        return Field(Outcome.LESS, Reason(Because.LESS_SAID, told), 0.3)
    best = max(meet(one, other) for one in _orders(first) for other in _orders(second))
    if best in SURE:
        return Field(Outcome.SAME, Reason(Because.SAME_NAME, told), SURE[best])
    if _family_alone(first, second) or _family_alone(second, first):
        return Field(Outcome.LESS, Reason(Because.LESS_SAID, told), 0.6)
    if best is Meeting.NEAR:
        return Field(Outcome.LESS, Reason(Because.NEAR_SPELLING, told), 0.8)
    return Field(Outcome.APART, Reason(Because.OTHER_NAME, told), 0.9)


def _orders(told: tuple[str, ...]) -> list[Spelling]:
    """The name as written, and with its last word first."""
    return [spelling(" ".join(told)), spelling(" ".join((told[-1], *told[:-1])))]


def _family_alone(fewer: tuple[str, ...], more: tuple[str, ...]) -> bool:
    """Whether the first is one word that the second holds."""
    if len(fewer) != 1:
        return False
    if korean.is_hangul(more[0]) and len(more) == 1:
        return meet(spelling(fewer[0]), spelling(more[0][0])) in SURE
    return any(meet(spelling(fewer[0]), spelling(each)) in SURE for each in more)
