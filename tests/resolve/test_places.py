"""Places of a text: found where the words around agree, and located by what the text says beside them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sayso.language import read
from sayso.resolve.places import located, toponyms, world
from sayso.resolve.places.locate import kilometres


def places_of(text: str) -> dict[str, str]:
    """The places of a text, each with the country and rank of the spot that is meant."""
    found = toponyms(read(text, "en"), world())
    return {each.words: spot.country if spot else "" for each, spot in zip(found, located(found), strict=True)}


def test_towns_provinces_countries_and_their_people():
    found = places_of("Russian ships left Vladivostok for a port near Nampo in North Korea, an official in Texas said.")
    assert found["Vladivostok"] == found["Russian"] == "RU"
    assert found["North Korea"] == "KP"
    assert found["Texas"] == "US"
    assert "official" not in found


def test_a_state_beside_a_name_says_which_is_meant():
    assert places_of("The crates were stored in Paris, Texas, for a year.")["Paris"] == "US"
    assert places_of("The crates were stored in Paris, France, for a year.")["Paris"] == "FR"


def test_one_name_is_one_place_in_one_text():
    text = "The depot lies in Springfield, Ohio. Police in Springfield searched it."
    found = toponyms(read(text, "en"), world())
    spots = {spot.id for each, spot in zip(found, located(found), strict=True) if each.words == "Springfield" and spot}
    assert len(spots) == 1


@pytest.mark.parametrize("words", ["Boone County", "Lake Robinson", "Highway 12", "Candlewood Drive"])
def test_names_with_a_word_that_says_what_they_are_need_no_gazetteer(words):
    assert words in places_of(f"The lorry was seen near {words} on Monday.")


def test_a_person_is_not_the_town_of_the_same_name():
    found = places_of("Jordan Lancaster said that he had left. Lancaster added that he was tired.")
    assert not found


def test_every_place_stands_in_the_text_and_none_in_another():
    text = "From Lahore the goods went by way of Bandar Abbas and the Gulf of Oman to Port Sudan, Sudan."
    found = toponyms(read(text, "en"), world())
    assert found
    for each in found:
        assert text[each.start : each.end] == each.words
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_distances_are_those_of_the_globe():
    assert kilometres((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20015, abs=1)
    assert kilometres((39.03, 125.75), (39.03, 125.75)) == 0
