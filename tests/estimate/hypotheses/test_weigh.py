"""What an analyst reads off a weighing: grades, flips, dropped origins, lies, disagreement, what to look for next."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from sayso.estimate.hypotheses import Looking, weigh
from sayso.estimate.hypotheses.agreement import alpha
from sayso.estimate.hypotheses.flip import flip
from sayso.estimate.hypotheses.posterior import posterior
from sayso.estimate.hypotheses.ratings import rows
from sayso.estimate.hypotheses.reliability import weight
from sayso.estimate.hypotheses.table import table
from sayso.model.finding import Digit, Grade, Letter, Rating
from sayso.model.hypothesis import Band, Weighing
from tests.estimate.hypotheses.told import CONTEST, NAMES, found, rated, row

QUICK = Looking(draws=200)
FINDINGS = (found("a", "p"), found("b", "q"), found("c", "q", "r", grade="C3"))
RATINGS = [*rated("a", row(0.2, 0.8, 0.4)), *rated("b", row(0.3, 0.7, 0.5)), *rated("c", row(0.6, 0.3, 0.5))]


def chance(made: Weighing, name: str) -> float:
    return next(each.chance for each in made.posteriors if each.hypothesis == name)


def graded(letter: str, digit: str) -> Grade:
    return Grade(Letter(letter), Digit(digit))


def test_a_better_grade_tells_more():
    told = [
        chance(weigh(CONTEST, [found("a", grade=each)], RATINGS, QUICK), "sales")
        for each in ("E5", "D4", "C3", "B2", "A1")
    ]
    assert told == sorted(told)
    assert told[0] < told[-1]


def test_what_cannot_be_judged_is_not_taken_for_the_worst():
    for other in "ABCDE":
        assert weight(graded("F", "6"), 0.5) > weight(graded("E", "5"), 0.5)
        assert weight(graded(other, "6"), 0.0) == 0
    assert weight(graded("F", "6"), 0.5) == pytest.approx(0.5)
    blind = weigh(replace(CONTEST, unjudged=0.0), [found("a", grade="F6")], RATINGS, QUICK)
    assert chance(blind, "sales") == pytest.approx(0.3)


def test_an_analysts_grade_stands_before_the_computed_one():
    best = weigh(CONTEST, [replace(FINDINGS[0], grade=graded("A", "1"))], RATINGS, QUICK)
    better = replace(FINDINGS[0], grade=graded("E", "5"), rating=Rating(Letter.A, Digit.CONFIRMED, "ada", "seen"))
    assert weigh(CONTEST, [better], RATINGS, QUICK).posteriors == best.posteriors


@pytest.mark.parametrize("likelihoods", list(itertools.permutations((0.15, 0.6, 0.45))))
def test_the_flip_is_the_smallest_there_is(likelihoods):
    """Brute force: no value of any rating on a fine grid turns the order with a smaller factor."""
    ratings = [*rated("a", row(*likelihoods)), *RATINGS[3:]]
    made = table(CONTEST, FINDINGS, rows(CONTEST, ratings))
    first, second = np.argsort(-posterior(made), kind="stable")[:2]
    grid = np.geomspace(0.01, 0.99, 1500)
    factors = []
    for at in itertools.product(range(3), range(3)):
        chances = posterior(made.with_likelihoods(at, grid))
        turned = grid[chances[:, first] < chances[:, second]]
        factors += list(np.exp(np.abs(np.log(turned / made.likelihood[at]))))
    turn = flip(made)
    assert turn is not None
    assert turn.factor == pytest.approx(min(factors), rel=0.005)
    chances = posterior(made.with_likelihoods((turn.finding, turn.hypothesis), np.array([turn.start, turn.end])))
    assert chances[0, first] > chances[0, second]
    assert chances[1, first] <= chances[1, second] + 1e-9


def test_where_no_single_rating_turns_the_order_it_says_so():
    strong = [each for name in "abcdef" for each in rated(name, row(0.05, 0.95, 0.05))]
    made = weigh(CONTEST, [found(name) for name in "abcdef"], strong, QUICK)
    assert made.flip is None
    assert made.odds > 1000


def test_a_flip_inside_what_was_given_is_told_as_such():
    close = rated("a", {"stores": (0.3, 0.5), "sales": (0.3, 0.52), "ally": 0.05})
    made = weigh(CONTEST, [found("a")], close, QUICK)
    assert made.flip is not None
    assert made.flip.within
    assert {made.flip.first, made.flip.second} == {"stores", "sales"}


def test_dropping_an_origin_is_weighing_without_it():
    made = weigh(CONTEST, FINDINGS, RATINGS, QUICK)
    without = {each.who: each for each in made.without}
    rest = weigh(CONTEST, FINDINGS[1:], RATINGS, QUICK)
    assert without["p"].chances == {each.hypothesis: each.chance for each in rest.posteriors}
    assert set(without) == {"p", "q", "r"}
    far = [sum(abs(each.chances[name] - chance(made, name)) for name in NAMES) for each in made.without]
    assert far == sorted(far, reverse=True)


def test_what_another_says_too_stays_when_an_origin_is_dropped():
    made = weigh(CONTEST, [found("a", "p", "q")], RATINGS, QUICK)
    assert {each.chances["sales"] for each in made.without} == {chance(made, "sales")}


def test_a_liar_speaks_for_the_contrary():
    made = weigh(CONTEST, FINDINGS[:1], RATINGS, QUICK)
    (lying,) = made.lying
    assert lying.chances["sales"] < made.without[0].chances["sales"] < chance(made, "sales")
    assert lying.leads == "stores"


def test_a_speaker_lies_in_all_that_he_says():
    spoken = [
        replace(
            found(name, name), origins=(replace(found(name).origins[0], speaker="the ministry", who="the ministry"),)
        )
        for name in "ab"
    ]
    made = weigh(CONTEST, spoken, RATINGS, QUICK)
    assert [each.who for each in made.lying] == ["the ministry"]
    assert len(made.without) == 2


def test_the_observation_that_tells_apart_comes_first():
    made = weigh(CONTEST, FINDINGS, RATINGS, QUICK)
    assert [each.name for each in made.worth] == ["ship", "rain"]
    assert made.worth[0].bits > 0.05
    assert made.worth[1].bits == pytest.approx(0, abs=1e-4)
    for each in made.worth:
        for name, now in ((one.hypothesis, one.chance) for one in made.posteriors):
            assert each.chance * each.seen[name] + (1 - each.chance) * each.unseen[name] == pytest.approx(now, abs=1e-3)


def test_diagnosticity_is_by_how_much_a_finding_tells_apart():
    made = weigh(
        CONTEST,
        [found("a", grade="A1"), found("b", grade="F6")],
        [*RATINGS[:3], *rated("b", row(0.5, 0.5, 0.5))],
        QUICK,
    )
    first, last = made.weighed
    assert (first.favours, last.favours) == ("sales", "")
    assert 3 < first.ratio < 4
    assert last.ratio == 1
    assert last.shift == 0


def test_intervals_widen_with_what_is_given():
    narrow = weigh(CONTEST, FINDINGS[:1], rated("a", row(0.2, 0.8, 0.4)), QUICK)
    wide = weigh(CONTEST, FINDINGS[:1], rated("a", row((0.05, 0.35), (0.65, 0.95), (0.2, 0.6))), QUICK)
    spans = [
        next(each.high - each.low for each in made.posteriors if each.hypothesis == "sales") for made in (narrow, wide)
    ]
    assert spans[0] < spans[1]
    assert chance(narrow, "sales") == pytest.approx(chance(wide, "sales"))


def test_the_words_are_those_of_the_directive():
    made = weigh(CONTEST, FINDINGS, RATINGS, QUICK)
    assert {each.reading for each in made.posteriors} <= {
        "almost no chance",
        "very unlikely",
        "unlikely",
        "roughly even chance",
        "likely",
        "very likely",
    }


def test_analysts_who_agree_and_analysts_who_do_not():
    both = weigh(CONTEST, FINDINGS[:1], [*RATINGS[:3], *rated("a", row(0.2, 0.8, 0.4), by="bo")], QUICK)
    assert both.agreement is not None
    assert (both.agreement.alpha, both.agreement.cells, both.agreement.analysts) == (1.0, 3, 2)
    apart = weigh(CONTEST, FINDINGS[:1], [*RATINGS[:3], *rated("a", row(0.8, 0.2, 0.4), by="bo")], QUICK)
    assert apart.agreement is not None
    assert apart.agreement.alpha is not None
    assert apart.agreement.alpha < 0
    assert apart.agreement.hypothesis in ("stores", "sales")
    assert chance(apart, "sales") < chance(both, "sales")
    assert apart.posteriors[0].high - apart.posteriors[0].low > both.posteriors[0].high - both.posteriors[0].low


def test_alpha_as_published():
    """Krippendorff (2011), interval metric over his example of four observers and twelve units: .849."""
    units = [
        [1, 1, 1],
        [2, 2, 3, 2],
        [3, 3, 3, 3],
        [3, 3, 3, 3],
        [2, 2, 2, 2],
        [1, 2, 3, 4],
        [4, 4, 4, 4],
        [1, 1, 2, 1],
        [2, 2, 2, 2],
        [5, 5, 5],
        [1, 1],
    ]
    assert alpha([[float(value) for value in unit] for unit in units]) == pytest.approx(0.849, abs=0.0005)


def test_a_rated_remainder_gains_from_what_nothing_explains():
    surprise = rated("a", {**dict.fromkeys(NAMES, 0.02), "none": 0.5})
    assert chance(weigh(CONTEST, FINDINGS[:1], surprise, QUICK), "none") > 0.3
    assert weigh(CONTEST, FINDINGS[:1], surprise, QUICK).weighed[0].pooled["none"] == Band(0.5, 0.5)
