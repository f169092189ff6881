"""Lists of goods: by lines under a colon, and several numbers under one verb, each with the goods that it counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.arms import arms
from sayso.extract import extract
from sayso.language import read
from sayso.model.claim import Claim
from sayso.model.report import Publication, Report

PACKAGE = (
    "Canada announced a new package of military aid for Latvia today.\n"
    "The package includes:\n"
    "800 anti-tank missiles;\n"
    "2,000 rifles, 400 machine guns, and 90 mortars;\n"
    "Field radios and other tactical gear; and\n"
    "Five helicopters.\n"
    "The prime minister will travel to Riga in May."
)


def told(text: str) -> tuple[Claim, ...]:
    """All claims of a report that is only this text."""
    published = Publication(outlet="Example Post", published="2024-03-01", language="en")
    return extract(Report("lists.txt", "0" * 64, "text/plain", text, published), read(text, "en"), arms()).claims


def counted(text: str) -> list[tuple[float | None, str]]:
    """Every number told, with the first goods beside it."""
    found = [(c, c.quantity) for c in told(text) if c.quantity is not None]
    return [(q.best or q.low or q.high, next(iter(c.roles.get("item", ())), "")) for c, q in found]


@pytest.mark.parametrize(
    ("number", "goods"),
    [(800, "missiles"), (2000, "rifles"), (400, "machine guns"), (90, "mortars"), (5, "helicopters")],
)
def test_each_line_of_a_list_tells_its_numbers(number: float, goods: str) -> None:
    assert any(value == number and goods in item for value, item in counted(PACKAGE)), counted(PACKAGE)


def test_a_line_without_a_number_is_told_too():
    assert any("Field radios" in claim.span.exact and claim.quantity is None for claim in told(PACKAGE))


def test_all_lines_of_a_list_are_as_planned_as_its_opening():
    assert {c.status.value for c in told(PACKAGE) if c.type == "transfer"} == {"planned"}


def test_what_follows_a_list_belongs_to_it_no_more():
    assert not any("prime minister" in claim.span.exact for claim in told(PACKAGE))


def test_every_party_of_a_list_is_that_of_its_opening():
    lines = [c for c in told(PACKAGE) if c.type == "transfer" and c.quantity is not None]
    assert all(c.roles["recipient"] == ("Latvia",) and c.roles["supplier"] == ("Canada",) for c in lines)


@pytest.mark.parametrize(
    ("text", "number", "goods"),
    [
        ("Norway sold Peru 2,400 missiles and 58 warplanes.", 58, "warplanes"),
        ("Norway sold Peru 2,400 missiles and 58 warplanes.", 2400, "missiles"),
        (
            "Oslo cleared the sale of 30 tanks, 20 armoured recovery vehicles and 6 radars to Peru.",
            20,
            "recovery vehicles",
        ),
        ("The sale included $85m for air-to-air missiles and $355m for torpedoes.", 355e6, "torpedoes"),
        ("Sweden will give Latvia 50 CV90 vehicles and eight howitzers.", 50, "CV90"),
        ("Berlin sent 14 Leopard 2 tanks and 12 K9 howitzers to Riga.", 14, "Leopard 2"),
        ("The navy dropped two 2,000-pound bombs on the port.", 2, "2,000-pound bombs"),
    ],
)
def test_a_number_counts_its_own_goods(text: str, number: float, goods: str) -> None:
    assert any(value == pytest.approx(number) and goods in item for value, item in counted(text)), counted(text)


@pytest.mark.parametrize(
    "text",
    ["Berlin sent 14 Leopard 2 tanks to Riga.", "London will send 10 Challenger 2 tanks to Riga."],
)
def test_the_number_of_a_name_counts_nothing(text: str) -> None:
    assert 2 not in [value for value, _ in counted(text)]


def test_what_goods_go_for_is_a_payment_for_them():
    text = (
        "Oslo approved the sale to Peru of 40 tanks for an estimated $90 million and 500 shells for about $2 million."
    )
    paid = [c for c in told(text) if c.type == "payment"]
    assert any("shells" in each for c in paid for each in c.roles["goods"]), [dict(c.roles) for c in told(text)]
    assert {c.quantity.best for c in paid if c.quantity} >= {2e6}


def test_an_amount_said_again_in_brackets_is_told_once():
    sums = [value for value, _ in counted("Lima sealed a $5.4 billion (Rs 40,000 crore) deal with Oslo for tanks.")]
    assert sums == [5.4e9]


@given(st.lists(st.integers(min_value=30, max_value=9000), min_size=2, max_size=4, unique=True))
def test_no_number_of_a_list_is_lost_or_told_twice(numbers: list[int]) -> None:
    goods = ("tanks", "howitzers", "mortars", "rifles")
    text = "Norway sent " + ", ".join(f"{n:,} {g}" for n, g in zip(numbers, goods, strict=False)) + " to Peru."
    assert sorted(value for value, _ in counted(text) if value) == sorted(numbers)
