"""The generated world is what it says, and tracing on it is what it was."""

from __future__ import annotations

import re
from pathlib import Path

import bench.world
from bench import tracing
from bench.tracing_run import labels, traced, truth_of
from bench.tracing_score import adjusted_rand, missed_copies, swallowed
from bench.world import Options, world
from bench.world_values import held, identities
from sayso.corroborate import corroborate
from sayso.corroborate.again import touched
from sayso.corroborate.memory import MemoryShelf
from sayso.corroborate.sketch import sketch

SMALL = Options(reports=120)


def test_a_seed_makes_one_world():
    assert world(5, SMALL) == world(5, SMALL)
    assert world(5, SMALL).stories != world(6, SMALL).stories


def test_the_world_imports_nothing_of_ours():
    for path in Path(bench.world.__file__).parent.glob("*.py"):
        assert not re.search(r"^(?:from|import) sayso", path.read_text("utf-8"), re.MULTILINE), path.name


def test_a_third_of_the_retellings_share_no_eight_words_with_their_parent():
    assert tracing._unshared(tracing.worlds((5,), 300)) >= 0.3


def test_what_a_statement_tells_stands_in_its_text():
    for story, each in held(world(5, SMALL)):
        for told, claim in zip(story.told, each.claims, strict=True):
            assert claim.span.stands_in(each.report.text)
            assert story.text[told.start : told.end] == claim.span.exact


def test_few_copies_are_counted_as_independent_and_few_origins_are_swallowed():
    run = traced(world(103, Options(reports=300)))
    truth, found = truth_of(run), labels(run)
    missed, of = missed_copies(truth, found)["all"]
    lost, origins = swallowed(truth, found)
    assert missed <= 0.03 * of
    assert lost <= 0.1 * origins


def test_one_more_report_regrades_what_it_touches_as_a_whole_run_would():
    there = world(5, SMALL)
    pairs = list(held(there))
    known = identities(there, pairs)
    sketches = sorted((sketch(each, known) for _, each in pairs), key=lambda each: each.order)
    whole = {each.id: each for each in corroborate((each for _, each in pairs), known)}
    shelf = MemoryShelf(sketches[:-1])
    again = touched(shelf, sketches[-1], known)
    assert again
    assert all(each.count == whole[each.id].count for each in again)


def test_the_rand_index_is_one_for_one_labelling_and_nought_for_a_label_each():
    assert adjusted_rand([1, 1, 2, 2], ["a", "a", "b", "b"]) == 1
    assert adjusted_rand([1, 1, 2, 2], [1, 2, 3, 4]) == 0
