"""Numbers that count nothing: parts of names, dates, years, clock times, scores, telephone numbers."""

from __future__ import annotations

from sayso.measure.mention import Kind
from sayso.measure.numerals import HYPHENS, Numeral
from sayso.measure.phrases import counted, is_plural
from sayso.measure.tokens import Line
from sayso.measure.units import symbol_before, unit_at
from sayso.measure.words import NumberWords


def name_of(line: Line, number: Numeral, words: NumberWords) -> tuple[Kind, int] | None:
    """What kind of name or date the number is part of, with the token after it; nothing if it may count."""
    if number.form in {"collective", "fraction"} or symbol_before(line, number.first, words.units):
        return None
    for test in (_sequence, _part_of_word, _date, _clock, _ordinal, _designated, _year):
        if found := test(line, number, words):
            return found
    return None


def _part_of_word(line: Line, number: Numeral, words: NumberWords) -> tuple[Kind, int] | None:
    """`K9`, `F-16`, `Shahed-136`, `COVID-19`, `4x4`."""
    if number.form != "digits":
        return None
    before, written = line[number.first - 1], line[number.first].text
    if written[0] == "0" and written.isdigit() and len(written) > 1:
        return Kind.IDENTIFIER, number.last
    if line.glued(number.first - 1) and before.kind == "word":
        return Kind.IDENTIFIER, number.last
    if before.text in HYPHENS and line.glued(number.first - 1) and line.glued(number.first - 2):
        stem = line[number.first - 2]
        letter = len(stem.text) == 1 and stem.text.isupper()
        if stem.kind == "word" and (letter or not _numeric(stem.low, words)):
            return Kind.IDENTIFIER, number.last
    after = line[number.last]
    if after.kind == "word" and line.glued(number.last - 1) and after.low in words.ordinals:
        return Kind.ORDINAL, number.last + 1
    return _glued_after(line, number, words)


def _numeric(low: str, words: NumberWords) -> bool:
    """Whether the word before a hyphen may stand before a number that counts: `to`, `five`, `sub`, a unit."""
    known = words.numerals, words.scales, words.units.canonical, words.grammar.vague_prefix
    return any(low in group for group in known)


def _glued_after(line: Line, number: Numeral, words: NumberWords) -> tuple[Kind, int] | None:
    after = line[number.last]
    if after.kind != "word" or not line.glued(number.last - 1) or unit_at(line, number.last, words.units):
        return None
    if after.low == "s" and 1000 <= number.value <= 2100:
        return Kind.YEAR, number.last + 1
    return Kind.IDENTIFIER, number.last + 1


def _date(line: Line, number: Numeral, words: NumberWords) -> tuple[Kind, int] | None:
    """`15 July`, `July 15-20, 2024`, `2024-07-15`, `7/24/2024`."""
    if number.form != "digits":
        return None
    months, value = words.designators.months, number.value
    before, after = line[number.first - 1], line[number.last]
    month_before = before.low in months or (before.text == "." and line[number.first - 2].low in months)
    if month_before and before.end - line[number.first].start >= -2 and _is_day_or_year(number):
        return (Kind.DATE if value < 32 else Kind.YEAR), _past_range(line, number.last)
    if value == int(value) <= 31 and after.low in months and _is_month(line, number.last, words):
        return Kind.DATE, number.last + 1
    sign = after.text
    if sign in "-/." and sign and line.glued(number.last - 1) and line[number.last + 2].text == sign:
        parts = [line[number.first], line[number.last + 1], line[number.last + 3]]
        if all(part.kind == "number" for part in parts) and line.glued(number.last) and line.glued(number.last + 2):
            return Kind.DATE, number.last + 4
    return None


def _is_month(line: Line, index: int, words: NumberWords) -> bool:
    """A month word that is written as one: capitalised, or followed by a number or sign."""
    token = line[index]
    return token.text[:1].isupper() or line[index + 1].kind == "number"


def _is_day_or_year(number: Numeral) -> bool:
    return number.value == int(number.value) and (1 <= number.value <= 31 or 1500 <= number.value <= 2100)


def _past_range(line: Line, at: int) -> int:
    """The token after `-20` in `July 15-20`."""
    if line[at].text in HYPHENS and line[at + 1].kind == "number" and line.glued(at - 1) and line.glued(at):
        return at + 2
    return at


def _clock(line: Line, number: Numeral, words: NumberWords) -> tuple[Kind, int] | None:
    """`10:30`, `7:15 p.m.`, `8 a.m.`."""
    at = number.last
    if line[at].text == ":" and line.glued(at - 1) and line.glued(at) and line[at + 1].kind == "number":
        return Kind.CLOCK, at + 2
    marked = line[at].low in words.designators.meridiem and number.value <= 12
    return (Kind.CLOCK, at + 1) if marked else None


