"""What a reader of a report would say that its numbers mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.lexicon import numbers
from sayso.measure.mention import Kind, QuantityMention
from sayso.measure.quantities import find_quantities

ENGLISH = numbers("en")


def counted(text: str) -> list[QuantityMention]:
    return [mention for mention in find_quantities(text, ENGLISH) if mention.counts]


def only(text: str) -> QuantityMention:
    (mention,) = counted(text)
    return mention


def bounds(text: str) -> tuple[float | None, float | None, float | None]:
    mention = only(text)
    return mention.low, mention.best, mention.high


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They made 6,000 shells.", (None, 6000, None)),
        ("about 6,000 shells", (None, 6000, None)),
        ("nearly 40 ships", (None, 40, None)),
        ("some 500 workers", (None, 500, None)),
        ("an estimated 7,000 containers", (None, 7000, None)),
        ("more than 1.5 million shells", (1_500_000, None, None)),
        ("at least 20 lorries", (20, None, None)),
        ("upwards of 300 rockets", (300, None, None)),
        ("5 or more ships", (5, None, None)),
        ("100 tonnes or more of powder", (100, None, None)),
        ("as many as 9,400 rounds", (None, None, 9400)),
        ("up to 3 million rounds", (None, None, 3_000_000)),
        ("fewer than 10 planes", (None, None, 10)),
        ("no more than 50 people", (None, None, 50)),
        ("between 8,000 and 10,000 troops", (8000, None, 10_000)),
        ("430 to 480 tanks", (430, None, 480)),
        ("60-80 missiles", (60, None, 80)),
        ("2 to 3 million shells", (2_000_000, None, 3_000_000)),
        ("two or three ships", (2, None, 3)),
        ("dozens of rockets", (24, None, None)),
        ("hundreds of thousands of shells", (200_000, None, None)),
        ("tens of thousands of rounds", (20_000, None, None)),
        ("millions of shells", (2_000_000, None, None)),
        ("several million rounds", (3_000_000, None, None)),
        ("several plants", (3, None, None)),
        ("a dozen plants", (None, 12, None)),
        ("half a million shells", (None, 500_000, None)),
        ("a couple of lorries", (None, 2, None)),
        ("twenty-five tanks", (None, 25, None)),
        ("one and a half million rounds", (None, 1_500_000, None)),
        ("two hundred and fifty thousand shells", (None, 250_000, None)),
        ("1.5m shells", (None, 1_500_000, None)),
        ("20k drones", (None, 20_000, None)),
        ("3 crore rupees", (None, 30_000_000, None)),
    ],
)
def test_a_bound_stays_a_bound(text: str, expected: tuple[float | None, float | None, float | None]) -> None:
    assert bounds(text) == expected


def test_an_excluded_number_leaves_the_bound_open() -> None:
    assert only("more than 40 plants").low_open
    assert not only("at least 40 plants").low_open
    assert only("less than two months").high_open


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("a load of 5.2 million rounds of 152-millimetre shells", "rounds", ""),
        ("to produce 6,000 shells per month", "shells", "month"),
        ("2,000 rounds of ammunition a day", "rounds", "day"),
        ("3 million 152-mm rounds a year", "152-mm rounds", "year"),
        ("an annual capacity of 20,000 rockets", "rockets", "year"),
        ("dozens of short-range ballistic missiles", "short-range ballistic missiles", ""),
        ("20,000 howitzer and mortar shells", "howitzer and mortar shells", ""),
        ("30 weapons plants", "weapons plants", ""),
        ("300 aircraft were seen", "aircraft", ""),
        ("one of the older plants", "older plants", ""),
    ],
)
def test_the_unit_is_what_is_counted(text: str, unit: str, per: str) -> None:
    found = counted(text)[0]
    assert (found.unit, found.per) == (unit, per)
    assert text[found.unit_start : found.unit_end] == unit


def test_a_number_without_a_noun_counts_what_the_one_like_it_before_counted() -> None:
    assert [m.unit for m in counted("It made 6,000 shells in May and 9,000 in June.")] == ["shells", "shells"]
    assert [m.unit for m in counted("It has two lines. Each can give 50,000 a year.")] == ["lines", ""]


def test_a_year_earlier_is_no_rate() -> None:
    assert [m.per for m in counted("up from 500 shells a year earlier, 20 tanks a month")] == ["", "month"]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("$1.5 billion", "USD", 1.5e9),
        ("US$5 million", "USD", 5e6),
        ("300 million euros", "EUR", 3e8),
        ("€3.2bn", "EUR", 3.2e9),
        ("20 billion won", "KRW", 2e10),
    ],
)
def test_money_has_the_currency_as_its_unit(text: str, name: str, value: float) -> None:
    mention = only(text)
    assert (mention.kind, mention.unit, mention.best) == (Kind.MONEY, name, value)


@pytest.mark.parametrize(
    ("text", "value", "base"),
    [
        ("30% of its output", 30, "its output"),
        ("30 percent of the stock", 30, "the stock"),
        ("half of last year's output", 50, "last year's output"),
        ("two-thirds of the plants", 66.666667, "plants"),
        ("one in five shells", 20, "shells"),
        ("four out of five shells", 80, "shells"),
    ],
)
def test_a_share_is_in_percent_of_its_base(text: str, value: float, base: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.best) == (Kind.SHARE, value)
    assert mention.of.removeprefix("the ") == base.removeprefix("the ")


@pytest.mark.parametrize(
    ("text", "value", "base"),
    [
        ("to increase production fivefold from last year", 5, "last year"),
        ("output doubled compared with 2022", 2, "2022"),
        ("output was halved", 0.5, ""),
        ("30 percent more than last year", 1.3, "last year"),
        ("it rose by 30 percent", 1.3, ""),
        ("it fell 12.5% from 2022", 0.875, "2022"),
        ("three times higher than in 2021", 3, "2021"),
    ],
)
def test_a_multiple_is_in_times_of_its_base(text: str, value: float, base: str) -> None:
    mention = counted(text)[0]
    assert (mention.kind, mention.best, mention.of) == (Kind.MULTIPLE, value, base)


def test_a_fall_of_at_least_so_much_leaves_at_most_the_rest() -> None:
    mention = only("it fell by at least 20 percent")
    assert (mention.low, mention.high) == (None, 0.8)


@pytest.mark.parametrize(
    "text",
    [
        "the 915 Factory",
        "Resolution 1718",
        "a Shahed-136",
        "Article 5",
        "K9 guns",
        "Order No. 26",
        "an F-16",
        "15 July",
        "July 15-20, 2024",
        "call 02-555-0143",
        "in 2023",
        "in the 1970s",
        "2024-07-15",
        "at 10:30",
        "a 3-1 win",
        "152-millimetre guns",
        "122mm launchers",
        "a 50-year-old man",
        "no one knows",
        "another plant",
        "the first half",
    ],
)
def test_names_dates_and_calibres_count_nothing(text: str) -> None:
    assert counted(text) == []


def test_a_calibre_is_kept_beside_the_count_of_its_rounds() -> None:
    kinds = [m.kind for m in find_quantities("at least 20,000 122mm rockets", ENGLISH)]
    assert kinds == [Kind.COUNT, Kind.CALIBRE]


def test_a_year_after_a_preposition_is_a_year_and_a_number_before_things_a_count() -> None:
    kinds = [m.kind for m in find_quantities("in 2023 it made 2000 shells", ENGLISH)]
    assert kinds == [Kind.YEAR, Kind.COUNT]


def test_the_vague_words_are_kept() -> None:
    assert only("less than two months").vague == "less than two months"
    assert only("dozens of rockets").vague == "dozens"
    assert only("about 6,000 shells").vague == "about"
    assert only("6,000 shells").vague == ""


def test_a_change_from_one_value_to_another_is_no_range() -> None:
    assert [m.best for m in counted("it rose from 10 to 12 plants")] == [10, 12]
    assert bounds("from 10 to 12 plants") == (10, None, 12)


WORDS = ["shells", "dozens", "of", "5", "1.5 million", "$", "3", "percent", "-", "to", "about", "½", "두 발", "🚀", "a", "one",
         "and", "half", "152", "mm", ".", "\n", "July", "15", "two", "hundred", "third", "twice", "fold", "(", ")", "per", "month"]  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)))
def test_mentions_stand_in_the_text_in_order_and_their_bounds_never_cross(text: str) -> None:
    end = 0
    for mention in find_quantities(text, ENGLISH):
        assert end <= mention.start <= mention.number_start < mention.number_end <= mention.end <= len(text)
        assert 0 <= mention.unit_start <= mention.unit_end <= len(text)
        slots = [slot for slot in (mention.low, mention.best, mention.high) if slot is not None]
        assert slots
        assert slots == sorted(slots)
        end = mention.end


@given(st.integers(min_value=1, max_value=999_999_999))
def test_a_number_is_read_back_as_it_was_written(value: int) -> None:
    assert bounds(f"They made {value:,} shells.") == (None, value, None)
