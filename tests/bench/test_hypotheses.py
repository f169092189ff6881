"""The benchmark of hypotheses: our chances score better than the classic count and than counting every URL."""

from __future__ import annotations

import numpy as np
import pytest

from bench.hypotheses import brier, case, run
from bench.table import Table

DEAF = ", grades that mean nothing"


@pytest.fixture(scope="module")
def scored() -> Table:
    made = run(150)
    assert isinstance(made, Table)
    return made


def test_ours_scores_best(scored: Table) -> None:
    scores = {str(row[0]): float(row[1]) for row in scored.rows}
    rest = [score for name, score in scores.items() if name != "ours" and DEAF not in name]
    assert scores["ours"] < min(rest)
    # Grades that mean nothing cost something, and far less than counting every URL.
    assert scores["ours"] < scores[f"ours{DEAF}"] < scores[f"naive Bayes, every URL as evidence{DEAF}"] - 0.1


def test_the_score_is_nothing_for_a_prophet_and_two_for_his_opposite() -> None:
    truths = np.array([0, 2])
    assert brier(np.eye(4)[truths], truths) == 0
    assert brier(np.eye(4)[truths + 1], truths) == 2


def test_a_case_comes_out_the_same_again() -> None:
    one, other = case(5), case(5)
    assert one.ratings == other.ratings
    assert one.truth == other.truth
