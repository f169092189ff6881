"""Every number in a text with its counter, bounds, rate and base, or with the reason why it counts nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from sayso.measure.counters.bounds import base_of, bounds_of, slots_of
from sayso.measure.counters.names import Named, after_name, name_of
from sayso.measure.counters.numerals import Numeral, numeral_at
from sayso.measure.counters.units import (
    PERCENT,
    Unit,
    as_money,
    is_calibre,
    sign_before,
    sort_of,
    subunit,
    unit_at,
)
from sayso.measure.counters.words import CounterWords
from sayso.measure.mention import Kind, QuantityMention

DASHES = frozenset("-–—~∼～〜")
SEVERAL = 3.0
_DASH = re.compile(r"[ \xa0]?[-–—~∼～〜][ \xa0]?")
_DAYS = frozenset({Kind.DATE, Kind.YEAR})


class Part(NamedTuple):
    """One number or a range of two, with its unit; all that a mention is made of."""

    start: int
    first: Numeral
    last: Numeral
    negative: bool
    unit: Unit | None

    @property
    def end(self) -> int:
        """Where number and unit end."""
        return max(self.last.end, self.unit.end) if self.unit else self.last.end

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers as they are written; the first of 20~30만 has the scale of the second."""
        if self.last is self.first:
            return (-self.first.value if self.negative else self.first.value,)
        scaled = self.first.value * self.last.scale
        low = scaled if self.first.scale == 1 and scaled < self.last.value else self.first.value
        return low, self.last.value


def find_counted(text: str, words: CounterWords) -> tuple[QuantityMention, ...]:
    """All number mentions in text order, none overlapping; `counts` tells quantities from names and dates."""
    found: list[QuantityMention] = []
    at = 0
    while at < len(text):
        mention = _mention_at(text, at, words) if _may_begin(text, at, words) else None
        if mention is None:
            at += 1
            continue
        overlaps = found and mention.start < found[-1].end
        found.append(replace(mention, start=mention.number_start) if overlaps else mention)
        at = max(mention.end, mention.number_end, at + 1)
    return tuple(found)


def _may_begin(text: str, at: int, words: CounterWords) -> bool:
    """Whether a number can begin here: at a figure that none precedes, or where a word begins."""
    sign, before = text[at], text[at - 1] if at else " "
    if before == "%" or (before == "." and sign.isdigit() and at > 1 and text[at - 2].isdigit()):
        return False
    if sign.isdigit():
        return not before.isdigit()
    if sign == ".":
        return text[at + 1 : at + 2].isdigit() and not before.isalnum()
    return sign in words.openers and not before.isalnum()


def _mention_at(text: str, at: int, words: CounterWords) -> QuantityMention | None:
    number = numeral_at(text, at, words) or _several(text, at, words)
    if number is None:
        return None
    if name := name_of(text, number, words):
        return _named(number, name)
    second = _second(text, number, words)
    last = second or number
    name = after_name(text, last, words) if second is not None else None
    if name is not None and name[0] in _DAYS:
        return _named(number._replace(end=last.end), name)
    unit = unit_at(text, last.end, words)
    start, negative = _signed(text, number.start, words)
    if not negative and not _is_number(text, last, unit, words):
        return None
    return _made(text, Part(start, number, last, negative, unit or sign_before(text, start)), words)


def _several(text: str, at: int, words: CounterWords) -> Numeral | None:
    """`몇 개`, `여러 곳`: several of what follows."""
    for word, value in words.several.items():
        end = at + len(word)
        unit = words.counter.match(text, end) if text.startswith(word, at) else None
        if unit and unit["unit"] in words.counters and not text[unit.end() : unit.end() + 1].isalpha():
            return Numeral(at, end, max(value, SEVERAL), vague=True, form="words")
    return None


def _named(number: Numeral, name: Named) -> QuantityMention:
    kind, end = name
    stated = (number.value,)
    return QuantityMention(number.start, end, number.start, number.end, kind, best=number.value, stated=stated)


def _second(text: str, first: Numeral, words: CounterWords) -> Numeral | None:
    """The second number of a range such as 20~30만 발 or 100개에서 200개."""
    unit = unit_at(text, first.end, words)
    for at in (first.end, unit.end if unit else first.end):
        match = _DASH.match(text, at) or words.range.match(text, at)
        second = numeral_at(text, match.end(), words) if match else None
        if match is None or second is None or second.form == "fraction" or second.value <= first.value:
            continue
        after = unit_at(text, second.end, words)
        if match[0].strip() in DASHES or (after is not None and after.name == (unit or after).name):
            return second
    return None


