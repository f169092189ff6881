"""Bad input says so: which statement, why, and what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import InputError
from sayso.estimate import preview
from sayso.model.estimate import Assumption, Statement, Unused
from sayso.model.quantity import Measure, Quantity
from tests.estimate.told import LATENT, QUESTION, STEADY, boxes, said


def test_nothing_said_by_then() -> None:
    with pytest.raises(InputError, match=r"by 2023-06-30.*said after the as-of date"):
        preview(replace(QUESTION, as_of="2023-06-30"), STEADY)


def test_a_total_that_falls() -> None:
    with pytest.raises(InputError, match="falls below what"):
        preview(QUESTION, [*STEADY, said("2024-11-28", boxes(4000.0))])


def test_a_total_that_falls_for_another_start_is_another_count() -> None:
    later = replace(said("2024-11-28", boxes(4000.0)), since="2024-07-01")
    assert later in preview(QUESTION, [*STEADY, later]).statements


def test_units_that_nothing_converts() -> None:
    with pytest.raises(InputError, match="nothing converts boxes to rounds"):
        preview(replace(QUESTION, unit="rounds"), STEADY)


def test_a_declared_conversion_links_units() -> None:
    each = Assumption("boxes to rounds", "rounds in a box", 90, 100, 110)
    rounds = preview(replace(QUESTION, unit="rounds"), STEADY, [each])
    counted = preview(QUESTION, STEADY)
    assert rounds.quantiles[-1].p50 == pytest.approx(100 * counted.quantiles[-1].p50, rel=0.1)
    assert rounds.assumptions == (each,)


def test_one_counter_does_not_tell_the_truth() -> None:
    with pytest.raises(InputError, match="One counter alone"):
        preview(LATENT, STEADY)


def test_a_share_above_one() -> None:
    with pytest.raises(InputError, match="share above one"):
        preview(QUESTION, STEADY, [Assumption("share that is goods", "goods in a box", 0.8, 1.0, 1.2)])


def test_contradictory_bounds() -> None:
    with pytest.raises(InputError, match="nothing above zero"):
        preview(QUESTION, [*STEADY, said("2024-11-28", boxes(0.0))])


def test_a_date_before_counting_starts() -> None:
    with pytest.raises(InputError, match="before counting starts"):
        preview(replace(QUESTION, dates=("2023-05-01",)), STEADY)


@pytest.mark.parametrize("measure", [Measure.RATE, Measure.SHARE, Measure.MULTIPLE, Measure.STOCK])
def test_what_is_no_total_is_left_with_its_reason(measure: Measure) -> None:
    rate = Statement(
        "rate", "rate", "Orvane", "Orvane", Quantity(best=900.0, unit="boxes", measure=measure), "2024-10-28"
    )
    left = preview(QUESTION, [*STEADY, rate]).left
    assert [(each.statement, each.reason) for each in left] == [("rate", Unused.NOT_A_TOTAL)]
