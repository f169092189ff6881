"""What counts as a mention, and who never is one."""

from __future__ import annotations

import pytest

from sayso.model.entity import Kind
from sayso.model.item import Item
from sayso.model.source import Naming, Source, Standing
from sayso.resolve import mentions
from tests.resolve.material import OUTLET, WELDER, claim_of


def named(*claims):
    return {(each.role, each.name.kind, each.name.words) for each in mentions("r-1", claims)}


@pytest.mark.parametrize(
    "words",
    [
        "the factory",
        "they",
        "Munitions plants",
        "North Korean munitions plants",
        "Hyesan factories",
        "tractor plant",
        "He",
    ],
)
def test_words_that_tell_no_one_apart_are_no_mention(words):
    assert {role for role, _, _ in named(claim_of("They made shells.", {"facility": (words,)}))} == {"source"}


def test_roles_are_told_by_their_words():
    claim = claim_of(
        "It went.",
        {
            "supplier": ("North Korea", "Sorel Machine Plant"),
            "recipient": ("Russia",),
            "actor": ("Chairman Ilvar Dromm", "the Ministry of Defence of Belarus"),
        },
        items=(Item("rocket", 122),),
    )
    kinds = {words: kind for _, kind, words in named(claim)}
    assert kinds["North Korea"] is kinds["Russia"] is Kind.PLACE
    assert kinds["Sorel Machine Plant"] is Kind.FACILITY
    assert kinds["Chairman Ilvar Dromm"] is Kind.PERSON
    assert kinds["the Ministry of Defence of Belarus"] is Kind.ORGANISATION
    assert kinds["rocket 122 -"] is Kind.ITEM


def test_a_source_at_risk_is_no_mention_nor_are_words_that_describe_it_anywhere_in_its_report():
    risky = claim_of("The works made shells.", {"facility": ("Lodvar Works",)}, WELDER)
    other = claim_of("Oren Pell went.", {"actor": ("Oren Pell", "a welder at the Lodvar works", "Mira Castellane")})
    words = {each for _, _, each in named(risky, other)}
    assert words == {"Harbour Post", "Lodvar Works", "Mira Castellane"}


def test_only_openly_named_sources_are_mentions():
    for naming in Naming:
        source = Source("Mira Castellane", naming, Standing.INDIVIDUAL, key="s2")
        found = {words for role, _, words in named(claim_of("So she said.", {}, source)) if role == "source"}
        assert ("Mira Castellane" in found) == (naming is Naming.NAMED)
    assert ("source", Kind.ORGANISATION, OUTLET.described) in named(claim_of("So it is.", {}))


def test_people_described_beside_a_place_are_neither_place_nor_body():
    claim = claim_of("They worked.", {"actor": ("Hyesan officials", "workers of Sorel Machine Plant")})
    assert {role for role, _, _ in named(claim)} == {"source"}


def test_a_plant_with_only_a_number_takes_the_place_beside_it():
    claim = claim_of("It runs.", {"facility": ("No. 26 Factory", "Sorel Machine Plant"), "place": ("Kanggye",)})
    within = {each.name.words: each.name.within for each in mentions("r-1", [claim])}
    assert within["No. 26 Factory"] == "Kanggye"
    assert within["Sorel Machine Plant"] == ""


def test_a_ship_without_number_is_known_in_its_own_report_alone():
    claim = claim_of("She sailed.", {"carrier": ("Sable Wind",)})
    first, second = (
        {each.name for each in mentions(report, [claim]) if each.role == "carrier"} for report in ("r-1", "r-2")
    )
    assert first
    assert not first & second
