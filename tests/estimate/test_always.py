"""What holds for every set of statements."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.estimate import preview
from sayso.model.estimate import Statement
from tests.estimate.told import QUESTION, boxes, said

rates = st.lists(st.floats(50, 5_000), min_size=2, max_size=6)


def told(rises: list[float]) -> list[Statement]:
    total, made = 0.0, []
    for month, rise in enumerate(rises, start=1):
        total += rise
        made.append(said(f"2024-{month + 1:02}-28", boxes(total)))
    return made


@given(rates, st.randoms(use_true_random=False))
def test_the_order_of_statements_does_not_matter(rises: list[float], chance: object) -> None:
    made = told(rises)
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert preview(QUESTION, shuffled) == preview(QUESTION, made)


@given(rates)
def test_quantiles_rise_and_totals_do_not_fall(rises: list[float]) -> None:
    made = preview(QUESTION, told(rises))
    for each in made.quantiles:
        assert 0 < each.p5 <= each.p25 <= each.p50 <= each.p75 <= each.p95
    middles = [each.p50 for each in made.path]
    assert all(later >= earlier * 0.97 for earlier, later in pairwise(middles))


@given(rates, st.floats(2, 50))
def test_counting_in_other_units_scales_the_answer(rises: list[float], factor: float) -> None:
    small, large = preview(QUESTION, told(rises)), preview(QUESTION, told([rise * factor for rise in rises]))
    assert 0.5 < large.quantiles[-1].p50 / small.quantiles[-1].p50 / factor < 2
