"""The days that an EDTF date spans."""

from __future__ import annotations

import pytest

from sayso.measure.days import FIRST, LAST, days, days_of
from sayso.model.times import Interval


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2024-XX-XX", "2024-01-01", "2024-12-31"),
        ("2024-05-XX", "2024-05-01", "2024-05-31"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-34", "2024-04-01", "2024-06-30"),
        ("2024-01/2024-03", "2024-01-01", "2024-03-31"),
        ("2024-01/", "2024-01-01", LAST),
        ("2024-01/..", "2024-01-01", LAST),
        ("/2024-01", FIRST, "2024-01-31"),
        ("", "", ""),
        ("soon", "", ""),
        ("2024-13", "", ""),
        ("2023-02-29", "", ""),
        ("/", "", ""),
    ],
)
def test_first_and_last_day(edtf: str, first: str, last: str) -> None:
    assert days(edtf) == (first, last)


def test_an_interval_of_a_claim() -> None:
    assert days_of(Interval("2024-01", "2024-01", "in January")) == ("2024-01-01", "2024-01-31")
    assert days_of(Interval("2024-01", "")) == ("2024-01-01", LAST)
    assert days_of(Interval(words="soon")) == ("", "")
