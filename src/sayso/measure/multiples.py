"""Times and changes: `fivefold`, `five times`, `doubled`, `halved`, `30 percent more than`."""

from __future__ import annotations

from typing import NamedTuple

from sayso.measure.numerals import HYPHENS
from sayso.measure.tokens import Line
from sayso.measure.words import NumberWords


class Multiple(NamedTuple):
    """A word that is a multiple by itself, over tokens `[first, last)`."""

    first: int
    last: int
    value: float


def multiple_word(line: Line, index: int, words: NumberWords) -> Multiple | None:
    """`doubled`, `halved`, `fivefold`, `twice as many`, if one stands at this token."""
    for phrase, times in words.multiple_phrases.items():
        if phrase[0] == line[index].low and line.lows(index, index + len(phrase)) == phrase:
            return Multiple(index, index + len(phrase), times)
    low = line[index].low
    value = words.multiples.get(low)
    if value is not None and low in words.grammar.twice:
        return Multiple(index, index + 1, value) if _compares(line, index + 1, words) else None
    if value is None and words.fold and low.endswith(words.fold) and low != words.fold:
        stem = low[: -len(words.fold)]
        value = words.numerals.get(stem, words.scales.get(stem))
    return Multiple(index, index + 1, value) if value is not None else None


def fold_after(line: Line, at: int, words: NumberWords) -> int:
    """The token after `-fold` or comparing `times` at this token; 0 if the number counts something else."""
    step = at + 1 if line[at].text in HYPHENS and line.glued(at - 1) else at
    if words.fold and line[step].low == words.fold:
        return step + 1
    if line[step].low in words.grammar.times_word and _is_comparison(line, at, step + 1, words):
        return step + 1
    return 0


def _is_comparison(line: Line, first: int, at: int, words: NumberWords) -> bool:
    moved = any(low in words.grammar.up or low in words.grammar.down for low in line.lows(first - 6, first))
    return moved or _compares(line, at, words)


def _compares(line: Line, at: int, words: NumberWords) -> bool:
    """Whether a comparison follows: `as many`, `more than`, `higher`, `the level of`, `last year's`."""
    low = line[at].low
    return low in words.grammar.more or low in words.grammar.less or low in words.grammar.comparison


def change(line: Line, first: int, last: int, words: NumberWords) -> int:
    """+1 if the percentage is a rise on a base, -1 if a fall, 0 if it is a share of one."""
    after, grammar = line[last].low, words.grammar
    for sign, comparatives, verbs in ((1, grammar.more, grammar.up), (-1, grammar.less, grammar.down)):
        if after in comparatives or after in verbs:
            return sign
        if _verb_before(line, first, verbs, words):
            return sign
    return 0


def _verb_before(line: Line, first: int, verbs: frozenset[str], words: NumberWords) -> bool:
    """A verb or noun of change, then at most `by`, `of`, an object and approximators, then the number."""
    for at in range(first - 1, first - 7, -1):
        low = line[at].low
        if low in verbs:
            return (
                at == first - 1 or line[first - 1].low in words.grammar.by_how_much or _adverbs(line, at, first, words)
            )
        if line[at].kind != "word" or low in words.grammar.not_change:
            return False
    return False


def _adverbs(line: Line, at: int, first: int, words: NumberWords) -> bool:
    between = line.lows(at + 1, first)
    return all(low in words.bounds.intensifiers or low in words.grammar.by_how_much for low in between)
