"""What must hold whatever was rated: order, copies and evidence that tells nothing do not matter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.estimate.hypotheses import Looking, weigh
from sayso.model.hypothesis import NONE, Evidence, Likelihood, Weighing
from sayso.model.ids import canonical
from tests.estimate.hypotheses.told import CONTEST, NAMES, found, rated, row

QUICK = Looking(draws=60)
chance = st.floats(0.01, 0.99).map(lambda value: round(value, 3))
band = st.tuples(chance, chance).map(lambda pair: (min(pair), max(pair)))
grade = st.sampled_from(["A1", "B2", "D4", "E5", "F3", "F6"])
findings = st.lists(
    st.tuples(st.lists(band, min_size=3, max_size=4), st.sets(st.sampled_from("pqr"), min_size=1), grade),
    min_size=1,
    max_size=4,
)

Told = list[tuple[list[tuple[float, float]], set[str], str]]


def case(told: Told) -> tuple[list[Evidence], list[Likelihood]]:
    evidence = [found(str(at), *origins, grade=grade) for at, (_, origins, grade) in enumerate(told)]
    rows = [dict(zip((*NAMES, NONE), bands, strict=False)) for bands, _, _ in told]
    return evidence, [each for at, one in enumerate(rows) for each in rated(str(at), one)]


def chances(made: Weighing) -> dict[str, float]:
    return {each.hypothesis: each.chance for each in made.posteriors}


def result(made: Weighing) -> list[str]:
    return [canonical(each) for each in (*made.posteriors, *made.worth)]


@settings(max_examples=15, deadline=None)
@given(findings, st.randoms(use_true_random=False))
def test_order_does_not_matter(told, chance):
    evidence, ratings = case(told)
    before = weigh(CONTEST, evidence, ratings, QUICK)
    chance.shuffle(evidence)
    chance.shuffle(ratings)
    assert canonical(weigh(CONTEST, evidence, ratings, QUICK)) == canonical(before)


@settings(max_examples=15, deadline=None)
@given(findings)
def test_chances_sum_to_one_whatever_is_dropped_or_false(told):
    made = weigh(CONTEST, *case(told), QUICK)
    for each in (
        chances(made),
        *(one.chances for one in (*made.without, *made.lying)),
        *(one.seen for one in made.worth),
    ):
        assert sum(each.values()) == pytest.approx(1, abs=1e-3)
    assert all(0 <= each.low <= each.high <= 1 for each in made.posteriors)


@settings(max_examples=15, deadline=None)
@given(findings, chance, st.sets(st.sampled_from("pqrs"), min_size=1), st.booleans())
def test_evidence_that_fits_all_alike_changes_nothing(told, alike, origins, with_none):
    evidence, ratings = case(told)
    names = (*NAMES, NONE) if with_none else NAMES
    more = weigh(
        CONTEST, [*evidence, found("more", *origins)], [*ratings, *rated("more", dict.fromkeys(names, alike))], QUICK
    )
    assert result(more) == result(weigh(CONTEST, evidence, ratings, QUICK))
    assert {each.evidence.finding: each.favours for each in more.weighed}["f-more"] == ""


@settings(max_examples=15, deadline=None)
@given(findings, st.integers(1, 5))
def test_copies_of_what_an_origin_said_add_nothing(told, number):
    evidence, ratings = case(told)
    copies = [replace(evidence[0], finding=f"f-copy{at}") for at in range(number)]
    again = [
        replace(each, finding=copy.finding)
        for copy in copies
        for each in ratings
        if each.finding == evidence[0].finding
    ]
    assert result(weigh(CONTEST, [*evidence, *copies], [*ratings, *again], QUICK)) == result(
        weigh(CONTEST, evidence, ratings, QUICK)
    )


@settings(max_examples=15, deadline=None)
@given(findings)
def test_what_is_not_rated_is_not_weighed(told):
    evidence, ratings = case(told)
    unrated = found("unrated", "p")
    made = weigh(CONTEST, [*evidence, unrated], ratings, QUICK)
    assert result(made) == result(weigh(CONTEST, evidence, ratings, QUICK))
    assert [each.evidence.finding for each in made.offered] == ["f-unrated"]


def test_nothing_rated_leaves_the_priors():
    made = weigh(CONTEST, [found("a")], [], QUICK)
    assert chances(made) == {each.hypothesis: each.prior for each in made.posteriors}
    assert chances(made)["stores"] == pytest.approx(0.3)


def test_another_origin_does_add():
    ratings = [*rated("a", row(0.2, 0.8, 0.2)), *rated("b", row(0.2, 0.8, 0.2))]
    alone = chances(weigh(CONTEST, [found("a", "p")], ratings, QUICK))["sales"]
    apart = chances(weigh(CONTEST, [found("a", "p"), found("b", "q")], ratings, QUICK))["sales"]
    same = chances(weigh(CONTEST, [found("a", "p"), found("b", "p")], ratings, QUICK))["sales"]
    assert same == alone < apart


def test_one_origin_that_says_both_tells_less_than_either():
    ratings = [*rated("a", row(0.2, 0.8, 0.2)), *rated("b", row(0.8, 0.2, 0.8))]
    both = chances(weigh(CONTEST, [found("a", "p"), found("b", "p")], ratings, QUICK))
    assert both["sales"] == pytest.approx(0.3, abs=0.03)
