"""What a reader at the date of publication would say that a report's times mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.lexicon import calendar
from sayso.measure.resolve import NO_ANCHOR, TimeKind
from sayso.measure.times import TimeMention, find_times, happened

ENGLISH = calendar("en")
PUBLISHED = date(2024, 7, 29)


def only(text: str, anchor: date | None = PUBLISHED) -> TimeMention:
    (mention,) = find_times(text, ENGLISH, anchor)
    return mention


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("said on July 24", "2024-07-24", "2024-07-24"),
        ("on 24 July 2023", "2023-07-24", "2023-07-24"),
        ("April 23, 2025", "2025-04-23", "2025-04-23"),
        ("on 23 April", "2024-04-23", "2024-04-23"),
        ("on Dec. 23 it had left", "2023-12-23", "2023-12-23"),
        ("since February 24, 2022", "2022-02-24", "2022-02-24"),
        ("dated 2024-07-15", "2024-07-15", "2024-07-15"),
        ("in September last year", "2023-09", "2023-09"),
        ("since last September", "2023-09", "2023-09"),
        ("in late December", "2023-12", "2023-12"),
        ("at the end of December", "2023-12", "2023-12"),
        ("last month", "2024-06", "2024-06"),
        ("in 2023", "2023", "2023"),
        ("last year", "2023", "2023"),
        ("this year", "2024", "2024"),
        ("next year", "2025", "2025"),
        ("since the beginning of this year", "2024-01", "2024-01"),
        ("by the end of the year", "2024-12", "2024-12"),
        ("by the end of 2025", "2025-12", "2025-12"),
        ("early this year", "2024-01", "2024-04"),
        ("in mid-2023", "2023-05", "2023-08"),
        ("in the 1970s", "197X", "197X"),
        ("in the first half of 2024", "2024-01", "2024-06"),
        ("in the second half of last year", "2023-07", "2023-12"),
        ("in the first nine months of 2024", "2024-01", "2024-09"),
        ("in Q3 2024", "2024-07", "2024-09"),
        ("the second quarter of 2023", "2023-04", "2023-06"),
        ("in spring 2024", "2024-03", "2024-05"),
        ("on Wednesday", "2024-07-24", "2024-07-24"),
        ("on Monday", "2024-07-29", "2024-07-29"),
        ("yesterday", "2024-07-28", "2024-07-28"),
        ("last week", "2024-07-22", "2024-07-28"),
        ("this week", "2024-07-29", "2024-08-04"),
        ("three months ago", "2024-04", "2024-04"),
        ("two days ago", "2024-07-27", "2024-07-27"),
        ("over the past two years", "2022", "2024"),
        ("in 2024-2025", "2024", "2025"),
        ("from 2020 to 2022", "2020", "2022"),
        ("between August and October 2023", "2023-08", "2023-10"),
        ("from January to June 2024", "2024-01", "2024-06"),
        ("on August 3-5, 2023", "2023-08-03", "2023-08-05"),
        ("will start in September", "2024-09", "2024-09"),
    ],
)
def test_a_time_is_resolved_at_the_date_of_publication(text: str, start: str, end: str) -> None:
    mention = only(text)
    assert (mention.value.start, mention.value.end) == (start, end)
    assert mention.resolved
    assert not mention.reason
    assert text[mention.start : mention.end] == mention.value.words


@pytest.mark.parametrize(
    ("text", "relation", "start"),
    [
        ("as of 15 July", "as_of", 0),
        ("since last September", "since", 0),
        ("starting this year", "starting", 0),
        ("by the end of 2025", "by", 0),
        ("goes on until 2026", "until", 8),
        ("made in 2023", "in", 5),
        ("before 2022", "before", 0),
    ],
)
def test_the_word_that_ties_a_time_to_its_event_is_kept(text: str, relation: str, start: int) -> None:
    mention = only(text)
    assert (mention.relation, mention.relation_start) == (relation, start)


@pytest.mark.parametrize("text", ["last month", "on Wednesday", "on July 24", "this year", "three weeks ago"])
def test_without_a_date_of_publication_a_relative_time_keeps_its_words_and_the_reason(text: str) -> None:
    mention = only(text, None)
    assert not mention.resolved
    assert not mention.value
    assert mention.reason == NO_ANCHOR
    assert mention.value.words == text[mention.start : mention.end]


@pytest.mark.parametrize(
    ("text", "end"), [("in 2023", "2023"), ("on 15 July 2024", "2024-07-15"), ("the 1970s", "197X")]
)
def test_an_absolute_time_needs_no_date_of_publication(text: str, end: str) -> None:
    assert only(text, None).value.end == end


@pytest.mark.parametrize("text", ["recently", "soon"])
def test_vague_words_have_no_date(text: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.resolved) == (TimeKind.VAGUE, False)


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("for less than two months", TimeKind.DURATION, "P2M"),
        ("a five-year plan", TimeKind.DURATION, "P5Y"),
        ("every month", TimeKind.SET, "P1M"),
    ],
)
def test_lengths_and_frequencies_are_no_dates(text: str, kind: TimeKind, code: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.code, mention.resolved) == (kind, code, False)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert not only("on 31 February 2024").resolved


def test_what_is_tied_by_since_has_no_end_and_by_until_no_start() -> None:
    since, until = only("since last September"), only("until the end of 2025")
    assert (happened(since).start, happened(since).end) == ("2023-09", "")
    assert (happened(until).start, happened(until).end) == ("", "2025-12")
    assert happened(only("in 2023")).edtf == "2023"


def test_may_and_march_are_months_only_when_written_as_months() -> None:
    assert find_times("they may march on", ENGLISH, PUBLISHED) == ()
    assert only("in May").value.start == "2024-05"


WORDS = ["last", "this", "next", "year", "month", "July", "15", ",", "2023", "the", "end of", "early", "since", "between", "and",
         "Wednesday", "first half", "of", "nine months", "ago", "two", "Q3", "spring", "1970s", "-", "\n", "🚀", "recently"]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
ANCHORS = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2200, 12, 31)))


@given(TEXTS, ANCHORS)
def test_times_stand_in_the_text_in_order_and_their_values_are_edtf(text: str, anchor: date | None) -> None:
    end = 0
    for mention in find_times(text, ENGLISH, anchor):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.relation_start <= mention.start
        assert mention.resolved == bool(mention.value)
        assert mention.resolved != bool(mention.reason)
        if mention.resolved:
            parse_edtf(mention.value.edtf)
            assert mention.value.start <= mention.value.end
        end = mention.end


@given(TEXTS)
def test_looking_for_a_needed_word_first_changes_nothing(text: str) -> None:
    assert find_times(text, ENGLISH, PUBLISHED) == find_times(text, WITHOUT_NEEDS, PUBLISHED)


WITHOUT_NEEDS = replace(ENGLISH, rules=tuple(replace(rule, needs=()) for rule in ENGLISH.rules))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("On 3 May it left; two days later it sank.", "2024-05-05"),
        ("It sank two days later.", "FUTURE_REF"),
        ("Thanksgiving 2023", "2023-11-23"),
        ("in nineteen ninety-six", "1996"),
        ("the third quarter fell from a year earlier", "2023-Q3"),
    ],
)
def test_a_time_counted_from_another_needs_that_other(text: str, code: str) -> None:
    assert find_times(text, ENGLISH, PUBLISHED)[-1].code == code


@pytest.mark.parametrize(
    "text", ["Resolution 1718", "Resolution 2094", "1950 artillery shells", "at a rate of 300 a month"]
)
def test_numbers_that_look_like_years_or_lengths_are_no_times(text: str) -> None:
    assert find_times(text, ENGLISH, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on March 27th, 2023", "2023-03-27"),
        ("the 3rd of May 2024", "2024-05-03"),
        ("22nd April 2022", "2022-04-22"),
        ("Sept. 1st, 2022", "2022-09-01"),
    ],
)
def test_days_may_be_ordinals(words: str, day: str) -> None:
    assert [each.value.start for each in find_times(words, calendar("en"), date(2024, 6, 1))] == [day]


@given(
    st.integers(0, 99),
    st.sampled_from(["", "st", "nd", "rd", "th", "TH"]),
    st.sampled_from(["March", "Feb.", "Sept."]),
    st.sampled_from(["", ", 2023", " 2023"]),
)
def test_no_day_of_a_month_is_too_odd_to_read(day: int, ending: str, month: str, year: str) -> None:
    for words in (
        f"{month} {day}{ending}{year}",
        f"{day}{ending} {month}{year}",
        f"the {day}{ending} of {month}{year}",
    ):
        for each in find_times(words, calendar("en"), None):
            assert words[each.start : each.end]
