"""Items that run away are stopped and told; all others come, in their order."""

from __future__ import annotations

import os
import time

import pytest

from sayso.scale.guard import Bounds, Stopped, Why, guarded

# Only what never ends is given little time: on a busy machine all else may need more.
BOUNDS: Bounds[int] = Bounds(lambda number: 1.5 if number == 3 else 60, 400_000_000)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.scale.guard.STARTING_SECONDS", 5.0)


def square(number: int) -> int:
    time.sleep(0.2 if number == 0 else 0)
    return number * number


def hostile(number: int) -> int:
    match number:
        case 3:
            while True:
                pass
        case 5:
            held = [bytearray(50_000_000) for _ in range(30)]
            return len(held) + len(bytes(1_000_000_000))
        case 7:
            os._exit(9)
        case 9:
            raise ZeroDivisionError("a fault")
    return number


def writes(path: str) -> str:
    try:
        with open(path, "w") as file:
            file.write("words")
    except OSError as error:
        return str(error.errno)
    return "written"


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(workers: int):
    assert list(guarded(square, range(20), workers, BOUNDS)) == [number * number for number in range(20)]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_runs_away_is_stopped_and_the_others_come(workers: int):
    began = time.monotonic()
    found = list(guarded(hostile, range(9), workers, BOUNDS))
    assert [each for each in found if not isinstance(each, Stopped)] == [0, 1, 2, 4, 6, 8]
    assert found[3] == Stopped(3, Why.TIME)
    assert found[5] == Stopped(5, Why.MEMORY)
    assert found[7] == Stopped(7, Why.DIED)
    assert time.monotonic() - began < 90


def test_an_error_of_the_function_is_raised_as_it_is():
    with pytest.raises(ZeroDivisionError, match="a fault"):
        list(guarded(hostile, [1, 9], 1, BOUNDS))
    assert list(guarded(hostile, [1, 2], 1, BOUNDS)) == [1, 2]


def test_items_are_taken_only_a_little_ahead():
    taken = []

    def items():
        for number in range(100):
            taken.append(number)
            yield number

    results = guarded(square, items(), 2, BOUNDS)
    next(results)
    assert len(taken) < 20
    results.close()


def test_what_is_read_can_write_no_file(tmp_path):
    assert list(guarded(writes, [str(tmp_path / "left.txt")], 1, Bounds(lambda _: 5, 400_000_000))) != ["written"]
    assert [each.read_text() for each in tmp_path.iterdir()] in ([], [""])
