from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.floors import Floor, breaches, raised, read_floors, write_floors
from bench.table import Figure, Table

FLOOR = Floor("times", "timebank", "value", 80.0, data="aa", commit="1")
CEILING = Floor("claims", "sample", "hardened", 3, ceiling=True, ci=True)
SETS = frozenset({"sample"})
VALUES = st.floats(0, 1000, allow_nan=False)


def table_of(name: str, of: str, figure: str, value: float, **changes: object) -> Table:
    lower = bool(changes.pop("lower", False))
    steady = bool(changes.pop("steady", True))
    return Table(name, (), (), (Figure(of, figure, value, lower, steady),), data=str(changes.pop("data", "aa")))


@pytest.mark.parametrize(("value", "fell"), [(79.9, True), (80.0, False), (81.0, False)])
def test_a_figure_under_its_floor_is_named(value: float, fell: bool) -> None:
    found = breaches([FLOOR], table_of("times", "timebank", "value", value))

    assert [("timebank" in line and "80" in line) for line in found] == ([True] if fell else [])


@pytest.mark.parametrize(("value", "fell"), [(2, False), (3, False), (4, True)])
def test_more_failures_than_before_are_named(value: float, fell: bool) -> None:
    assert bool(breaches([CEILING], table_of("claims", "sample", "hardened", value, lower=True))) is fell


def test_a_floor_of_other_data_says_nothing() -> None:
    assert not breaches([FLOOR], table_of("times", "timebank", "value", 1.0, data="bb"))


@given(VALUES, VALUES, st.booleans())
def test_a_floor_never_gets_worse_and_holds_for_the_run_that_raised_it(old: float, new: float, lower: bool) -> None:
    table = table_of("times", "timebank", "value", new, lower=lower)
    [floor] = raised([replace(FLOOR, value=old, ceiling=lower)], table, "2", SETS)

    assert floor.value <= old if lower else floor.value >= old
    if floor.value != old:
        assert not breaches([floor], table)
        assert floor.commit == "2"


def test_what_depends_on_the_machine_makes_no_floor() -> None:
    assert raised([], table_of("reading", "sayso", "ratio", 1.1, lower=True, steady=False), "2", SETS) == ()


def test_a_new_figure_of_what_ships_goes_into_the_table_that_the_tests_check() -> None:
    [floor] = raised([], table_of("claims", "sample", "hardened", 2, lower=True), "2", SETS)

    assert (floor.ci, floor.ceiling, floor.value, floor.commit) == (True, True, 2, "")


def test_floors_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    write_floors([FLOOR, CEILING], path)

    assert read_floors(path) == (CEILING, FLOOR)
