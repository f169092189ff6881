"""Every number in a text, with its bounds, unit, rate and base, or with the reason why it counts nothing.

The reading needs tokens and closed word classes only, no parse. The values follow the annotation guide:
bounds stay bounds, `dozens` is at least 24, a share is in percent of its base and a multiple in times of it.
"""

from __future__ import annotations

import re
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
REACH_OF_UNIT = 80
LIKE = 50
SENTENCE_END = re.compile(r"[.!?]\s|\n")
RATELESS = frozenset({Kind.SHARE, Kind.MULTIPLE, Kind.AGE, Kind.DURATION})


class Found(NamedTuple):
    """A mention and the token at which reading goes on."""

    mention: QuantityMention
    next: int


class Part(NamedTuple):
    """The pieces of one quantity before they become a mention; `last` follows number and closed unit."""

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
    """All number mentions in text order, none overlapping; `counts` tells quantities from names and dates."""
    line, at, floor = Line(text), 0, 0
    mentions: list[QuantityMention] = []
    while at < len(line):
        found = _mention_at(line, at, numbers)
        if found is None or found.mention.end <= floor:
            at += 1
            continue
        mentions.append(_inheriting(text, _after(found.mention, floor), mentions))
        floor, at = found.mention.end, max(found.next, at + 1)
    return tuple(mentions)


def _inheriting(text: str, mention: QuantityMention, earlier: list[QuantityMention]) -> QuantityMention:
    """A count without a noun takes that of one like it just before: `6,000 shells in May, 9,000 in June`."""
    source = next((other for other in reversed(earlier) if other.counts and other.kind not in RATELESS), None)
    if mention.kind is not Kind.COUNT or mention.unit or source is None or not _is_alike(mention, source):
        return mention
    if mention.start - source.end > REACH_OF_UNIT or SENTENCE_END.search(text, source.end, mention.start):
        return mention
    places = source.unit_start, source.unit_end
    return replace(
        mention,
        unit=source.unit,
        unit_start=places[0],
        unit_end=places[1],
        canonical=source.canonical,
        kind=source.kind,
    )


def _is_alike(mention: QuantityMention, source: QuantityMention) -> bool:
    """Whether two numbers may count the same things: neither a small word, both of one order of magnitude."""
    if source.kind not in {Kind.COUNT, Kind.MEASURE} or not source.unit or min(source.stated) <= 1:
        return False
    high, low = max(source.stated[-1], mention.stated[-1]), min(source.stated[0], mention.stated[0])
    return low > 0 and high / low <= LIKE


def _after(mention: QuantityMention, floor: int) -> QuantityMention:
    """The same mention, its wording starting no earlier than the one before it ended."""
    return mention if mention.start >= floor else replace(mention, start=max(floor, mention.number_start))


def _mention_at(line: Line, at: int, words: NumberWords) -> Found | None:
    if line[at].kind not in {"word", "number"} and line[at].text not in words.signs:
        return None
    if multiple := multiple_word(line, at, words):
        return _multiple_mention(line, multiple, words)
    number = numeral_at(line, at, words)
    if number is None:
        return None
    if ratio := _ratio(line, number, words):
        return ratio
    if _is_no_number(line, number, words):
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
    grammar = words.grammar
    opens = after.low in grammar.of | grammar.determiners | grammar.articles | grammar.half_after
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
    extent = extent_of(line, number, words)
    if sign := symbol_before(line, extent.first, words.units):
        bounds = bounded(line, extent, words, sign[0], extent.last)
        return _made(line, _money(line, extent, bounds, sign[1], words), words)
    return _made(line, _unsigned(line, extent, words), words)


def _unsigned(line: Line, extent: Extent, words: NumberWords) -> Part:
    """A quantity without a currency sign: a multiple, a fraction, in a closed unit, or of counted things."""
    fold = fold_after(line, extent.last, words)
    unit = None if fold else _unit_of(line, extent, words)
    edge = max(extent.last, fold, unit.last if unit and unit.first >= extent.last else 0)
    bounds = bounded(line, extent, words, extent.first, edge)
    unit = unit or unit_at(line, bounds.last, words.units)
    if fold:
        return Part(extent, bounds, Kind.MULTIPLE, "times", Stretch(fold, fold), fold)
    if unit:
        return _with_unit(line, extent, bounds, unit, words)
    if extent.numeral.form == "fraction":
        return _fraction(line, extent, bounds, words)
    return _counted(line, extent, bounds, words)


