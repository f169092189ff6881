"""Status, firmness and polarity in whole sentences: what governs an event, and what only stands beside it."""

from __future__ import annotations

from functools import cache

import pytest

from sayso.domain.arms import arms
from sayso.extract import extract
from sayso.language import read
from sayso.model.claim import Claim
from sayso.model.report import Publication, Report

# sentence, type, and the mood that one of its claims of this type has: status, factuality, polarity
MOODS = [
    ("The state is building halls both to make shells and to refill its stocks.", "stock", "target asserted affirmed"),
    ("The firm buys powder to fill its stores.", "stock", "target asserted affirmed"),
    ("Norvia appears on track to produce 900 shells a day.", "production", "forecast probable affirmed"),
    ("We are going to acquire 40 tanks from Norvia.", "transfer", "planned asserted affirmed"),
    ("To produce 900 shells a day is the goal of the plant.", "production", "target asserted affirmed"),
    ("The works at Orm has been able to raise its output of shells.", "production", "actual asserted affirmed"),
    ("The plants work jointly to produce drones.", "production", "actual asserted affirmed"),
    ("The plants work to produce more drones.", "production", "target asserted affirmed"),
    ("Not before May will the plant at Orm be finished.", "construction", "planned asserted affirmed"),
    ("Norvia steers clear of supplying Orland with shells.", "transfer", "actual asserted denied"),
    ("Not one shell was delivered to Orland.", "transfer", "actual asserted denied"),
    ("The army has no trucks, and the line for shells was stopped.", "operation", "actual asserted denied"),
    ("The army could not send all of them because of a shortage of powder.", "supply", "actual asserted affirmed"),
    ("Two members cancelled the arms deal.", "agreement", "actual asserted denied"),
    ("The ban on arms sales to Orland should be lifted.", "legality", "target asserted affirmed"),
    ("A trader accused of selling shells to Orland fled.", "transfer", "actual possible affirmed"),
    ("There have been reports of arms transfers to Orland.", "transfer", "actual probable affirmed"),
    ("There are signs, he added, that Norvia sent shells to Orland.", "transfer", "actual probable affirmed"),
    ("The staff expects 40 tanks to arrive in Orland by May.", "transfer", "forecast probable affirmed"),
    ("Norvia is considering sending 40 tanks to Orland.", "transfer", "planned asserted affirmed"),
    (
        "We assess that shells were sent to Orland. We hold it with low confidence.",
        "transfer",
        "actual possible affirmed",
    ),
    ("The claim that Norvia sold missiles to Orland is baseless.", "transfer", "actual asserted denied"),
    ("He must visit a plant in May that makes shells.", "profile", "actual asserted affirmed"),
]


@cache
def told(text: str) -> tuple[Claim, ...]:
    """All claims of a report that is only this text."""
    published = Publication(outlet="Example Post", published="2024-06-03", language="en")
    return extract(Report("mood.txt", "0" * 64, "text/plain", text, published), read(text, "en"), arms()).claims


@pytest.mark.parametrize(("text", "kind", "mood"), MOODS, ids=[row[0] for row in MOODS])
def test_what_the_words_around_an_event_make_of_it(text: str, kind: str, mood: str) -> None:
    moods = {f"{c.status.value} {c.factuality.value} {c.polarity.value}" for c in told(text) if c.type == kind}
    assert mood in moods, [
        (c.type, c.span.exact, c.status.value, c.factuality.value, c.polarity.value) for c in told(text)
    ]


def test_what_is_told_in_place_of_a_denial_is_affirmed() -> None:
    claims = told("The dealer said that he had not sold shells to Orland but helmets.")
    assert {claim.polarity.value for claim in claims if claim.type == "transfer"} == {"affirmed", "denied"}


def test_a_load_restated_as_the_equivalent_of_another_is_no_cargo() -> None:
    claims = told("Orland has received 900 crates – the equivalent of 2,000 tonnes of shells – from Norvia.")
    by_number = {claim.quantity.best: claim.status.value for claim in claims if claim.quantity is not None}
    assert by_number[2000] == "equivalent"
    assert by_number[900] == "actual"


def test_a_second_condition_hangs_on_the_same_modal() -> None:
    claims = told("The crates could hold 900 shells if they were all shells, or 300 rockets if they were all rockets.")
    assert {(claim.status.value, claim.factuality.value) for claim in claims} == {("equivalent", "possible")}
