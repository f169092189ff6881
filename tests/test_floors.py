"""What Sayso reaches on what ships with it never falls: the table `ci` of bench/floors.toml."""

from __future__ import annotations

import pytest

from bench import names
from bench.claims import SAMPLE, figures_of, sample, sample_score
from bench.floors import Floor, read_floors

CI = [floor for floor in read_floors() if floor.ci]


@pytest.fixture(scope="module")
def reached() -> dict[tuple[str, str, str], float]:
    """Every figure of the sample casebook, read once, and of our names."""
    found = {("claims", figure.of, figure.name): figure.value for figure in figures_of(sample(), sample_score())}
    return found | {("names", figure.of, figure.name): figure.value for figure in names.figures()}


@pytest.mark.parametrize("floor", CI, ids=lambda floor: "-".join(floor.key))
def test_no_figure_of_what_ships_with_the_project_fell(
    floor: Floor, reached: dict[tuple[str, str, str], float]
) -> None:
    value = reached[floor.key]

    assert not floor.broken_by(value), f"{floor.name} is {value:.4f}, was {floor.value:.4f} (ceiling: {floor.ceiling})"


def test_every_figure_that_the_project_promises_has_a_floor() -> None:
    named = {floor.name for floor in CI if floor.of == SAMPLE}

    assert named >= {"f1", "fields", "soft", "hardened", "flipped", "at_risk", "misvoiced"}
