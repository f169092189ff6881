"""What a Korean reader would say that a report's numbers mean."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.counters import counters
from sayso.measure.counters import find_counted
from sayso.measure.mention import Kind, QuantityMention

KOREAN = counters("ko")


def counting(text: str) -> list[QuantityMention]:
    return [each for each in find_counted(text, KOREAN) if each.counts]


def only(text: str) -> QuantityMention:
    (mention,) = counting(text)
    return mention


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "unit"),
    [
        ("약 520만 발", None, 5_200_000, None, "발"),
        ("520만 발 이상을 보냈다", 5_200_000, None, None, "발"),
        ("최대 200여 곳", None, None, 200, "곳"),
        ("포탄 3천여 개를", None, 3000, None, "개"),
        ("1만3000여 개", None, 13_000, None, "개"),
        ("940여만 발에 달한다", None, 9_400_000, None, "발"),
        ("수십 발", 20, None, None, "발"),
        ("수백만 발", 2_000_000, None, None, "발"),
        ("여러 곳", 3, None, None, "곳"),
        ("1500명 미만", None, None, 1500, "명"),
        ("1만 개가 넘는 컨테이너", 10_000, None, None, "개"),
        ("20~30만 발", 200_000, None, 300_000, "발"),
        ("1억 2천만 달러", None, 120_000_000, None, "달러"),
        ("1조 5천억원 규모", None, 1_500_000_000_000, None, "원"),
        ("스물다섯 명", None, 25, None, "명"),
        ("강재 300톤가량", None, 300, None, "톤"),
    ],
)
def test_bounds_stay_bounds_and_counters_are_units(text, low, best, high, unit):
    found = only(text)
    assert (found.low, found.best, found.high, found.unit) == (low, best, high, unit)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("하루 평균 포탄 3천여 개", "day"),
        ("월 6천 발", "month"),
        ("매달 자폭 드론 약 600대", "month"),
        ("연간 20만 발", "year"),
        ("컨테이너 6천700개", ""),
    ],
)
def test_a_period_before_the_number_makes_a_rate(text, per):
    assert only(text).per == per


def test_a_share_is_in_percent_and_a_change_in_times_of_its_base():
    assert (only("가동률이 30퍼센트 수준").kind, only("가동률이 30퍼센트 수준").best) == (Kind.SHARE, 30)
    assert (only("러시아가 쏜 포탄의 60%").best, only("러시아가 쏜 포탄의 60%").of) == (60, "러시아가 쏜 포탄")
    assert only("포탄의 절반 이상").low == 50
    assert (only("이보다 30%가량 더 많다").kind, only("이보다 30%가량 더 많다").best) == (Kind.MULTIPLE, 1.3)
    assert only("생산량이 5배 이상 늘었다").low == 5
    assert only("30% 감소했다").best == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2024년에", Kind.YEAR),
        ("9월에", Kind.DATE),
        ("지난 24일", Kind.DATE),
        ("2024.03.05", Kind.DATE),
        ("152㎜ 포탄", Kind.CALIBRE),
        ("제2경제위원회", Kind.IDENTIFIER),
        ("65호공장", Kind.IDENTIFIER),
        ("화성-18형", Kind.IDENTIFIER),
        ("2차 계약", Kind.ORDINAL),
        ("10대 학생들", Kind.AGE),
    ],
)
def test_dates_names_and_calibres_count_nothing(text, kind):
    assert find_counted(text, KOREAN)[0].kind is kind
    assert counting(text) == []


@pytest.mark.parametrize(
    "text", ["이 공장은", "사건 이후", "한편 이란은", "만약 이동한다면", "반대로", "조사 결과", "일부 세력"]
)
def test_syllables_that_look_like_numerals_are_words(text):
    assert counting(text) == []


@given(st.text(alphabet="일이삼사오육칠팔구십백천만억조0123456789,.여수몇 약개발%배월년한두~", max_size=40))
def test_mentions_stand_in_order_and_do_not_overlap(text):
    found = find_counted(text, KOREAN)
    for mention in found:
        assert 0 <= mention.start <= mention.number_start < mention.number_end <= len(text)
    for one, other in itertools.pairwise(found):
        assert one.number_end <= other.number_start


@given(st.integers(1, 9999), st.sampled_from(["", "만", "억"]))
def test_figures_with_a_scale_give_their_value(number, scale):
    factor = {"": 1, "만": 10_000, "억": 100_000_000}[scale]
    assert only(f"포탄 {number}{scale} 발을").best == number * factor
