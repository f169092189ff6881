"""A fit is what statements add up to: it follows them, says what it hangs on, and comes out the same again."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

from sayso.estimate import Options, estimate, preview
from sayso.model.estimate import Estimate
from sayso.model.ids import canonical
from tests.estimate.told import QUESTION, STEADY, boxes, said


def test_the_next_statement_goes_on_as_the_last_ones_did(steady: Estimate) -> None:
    last = steady.quantiles[-1]
    assert last.p5 < 15_000 < last.p95
    assert 12_000 < last.p50 < 18_000
    assert last.p5 > 9_900


def test_the_sampler_says_that_it_settled(steady: Estimate) -> None:
    found = steady.diagnostics
    assert found is not None
    assert found.r_hat <= 1.01
    assert found.effective >= 400


def test_each_origin_has_its_influence(steady: Estimate) -> None:
    assert {each.origin for each in steady.influences} == {each.origin for each in STEADY}
    furthest = steady.influences[0]
    assert abs(furthest.median) >= abs(steady.influences[-1].median)
    without = [each for each in STEADY if each.origin != furthest.origin]
    refit = estimate(QUESTION, without, options=Options(chains=2, draws=500, influence=False))
    moved = refit.quantiles[-1].p50 - steady.quantiles[-1].p50
    assert abs(moved - furthest.median) < 0.1 * steady.quantiles[-1].p50


def test_the_same_inputs_make_the_same_record(steady: Estimate) -> None:
    again = estimate(QUESTION, reversed(STEADY), options=Options(chains=2, draws=500))
    assert canonical(again) == canonical(steady)


def test_ten_copies_of_an_origin_weigh_as_one(steady: Estimate) -> None:
    copies = [replace(STEADY[0], id=f"copy {number}") for number in range(10)]
    again = preview(QUESTION, [*STEADY, *copies])
    alone = preview(QUESTION, STEADY)
    assert again.quantiles == alone.quantiles
    assert len(again.left) == 10


def test_a_preview_stands_near_the_fit_and_says_what_it_is(steady: Estimate) -> None:
    rough = preview(QUESTION, STEADY)
    assert rough.preview
    assert abs(rough.quantiles[-1].p50 / steady.quantiles[-1].p50 - 1) < 0.15


def test_more_than_is_a_bound_below() -> None:
    above = preview(QUESTION, [*STEADY[:4], said("2024-10-28", boxes(low=14_000))])
    exact = preview(QUESTION, STEADY)
    assert above.quantiles[-1].p50 > exact.quantiles[-1].p50 * 1.2


def test_a_running_total_is_not_taken_back() -> None:
    soon = preview(replace(QUESTION, dates=("2025-01-05",)), [*STEADY, said("2024-12-28", boxes(12_000))])
    assert soon.quantiles[-1].p5 >= 12_000


def test_importing_sayso_does_not_import_the_sampler() -> None:
    code = "import sys, sayso.estimate, sayso.cli; print([each for each in ('jax', 'numpyro') if each in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
