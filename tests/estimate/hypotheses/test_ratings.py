"""Ratings are decisions: signed, blind until one's own is given, undone without a trace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import InputError
from sayso.estimate.hypotheses import Looking, band, cell, likelihoods, weigh
from sayso.model.hypothesis import Band
from sayso.model.ids import canonical
from tests.estimate.hypotheses.told import CONTEST, NAMES, decided, found, rated, row

OFFERED = (found("a"), found("b"))
FIRST = [decided(at, "a", name, (0.2 + at / 10, 0.4 + at / 10)) for at, name in enumerate(NAMES)]


def weighed(decisions, viewer=""):
    return weigh(CONTEST, OFFERED, likelihoods(CONTEST, decisions, OFFERED), Looking(viewer, draws=50))


def test_undoing_a_rating_restores_what_was():
    before = weighed(FIRST)
    again = decided(9, "a", "sales", (0.9, 0.95))
    changed = weighed([*FIRST, again])
    assert canonical(changed) != canonical(before)
    standing = [each for each in (*FIRST, again) if each.id != again.id]
    assert canonical(weighed(standing)) == canonical(before)


def test_the_later_rating_of_an_analyst_stands():
    told = likelihoods(CONTEST, [*FIRST, decided(9, "a", "sales", (0.9, 0.95))], OFFERED)
    assert [each.band for each in told if each.hypothesis == "sales"] == [Band(0.9, 0.95)]


def test_a_rating_holds_on_to_the_claim_when_the_finding_is_called_otherwise():
    (moved,) = {each.finding for each in likelihoods(CONTEST, FIRST, [*OFFERED[1:], _renamed()])}
    assert moved == "f-renamed"


def _renamed():
    return replace(found("a"), finding="f-renamed")


def test_a_finding_enters_when_every_hypothesis_is_rated():
    begun = weighed(FIRST[:2], "ada")
    assert begun.weighed == ()
    assert {each.evidence.finding: each.missing for each in begun.offered}["f-a"] == ("ally",)
    assert len(weighed(FIRST, "ada").weighed) == 1


def test_others_ratings_are_blind_until_ones_own_is_given():
    bo = [decided(20 + at, "a", name, (0.1, 0.3), by="bo") for at, name in enumerate(NAMES)]
    before = weighed(FIRST, "bo")
    assert before.weighed == ()
    assert {each.evidence.finding: each.others for each in before.offered} == {"f-a": 1, "f-b": 0}
    assert canonical(before.posteriors) == canonical(weighed([], "bo").posteriors)
    assert weighed([*FIRST, *bo[:2]], "bo").weighed == ()
    after = weighed([*FIRST, *bo], "bo")
    assert after.weighed[0].analysts == ("ada", "bo")
    assert weighed([*FIRST, *bo]).weighed == after.weighed


def test_nobody_rates_blindly_what_the_file_declares():
    ours = [replace(each, decision="", by="the file") for each in rated("b", row(0.2, 0.5, 0.3))]
    assert weigh(CONTEST, OFFERED, ours, Looking("bo", draws=50)).weighed[0].analysts == ("the file",)


@pytest.mark.parametrize(("told", "made"), [("0.6-0.9", Band(0.6, 0.9)), ("0.5", Band(0.5, 0.5))])
def test_an_interval_as_it_is_typed(told, made):
    assert band(told) == made


@pytest.mark.parametrize("told", ["0.9-0.6", "0-0.5", "0.5-1", "much", "", "-0.1-0.5", "nan", "0.2-nan"])
def test_an_interval_that_is_none(told):
    with pytest.raises(InputError):
        band(told)


def test_a_hypothesis_that_is_not_there():
    with pytest.raises(InputError, match="stores, sales, ally, none"):
        cell(CONTEST, "f-a", "rain", Band(0.1, 0.2))
