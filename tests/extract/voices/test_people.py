"""One source under several wordings within a report."""

from __future__ import annotations

OFFICIALS = (
    "“We make shells,” an official at a factory in the north told the Ledger.\n"
    "“The line is new,” he added.\n"
    "“The steel comes by rail,” a second official said.\n"
    "“The furnace stands idle,” said the second official.\n"
    "The first official confirmed that the mine was closed.\n"
    "“The guards left,” he said.\n"
)


def test_numbered_officials_and_pronouns(hear):
    text = hear(OFFICIALS)
    first, second = "an official at a factory in the north", "a second official"
    told = ["We make shells", "The line is new", "The steel comes by rail", "The furnace stands idle"]
    assert [text.source(words) for words in told] == [first, first, second, second]
    assert [text.source(words) for words in ("the mine was closed", "The guards left")] == [first, first]


def test_one_source_has_one_key_and_all_its_wordings(hear):
    text = hear(OFFICIALS)
    source = text.voice("The guards left").innermost.source
    assert source.key == text.voice("We make shells").innermost.source.key
    assert {"he", "The first official"} <= set(source.mentions)
    assert source.key != text.voice("The steel comes by rail").innermost.source.key


def test_a_surname_is_the_person_named_before(hear):
    text = hear("Petr Novak runs the plant, said Petr Novak.\nNovak said that the plant makes rockets.")
    assert text.source("the plant makes rockets") == "Petr Novak"


def test_the_ministry_is_the_one_that_the_text_names(hear):
    text = hear(
        "The South Korean ministry of defense said that the ships sailed in May.\n"
        "The ministry believes that the containers held shells."
    )
    assert "South Korean ministry of defense" in text.source("the containers held shells")


def test_another_country_s_officials_are_others(hear):
    text = hear("Ukrainian officials said the depot burned. The Russian officials said the depot stands.")
    assert text.source("the depot burned") != text.source("the depot stands")


def test_initials_are_spelled_out(hear):
    text = hear("The Varnok Institute for Arms Research (VIAR) counts shells.\nVIAR said that 400 rockets were made.")
    source = text.voice("400 rockets were made").innermost.source
    assert "Varnok Institute for Arms Research" in source.described
    assert source.standing == "research_body"


def test_a_pronoun_does_not_reach_into_what_is_quoted(hear):
    text = hear("“Ivan Petrov ran the plant,” said Anna Kral.\nShe said the plant was sold.")
    assert text.source("the plant was sold") == "Anna Kral"
