"""Which statements enter an estimate, and why the others do not; bad input is refused with what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sayso.errors import InputError
from sayso.measure.compare import reach
from sayso.measure.days import days
from sayso.model.estimate import Asks, Assumption, Left, Question, Statement, Unused
from sayso.model.quantity import Measure, Quantity

TOTALS = frozenset({Measure.CUMULATIVE, Measure.COUNT, Measure.FLOW})


class Chosen(NamedTuple):
    """Statements that enter, in the order of their dates, the unit that they are counted in, and the rest."""

    used: tuple[Statement, ...]
    unit: str
    left: tuple[Left, ...]


def choose(question: Question, statements: Iterable[Statement], assumptions: Sequence[Assumption]) -> Chosen:
    """The statements that bear on the question.

    InputError: no date asked for, nothing said by then, a unit that nothing converts, one source only for a latent
    total, a share above one, contradictory bounds, a total that falls within one counter, scope and start.
    """
    _check_question(question, assumptions)
    ordered = sorted(statements, key=lambda each: (counted_to(each), each.said, each.id))
    left, kept = _sift(question, ordered)
    if not kept:
        raise InputError(_nothing(question, left), do="Ask for a later --as-of, or add reports that count this.")
    unit = counted_in(kept, question.unit)
    convertible = _convertible(unit, kept, question, assumptions)
    used = [each for each in kept if each.quantity.unit == unit or convertible]
    left += [Left(each.id, Unused.OTHER_UNIT) for each in kept if each not in used]
    if question.unit != unit and not convertible:
        raise InputError(
            f"These statements count {unit}, and nothing converts {unit} to {question.unit}.",
            do=f"Ask for {unit}, or declare how many {question.unit} one of them makes (--assume).",
        )
    _check_statements(question, used)
    return Chosen(tuple(used), unit, tuple(sorted(left, key=lambda each: each.statement)))


def counted_to(statement: Statement) -> str:
    """The last day that a statement counts: its data cut-off, or else the day it was said."""
    return days(statement.as_of)[1] or days(statement.said)[1]


def counted_from(statement: Statement, question: Question) -> str:
    """The first day that a statement counts; one that does not say counts from where the question does."""
    return days(statement.since)[0] or days(question.since)[0]


def counted_in(statements: Sequence[Statement], wanted: str) -> str:
    """The unit most statements count in; the wanted one where as many do, and else the first by name."""
    numbers: dict[str, int] = defaultdict(int)
    for each in statements:
        numbers[each.quantity.unit] += 1
    return min(numbers, key=lambda unit: (-numbers[unit], unit != wanted, unit))


def _check_question(question: Question, assumptions: Sequence[Assumption]) -> None:
    if not question.dates or not all(days(date)[1] for date in (question.since, question.as_of, *question.dates)):
        raise InputError(
            f"{question.name}: a date is missing or is no date.", do="Give dates as 2024-08-31 or 2024-08."
        )
    if min(days(date)[1] for date in question.dates) <= days(question.since)[0]:
        raise InputError(f"{question.name}: it asks for a date before counting starts.", do="Ask for later dates.")
    for each in assumptions:
        if not 0 < each.low <= each.median <= each.high:
            raise InputError(f"{each.name}: its bounds do not rise from above zero.", do="Give low, middle, high.")
        if each.name.startswith("share") and each.high > 1:
            raise InputError(f"{each.name}: a share above one.", do="Give a share between 0 and 1.")


def _sift(question: Question, ordered: Sequence[Statement]) -> tuple[list[Left], list[Statement]]:
    left: list[Left] = []
    kept: list[Statement] = []
    entered: set[tuple[str, str, str]] = set()
    for each in ordered:
        reason = _reason(question, each)
        again = (each.origin, each.quantity.unit, counted_to(each))
        if reason is None and again in entered:
            reason = Unused.SAID_AGAIN
        if reason is None:
            entered.add(again)
            kept.append(each)
        else:
            left.append(Left(each.id, reason))
    return left, kept


def _reason(question: Question, statement: Statement) -> Unused | None:
    if question.asks is Asks.NEXT_STATEMENT and statement.counter != question.counter:
        return Unused.OTHER_COUNTER
    if statement.quantity.measure not in TOTALS:
        return Unused.NOT_A_TOTAL
    if not counted_to(statement):
        return Unused.NO_DATE
    return Unused.TOO_LATE if days(statement.said)[1] > days(question.as_of)[1] else None


def _convertible(unit: str, kept: Sequence[Statement], question: Question, assumptions: Sequence[Assumption]) -> bool:
    said = {each.converts.unit for each in kept if each.converts and each.quantity.unit == unit}
    declared = {each.name.removeprefix(f"{unit} to ") for each in assumptions if each.name.startswith(f"{unit} to ")}
    wanted = {each.quantity.unit for each in kept if each.quantity.unit != unit} | {question.unit} - {unit}
    return bool(wanted) and wanted <= (said | declared)


def _nothing(question: Question, left: Sequence[Left]) -> str:
    who = f"{question.counter} said" if question.counter else "was said"
    why = sorted({each.reason.value for each in left})
    looked = f" ({len(left)} looked at: {'; '.join(why)})" if left else ""
    return f"Nothing that {who} by {question.as_of} counts {question.unit}{looked}."


def _check_statements(question: Question, used: Sequence[Statement]) -> None:
    for each in used:
        _check_bounds(each.quantity, each.id)
    if question.asks is Asks.LATENT_TOTAL and len({each.counter for each in used}) < 2:
        raise InputError(
            "One counter alone does not tell what was there to be counted.",
            do="Ask for its next statement, or add reports of another counter.",
        )
    series: dict[tuple[str, str, str, str], list[Statement]] = defaultdict(list)
    for each in used:
        key = (each.counter, each.service, counted_from(each, question), each.quantity.unit)
        series[key].append(each)
    for statements in series.values():
        _check_rising(statements)


def _check_bounds(quantity: Quantity, name: str) -> None:
    low, high = reach(quantity)[:2]
    if low > high or high <= 0:
        raise InputError(f"{name}: its bounds leave nothing above zero.", do="Correct the claim, or reject it.")


def _check_rising(statements: Sequence[Statement]) -> None:
    """A running total cannot fall: the least that was said earlier may not exceed the most that was said later."""
    floor, first = 0.0, ""
    for each in statements:
        low, high = reach(each.quantity)[:2]
        if high < floor * 0.95:
            raise InputError(
                f"{each.id}: the total of {each.counter} falls below what {first} gave for an earlier day.",
                do="One of them counts something else: correct its start or its scope, or leave one out.",
            )
        if low > floor:
            floor, first = low, each.id
