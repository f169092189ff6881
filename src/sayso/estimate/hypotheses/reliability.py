"""How far a finding counts, by its grade."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sayso.model.finding import Grade, Rating


def weight(grade: Grade | Rating, unjudged: float) -> float:
    """Between 0 (tells nothing) and 1 (as it was rated), of letter and digit alike.

    F and 6 are no low grades: whichever half cannot be judged counts as `unjudged`.
    """
    known = _weights()
    letter = known["letters"].get(grade.letter.value, unjudged)
    digit = known["digits"].get(grade.digit.value, unjudged)
    return math.sqrt(letter * digit)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    path = files("sayso").joinpath("estimate", "hypotheses", "reliability.toml")
    tables: Mapping[str, Mapping[str, float]] = tomllib.loads(path.read_text("utf-8"))
    return tables
