"""Attribution that carries over to neighbouring sentences."""

from __future__ import annotations

from sayso.extract.voices import Manner


def test_a_closing_he_said_takes_in_the_sentences_before_it(hear):
    text = hear(
        "“The plant is new,” said an engineer at the works.\n"
        "The hall is on the grid of the city, but it never lacks power. However, the steel is short, he said.\n"
        "The city lies in the north."
    )
    engineer = "an engineer at the works"
    assert text.source("The hall is on the grid of the city") == engineer
    assert text.source("it never lacks power") == engineer
    assert text.source("the steel is short") == engineer
    assert text.voice("The city lies in the north").manner is Manner.OUTLET


def test_a_closing_name_takes_in_only_its_sentence(hear):
    text = hear("The city lies in the north. The steel is short, the ministry said.")
    assert text.voice("The city lies in the north").manner is Manner.OUTLET


def test_a_quotation_goes_on_after_its_cue(hear):
    text = hear("“We make shells,” said Anna Kral. “The goal is 400 a day.”")
    assert text.source("The goal is 400 a day") == "Anna Kral"


def test_a_quotation_goes_on_in_the_next_paragraph(hear):
    text = hear("“We make shells,” said Anna Kral. “The goal is 400 a day.\n“We need more steel.”")
    assert text.source("We need more steel") == "Anna Kral"


def test_quoted_words_are_not_carried_into_another_speakers(hear):
    text = hear("“We make shells,” said Anna Kral.\n“We make rockets,” said Petr Novak.")
    assert (text.source("We make shells"), text.source("We make rockets")) == ("Anna Kral", "Petr Novak")
