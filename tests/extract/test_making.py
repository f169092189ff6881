"""Plants and what they make, from sentences of our own: every type, status and voice that making.toml knows."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.domain.arms import arms
from sayso.extract import extract
from sayso.language import read
from sayso.model.claim import Claim
from sayso.model.report import Publication, Report

TYPES = {"production", "trial", "conversion", "construction", "operation", "processing", "profile", "inspection"}
TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "making.toml").read_text(encoding="utf-8")
)
MAKING = ("produced", "made", "manufactured", "turned out", "churned out", "built", "assembled")


def told(text: str) -> tuple[Claim, ...]:
    """All claims of a report that is only this text."""
    published = Publication(outlet="Example Post", published="2024-03-01", language="en")
    return extract(Report("making.txt", "0" * 64, "text/plain", text, published), read(text, "en"), arms()).claims


def numbers(claim: Claim) -> list[float]:
    """Every bound and best value of the claim's quantity."""
    q = claim.quantity
    return [] if q is None else [float(value) for value in (q.low, q.best, q.high) if value is not None]


def has(claim: Claim, case: dict[str, Any]) -> bool:
    """Whether the claim says what the case expects."""
    if [claim.type, claim.status.value, claim.polarity.value] != case["told"]:
        return False
    if "number" in case and not any(value == pytest.approx(case["number"], rel=0.01) for value in numbers(claim)):
        return False
    role, words = case.get("role", ("", ""))
    return not role or any(words in each for each in claim.roles.get(role, ()))


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["text"][:60])
def test_what_a_sentence_tells_of_a_plant(case: dict[str, Any]) -> None:
    claims = told(case["text"])
    assert any(has(claim, case) for claim in claims), [
        (c.type, c.status.value, c.polarity.value, numbers(c), dict(c.roles)) for c in claims
    ]


@pytest.mark.parametrize("case", TABLE["silent"], ids=lambda case: case["text"][:60])
def test_the_same_words_of_other_matters_tell_nothing_of_a_plant(case: dict[str, Any]) -> None:
    assert [c.type for c in told(case["text"]) if c.type in TYPES] == []


@settings(max_examples=40)
@given(count=st.integers(100, 2_000_000), verb=st.sampled_from(MAKING), goods=st.sampled_from(("shells", "drones")))
def test_an_output_keeps_its_number_whatever_the_verb(count: int, verb: str, goods: str) -> None:
    claims = [c for c in told(f"The plant {verb} {count:,} {goods} last year.") if c.type == "production"]
    assert [numbers(c) for c in claims] == [[float(count)]]


@settings(max_examples=20)
@given(count=st.integers(100, 90_000), goods=st.sampled_from(("shells", "rockets", "mortar bombs")))
def test_a_quota_is_never_an_output(count: int, goods: str) -> None:
    claims = told(f"The quota is {count:,} {goods} a month.")
    assert {c.status.value for c in claims if c.type == "production"} == {"target"}
