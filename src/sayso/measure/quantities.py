"""Every number in a text, with its bounds, unit, rate and base, or with the reason why it counts nothing.

The reading needs tokens and closed word classes only, no parse; the values follow the annotation guide: bounds stay
bounds, `dozens` is at least 24, a share is in percent of its base and a multiple in times of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from sayso.measure.bounds import Bounded, Extent, bounded, extent_of
from sayso.measure.mention import Kind, QuantityMention
from sayso.measure.multiples import Multiple, change, fold_after, multiple_word
from sayso.measure.names import name_of
from sayso.measure.numerals import HYPHENS, Numeral, numeral_at
from sayso.measure.phrases import Stretch, base, counted, rate
from sayso.measure.tokens import Line
from sayso.measure.units import UnitFound, symbol_before, unit_at
from sayso.measure.words import NumberWords

PERCENT = "percent"


class Found(NamedTuple):
    """A mention and the token at which reading goes on."""

    mention: QuantityMention
    next: int


class Part(NamedTuple):
    """The pieces of one quantity before they become a mention; `last` follows the number and its closed unit."""

    extent: Extent
    bounds: Bounded
    kind: Kind
    unit: str
    unit_span: Stretch
    last: int
    factor: float = 1.0
    shift: float = 0.0
    canonical: str = ""


def find_quantities(text: str, numbers: NumberWords) -> tuple[QuantityMention, ...]:
    """All number mentions of the text in order, none overlapping; `.counts` tells quantities from names and dates."""
    line, mentions, at, floor = Line(text), [], 0, 0
    while at < len(line):
        found = _mention_at(line, at, numbers)
        if found is None or found.mention.end <= floor:
            at += 1
            continue
        mentions.append(_after(found.mention, floor))
        floor, at = found.mention.end, max(found.next, at + 1)
    return tuple(mentions)


def _after(mention: QuantityMention, floor: int) -> QuantityMention:
    """The same mention, its wording starting no earlier than the one before it ended."""
    return mention if mention.start >= floor else replace(mention, start=max(floor, mention.number_start))


def _mention_at(line: Line, at: int, words: NumberWords) -> Found | None:
    if line[at].kind not in {"word", "number"} and line[at].text not in words.signs:
        return None
    if multiple := multiple_word(line, at, words):
        return _multiple_mention(line, multiple, words)
    number = numeral_at(line, at, words)
    if number is None or _is_no_number(line, number, words):
        return None
    if name := name_of(line, number, words):
        return _name_mention(line, number, *name)
    return _quantity(line, number, words)


def _is_no_number(line: Line, number: Numeral, words: NumberWords) -> bool:
    """`no one`, `one another`, `the one who`, `second half`: words of number that count nothing."""
    if number.form == "fraction" and number.last == number.first + 1 and line[number.first].kind == "word":
        return _is_no_fraction(line, number, words)
    if number.form != "words" or number.value != 1 or number.last != number.first + 1:
        return False
    before, after = line[number.first - 1].low, line[number.last]
    if before in words.grammar.not_number_before or after.low in words.grammar.not_number_after:
        return True
    ended = after.kind in {"sign", "break", ""} and after.text not in HYPHENS
    return ended or after.low in words.grammar.stop - words.grammar.of


def _is_no_fraction(line: Line, number: Numeral, words: NumberWords) -> bool:
    """A bare `half` is a share before `of`, a determiner or nothing; elsewhere it is part of a compound."""
    before, after = line[number.first - 1], line[number.last]
    if before.low in words.grammar.not_half_before or after.text in HYPHENS:
        return True
    opens = after.low in words.grammar.of | words.grammar.determiners | words.grammar.articles
    return not (opens or after.kind in {"sign", "break", ""} or before.low in words.grammar.by_how_much)


def _name_mention(line: Line, number: Numeral, kind: Kind, last: int) -> Found:
    start, end = line[number.first].start, line[last - 1].end
    mention = QuantityMention(
        start, end, start, line[number.last - 1].end, kind, best=number.value, stated=(number.value,)
    )
    return Found(mention, last)


def _multiple_mention(line: Line, multiple: Multiple, words: NumberWords) -> Found:
    number = Numeral(multiple.first, multiple.last, multiple.value, "words")
    extent = Extent(multiple.first, multiple.last, (multiple.value,), number)
    bounds = bounded(line, extent, words, multiple.first, multiple.last)
    empty = Stretch(multiple.last, multiple.last)
    return _made(line, Part(extent, bounds, Kind.MULTIPLE, "times", empty, multiple.last), words)


def _quantity(line: Line, number: Numeral, words: NumberWords) -> Found:
    if ratio := _ratio(line, number, words):
        return ratio
    extent = extent_of(line, number, words)
    sign = symbol_before(line, extent.first, words.units)
    first = sign[0] if sign else extent.first
    bounds = bounded(line, extent, words, first, extent.last)
    if sign:
        return _made(line, _money(line, extent, bounds, sign[1], words), words)
    last = fold_after(line, extent.last, words)
    if last:
        return _made(line, Part(extent, bounds, Kind.MULTIPLE, "times", Stretch(last, last), last), words)
    if extent.numeral.form == "fraction" and not extent.unit and not _of_unit(line, extent.last, words):
        return _made(line, _fraction(line, extent, bounds), words)
    unit = unit_at(line, extent.last, words.units) or extent.unit or _of_unit(line, extent.last, words)
    if unit:
        return _made(line, _with_unit(line, extent, bounds, unit, words), words)
    return _made(line, _counted(line, extent, bounds, words), words)


def _ratio(line: Line, number: Numeral, words: NumberWords) -> Found | None:
    """`one in five shells`, `four out of five`: a share, its base being what the second number counts."""
    for phrase in words.grammar.out_of:
        at = number.last + len(phrase)
        if line.lows(number.last, at) != phrase or number.value > 10 or (len(phrase) == 1 and number.value != 1):
            continue
        whole = numeral_at(line, at, words)
        if whole is None or not number.value < whole.value <= 100 or unit_at(line, whole.last, words.units):
            continue
        share = Numeral(number.first, whole.last, number.value / whole.value, "fraction")
        extent = Extent(number.first, whole.last, (share.value,), share)
        bounds = bounded(line, extent, words, extent.first, extent.last)
        of = counted(line, whole.last, words, many=True)
        made = _made(line, _fraction(line, extent, bounds), words)
        based = replace(made.mention, of=line.cut(*of), of_start=line[of.first].start, of_end=line[of.last - 1].end)
        return Found(based, made.next) if of.first < of.last else None
    return None


def _of_unit(line: Line, at: int, words: NumberWords) -> UnitFound | None:
    """A unit after `of` or an article: `millions of dollars`, `half an hour`."""
    if line[at].low in words.grammar.of | words.grammar.articles:
        return unit_at(line, at + 1, words.units)
    return None


def _money(line: Line, extent: Extent, bounds: Bounded, name: str, words: NumberWords) -> Part:
    """Money by the sign before it; a unit word that only repeats the currency belongs to the wording."""
    last, after = extent.last, unit_at(line, extent.last, words.units)
    if after and after.kind == Kind.MONEY:
        last = after.last
    return Part(extent, bounds, Kind.MONEY, name, Stretch(bounds.first, last), last, canonical=name)


def _fraction(line: Line, extent: Extent, bounds: Bounded) -> Part:
    span = Stretch(extent.first, extent.last)
    return Part(extent, bounds, Kind.SHARE, PERCENT, span, extent.last, factor=100.0, canonical=PERCENT)


def _with_unit(line: Line, extent: Extent, bounds: Bounded, unit: UnitFound, words: NumberWords) -> Part:
    span, last = Stretch(unit.first, unit.last), max(unit.last, extent.last)
    if line[unit.last].low in words.grammar.age_after or _hyphen_old(line, unit.last, words):
        last = unit.last + (2 if line[unit.last].text in HYPHENS else 1)
        return Part(extent, bounds, Kind.AGE, unit.name, span, last, canonical=unit.name)
    if unit.name == PERCENT:
        return _percentage(line, extent, bounds, span, words)
    if unit.name in words.units.calibre and _is_calibre(line, unit, words):
        return Part(extent, bounds, Kind.CALIBRE, unit.name, span, last, canonical=unit.name)
    wording = line.cut(unit.first, unit.last)
    kind = Kind(unit.kind)
    shown = unit.name if kind is Kind.MONEY else wording
    return Part(extent, bounds, kind, shown, span, last, canonical=unit.name)


def _hyphen_old(line: Line, at: int, words: NumberWords) -> bool:
    return line[at].text in HYPHENS and line[at + 1].low in words.grammar.age_after


def _is_calibre(line: Line, unit: UnitFound, words: NumberWords) -> bool:
    """A length in millimetres that describes a noun; `30 mm of rain` and `30 mm thick` are measures."""
    after = line[unit.last]
    return unit.joined or (after.kind == "word" and after.low not in words.grammar.stop)


def _percentage(line: Line, extent: Extent, bounds: Bounded, span: Stretch, words: NumberWords) -> Part:
    """A share; a percentage by which something rose or fell becomes a multiple of its base."""
    last = max(span.last, extent.last)
    sign = change(line, bounds.first, last, words)
    if not sign:
        return Part(extent, bounds, Kind.SHARE, PERCENT, span, last, canonical=PERCENT)
    if sign < 0 and max(extent.values) > 100:
        sign = 1
    return Part(extent, bounds, Kind.MULTIPLE, "times", span, last, factor=sign / 100.0, shift=1.0)


def _counted(line: Line, extent: Extent, bounds: Bounded, words: NumberWords) -> Part:
    span = counted(line, max(extent.last, bounds.last), words, many=extent.values != (1.0,))
    age = line[bounds.first - 1].low in words.grammar.age_before
    kind = Kind.AGE if age else Kind.COUNT
    return Part(extent, bounds, kind, line.cut(*span), span, extent.last)


def _made(line: Line, part: Part, words: NumberWords) -> Found:
    """The mention of these parts, with its rate, base and vague words."""
    bounds, extent, last = part.bounds, part.extent, part.last
    end = max(bounds.last, last, extent.last)
    tail = max(end, part.unit_span.last)
    slots = _slots(bounds, part)
    of = _base(line, part, tail, words)
    has_unit = part.unit_span.first < part.unit_span.last
    per = "" if part.kind in {Kind.SHARE, Kind.MULTIPLE, Kind.AGE, Kind.DURATION} else rate(line, bounds.first, tail, words)
    start = line[bounds.first].start
    mention = QuantityMention(
        start=start,
        end=line[end - 1].end,
        number_start=line[extent.first].start,
        number_end=line[extent.last - 1].end,
        kind=part.kind,
        unit=part.unit,
        unit_start=line[part.unit_span.first].start if has_unit else 0,
        unit_end=line[part.unit_span.last - 1].end if has_unit else 0,
        canonical=part.canonical,
        per=per,
        vague=_vague_words(line, part, end),
        of=line.cut(*of),
        of_start=line[of.first].start if of.first < of.last else 0,
        of_end=line[of.last - 1].end if of.first < of.last else 0,
        stated=extent.values,
        **slots,
    )
    return Found(mention, _next(part, end))


def _next(part: Part, end: int) -> int:
    """Reading goes on after the number and its closed unit; a calibre in the counted phrase is read by itself."""
    return max(end, part.extent.last)


class Slots(NamedTuple):
    low: float | None
    best: float | None
    high: float | None


def _slots(bounds: Bounded, part: Part) -> dict[str, float | None | bool]:
    """The bounded values in the unit of the kind; a fall turns low into high."""
    low, best, high = (
        None if value is None else round(value * part.factor + part.shift, 6)
        for value in (bounds.low, bounds.best, bounds.high)
    )
    low_open, high_open = bounds.low_open, bounds.high_open
    if part.factor < 0:
        low, high, low_open, high_open = high, low, high_open, low_open
    return {"low": low, "best": best, "high": high, "low_open": low_open, "high_open": high_open}


def _vague_words(line: Line, part: Part, end: int) -> str:
    """The words that leave the value open: the approximator alone, or the whole wording of a bound."""
    bounds, extent = part.bounds, part.extent
    if not bounds.vague:
        return ""
    if bounds.best is not None and bounds.first < extent.first:
        return line.cut(bounds.first, extent.first)
    return line.cut(bounds.first, end)


def _base(line: Line, part: Part, tail: int, words: NumberWords) -> Stretch:
    grammar = words.grammar
    if part.kind is Kind.SHARE:
        found = base(line, tail, words, grammar.of)
        return found if found.first < found.last else base(line, tail, words, grammar.compared)
    if part.kind is not Kind.MULTIPLE:
        return Stretch(tail, tail)
    for at in range(tail, tail + 6):
        found = base(line, at, words, grammar.base)
        if found.first < found.last:
            return found
        if line[at].kind in {"break", ""} or line[at].text in ".;":
            break
    return Stretch(tail, tail)
