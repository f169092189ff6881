"""Text is frozen once: what changes, and that nothing else does."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from sayso.capture.freeze import freeze, has_endless_marks

ANY_TEXT = st.text(alphabet=st.characters(codec=None) | st.sampled_from("\r\n\ufeff\x00\ud800\udfff\u0301\u1161가é"))


@given(ANY_TEXT)
@example("\ufeff\ufeffa\r\r\n\x00\ud83d")
def test_freezing_again_changes_nothing(text: str) -> None:
    once = freeze(text)
    assert freeze(once) == once


@given(ANY_TEXT)
def test_a_frozen_text_can_be_stored_on_any_database(text: str) -> None:
    frozen = freeze(text)
    assert "\r" not in frozen
    assert "\x00" not in frozen
    assert frozen.encode("utf-8").decode("utf-8") == frozen
    assert unicodedata.is_normalized("NFC", frozen)


def test_line_breaks_become_one_kind() -> None:
    assert freeze("one\r\ntwo\rthree\n\r\nfour") == "one\ntwo\nthree\n\nfour"


def test_only_a_leading_byte_order_mark_goes() -> None:
    assert freeze("\ufeffa\ufeffb") == "a\ufeffb"


def test_what_no_database_takes_becomes_the_replacement_character() -> None:
    assert freeze("a\x00b\ud83dc") == "a\ufffdb\ufffdc"


def test_letters_are_composed() -> None:
    assert freeze("Cafe\u0301 \u1112\u1161\u11ab") == "Café 한"


@given(st.text(alphabet=st.sampled_from(" \t\u00a0\u200bab.\n\u202e'’“")))
def test_nothing_is_trimmed_joined_or_prettied(text: str) -> None:
    assert freeze(text) == text


def test_endless_marks_are_seen_before_they_are_sorted() -> None:
    assert has_endless_marks("a" + "\u0301\u0316" * 10_000)
    assert not has_endless_marks("a\u0301\u0316" * 10_000)
    assert not has_endless_marks("—" * 20_000)
