"""The language of a text: told by its own signs, and left open where they tell nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.capture.language import language_of
from tests.capture.documents import STORY
from tests.capture.test_decoding import CHINESE, GERMAN, JAPANESE, KOREAN, POLISH, RUSSIAN

TEXTS = {
    "en": STORY,
    "ko": KOREAN,
    "ja": JAPANESE,
    "zh": CHINESE,
    "ru": RUSSIAN,
    "de": GERMAN,
    "pl": POLISH,
    "uk": "Завод поставив у березні 3400 гільз, повідомив представник провінції. Це більше, ніж вимагає план.",
    "ar": "سلم المصنع ثلاثة آلاف وأربعمئة غلاف في مارس، حسب مسؤول في المقاطعة. وهذا أكثر من فبراير.",
    "fa": "کارخانه در ماه مارس سه هزار و چهارصد پوکه تحویل داد، یک مقام استان گفت. این بیشتر از فوریه است.",
    "fr": "L'usine a livré 3 400 douilles en mars, selon un responsable de la province. C'est plus que ce que le plan demande.",
    "es": "La fábrica entregó 3.400 casquillos en marzo, según un funcionario de la provincia. Es más de lo que pide el plan.",
    "he": "המפעל סיפק שלושת אלפים תרמילים במרץ, אמר פקיד של המחוז.",
    "el": "Το εργοστάσιο παρέδωσε τρεις χιλιάδες κάλυκες τον Μάρτιο.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_of_two_sentences_is_enough(code: str) -> None:
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text", ["", "12 345", "Brennick Harnow Lodvar Skarn", "xqz wvk jjj ppp qqq zzz kkk www", "🚀 – …"]
)
def test_what_tells_nothing_is_left_open(text: str) -> None:
    assert language_of(text) == ""


def test_foreign_names_in_a_text_do_not_change_it() -> None:
    assert language_of(f"{KOREAN} (Brennick Tractor Works, RFA, SIPRI)") == "ko"
    assert language_of(f"{STORY} 브레닉 (Бренник)") == "en"


@given(st.text(max_size=200))
def test_any_text_has_a_code_of_two_letters_or_none(text: str) -> None:
    assert len(language_of(text)) in {0, 2}