def _signed(text: str, start: int, words: CounterWords) -> tuple[int, bool]:
    """Where a number begins with its sign, and whether it is negative."""
    match = words.minus.search(text, max(0, start - 6), start)
    return (match.start(), True) if match else (start, False)


def _is_number(text: str, number: Numeral, unit: Unit | None, words: CounterWords) -> bool:
    """Whether words that could be a numeral are one: a counter follows, or they say nothing else."""
    if number.form not in {"words", "fraction"} or text[number.start].isdigit():
        return True
    said, bound = text[number.start : number.end], _bound_follows(text, number.end, words)
    if said in words.halves:
        return bound or (unit is None and _particle_follows(text, number.end, words)) or _apart(unit, number)
    if unit is not None:
        return said not in words.ambiguous or said in words.round
    if text[number.end : number.end + 1].isalpha() and not bound and not _particle_follows(text, number.end, words):
        return False
    return len(said.replace(" ", "")) > 1 or _stands_alone(text, number)


def _apart(unit: Unit | None, number: Numeral) -> bool:
    """Whether a unit follows after a space: 반 시간, but not 반대."""
    return unit is not None and unit.start > number.end


def _bound_follows(text: str, at: int, words: CounterWords) -> bool:
    """Whether a word that bounds a number follows."""
    at += text[at : at + 1] == " "
    return any(text.startswith(word, at) for word in words.after)


def _particle_follows(text: str, at: int, words: CounterWords) -> bool:
    """Whether a particle and then no letter follows."""
    ends = (at + len(word) for word in words.particles if text.startswith(word, at))
    return any(not text[end : end + 1].isalnum() for end in ends)


def _stands_alone(text: str, number: Numeral) -> bool:
    """Whether the line holds nothing but the number: a cell of a table."""
    start, end = text.rfind("\n", 0, number.start) + 1, text.find("\n", number.end)
    return text[start : end if end >= 0 else len(text)].strip() == text[number.start : number.end]


def _made(text: str, part: Part, words: CounterWords) -> QuantityMention:
    """The mention of a number that counts, or of a calibre."""
    unit = part.unit
    if unit is not None and is_calibre(text, unit, words):
        return _calibre(part, unit)
    if unit is not None:
        part = part._replace(unit=as_money(unit, part.last, words))
    values, end = part.values, part.end
    if part.unit is not None and len(values) == 1 and (more := subunit(text, values[0], part.unit, words)):
        values, end = (more[0],), more[1]
    return _counted(text, part, (values, end), words)


def _calibre(part: Part, unit: Unit) -> QuantityMention:
    return QuantityMention(
        *(part.first.start, part.end, part.first.start, part.last.end, Kind.CALIBRE),
        best=part.values[-1],
        unit=unit.words,
        unit_start=unit.start,
        unit_end=unit.end,
        canonical=unit.name,
        stated=part.values,
    )


def _counted(text: str, part: Part, read: tuple[tuple[float, ...], int], words: CounterWords) -> QuantityMention:
    """The mention with its bounds, rate and base; `read` are the values and where number and unit end."""
    values, end = read
    unit = part.unit or Unit(part.last.end, part.last.end, "", "", Kind.COUNT)
    bounds = bounds_of(text, min(part.start, unit.start), end, words)
    sort = sort_of(text, part.first, part.unit, words)
    scaled = tuple(sorted(sort.shift + sort.factor * each for each in values)) if sort.factor else values
    low, best, high = slots_of(scaled, bounds.slot, part.first.vague)
    of_start, of = base_of(text, bounds.start, sort.kind, words)
    rounded = part.first.vague or part.first.about or bool(bounds.slot) or len(values) > 1
    return QuantityMention(
        *(bounds.start, bounds.end, part.start, part.last.end, sort.kind, low, best, high),
        low_open=bounds.slot == "low_open",
        high_open=bounds.slot == "high_open",
        unit=PERCENT if sort.kind is Kind.SHARE else unit.words,
        unit_start=unit.start,
        unit_end=max(unit.end, end if part.unit else unit.end),
        canonical=sort.name,
        per=bounds.per,
        vague=text[bounds.start : bounds.end] if rounded else "",
        of=of,
        of_start=of_start,
        of_end=of_start + len(of),
        stated=values,
    )
