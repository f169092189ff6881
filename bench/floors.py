"""Floors that only rise: `floors.toml` read, compared with what was measured, and raised.

The table `ci` holds figures of what the project ships itself, checked by `make test`. The table `bench` holds
those of other data, each with the SHA-256 of that data, the peer that ran beside, and the commit.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.table import Figure, Table

PATH = Path(__file__).parent / "floors.toml"
SLACK = 1e-9
HEADER = """\
# What Sayso reaches at least (scores) and at most (failures). `python -m bench --raise` writes what a run has
# bettered, and never a worse figure; a floor is lowered by hand only, with the reason in the commit.
# ci: figures of what ships with the project, checked by `make test`.
# bench: figures of other data, checked by `make bench` where that data is there and has the same SHA-256.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """What one figure may not fall below, or rise above where `ceiling` is set."""

    benchmark: str
    of: str
    name: str
    value: float
    ceiling: bool = False
    ci: bool = False
    data: str = ""
    peer: str = ""
    commit: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What the floor is for: benchmark, set and figure."""
        return self.benchmark, self.of, self.name

    def broken_by(self, value: float) -> bool:
        """Whether a figure is worse than the floor."""
        return value > self.value + SLACK if self.ceiling else value < self.value - SLACK

    def bettered_by(self, value: float) -> bool:
        """Whether a figure is better than the floor."""
        return value < self.value - SLACK if self.ceiling else value > self.value + SLACK


def read_floors(path: Path = PATH) -> tuple[Floor, ...]:
    """Every floor of the file, in its order."""
    tables = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return tuple(
        Floor(ci=table == "ci", **row) for table in ("ci", "bench") for row in tables.get(table, {}).get("floor", ())
    )


def breaches(floors: Iterable[Floor], table: Table) -> list[str]:
    """What fell below its floor, in words; a floor of other data says nothing about this run."""
    held = {floor.key: floor for floor in floors}
    return [
        f"{table.name}, {figure.of}: {figure.name} is {figure.value:.4g}, "
        f"{'at most' if floor.ceiling else 'at least'} {floor.value:.4g} was reached before"
        for figure in table.figures
        if (floor := held.get((table.name, figure.of, figure.name)))
        and _same_data(floor, figure, table)
        and floor.broken_by(figure.value)
    ]


def raised(floors: Iterable[Floor], table: Table, commit: str, ci: frozenset[str]) -> tuple[Floor, ...]:
    """The floors with every steady figure of the table that is new or better; sets in `ci` go into that table.

    On other data than the floor's the figure is taken as it is: the two cannot be compared.
    """
    held = {floor.key: floor for floor in floors}
    for figure in table.figures:
        new = _floor(figure, table, commit, figure.of in ci)
        old = held.get(new.key)
        fresh = old is None or old.bettered_by(new.value) or not _same_data(old, figure, table)
        if figure.steady and fresh:
            held[new.key] = new
    return tuple(held.values())


def _floor(figure: Figure, table: Table, commit: str, ci: bool) -> Floor:
    place = (table.name, figure.of, figure.name)
    value = _safe(figure)
    if ci:
        return Floor(*place, value, figure.lower_is_better, ci=True)
    data = figure.data or table.data
    return Floor(*place, value, figure.lower_is_better, data=data, peer=table.peer, commit=commit)


def _safe(figure: Figure) -> float:
    """The figure at four digits, rounded to the side on which the run that gave it still stands."""
    digits = 10_000
    rounded = math.ceil if figure.lower_is_better else math.floor
    return rounded(figure.value * digits + (-SLACK if figure.lower_is_better else SLACK)) / digits


def _same_data(floor: Floor, figure: Figure, table: Table) -> bool:
    return floor.ci or not floor.data or floor.data == (figure.data or table.data)


def write_floors(floors: Iterable[Floor], path: Path = PATH) -> None:
    """Write both tables, in the order of benchmark, set and figure."""
    ordered = sorted(floors, key=lambda floor: (not floor.ci, floor.key))
    path.write_text(HEADER + "".join(map(_written, ordered)), encoding="utf-8")


def _written(floor: Floor) -> str:
    lines = [f"\n[[{'ci' if floor.ci else 'bench'}.floor]]"]
    for name in ("benchmark", "of", "name", "value", "ceiling", "data", "peer", "commit"):
        value = getattr(floor, name)
        if isinstance(value, bool):
            lines += [f"{name} = true"] if value else []
        elif isinstance(value, str):
            lines += [f'{name} = "{value}"'] if value else []
        else:
            lines.append(f"{name} = {value:.6g}")
    return "\n".join(lines) + "\n"
