"""What speaks for or against one voice's words going back to another's: strengths from 0 to about 2, by field.

Numbers, days, speakers and statements are compared as fields; likeness of text is only one item among them. A
shared precise value counts for more than a shared round one, after Dong, Berti-Équille and Srivastava,
Integrating conflicting data: the role of source dependence (2009).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sayso.corroborate.align import differs, same_number
from sayso.corroborate.origins.pairs import Look
from sayso.corroborate.sketch import Statement, Voice
from sayso.corroborate.sketch.names import any_same
from sayso.corroborate.sketch.numbers import digits, garbled
from sayso.measure.days import FIRST
from sayso.model.origin import Trace
from sayso.model.span import Span

NEAR_DAYS = 14
FAR_DAYS = 30
FEW = 3


class Strength(NamedTuple):
    """How strongly one trace shows, and where, in the later and the earlier report."""

    trace: Trace
    value: float
    later: tuple[Span, ...] = ()
    earlier: tuple[Span, ...] = ()


Pairs = tuple[tuple[Statement, Statement], ...]


def evidence(look: Look, earlier: Voice, later: Voice, own: Pairs) -> tuple[Strength, ...]:
    """Every trace that shows between two voices of two reports; `own` are their own aligned statements.

    Where both quote one speaker on one day or with one figure, the utterance is the same whatever else the later
    report tells, and however late.
    """
    found = [*_text(look), *_credit(look, earlier, later), *_speakers(look, (earlier, later), own), *_numbers(own)]
    heard = {each.trace for each in found}
    repeated = Trace.LIKELY_SPEAKER in heard and any(same_number(*pair) for pair in own)
    skipped = _OF_THE_REPORT if Trace.SAME_SPEAKER in heard or repeated else frozenset[Trace]()
    found += [each for each in _whole(look) if each.trace not in skipped]
    return tuple(each for each in found if each.value)


_OF_THE_REPORT = frozenset({Trace.OWN_FACTS, Trace.APART})


def _text(look: Look) -> Iterator[Strength]:
    if look.runs:
        yield Strength(Trace.SHARED_WORDS, 0.5 + min(1.0, 2 * look.runs))
    yield Strength(Trace.SHARED_PHRASES, min(1.5, max(0.0, look.phrases - 0.04) * 5))
    if look.quotations:
        places = look.quotations[:FEW]
        yield Strength(
            Trace.SAME_QUOTATION,
            min(2, len(look.quotations)) / 2,
            tuple(look.later.quotations[key] for key in places),
            tuple(look.earlier.quotations[key] for key in places),
        )
    if look.other_language:
        yield Strength(Trace.OTHER_LANGUAGE, 1.0)


def _credit(look: Look, earlier: Voice, later: Voice) -> Iterator[Strength]:
    if not look.earlier.called & look.later.called:
        if look.earlier.called & later.outlets:
            yield Strength(Trace.CREDIT, 1.0)
        elif look.earlier.called & look.later.mentions:
            yield Strength(Trace.CREDIT, 0.6)
    if earlier.outlets & later.outlets:
        yield Strength(Trace.COMMON_CREDIT, 1.0)


def _speakers(look: Look, voices: tuple[Voice, Voice], own: Pairs) -> Iterator[Strength]:
    earlier, later = voices
    if earlier.at_risk and later.at_risk:
        yield Strength(Trace.NOT_ASKED, 1.0)
    elif earlier.own and later.own and look.earlier.outlet and look.earlier.outlet == look.later.outlet:
        yield Strength(Trace.LIKELY_SPEAKER, 1.0)
    elif earlier.names and later.names:
        yield from _named(look, voices, own)
    elif (earlier.at_risk and later.names) or (later.at_risk and earlier.names):
        yield Strength(Trace.OTHER_SPEAKER, 1.0)


def _named(look: Look, voices: tuple[Voice, Voice], own: Pairs) -> Iterator[Strength]:
    earlier, later = voices
    repeated = any(same_number(*pair) for pair in own)
    if not any_same(earlier.names, later.names):
        yield Strength(Trace.OTHER_SPEAKER, 1.0)
    elif earlier.said & later.said:
        yield Strength(Trace.SAME_SPEAKER, 1.0)
    elif earlier.said and later.said:
        yield Strength(Trace.OTHER_DAY, 1.0)
    elif repeated or ((gap := days_between(look)) is not None and gap <= NEAR_DAYS):
        yield Strength(Trace.LIKELY_SPEAKER, 1.0)
    else:
        yield Strength(Trace.LIKELY_SPEAKER, 0.3)


def _numbers(own: Pairs) -> Iterator[Strength]:
    same = [pair for pair in own if same_number(*pair)]
    precise = sum(digits(mine.number or 0) - 0.5 for mine, _ in same)
    yield Strength(Trace.SAME_NUMBER, min(6.0, precise) / 3, *_spans(same))
    wrong = [(mine, theirs) for mine, theirs in own if garbled(mine.number or 0, theirs.number or 0)]
    yield Strength(Trace.GARBLED, float(bool(wrong)), *_spans(wrong))
    other = [(mine, theirs) for mine, theirs in own if differs(mine.quantity, theirs.quantity)]
    other = [pair for pair in other if pair not in wrong]
    yield Strength(Trace.OTHER_VALUE, len(other) / len(own) if own else 0.0, *_spans(other))


def _spans(pairs: list[tuple[Statement, Statement]]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    few = pairs[:FEW]
    return tuple(theirs.span for _, theirs in few), tuple(mine.span for mine, _ in few)


def _whole(look: Look) -> Iterator[Strength]:
    """What all statements of both reports show together."""
    exact = [pair for pair in look.pairs if alike(*pair)]
    smaller = min(len(look.earlier.statements), len(look.later.statements))
    if smaller:
        yield Strength(Trace.SAME_FACTS, len(exact) / smaller * min(1.0, len(exact) / 3) * 1.5)
        yield Strength(Trace.OWN_FACTS, 1 - len(look.pairs) / len(look.later.statements))
    if len(exact) >= FEW:
        yield Strength(Trace.SAME_ORDER, longest_rising([theirs.place for _, theirs in sorted(exact, key=_first)]))
    gap = days_between(look)
    if gap:
        yield Strength(Trace.APART, min(1.0, gap / FAR_DAYS))


def _first(pair: tuple[Statement, Statement]) -> int:
    return pair[0].place


def closeness(look: Look, later: Voice) -> float:
    """How near the later report keeps to the earlier one: of several that it may be made from, the nearest is it.

    Wording, fields that agree to the last (a change made on the way included), and being named as the source.
    """
    exact = sum(wholly(*pair) for pair in look.pairs) / max(1, len(look.later.statements))
    named = bool(look.earlier.called & later.outlets)
    elsewhere = bool(later.outlets) and not named
    return max(0.0, look.runs - 0.15) + 1.5 * exact + 1.5 * named - elsewhere


def in_order(look: Look) -> bool:
    """Whether both reports tell what they share in one order."""
    pairs = sorted(look.pairs, key=_first)
    return longest_rising([theirs.place for _, theirs in pairs]) == 1.0 if pairs else True


def wholly(one: Statement, other: Statement) -> bool:
    """Whether two statements agree in all fields."""
    fields = (one.status, one.polarity, one.factuality, one.number, one.days, one.roles, one.conditional)
    theirs = (other.status, other.polarity, other.factuality, other.number, other.days, other.roles, other.conditional)
    goods = [[(each.family, each.calibre_mm, each.stage) for each in side.items] for side in (one, other)]
    bases = [(side.quantity.of if side.quantity else "", side.times.since) for side in (one, other)]
    return fields == theirs and goods[0] == goods[1] and bases[0] == bases[1]


def alike(one: Statement, other: Statement) -> bool:
    """Whether two statements agree in every field that both fill."""
    same_days = not (any(one.days) and any(other.days)) or one.days == other.days
    numbers = one.number == other.number
    return numbers and same_days and one.type == other.type and one.polarity == other.polarity


def longest_rising(places: list[int]) -> float:
    """The share of places in the longest run that rises: 1 where both reports keep one order."""
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails) / len(places)


def days_between(look: Look) -> int | None:
    """Days from one publication to the other; None where either has no date."""
    first, second = look.earlier.published, look.later.published
    if min(first, second) <= FIRST:
        return None
    return abs((date.fromisoformat(second) - date.fromisoformat(first)).days)
