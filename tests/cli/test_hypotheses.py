"""hypotheses, rate: what an analyst types and is told."""

from __future__ import annotations

import json

import pytest

from sayso.errors import InputError

FILE = """
[[question]]
name = "why"
words = "Why does the works make more?"
none = [0.05, 0.15]
[[question.answer]]
name = "stores"
words = "for its own stores"
prior = [0.4, 0.5]
[[question.answer]]
name = "sales"
words = "for buyers abroad"
prior = [0.4, 0.5]
[[question.evidence]]
types = ["transfer"]
about = ["Skarn"]
"""


@pytest.fixture
def asked(run, home):
    (home / "hypotheses.toml").write_text(FILE, "utf-8")
    return run


def weighing(run, *more):
    return json.loads(run("hypotheses", "why", "--format", "json", *more).stdout)


def rate(run, hypothesis, likelihood, by):
    finding = weighing(run, "--by", "nobody")["offered"][0]["evidence"]["finding"]
    return run("rate", "why", finding, hypothesis, "--likelihood", likelihood, "--why", "it fits", "--by", by).stdout


def test_questions_are_listed_and_nothing_is_rated_by_itself(asked):
    assert "Why does the works make more?" in asked("hypotheses").stdout
    out = asked("hypotheses", "why").stdout
    assert "Nothing is weighed yet" in out
    assert "not weighed" in out


def test_a_rating_counts_when_whole_and_goes_when_undone(asked):
    before = weighing(asked, "--by", "ada")
    assert "It counts once you have rated it under sales too." in rate(asked, "stores", "0.1-0.2", "ada")
    assert weighing(asked, "--by", "ada")["posteriors"] == before["posteriors"]
    assert "It counts now." in rate(asked, "sales", "0.7-0.9", "ada")
    after = weighing(asked, "--by", "ada")
    assert after["posteriors"][0]["hypothesis"] == "sales"
    assert "sales" in asked("hypotheses", "why", "--by", "ada").stdout
    asked("undo", after["ratings"][0]["decision"], "--by", "ada")
    assert weighing(asked, "--by", "ada")["posteriors"] == before["posteriors"]


def test_others_are_blind_unless_they_say_so_which_is_logged(asked):
    for hypothesis, likelihood in (("stores", "0.1-0.2"), ("sales", "0.7-0.9")):
        rate(asked, hypothesis, likelihood, "ada")
    blind = weighing(asked, "--by", "bo")
    assert "ada" not in json.dumps(blind)
    assert blind["offered"][0]["others"] == 1
    assert "shown once you have" in asked("hypotheses", "why", "--by", "bo").stdout
    assert weighing(asked, "--by", "bo", "--unblind")["weighed"][0]["analysts"] == ["ada"]
    assert "welder" not in json.dumps(weighing(asked, "--by", "bo", "--unblind"))


def test_what_is_not_offered_cannot_be_rated(asked):
    with pytest.raises(InputError, match="is offered for this question"):
        asked("rate", "why", "f-0000", "stores", "--likelihood", "0.5", "--why", "x")
