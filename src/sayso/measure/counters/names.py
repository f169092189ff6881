"""Numbers that count nothing: dates, years, ordinals, and parts of names."""

from __future__ import annotations

import re

from sayso.measure.counters.numerals import Numeral
from sayso.measure.counters.words import CounterWords
from sayso.measure.mention import Kind

Named = tuple[Kind, int]
YEARS = range(1500, 2101)
_DATE = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?!\d)")
# A decade of somebody's life.
_AGE = re.compile(
    r"[1-9]0대[ \xa0](?:[가-힣]{1,3}[ \xa0])?(?:학생|청년|여성|남성|소년|소녀|주민|노동자|초반|중반|후반)"
)


def name_of(text: str, number: Numeral, words: CounterWords) -> Named | None:
    """What kind of name or date the number is part of, and where that ends; nothing if it may count."""
    if number.form == "digits" and (found := _in_figures(text, number)):
        return found
    if text[max(0, number.start - 1) : number.start] in words.names_before:
        return Kind.IDENTIFIER, number.end
    return after_name(text, number, words)


def _in_figures(text: str, number: Numeral) -> Named | None:
    """`2024.3.5`, `2·8기계`, `K9`, `KN-23`."""
    if date := _DATE.match(text, number.start):
        return Kind.DATE, date.end()
    if _AGE.match(text, number.start):
        return Kind.AGE, number.end + 1
    two, before, after = (
        text[max(0, number.start - 2) : max(0, number.start - 1)],
        text[max(0, number.start - 1) : number.start],
        text[number.end : number.end + 1],
    )
    joined = (before in {"·", "/"} and two.isdigit()) or (
        after in {"·", "/"} and text[number.end + 1 : number.end + 2].isdigit()
    )
    named = before.isalpha() or (before == "-" and two.isalpha())
    return (Kind.IDENTIFIER, number.end) if joined or named else None


def after_name(text: str, number: Numeral, words: CounterWords) -> Named | None:
    """What the words right behind the number make of it: `65호`, `2차`, `2024년`, `9월`."""
    if number.form != "words" and (found := _designated(text, number, words)):
        return found
    at = number.end + (text[number.end : number.end + 1] == " ")
    for word in words.dates:
        tail = at + len(word)
        if not text.startswith(word, at) or any(text.startswith(each, tail) for each in words.date_tails):
            continue
        if word == words.year and number.value in YEARS:
            return Kind.YEAR, tail
        if word != words.year and number.value <= 31:
            return Kind.DATE, tail
    return None


def _designated(text: str, number: Numeral, words: CounterWords) -> Named | None:
    for word in words.names_after:
        if text.startswith(word, number.end) and not _counts(text, number.end, words):
            return (Kind.ORDINAL if word in words.ordinals else Kind.IDENTIFIER), number.end + len(word)
    return None


def _counts(text: str, at: int, words: CounterWords) -> bool:
    """Whether a counter of more than one sign is written onto the number."""
    match = words.counter.match(text, at)
    return match is not None and match.start("unit") == at and len(match["unit"]) > 1
