"""Names that are judged one are found by their keys, and the number of comparisons grows with that of names."""

from __future__ import annotations

import pytest

from bench.names import pairs
from sayso.model.entity import Kind, Name, Verdict
from sayso.resolve import MemoryIndex, judge, shipped
from sayso.resolve.blocks import CROWDED, NEIGHBOURS, compare, keys


def test_every_pair_that_is_judged_one_shares_a_key():
    tied = 0
    for pair in pairs():
        left, right = Name(Kind(pair.kind), pair.left), Name(Kind(pair.kind), pair.right)
        if judge(left, right, shipped()).verdict is Verdict.SAME:
            tied += 1
            assert keys(left, shipped()) & keys(right, shipped()), (pair.left, pair.right)
    assert tied > 400


def names_of(count: int) -> list[Name]:
    """Invented plants, three of a name each, in ever new words."""
    first, second = "BDGKLMNPRSTV", "aeiou"
    syllables = [f"{one}{two}{three}" for one in first for two in second for three in "lnrst"]
    stems = [f"{one}{two.lower()}" for one in syllables for two in syllables]
    types = ("Tractor Works", "Machine Plant", "Cartridge Plant")
    return [Name(Kind.FACILITY, f"{stems[place // 3 * 7 % len(stems)]} {types[place % 3]}") for place in range(count)]


def test_four_times_the_names_are_about_four_times_the_comparisons():
    few, many = (len(compare(names_of(count), MemoryIndex(), shipped())) for count in (600, 2400))
    assert few >= 600
    assert many <= 5 * few


@pytest.mark.parametrize("count", [CROWDED // 2, CROWDED * 2])
def test_a_crowd_under_one_key_is_compared_with_neighbours_alone(count):
    crowd = [Name(Kind.FACILITY, f"Factory No. 7, block {'x' * place}") for place in range(1, count + 1)]
    made = len(compare(crowd, MemoryIndex(), shipped()))
    assert made == count * (count - 1) // 2 if count <= CROWDED else made <= count * NEIGHBOURS
