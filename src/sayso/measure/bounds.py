"""What stands around a number and bounds it: `more than`, `up to`, `about`, `or more`, and ranges."""

from __future__ import annotations

from typing import NamedTuple

from sayso.measure.numerals import HYPHENS, Numeral, numeral_at
from sayso.measure.tokens import Line
from sayso.measure.units import UnitFound, symbol_before, unit_at
from sayso.measure.words import NumberWords

LOOSE = frozenset({"best", "exact"})


class Extent(NamedTuple):
    """One number or a range of two over tokens `[first, last)`, without bounds; `unit` inside a range."""

    first: int
    last: int
    values: tuple[float, ...]
    numeral: Numeral
    unit: UnitFound | None = None


class Bounded(NamedTuple):
    """The slots that a number fills, and the tokens `[first, last)` of its whole wording."""

    first: int
    last: int
    low: float | None
    best: float | None
    high: float | None
    low_open: bool
    high_open: bool
    vague: bool


def extent_of(line: Line, number: Numeral, words: NumberWords) -> Extent:
    """The range that this number opens, or the number alone."""
    single = Extent(number.first, number.last, (number.value,), number)
    if number.vague or number.form == "fraction":
        return single
    unit = unit_at(line, number.last, words.units)
    for at, inner in ((number.last, None), (unit.last if unit else 0, unit)):
        other = _other_end(line, at, number, words) if at else None
        if other and _same_unit(line, inner, other, words):
            return _joined(number, other, inner)
    return single


def _same_unit(line: Line, unit: UnitFound | None, other: Numeral, words: NumberWords) -> bool:
    """Whether the second number has the first one's unit, or one of them has none."""
    after = unit_at(line, other.last, words.units)
    return unit is None or after is None or after.name == unit.name


def _joined(number: Numeral, other: Numeral, unit: UnitFound | None) -> Extent:
    """The range of both, the first sharing the second's scale if only that has one (`2 to 3 million`)."""
    low, high = number.value, other.value
    if number.scale == 1 and other.scale > 1 and unit is None and low * other.scale <= high:
        low *= other.scale
    return Extent(number.first, other.last, (low, high), number, unit)


def _other_end(line: Line, at: int, number: Numeral, words: NumberWords) -> Numeral | None:
    """The second number after a range word or dash at this token, if the two make a range."""
    grammar = words.grammar
    opened = line[_sign_first(line, number, words) - 1].low
    link = line[at]
    if link.text in HYPHENS:
        return _dashed(line, at, number, words)
    between = opened in grammar.range_between and link.low in grammar.conjunction
    if not (between or link.low in grammar.range_to or link.low in grammar.range_or):
        return None
    if opened in grammar.by and link.low in grammar.range_to and _has_unit(line, at, number, words):
        return None
    if opened in grammar.range_from and _moved(line, number.first, words):
        return None
    if _rose(line, number.first, words) and opened not in grammar.range_from | grammar.range_between:
        changed = link.low in grammar.range_to and unit_at(line, at - 1, words.units)
        return None if changed else _ascending(line, at + 1, number, words)
    return _ascending(line, at + 1, number, words)


def _has_unit(line: Line, at: int, number: Numeral, words: NumberWords) -> bool:
    """Whether the first number has a unit or sign of its own: `by $4 million to $9 million` is no range."""
    return at > number.last or symbol_before(line, number.first, words.units) is not None


def _sign_first(line: Line, number: Numeral, words: NumberWords) -> int:
    sign = symbol_before(line, number.first, words.units)
    return sign[0] if sign else number.first


def _dashed(line: Line, at: int, number: Numeral, words: NumberWords) -> Numeral | None:
    if line[at + 1].low in words.grammar.range_to:
        return _ascending(line, at + 3 if line[at + 2].text in HYPHENS else at + 2, number, words)
    spaced = not line.glued(at - 1) or not line.glued(at)
    if spaced and line[at].text == "-":
        return None
    return _ascending(line, at + 1, number, words)


def _ascending(line: Line, at: int, number: Numeral, words: NumberWords) -> Numeral | None:
    """A larger number at this token, a repeated currency sign or approximator before it left out."""
    for step in range(4):
        if found := numeral_at(line, at + step, words):
            larger = found.value > number.value and _only_signs(line, at, at + step, words)
            return found if larger and not found.vague and found.form != "fraction" else None
    return None


def _only_signs(line: Line, first: int, last: int, words: NumberWords) -> bool:
    """Whether nothing but a currency sign and approximators stands between two tokens."""
    sign = symbol_before(line, last, words.units)
    if sign and sign[0] >= first:
        last = sign[0]
    return all(words.bounds.before.get((low,)) == "best" for low in line.lows(first, last))


def _moved(line: Line, index: int, words: NumberWords) -> bool:
    """Whether a verb of change stands shortly before `from`: then the two numbers are two, no range."""
    return any(low in words.grammar.up or low in words.grammar.down for low in line.lows(index - 7, index))


def _rose(line: Line, index: int, words: NumberWords) -> bool:
    return any(low in words.grammar.up or low in words.grammar.down for low in line.lows(index - 3, index))


def bounded(line: Line, extent: Extent, words: NumberWords, first: int, last: int) -> Bounded:
    """Put the extent's values into their slots by the words before token `first` and after `last`."""
    first, before = _before(line, first, words)
    last, after = _after(line, last, words)
    slot = (after or before).replace("exact", "")
    if len(extent.values) == 2:
        first = _range_opening(line, first, words)
        return Bounded(first, last, extent.values[0], None, extent.values[1], False, False, bool(slot))
    value, is_open = extent.values[0], slot.endswith("open")
    if slot.startswith("low"):
        return Bounded(first, last, value, None, None, is_open, False, True)
    if slot.startswith("high"):
        return Bounded(first, last, None, None, value, False, is_open, True)
    if extent.numeral.vague:
        return Bounded(first, last, value, None, None, False, False, True)
    return Bounded(first, last, None, value, None, False, False, bool(slot))


def _range_opening(line: Line, first: int, words: NumberWords) -> int:
    opening = words.grammar.range_from | words.grammar.range_between
    return first - 1 if line[first - 1].low in opening else first


def _before(line: Line, first: int, words: NumberWords) -> tuple[int, str]:
    """Where the wording starts and what it says; a bound hides an approximation, the outer one the inner."""
    slot = ""
    while found := _phrase_before(line, first, words):
        first, said = found
        slot = said if said not in LOOSE or slot in {"", "exact"} else slot
    while slot and line[first - 1].low in words.bounds.intensifiers:
        first -= 1
    return first, slot


def _phrase_before(line: Line, first: int, words: NumberWords) -> tuple[int, str] | None:
    for size in range(words.bounds.longest, 0, -1):
        if first - size < 0:
            continue
        said = words.bounds.before.get(line.lows(first - size, first))
        particle = size == 1 and line[first - 2].low in words.grammar.particle_verbs
        if said and not particle:
            return first - size, said
    return None


def _after(line: Line, last: int, words: NumberWords) -> tuple[int, str]:
    for size in range(words.bounds.longest, 0, -1):
        said = words.bounds.after.get(line.lows(last, last + size))
        if said:
            return last + size, said
    return last, ""
