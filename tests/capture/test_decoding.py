"""Bytes to text: every encoding that can be told is read, what cannot be told is refused."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.capture.decoding import decoded
from sayso.capture.outcome import RefusalReason, Unfit
from tests.capture.documents import STORY

KOREAN = (
    "브레닉 트랙터 공장은 3월에 탄피 3,400개를 납품했다고 주 정부 관계자가 말했다. "
    "이는 2월보다 많지만 계획이 요구하는 4,500개에는 못 미친다. 두 번째 관계자는 목표가 가을 전에 달성되기 어렵다고 보았다.\n"
)
RUSSIAN = (
    "Завод в Бреннике поставил в марте 3400 гильз, сообщил представитель провинции. "
    "Это больше, чем в феврале, но меньше, чем требует план. Сталь привозят с опозданием, как он сказал.\n"
)
JAPANESE = (
    "ブレニック工場は3月に薬莢3,400個を納入したと州の当局者が述べた。"
    "これは2月より多いが、計画が求める4,500個には届かない。二人目の当局者は秋までに目標を達成できるか疑っている。\n"
)
CHINESE = (
    "布伦尼克拖拉机厂三月份交付了三千四百个弹壳，一位省级官员说。这比二月份多，但仍低于计划要求的四千五百个。"
    "第二位官员怀疑秋天之前能否达到目标。\n"
)
GERMAN = (
    "Das Werk lieferte im März 3.400 Hülsen, wie ein Beamter der Provinz sagte. "
    "Das war mehr als im Februar, aber weniger, als der Plan für später fordert, erklärte er.\n"
)
POLISH = (
    "Zakład dostarczył w marcu 3400 łusek, jak powiedział urzędnik. "
    "To więcej niż w lutym, ale mniej, niż żąda plan, który będzie zmieniony później.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [STORY, KOREAN, RUSSIAN, "A shell 🚀 of 152 mm — “said” he.\n" * 3])
def test_unicode_is_read_with_and_without_a_mark(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (KOREAN * 3, "euc-kr"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "gb18030"),
        (GERMAN, "latin-1"),
        (POLISH, "cp1250"),
        (RUSSIAN * 3, "cp1251"),
        (RUSSIAN * 3, "koi8-r"),
        ("“A shell is a shell,” she said — and left.\n" * 3, "cp1252"),
    ],
)
def test_an_old_encoding_is_guessed_and_said_to_be(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding))
    assert found.text == text
    assert found.guessed


def test_a_declared_encoding_is_believed_if_it_fits() -> None:
    assert decoded("Größe".encode("latin-1"), "iso-8859-1").text == "Größe"


def test_a_wrong_declaration_does_not_spoil_utf_8() -> None:
    assert decoded("Größe".encode(), "iso-8859-1").text == "Größe"


def _reason(data: bytes) -> RefusalReason:
    with pytest.raises(Unfit) as refused:
        decoded(data)
    return refused.value.reason


def test_two_encodings_in_one_file_are_refused_with_the_line() -> None:
    data = KOREAN.encode() + "Der Größe wegen\n".encode("latin-1")
    with pytest.raises(Unfit, match="line 2"):
        decoded(data)


def test_too_little_to_tell_an_encoding_by_is_refused() -> None:
    assert _reason(b"abc \xc3\xb1\xf0\xe5\xff\xd0 1 \xe1\xf7\xab") is RefusalReason.WRONG_ENCODING


def test_a_mark_that_does_not_fit_is_refused() -> None:
    assert _reason(b"\xff\xfea") is RefusalReason.WRONG_ENCODING


@pytest.mark.parametrize("seed", range(5))
def test_binary_data_is_no_text(seed: int) -> None:
    assert _reason(random.Random(seed).randbytes(5_000)) in {
        RefusalReason.NOT_TEXT,
        RefusalReason.WRONG_ENCODING,
    }


def test_a_few_zeros_in_a_text_are_no_reason() -> None:
    assert decoded(STORY.encode() + b"\x00").text == STORY + "\x00"


def test_zeros_by_the_hundred_are() -> None:
    assert _reason(b"ab\x00\x01" * 500) is RefusalReason.NOT_TEXT


def test_surrogates_in_bytes_do_not_break_it() -> None:
    assert decoded(b"a\xed\xa0\x80b").text == "a\ud800b"
    assert decoded(b"\xff\xfea\x00\x00\xd8b\x00").text == "a\ud800b"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(Unfit):
        assert decoded(data).text or not data.strip(b"\xff\xfe\xef\xbb\xbf\x00")
