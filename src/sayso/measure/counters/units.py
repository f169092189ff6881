"""The counter, unit or currency sign beside a number, and what sort of quantity it makes."""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.measure.counters.numerals import Numeral, numeral_at
from sayso.measure.counters.words import CounterWords
from sayso.measure.mention import Kind

PERCENT = "percent"
SIGNS = {"$": "dollar", "US$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "￥": "yen", "₩": "won"}
_SIGN = re.compile(r"(?:US\$|[$€£¥￥₩])[ ]?$")
_QUALIFIED = re.compile(r"(?!로|의)[ \xa0]?(?:급|구경|[가-힣A-Za-z]{2,})")
_SCALES = "십백천만억여반"


class Unit(NamedTuple):
    """A counter or unit over `[start, end)`, as it is written and by its canonical name."""

    start: int
    end: int
    words: str
    name: str
    kind: Kind


class Sort(NamedTuple):
    """Kind and canonical unit of a quantity; values become `shift + factor * value` where a factor is given."""

    kind: Kind
    name: str
    factor: float = 0.0
    shift: float = 0.0


def unit_at(text: str, at: int, words: CounterWords) -> Unit | None:
    """The counter or unit at this character, a rounding suffix before it passed over."""
    while at < len(text) and any(text.startswith(word, at) for word in words.about):
        at += 1
    match = words.counter.match(text, at)
    if match is None:
        return None
    said, (start, end) = match["unit"], match.span("unit")
    if said in words.folds:
        return Unit(start, end, said, "times", Kind.MULTIPLE)
    if said in words.units:
        name = words.units[said]
        kind = Kind(words.kinds[name])
        return Unit(start, end, said, name, kind) if kind is not Kind.MEASURE or _measures(text, at) else None
    if said in words.durations:
        return Unit(start, end, said, words.durations[said], Kind.DURATION)
    return Unit(start, end, said, words.counters[said], Kind.COUNT)


def _measures(text: str, at: int) -> bool:
    """Whether a unit of measure may stand here: after figures, a scale or a space, not written onto 하나."""
    before = text[max(0, at - 1) : at]
    return before.isdigit() or before in _SCALES or text[at : at + 1] == " "


def sign_before(text: str, start: int) -> Unit | None:
    """The currency sign right before a number."""
    match = _SIGN.search(text, max(0, start - 4), start)
    if match is None:
        return None
    sign = match[0].strip()
    return Unit(match.start(), start, sign, SIGNS[sign], Kind.MONEY)


def is_calibre(text: str, unit: Unit, words: CounterWords) -> bool:
    """Whether a length describes the noun behind it: 152㎜ 포탄."""
    return unit.name in words.calibres and _QUALIFIED.match(text, unit.end) is not None


def as_money(unit: Unit, number: Numeral, words: CounterWords) -> Unit:
    """A pound is money where its number has a scale, else a weight."""
    if unit.words in words.either and number.scale > 1:
        return unit._replace(name=words.either[unit.words], kind=Kind.MONEY)
    return unit


def subunit(text: str, value: float, unit: Unit, words: CounterWords) -> tuple[float, int] | None:
    """`1달러 20센트`: the value with the part of the unit that follows, and where that ends."""
    if unit.kind is not Kind.MONEY:
        return None
    part = numeral_at(text, unit.end + (text[unit.end : unit.end + 1] == " "), words)
    small = unit_at(text, part.end, words) if part else None
    if part is None or small is None or small.words not in words.subunits:
        return None
    return value + part.value * words.subunits[small.words], small.end


def sort_of(text: str, number: Numeral, unit: Unit | None, words: CounterWords) -> Sort:
    """What sort of quantity it is; a percentage by which something rose or fell is a multiple of its base."""
    if unit is None:
        share = number.form == "fraction" and number.value < 1
        return Sort(Kind.SHARE, PERCENT, 100.0) if share else Sort(Kind.COUNT, "")
    if unit.kind is not Kind.SHARE:
        return Sort(unit.kind, unit.name)
    for factor, pattern in zip((0.01, -0.01), words.changed, strict=True):
        if pattern.match(text, unit.end):
            return Sort(Kind.MULTIPLE, "times", factor, 1.0)
    return Sort(Kind.SHARE, PERCENT)
