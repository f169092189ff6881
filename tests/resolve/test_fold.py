"""Spellings of one name meet, whatever system wrote them; spellings of two do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.fold import Meeting, korean, meet, slavic, spelling

HANGUL = st.text(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")), min_size=1, max_size=6)
ANYTHING = st.text(max_size=20)


@pytest.mark.parametrize(
    ("hangul", "spellings"),
    [
        ("량강", "Ryanggang Yanggang"),
        ("신의주", "Sinŭiju Sinuiju Shinuiju"),
        ("희천", "Hŭich'ŏn Huichon Heecheon Huicheon"),
        ("영변", "Yongbyon Nyongbyon Yŏngbyŏn"),
        ("독립", "Tongnip Dongnip Tokrip"),
        ("덕현", "Tŏkhyŏn Tokhyon Deokhyeon"),
        ("분공장", "Pun'gongjang Bungongjang"),
        ("천리마", "Ch'ŏllima Chollima Chonrima"),
    ],
)
def test_romanisations_meet_the_hangul_that_they_spell(hangul, spellings):
    for each in spellings.split():
        assert meet(spelling(hangul), spelling(each)) is Meeting.FOLDED, each


@pytest.mark.parametrize(
    ("left", "right"),
    [("정주", "청주"), ("Kosong", "개성"), ("용강", "Yŏnan"), ("Huichon", "회창"), ("혜산", "Musan"), ("구성", "고성")],
)
def test_other_names_stay_apart(left, right):
    assert meet(spelling(left), spelling(right)) is Meeting.APART


def test_the_north_and_the_south_write_the_first_sound_in_two_ways():
    assert meet(spelling("로동"), spelling("노동")) is Meeting.FOLDED
    assert meet(spelling("림업"), spelling("임업")) is Meeting.FOLDED


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Челябинск", "Čeljabinsk"),
        ("Челябинск", "Chelyabinsk"),
        ("Ижевский", "Izhevsk"),
        ("Тульский", "Tula"),
        ("Єлизавета", "Yelyzaveta"),
        ("Щукин", "Shchukin"),
    ],
)
def test_transliterations_and_adjectives_meet(left, right):
    assert meet(spelling(left), spelling(right)) >= Meeting.FOLDED


def test_a_foreign_name_in_hangul_meets_its_letters_only_if_its_vowels_agree_too():
    assert meet(spelling("브레닉"), spelling("Brennick")) is Meeting.HEARD
    assert meet(spelling("로드바르"), spelling("Lodvar")) is Meeting.HEARD
    assert meet(spelling("루드베르"), spelling("Lodvar")) is Meeting.APART


def test_one_letter_in_many_is_near_and_no_more():
    assert meet(spelling("Brennick"), spelling("Brenniek")) is Meeting.NEAR


@given(ANYTHING, ANYTHING)
def test_meeting_has_no_direction(left, right):
    assert meet(spelling(left), spelling(right)) is meet(spelling(right), spelling(left))


@given(ANYTHING)
def test_any_text_folds_without_failing_and_meets_itself(words):
    told = spelling(words)
    assert meet(told, spelling(words)) is Meeting.EQUAL
    assert slavic.fold(words).isascii()


@given(HANGUL)
def test_every_hangul_word_has_sounds_and_shares_a_key_with_itself(word):
    told = korean.sounds(word)
    assert told
    assert korean.compatible(told, told)
    assert all(sound.jamo for sound in told)