def _sequence(line: Line, number: Numeral, words: NumberWords) -> tuple[Kind, int] | None:
    """Scores (`3-1`) and telephone numbers (`02-555-0143`): digits joined by hyphens that make no range."""
    if number.form != "digits":
        return None
    at, values = number.last, [number.value]
    while line[at].text in HYPHENS and line.glued(at - 1) and line.glued(at) and line[at + 1].kind == "number":
        values.append(float(line[at + 1].text.replace(",", "")))
        at += 2
    years = 1500 <= number.value <= 2100 and "," not in line[number.first].text
    descends = len(values) == 2 and values[1] <= values[0] and not years
    if len(values) > 2 or (descends and line[number.first - 1].text not in HYPHENS):
        plain = unit_at(line, at, words.units) is None and line[at].low not in words.scales
        return (Kind.IDENTIFIER, at) if plain else None
    short_years = len(values) == 2 and years and (values[1] < 100 or values[1] > values[0])
    noun_follows = line[at].low not in words.grammar.stop and line[at].low.endswith("s")
    return (Kind.YEAR, at) if short_years and not noun_follows else None


def _ordinal(line: Line, number: Numeral, words: NumberWords) -> tuple[Kind, int] | None:
    """`twenty-first`: a number word that ends as an ordinal."""
    at = number.last
    if number.form == "words" and line[at].text in HYPHENS and line[at + 1].low in words.ordinals:
        return Kind.ORDINAL, at + 2
    return None


def _designated(line: Line, number: Numeral, words: NumberWords) -> tuple[Kind, int] | None:
    """`Resolution 1718`, `No. 26`, `915 Factory`, `Article 5`, a bare integer after a name."""
    names, at = words.designators, number.last
    before, after = line[number.first - 1], line[at]
    if before.text in {".", "#"}:
        before = line[number.first - 2] if before.text == "." else before
    if before.low in names.before and before.end + 3 > line[number.first].start and number.scale == 1:
        named = before.text[:1].isupper() or not _counts(line, number, words)
        return (Kind.IDENTIFIER, at) if named else None
    if before.text == "#":
        return Kind.IDENTIFIER, at
    if after.low in names.after and after.text[:1].isupper() and line[at - 1].kind in {"number", "word"}:
        ordinary = number.form == "words" and not line[number.first].text[:1].isupper()
        return None if ordinary else (Kind.IDENTIFIER, at)
    return _after_name(line, number, words)


def _after_name(line: Line, number: Numeral, words: NumberWords) -> tuple[Kind, int] | None:
    """`Hwasong 18`, `Planet 9`: a short bare integer after a capitalised word, with nothing to count."""
    before, after = line[number.first - 1], line[number.last]
    if number.form != "digits" or number.scale > 1 or "," in line[number.first].text or number.value > 9999:
        return None
    if before.kind != "word" or not before.text[:1].isupper() or before.low in words.grammar.stop:
        return None
    if number.value != int(number.value) or unit_at(line, number.last, words.units):
        return None
    if after.text in HYPHENS and line.glued(number.last - 1):
        return None
    return None if _counts(line, number, words) else (Kind.IDENTIFIER, number.last)


def _counts(line: Line, number: Numeral, words: NumberWords) -> bool:
    """Whether a plural or a unit follows, so that the number counts it."""
    phrase = counted(line, number.last, words, many=True)
    plural = phrase.first < phrase.last and is_plural(line, phrase.last - 1, words)
    return plural or unit_at(line, number.last, words.units) is not None


def _year(line: Line, number: Numeral, words: NumberWords) -> tuple[Kind, int] | None:
    """Four bare digits between 1500 and 2100 that count nothing."""
    token = line[number.first]
    if number.last != number.first + 1 or len(token.text) != 4 or not token.text.isdigit():
        return None
    if not 1500 <= number.value <= 2100 or unit_at(line, number.last, words.units):
        return None
    after = line[number.last]
    plural = after.kind == "word" and after.text.islower() and after.low.endswith("s")
    counts = plural and after.low not in words.grammar.stop
    if counts or _bounded(line, number, words):
        return None
    return Kind.YEAR, number.last


def _bounded(line: Line, number: Numeral, words: NumberWords) -> bool:
    """Whether a bound of two words or more stands before it: `more than 2000`, `an average of 1500`."""
    sizes = range(2, words.bounds.longest + 1)
    return any(line.lows(number.first - size, number.first) in words.bounds.before for size in sizes)
