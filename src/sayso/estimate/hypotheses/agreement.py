"""How far analysts agree."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sayso.model.hypothesis import Agreement, Band

Rows = Mapping[str, Mapping[str, Mapping[str, Band]]]


def agreement(rows: Rows) -> Agreement | None:
    """Krippendorff's alpha with interval differences over the middles (Krippendorff, 2011); None for one analyst.

    A cell is one finding under one hypothesis; those that a single analyst rated are left out.
    """
    cells = {key: values for key, values in _cells(rows).items() if len(values) > 1}
    if not cells:
        return None
    spread = {key: max(values) - min(values) for key, values in cells.items()}
    widest = min(spread, key=lambda key: (-spread[key], key))
    analysts = len({by for each in rows.values() for by in each})
    return Agreement(alpha(list(cells.values())), len(cells), analysts, *widest)


def alpha(units: list[list[float]]) -> float | None:
    """1 - observed over expected disagreement, of units with two values or more; None where nothing varies."""
    values = np.array([value for unit in units for value in unit])
    number = len(values)
    expected = 2 * (number * (values**2).sum() - values.sum() ** 2) / (number * (number - 1))
    if expected < 1e-12:
        return None
    observed = sum(_differences(np.array(unit)) / (len(unit) - 1) for unit in units) / number
    return float(1 - observed / expected)


def _differences(unit: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    """The sum over all ordered pairs of squared differences."""
    return float(((unit[:, None] - unit[None, :]) ** 2).sum())


def _cells(rows: Rows) -> dict[tuple[str, str], list[float]]:
    found: dict[tuple[str, str], list[float]] = {}
    for finding, analysts in rows.items():
        for given in analysts.values():
            for name, each in given.items():
                found.setdefault((finding, name), []).append(each.middle)
    return found
