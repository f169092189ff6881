"""Different wordings of one unit have one name."""

from __future__ import annotations

import pytest

from sayso.language.lexicon import units
from sayso.measure.units import normal_unit


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("152-mm artillery shells", "shells", "count"),
        ("rounds", "rounds", "count"),
        ("short-range ballistic missiles", "missiles", "count"),
        ("UAVs", "drones", "count"),
        ("freight cars", "railcars", "count"),
        ("metric tons", "tonne", "measure"),
        ("per cent", "percent", "share"),
        ("roubles", "RUB", "money"),
        ("Months", "month", "duration"),
        ("munitions plants", "plants", "count"),
        ("widgets", "widgets", "count"),
    ],
)
def test_a_unit_has_one_name(words: str, name: str, kind: str) -> None:
    assert normal_unit(words, units("en")) == (name, kind)
