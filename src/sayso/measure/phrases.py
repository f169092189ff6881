"""The words around a number that say what is counted, per what, and of what: found without a parse."""

from __future__ import annotations

from typing import NamedTuple

from sayso.measure.numerals import HYPHENS
from sayso.measure.tokens import Line
from sayso.measure.units import unit_at
from sayso.measure.words import NumberWords

LONGEST_PHRASE = 8
REACH_OF_RATE = 7


class Stretch(NamedTuple):
    """Tokens `[first, last)`; empty if both are equal."""

    first: int
    last: int


def counted(line: Line, at: int, words: NumberWords, *, many: bool) -> Stretch:
    """The noun phrase that is counted from this token on: up to its first plural, or its singular run."""
    start = _past_modifiers(line, _past_of(line, at, words), words)
    if line[start - 1].low in words.grammar.pronouns and start > at:
        return Stretch(at, at)
    many = many or line[at].low in words.grammar.of
    run, plural = start, 0
    while run - start < LONGEST_PHRASE and (step := _step(line, run, start, words) or _linked(line, run, start, words)):
        if plural and not _compound(line, step, words):
            break
        run = step
        if many and is_plural(line, run - 1, words):
            plural = run
    return Stretch(start, plural or _singular_end(line, start, run, words))


def _compound(line: Line, after: int, words: NumberWords) -> bool:
    """Whether the word before this token, itself after a plural, is a noun and no verb (`weapons plants`)."""
    verb = line[after].low in words.grammar.articles | words.grammar.determiners | words.grammar.conjunction_of_clauses
    return is_plural(line, after - 1, words) and not verb


def _linked(line: Line, at: int, start: int, words: NumberWords) -> int:
    """The token after `and` where it joins two modifiers of one noun: `howitzer and mortar shells`."""
    if (
        at == start
        or line[at].low not in words.grammar.conjunction | words.grammar.range_or
        or is_plural(line, at - 1, words)
    ):
        return 0
    for ahead in range(at + 1, at + 4):
        if not _step(line, ahead, start, words):
            return 0
        if is_plural(line, ahead, words):
            return at + 1
    return 0


def _past_of(line: Line, at: int, words: NumberWords) -> int:
    """Step over `of`, `of the`, `of its`, and a joining hyphen."""
    if line[at].text in HYPHENS and line.glued(at - 1):
        return at + 1
    if line[at].low in words.grammar.of:
        at += 1
        while line[at].low in words.grammar.determiners and line[at - 1].low not in words.grammar.pronouns:
            at += 1
    return at


def _past_modifiers(line: Line, at: int, words: NumberWords) -> int:
    while line[at].low in words.grammar.modifiers:
        at += 1
    return at


def _step(line: Line, at: int, start: int, words: NumberWords) -> int:
    """The token after the next word of the phrase, or 0 at its end."""
    token = line[at]
    if at > start and token.text in HYPHENS and line.glued(at - 1) and line.glued(at):
        return at + 2 if line[at + 1].kind in {"word", "number"} else 0
    if at > start and token.text in HYPHENS and line.glued(at - 1) and line[at + 1].low in words.grammar.conjunction:
        return 0
    if token.kind == "number":
        unit = unit_at(line, at + 1, words.units)
        return unit.last if unit and unit.name in words.units.calibre else 0
    if token.kind != "word" or token.low in words.grammar.stop or token.low in words.designators.months:
        return 0
    return at + 1


def is_plural(line: Line, index: int, words: NumberWords) -> bool:
    """Whether a noun looks like a plural: by its ending, or by the list of irregular ones."""
    low, grammar = line[index].low, words.grammar
    if low in grammar.plural_like:
        return True
    if low in grammar.not_plural or low.endswith(grammar.not_plural_endings):
        return False
    return low.endswith(grammar.plural_endings) and len(low) > 2


def _singular_end(line: Line, start: int, run: int, words: NumberWords) -> int:
    """The run without a verb or adverb at its end, at most three words long."""
    last = min(run, start + 3)
    if run - start == 1 and line[start].low.endswith(words.grammar.verb_endings[:1]):
        return start
    for at in range(start + 1, last):
        if line[at].low.endswith(words.grammar.verb_endings) and line[at].text not in HYPHENS:
            return at
    return last


def rate(line: Line, first: int, last: int, words: NumberWords) -> str:
    """The period or unit after `per`, `a` or `each`, or of `monthly` beside the quantity; empty if none."""
    return _rate_after(line, last, words) or _rate_before(line, first, words)


def _rate_after(line: Line, last: int, words: NumberWords) -> str:
    units, skip = words.units, -1
    for at in range(last, last + REACH_OF_RATE):
        token = line[at]
        if token.low in words.grammar.per or token.text == "/":
            near = at <= last + 1
            step = at + 1 if line[at + 1].text not in HYPHENS else at + 2
            if period := units.periods.get(line[step].low):
                return "" if line[step + 1].low in words.grammar.not_rate_after else period
            found = unit_at(line, step, units)
            return found.name if found and near and token.low not in words.grammar.articles else ""
        if token.low in units.adverbs:
            return units.adverbs[token.low]
        if at <= skip:
            continue
        if token.text == "(":
            skip = next((i for i in range(at, at + 6) if line[i].text == ")"), at)
            continue
        if token.kind in {"break", ""} or (token.kind == "sign" and token.text not in HYPHENS):
            return ""
        if token.low in words.grammar.ends_rate:
            return ""
    return ""


def _rate_before(line: Line, first: int, words: NumberWords) -> str:
    for at in range(first - 1, first - REACH_OF_RATE, -1):
        token = line[at]
        if token.low in words.units.adverbs and not token.text[:1].isupper():
            return words.units.adverbs[token.low]
        if token.kind != "word":
            return ""
    return ""


def base(line: Line, at: int, words: NumberWords, openers: frozenset[str]) -> Stretch:
    """The wording of the base that one of the openers brings in at this token."""
    if line[at].low not in openers:
        return Stretch(at, at)
    start = at + 1
    while line[start].low in words.grammar.comparison_tail:
        start += 1
    last = start
    while last - start < LONGEST_PHRASE and _in_base(line, last, start, words):
        last += 1
    return Stretch(start, last)


def _in_base(line: Line, at: int, start: int, words: NumberWords) -> bool:
    token = line[at]
    if token.kind in {"break", ""}:
        return False
    if token.kind == "sign":
        return at > start and token.text in "-–%'’"
    return token.low not in words.grammar.ends_base
