"""Work over processes: results in the order of the items, faults told, memory bounded."""

from __future__ import annotations

import os
import time

import pytest

from sayso.scale import ordered, workers_for
from sayso.scale.pool import WorkerLost


def slow_first(number: int) -> int:
    time.sleep(0.2 if number == 0 else 0)
    return number * number


def die(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(workers: int):
    assert list(ordered(slow_first, range(20), workers)) == [number * number for number in range(20)]


def test_items_are_taken_only_a_little_ahead():
    taken = []

    def items():
        for number in range(100):
            taken.append(number)
            yield number

    results = ordered(slow_first, items(), 2)
    next(results)
    assert len(taken) < 20
    results.close()


def test_a_process_that_dies_is_told_with_what_to_do():
    with pytest.raises(WorkerLost, match="fewer --workers"):
        list(ordered(die, range(10), 2))


def test_few_items_are_not_worth_more_processes_and_a_wish_is_followed():
    assert workers_for(24) == 1
    assert workers_for(24, wanted=3) == 3
    assert workers_for(100_000) == (os.cpu_count() or 1)
