"""How Korean sentences are read: clauses, what they take, and how they hang together."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language import is_read, read
from sayso.model.reading import Clause, Reading


def clause(reading: Reading, key: str) -> Clause:
    return next(each for each in reading.clauses if key in each.key)


def said(reading: Reading, each: Clause, case: str) -> list[str]:
    return [reading.tokens[a.head].text for a in each.arguments if a.case == case]


def test_particles_tell_what_a_clause_takes():
    reading = read("북한이 지난달 러시아에 포탄 3천 발을 보냈다.", "ko")
    sent = clause(reading, "보내다")
    assert said(reading, sent, "subject") == ["북한"]
    assert said(reading, sent, "at") == ["러시아"]
    assert said(reading, sent, "object") == ["포탄"]
    assert "past" in sent.marks


def test_the_topic_of_a_saying_is_not_the_subject_of_what_is_said():
    reading = read("국방부는 북한이 러시아에 포탄을 보냈다고 밝혔다.", "ko")
    sent, told = clause(reading, "보내다"), clause(reading, "밝히다")
    assert said(reading, sent, "subject") == ["북한"]
    assert said(reading, told, "topic") == ["국방부"]
    assert (sent.link, sent.above) == ("said", told.i)


def test_a_clause_before_a_noun_hangs_on_the_clause_that_has_the_noun():
    reading = read("러시아로 보낼 포탄을 만드는 공장이 가동되고 있다.", "ko")
    made, run = clause(reading, "만들다"), clause(reading, "가동")
    assert (made.link, made.above) == ("noun", run.i)
    assert reading.tokens[made.noun].text == "공장"
    assert {"going", "passive"} <= run.marks


@pytest.mark.parametrize(
    ("text", "key", "mark"),
    [
        ("공장은 포탄을 생산하지 못했다.", "생산", "not"),
        ("공장은 포탄을 못 만든다.", "만들다", "not"),
        ("공장은 포탄을 생산할 수 있다.", "생산", "can"),
        ("공장은 포탄을 생산할 계획이다.", "생산", "plan"),
        ("공장은 포탄을 생산해야 한다.", "생산", "must"),
        ("공장에 포탄을 생산하라는 지시가 내려졌다.", "생산", "order"),
        ("공장이 포탄을 생산했을 가능성이 있다.", "생산", "possible"),
        ("공장이 포탄을 생산할지는 알 수 없다.", "생산", "whether"),
    ],
)
def test_endings_and_helping_words_mark_a_predicate(text, key, mark):
    assert mark in clause(read(text, "ko"), key).marks


def test_a_quotation_is_one_sentence_with_the_words_that_take_it_in():
    text = "소식통은 “공장이 멈췄다. 전기도 끊겼다”고 말했다."
    reading = read(text, "ko")
    assert len(reading.sentences) == 1
    assert clause(reading, "끊기다").above == clause(reading, "말").i


def test_names_are_marked_with_their_kind():
    reading = read("배준걸 장관은 서울에서 국방위원회 위원들을 만났다.", "ko")
    kinds = {token.text: token.ent for token in reading.tokens if token.ent}
    assert kinds["배준걸"] == "PERSON"
    assert kinds["서울"] == "LOC"


def test_korean_is_read_and_another_language_is_not():
    assert is_read("ko")
    assert not is_read("ru")


def test_reading_english_loads_no_korean_model():
    code = "import sys; from sayso.language import read; read('A plant made shells.', 'en'); print('kiwipiepy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="북한이러시아에포탄을보냈다고밝혔다“”.,() 공장은하루3천발\n", max_size=80))
def test_every_token_and_clause_stands_in_its_text(text):
    reading = read(text, "ko")
    for token in reading.tokens:
        assert 0 <= token.start <= token.end <= len(text)
        assert token.text == text[token.start : token.end]
    for each in reading.clauses:
        assert 0 <= each.first <= each.last < len(reading.tokens)
        assert each.above == -1 or 0 <= each.above < len(reading.clauses)
    assert reading == read(text, "ko")
