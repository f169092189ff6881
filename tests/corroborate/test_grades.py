"""The letter never sees the other origins, the digit never sees the source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.corroborate import corroborate
from sayso.corroborate.grades.grade import Standpoint, diagonal, digit, letter
from sayso.corroborate.grades.likelihood import likelihood
from sayso.corroborate.grades.record import Record
from sayso.model.finding import Digit, Grade, Letter
from sayso.model.origin import Count
from sayso.model.source import Basis, Standing
from tests.corroborate.material import BUREAU, MINISTER, WORKER, Says, output, report


def standpoint(good: int, bad: int, **changes: object) -> Standpoint:
    record = Record(frozenset(f"f-{n}" for n in range(good)), frozenset(f"g-{n}" for n in range(bad)))
    plain = Standpoint(False, Standing.INSTITUTION, Basis.MEASURED, False, record)
    return plain._replace(**changes)  # type: ignore[arg-type]


def test_two_bodies_that_agree_confirm_each_other():
    told = [
        report("Paper One", "2024-03-05", Says("The minister put it at 2,913 shells.", MINISTER, changes=output(2913))),
        report(
            "Paper Two", "2024-03-06", Says("2,913, says the bureau after its own count.", BUREAU, changes=output(2913))
        ),
    ]
    (found,) = corroborate(told)
    assert (found.count.likely, found.grade.digit) == (2, Digit.CONFIRMED)


def test_one_origin_is_never_confirmed():
    (found,) = corroborate([report("Radio", "2024-03-05", Says("About 2,900.", WORKER, changes=output(2900)))])
    assert str(found.grade) == "F6"
    assert "a second origin" in found.grade.would_change


@given(st.integers(1, 9), st.floats(1, 9), st.integers(0, 3))
def test_one_is_refused_below_two_origins(low: int, mean: float, wide: int):
    assert (digit(Count(low, mean, low, low + wide), ()).mark == "1") == (low >= 2)


def test_a_source_at_risk_is_not_judged():
    assert letter(standpoint(9, 0, at_risk=True), "f-x").mark == "F"


def test_a_record_of_its_own_matter_does_not_count():
    assert letter(standpoint(3, 0), "f-x").mark != "F"
    assert letter(standpoint(3, 0), "f-1").mark == "F"


def test_interest_costs_a_step_and_hearsay_is_never_an_a():
    assert letter(standpoint(9, 0), "f-x").mark == "A"
    assert letter(standpoint(9, 0, interested=True), "f-x").mark == "B"
    assert letter(standpoint(9, 0, basis=Basis.TOLD), "f-x").mark == "B"
    assert letter(standpoint(1, 8), "f-x").mark == "E"


def test_the_share_on_the_diagonal_leaves_out_what_was_not_judged():
    grades = [Grade(Letter.B, Digit.PROBABLE), Grade(Letter.B, Digit.DOUBTFUL), Grade(Letter.F, Digit.UNJUDGED)]
    assert diagonal(grades) == 0.5
    assert diagonal([Grade(Letter.F, Digit.CONFIRMED)]) is None


def test_words_of_likelihood_rise_with_the_chance():
    told = [likelihood(chance / 100) for chance in (1, 10, 30, 50, 70, 90, 99)]
    assert len(set(told)) == 7
    assert told[3] == "roughly even chance"
