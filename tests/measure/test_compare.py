"""Two figures side by side: the same, compatible, or in contradiction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.compare import contains, disjoint, reach, same, scaled, total
from sayso.model.quantity import Quantity


def quantity(
    low: float | None = None, best: float | None = None, high: float | None = None, **more: object
) -> Quantity:
    return Quantity(low, best, high, unit="rounds", **more)  # type: ignore[arg-type]


def test_a_bound_is_not_the_same_as_its_number() -> None:
    assert same(quantity(best=1000), quantity(best=1004))
    assert not same(quantity(best=1000), quantity(low=1000))


def test_more_than_a_million_contradicts_half_a_million_but_not_two() -> None:
    more = quantity(low=1_000_000, low_open=True)
    assert disjoint(more, quantity(best=500_000))
    assert not disjoint(more, quantity(best=2_000_000))


def test_an_open_bound_contradicts_the_number_that_it_excludes() -> None:
    assert disjoint(quantity(low=100, low_open=True), quantity(high=100))
    assert not disjoint(quantity(low=100), quantity(high=100))


def test_a_vague_number_has_room_that_a_plain_one_has_not() -> None:
    assert not disjoint(quantity(best=1000, vague="about"), quantity(best=900))
    assert disjoint(quantity(best=1000), quantity(best=900))


def test_up_to_a_hundred_contains_sixty() -> None:
    assert contains(quantity(high=100), quantity(best=60))
    assert not contains(quantity(best=60), quantity(high=100))


def test_a_sum_keeps_only_the_ends_that_both_have() -> None:
    found = total(quantity(low=10), quantity(best=5))
    assert found is not None
    assert (found.low, found.best, found.high) == (15, None, None)
    assert total(quantity(low=10), quantity(high=5)) is None
    assert total(quantity(best=1), Quantity(best=1, unit="plants")) is None


def test_a_scale_is_positive() -> None:
    assert scaled(quantity(low=2, high=3), 12).high == 36
    with pytest.raises(ValueError, match="positive"):
        scaled(quantity(best=1), 0)


NUMBERS = st.floats(min_value=0, max_value=1e9)
QUANTITIES = st.one_of(
    NUMBERS.map(lambda x: quantity(best=x)),
    NUMBERS.map(lambda x: quantity(best=x, vague="about")),
    st.tuples(NUMBERS, st.booleans()).map(lambda p: quantity(low=p[0], low_open=p[1])),
    st.tuples(NUMBERS, st.booleans()).map(lambda p: quantity(high=p[0], high_open=p[1])),
    st.lists(NUMBERS, min_size=2, max_size=2).map(sorted).map(lambda p: quantity(low=p[0], high=p[1])),
)


@given(QUANTITIES, QUANTITIES)
def test_what_contradicts_does_so_both_ways_and_never_contains(one: Quantity, other: Quantity) -> None:
    assert disjoint(one, other) == disjoint(other, one)
    assert contains(one, one)
    assert not disjoint(one, one)
    assert not (disjoint(one, other) and contains(one, other))
    assert reach(one).low <= reach(one).high
