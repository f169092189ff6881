"""Two names are judged field by field, with reasons that a reader can check."""

from __future__ import annotations

import pytest

from sayso.domain.places import parse
from sayso.model.entity import Because, Kind, Name, Verdict
from sayso.resolve import Gazetteer, judge, shipped


def verdict(kind: Kind, left: str, right: str, **told: str):
    return judge(Name(kind, left, **told), Name(kind, right, **told), shipped())


def reasons(judgement) -> set[Because]:
    return {each.because for each in judgement.reasons}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("혜산림업기계분공장", "Hyesan Forestry Machinery Branch Factory"),
        ("Hyesan Imŏp Kigye Pun'gongjang", "Hyeson Forestry Machine Branch Plant"),
        ("Тульский патронный завод", "Tula Cartridge Works"),
        ("제65호 공장", "No. 65 Factory"),
        ("1월18일기계종합공장", "January 18 General Machinery Factory"),
        ("Харківський тракторний завод", "Kharkov Tractor Plant"),
        ("소렐 제2기계공장", "Sorel No. 2 Machine Plant"),
    ],
)
def test_one_plant_in_two_spellings(left, right):
    judged = verdict(Kind.FACILITY, left, right)
    assert judged.verdict is Verdict.SAME
    assert judged.score > 0.8


@pytest.mark.parametrize(
    ("left", "right", "because"),
    [
        ("혜산림업기계분공장", "Hyesan Forestry Machinery Factory", Because.OTHER_BRANCH),
        ("Factory No. 65", "95호공장", Because.OTHER_NUMBER),
        ("Hyesan Forestry Machinery Factory", "무산림업기계공장", Because.OTHER_PLACE),
        ("Kazan Gunpowder Plant", "Казанский вертолётный завод", Because.OTHER_LINE),
        ("Sorel Machine Plant", "Harnow Machine Plant", Because.OTHER_NAME),
        ("Hyesan Shoe Depot", "Hyesan Shoe Factory", Because.OTHER_TYPE),
    ],
)
def test_two_plants_and_what_parts_them(left, right, because):
    judged = verdict(Kind.FACILITY, left, right)
    assert judged.verdict is Verdict.DIFFERENT
    assert because in reasons(judged)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hyesan Machinery Factory", "Hyesan Forestry Machinery Factory"),
        ("Sorel Machine Plant", "Sorel Machine Plant No. 2"),
        ("Ryanggang Forestry Machinery Factory", "Hyesan Forestry Machinery Factory"),
        ("Ryongsong Machine Factory", "Ryongsong Machine Complex"),
        ("Brennick Tractor Works", "Brenniek Tractor Works"),
    ],
)
def test_where_one_says_less_it_stays_open(left, right):
    judged = verdict(Kind.FACILITY, left, right)
    assert judged.verdict is Verdict.UNSURE
    assert reasons(judged) & {Because.LESS_SAID, Because.NEAR_SPELLING}


def test_a_number_alone_is_one_plant_only_in_one_place():
    left, right = (Name(Kind.FACILITY, "No. 26 Factory", within=place) for place in ("Kanggye", "Huichon"))
    assert judge(left, right, shipped()).verdict is Verdict.DIFFERENT


def test_an_alias_alone_ties_nothing():
    """The gazetteer says that a plant is also called otherwise; the names alone do not."""
    own = parse(
        "name\tkind\twithin\tothers\nLodvar\ttown\t\t\nBrennick Tractor Works\tfacility\tLodvar\tRed Star Foundry\n",
        "own",
    )
    judged = judge(
        Name(Kind.FACILITY, "Brennick Tractor Works"), Name(Kind.FACILITY, "Red Star Foundry"), Gazetteer(own)
    )
    assert judged.verdict is Verdict.UNSURE
    assert Because.ONLY_ALIAS in reasons(judged)


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("Ryanggang", "양강도", Verdict.SAME),
        ("South Hamgyong", "North Hamgyong Province", Verdict.DIFFERENT),
        ("Hyesan", "Ryanggang", Verdict.UNSURE),
        ("North Korean", "북한", Verdict.SAME),
        ("Wangdok", "왕덕", Verdict.SAME),
        ("the valleys of Wangdok", "Wangdok", Verdict.UNSURE),
        ("Kyiv", "Киев", Verdict.SAME),
        ("Rostov-on-Don", "Ростов Великий", Verdict.DIFFERENT),
    ],
)
def test_places(left, right, wanted):
    assert verdict(Kind.PLACE, left, right).verdict is wanted


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("Defence Minister Han Ik-su", "한익수 국방부 장관", Verdict.SAME),
        ("Ik-su Han", "Han Ik-su", Verdict.SAME),
        ("Minister Han", "Han Ik-su", Verdict.UNSURE),
        ("Han Ik-su", "Han Myong-ho", Verdict.DIFFERENT),
    ],
)
def test_people(left, right, wanted):
    assert verdict(Kind.PERSON, left, right).verdict is wanted


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("Sable Wind (IMO 9074729)", "Grey Heron, IMO: 9074729", Verdict.SAME),
        ("Sable Wind (IMO 9074729)", "Sable Wind (IMO 9319466)", Verdict.DIFFERENT),
        ("Sable Wind", "Sable Wind (IMO 9074729)", Verdict.UNSURE),
        ("Sable Wind (IMO 9074728)", "Sable Wind (IMO 9074728) of Skarn", Verdict.UNSURE),
    ],
)
def test_a_vessel_is_the_same_only_on_an_imo_number_whose_check_digit_is_right(left, right, wanted):
    assert verdict(Kind.VESSEL, left, right).verdict is wanted


def test_a_vessel_without_number_is_unsure_even_under_one_name_in_two_reports():
    left, right = (Name(Kind.VESSEL, "Sable Wind", within=report) for report in ("r-1", "r-2"))
    judged = judge(left, right, shipped())
    assert (judged.verdict, reasons(judged)) == (Verdict.UNSURE, {Because.NO_IMO})


def test_goods_with_another_calibre_are_others_and_with_none_unsure():
    assert verdict(Kind.ITEM, "rocket 122 -", "howitzer_shell 122 -").verdict is Verdict.DIFFERENT
    assert verdict(Kind.ITEM, "rocket 122 -", "rocket 240 -").verdict is Verdict.DIFFERENT
    assert verdict(Kind.ITEM, "rocket 122 -", "rocket - -").verdict is Verdict.UNSURE


def test_two_kinds_are_never_compared():
    with pytest.raises(ValueError, match="never compared"):
        judge(Name(Kind.PLACE, "Hyesan"), Name(Kind.FACILITY, "Hyesan"), shipped())
