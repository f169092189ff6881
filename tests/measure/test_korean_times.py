"""What a Korean reader at the date of publication would say that a report's times mean."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.language.lexicon import calendar
from sayso.measure.resolve import NO_ANCHOR
from sayso.measure.times import TimeMention, find_times

KOREAN = calendar("ko")
PUBLISHED = date(2024, 2, 27)


def only(text: str, anchor: date | None = PUBLISHED) -> TimeMention:
    (mention,) = find_times(text, KOREAN, anchor)
    return mention


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("지난해 9월에", "2023-09", "2023-09"),
        ("올해 초", "2024-01", "2024-01"),
        ("지난 24일", "2024-02-24", "2024-02-24"),
        ("이달 초순", "2024-02", "2024-02"),
        ("2023년 10월 15일", "2023-10-15", "2023-10-15"),
        ("올해 상반기", "2024-01", "2024-06"),
        ("지난 3분기", "2023-07", "2023-09"),
        ("지난달 15일", "2024-01-15", "2024-01-15"),
        ("다음 달 5일", "2024-03-05", "2024-03-05"),
        ("오는 10월 10일", "2024-10-10", "2024-10-10"),
        ("지난주 금요일", "2024-02-23", "2024-02-23"),
        ("2024.03.05", "2024-03-05", "2024-03-05"),
        ("1990년대 초", "199X", "199X"),
        ("3년 전", "2021", "2021"),
    ],
)
def test_a_time_is_resolved_at_the_grain_of_its_words(text, start, end):
    found = only(text)
    assert (found.value.start, found.value.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("지난해 9월부터", "since"),
        ("8월 말 이후", "since"),
        ("연말까지", "through"),
        ("10월 현재", "as_of"),
        ("9월에", ""),
    ],
)
def test_the_word_behind_a_time_ties_it_to_its_event(text, relation):
    assert find_times(text, KOREAN, PUBLISHED)[0].relation == relation


def test_without_a_date_of_publication_a_relative_time_stays_open_with_the_reason():
    found = only("지난해 9월", None)
    assert not found.resolved
    assert found.reason == NO_ANCHOR


def test_recently_has_no_date():
    assert not only("최근").resolved


@pytest.mark.parametrize("text", ["제3여단이", "올라갔다", "전주 공장", "사건을 이해했다"])
def test_other_words_are_no_times(text):
    assert find_times(text, KOREAN, PUBLISHED) == ()
