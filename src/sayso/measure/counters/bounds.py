"""The words around a number: what bounds it, the period that makes a rate of it, and its base."""

from __future__ import annotations

from typing import NamedTuple

from sayso.measure.counters.words import CounterWords
from sayso.measure.mention import Kind

REACH = 24
REACH_OF_BASE = 40
LOOSE = frozenset({"", "best", "exact"})
STEPS = 4

Slots = tuple[float | None, float | None, float | None]


class Bounds(NamedTuple):
    """Where the wording of a number begins and ends, the slot that it puts the number into, and the period."""

    start: int
    end: int
    slot: str = ""
    per: str = ""


def bounds_of(text: str, start: int, end: int, words: CounterWords) -> Bounds:
    """The wording around the number over `[start, end)`; what stands behind it decides over what stands before."""
    first, slot, per = _before(text, start, words)
    last, after = _after(text, end, words)
    if after and not (after in LOOSE and slot):
        slot = after
    return Bounds(first, last, slot, per)


def _before(text: str, start: int, words: CounterWords) -> tuple[int, str, str]:
    slot = per = ""
    for _ in range(STEPS):
        floor = max(0, start - REACH)
        head = text[floor:start]
        if match := words.opening.search(head):
            slot = words.before[match["word"]] if slot in LOOSE else slot
        elif not per and (match := words.period.search(head)):
            per = words.periods[match["word"]]
        else:
            break
        start = floor + match.start("word")
    return start, slot, per


def _after(text: str, end: int, words: CounterWords) -> tuple[int, str]:
    slot = ""
    for _ in range(STEPS):
        match = words.closing.match(text, end)
        if match is None:
            break
        said = words.after[match["word"]]
        slot, end = (said if said not in LOOSE or not slot else slot), match.end()
    return end, slot


def slots_of(values: tuple[float, ...], slot: str, vague: bool) -> Slots:
    """Low, best and high of one value or of a range."""
    if len(values) == 2:
        return values[0], None, values[1]
    value = values[0]
    if slot.startswith("high") and not vague:
        return None, None, value
    return (value, None, None) if vague or slot.startswith("low") else (None, value, None)


def base_of(text: str, start: int, kind: Kind, words: CounterWords) -> tuple[int, str]:
    """Where the phrase of which a share or multiple is told begins, and its words; empty where none is."""
    if kind not in {Kind.SHARE, Kind.MULTIPLE}:
        return start, ""
    match = words.based.search(text, max(0, start - REACH_OF_BASE), start)
    return (match.start("base"), match["base"]) if match else (start, "")