def _unit_of(line: Line, extent: Extent, words: NumberWords) -> UnitFound | None:
    after = unit_at(line, extent.last, words.units) or extent.unit
    return after or _of_unit(line, extent.last, words)


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
        made = _made(line, _share(extent, bounds), words)
        based = replace(made.mention, of=line.cut(*of), of_start=line[of.first].start, of_end=line[of.last - 1].end)
        return Found(based, made.next) if of.first < of.last else None
    return None


def _of_unit(line: Line, at: int, words: NumberWords) -> UnitFound | None:
    """A unit after `of` or an article: `millions of dollars`, `half an hour`."""
    halved = line[at - 1].low in words.fractions and line[at].low in words.grammar.articles
    return unit_at(line, at + 1, words.units) if halved or line[at].low in words.grammar.of else None


def _money(line: Line, extent: Extent, bounds: Bounded, name: str, words: NumberWords) -> Part:
    """Money by the sign before it; a unit word that only repeats the currency belongs to the wording."""
    last, after = extent.last, unit_at(line, extent.last, words.units)
    if after and after.kind == Kind.MONEY:
        last = after.last
    return Part(extent, bounds, Kind.MONEY, name, Stretch(bounds.first, last), last, canonical=name)


def _fraction(line: Line, extent: Extent, bounds: Bounded, words: NumberWords) -> Part:
    """A share, or a change by a fraction of the base: `cut by a fifth`."""
    share = _share(extent, bounds)
    by = line[bounds.first - 1].low in words.grammar.by
    sign = change(line, bounds.first, extent.last, words) if by else 0
    return share._replace(kind=Kind.MULTIPLE, unit="times", factor=float(sign), shift=1.0) if sign else share


def _share(extent: Extent, bounds: Bounded) -> Part:
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
    bounds, extent = _slotted(part), part.extent
    end = max(bounds.last, part.last, extent.last)
    tail = max(end, part.unit_span.last)
    of = _base(line, part, tail, words)
    of_start, of_end = _places(line, of)
    unit_start, unit_end = _places(line, part.unit_span)
    mention = QuantityMention(
        start=line[bounds.first].start,
        end=line[end - 1].end,
        number_start=line[extent.first].start,
        number_end=line[extent.last - 1].end,
        kind=part.kind,
        low=bounds.low,
        best=bounds.best,
        high=bounds.high,
        low_open=bounds.low_open,
        high_open=bounds.high_open,
        unit=part.unit,
        unit_start=unit_start,
        unit_end=unit_end,
        canonical=part.canonical,
        per="" if part.kind in RATELESS else rate(line, bounds.first, tail, words),
        vague=_vague_words(line, part, end, words),
        of=line.cut(*of),
        of_start=of_start,
        of_end=of_end,
        stated=extent.values,
    )
    return Found(mention, end)


def _places(line: Line, stretch: Stretch) -> tuple[int, int]:
    """Where the tokens stand in the text; (0, 0) if there are none."""
    return (line[stretch.first].start, line[stretch.last - 1].end) if stretch.first < stretch.last else (0, 0)


def _slotted(part: Part) -> Bounded:
    """The bounds in the unit of the kind; a change in percent is a multiple, a fall turns low into high."""
    bounds = part.bounds
    low, best, high = (
        None if value is None else round(value * part.factor + part.shift, 6)
        for value in (bounds.low, bounds.best, bounds.high)
    )
    if part.factor >= 0:
        return bounds._replace(low=low, best=best, high=high)
    turned = bounds._replace(low_open=bounds.high_open, high_open=bounds.low_open)
    return turned._replace(low=high, best=best, high=low)


def _vague_words(line: Line, part: Part, end: int, words: NumberWords) -> str:
    """The words that leave the value open: the approximator alone, or the whole wording of a bound."""
    bounds, extent = part.bounds, part.extent
    if not bounds.vague:
        return ""
    if bounds.best is not None and bounds.first < extent.first:
        sign = symbol_before(line, extent.first, words.units)
        return line.cut(bounds.first, sign[0] if sign else extent.first)
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
