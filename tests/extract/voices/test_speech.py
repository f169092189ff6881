"""Direct and indirect speech in every order that reports put it."""

from __future__ import annotations

import pytest

from sayso.extract.voices import Manner


def test_the_outlet_speaks_where_nobody_else_does(hear):
    text = hear("The plant at Varnok makes shells. It employs 900 people.")
    assert text.voice("makes shells").manner is Manner.OUTLET
    assert text.source("makes shells") == "The Daily Ledger"


@pytest.mark.parametrize(
    "text",
    [
        "Minister Anton Havel said that the plant makes 400 shells a day.",
        "Minister Anton Havel said the plant makes 400 shells a day.",
        "The plant makes 400 shells a day, Minister Anton Havel said.",
        "The plant makes 400 shells a day, said Minister Anton Havel.",
        "The plant, Minister Anton Havel said, makes 400 shells a day.",
        "According to Minister Anton Havel, the plant makes 400 shells a day.",
        "The plant makes 400 shells a day, according to Minister Anton Havel.",
        "“The plant makes 400 shells a day,” Minister Anton Havel said.",
        "“The plant makes 400 shells a day,” said Minister Anton Havel.",
        "Minister Anton Havel said: “The plant makes 400 shells a day.”",
        "Minister Anton Havel told the Ledger on Monday that the plant makes 400 shells a day.",
        "The plant makes 400 shells a day, Minister Anton Havel told reporters in an interview.",
    ],
)
def test_the_speaker_is_found_in_every_order(hear, text):
    found = hear(text)
    assert "Anton Havel" in found.source("makes 400 shells a day")
    assert "Havel" not in "".join(found.content("makes 400 shells a day"))


def test_the_attribution_is_a_frame_and_not_content(hear):
    text = hear("In a statement on Monday, the ministry said that the plant makes shells.")
    frames = text.voices.frames_in(0, len(text.text))
    words = " ".join(text.text[start:end] for start, end in frames)
    assert "ministry said" in words
    assert "statement on Monday" in words
    assert "shells" not in words


def test_manner_tells_direct_from_indirect_and_mixed_speech(hear):
    assert hear("“We make shells,” she said.").voice("We make shells").manner is Manner.DIRECT
    assert hear("She said that they make shells.").voice("they make shells").manner is Manner.INDIRECT
    mixed = hear("The plant makes shells “day and night without a single pause,” she said.")
    assert mixed.voice("makes shells “day and night").manner is Manner.MIXED


def test_a_quotation_of_several_sentences_is_one_voice(hear):
    text = hear("The ministry said: “We lost 500 tanks. We are building more. The line is new.”")
    assert text.voice("The line is new").innermost.source.described == "The ministry"


def test_a_relative_clause_that_somebody_vouches_for(hear):
    text = hear("The shells, which Kyiv says were made abroad, hit the city.")
    assert text.source("were made abroad") == "Kyiv"
    assert text.voice("hit the city").manner is Manner.OUTLET


def test_two_closing_cues_share_a_sentence(hear):
    text = hear("The plant stands idle, an engineer said, and the second line was sold, a broker said.")
    assert text.source("The plant stands idle") == "an engineer"
    assert text.source("the second line was sold") == "a broker"


def test_who_is_quoted_as_saying_speaks_through_the_agency(hear):
    text = hear("The agency Varnews quoted the manager as saying that output had doubled.")
    chain = text.chain("output had doubled")
    assert "Varnews" in chain[1]
    assert chain[2] == "the manager"


def test_a_dateline_is_no_speaker(hear):
    text = hear("VARNOK, May 8 (Ledger) - The ministry believes that the plant makes rockets.")
    assert text.source("the plant makes rockets") == "The ministry"
