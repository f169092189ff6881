"""Sentences that go on with another's words, and words whose speaker stands beside them without a verb of saying."""

from __future__ import annotations

import pytest

from sayso.extract.voices import Manner
from sayso.model.source import Basis, Standing


def test_an_alternative_goes_on_with_whoever_told_the_first(hear):
    text = hear("The crates might hold rockets, Anna Kral said. Or, if all were shells, there would be 9,000 of them.")
    assert text.source("there would be 9,000") == "Anna Kral"


def test_another_of_those_spoken_of_is_the_same_speakers(hear):
    text = hear("Two halls are new, the inspectorate said. Another was a store until May. The town lies in the north.")
    assert text.source("was a store until May") == "the inspectorate"
    assert text.voice("The town lies in the north").manner is Manner.OUTLET


def test_a_flat_sentence_after_a_speaker_is_the_outlets(hear):
    text = hear("Steel is short, the foreman said. Power, however, never fails.")
    assert text.source("never fails") == "The Daily Ledger"


def test_the_stages_of_a_plan_are_the_plans(hear):
    text = hear(
        "A draft plan of May divides the work into two stages. In the first, kits arrive by sea. "
        "In the second, the hulls are made at Orm."
    )
    assert text.voice("the hulls are made at Orm").innermost.source.standing is Standing.DOCUMENT


def test_who_saw_something_tells_of_it(hear):
    text = hear("A docker at Orm said that guards stood by. He saw this twice in May.")
    link = text.voice("He saw this twice").innermost
    assert (link.source.described, link.basis) == ("A docker at Orm", Basis.SAW)


def test_a_parenthesis_before_the_verb_takes_in_no_sentence_before(hear):
    text = hear("Anna Kral weighs wagons.\nEach train had 20 wagons. In all, she reckons, 900 bombs came.")
    assert text.source("Each train had 20 wagons") == "The Daily Ledger"
    assert text.source("900 bombs came") == "Anna Kral"


def test_a_closing_she_said_takes_in_no_sentence_that_names_her(hear):
    text = hear(
        "“A box is no cargo list,” said Tamsin Orrel.\nOrrel's desk weighs boxes. It is checking the papers, she said."
    )
    assert text.source("Orrel's desk weighs boxes") == "The Daily Ledger"


def test_a_quotation_belongs_to_whoever_acts_just_before_it(hear):
    text = hear("Ivo Senn laid the register on the table. “We made 400 fuzes in May.”")
    assert text.source("We made 400 fuzes") == "Ivo Senn"


def test_a_quotation_is_not_given_to_somebody_who_is_only_spoken_of(hear):
    text = hear(
        "Ivo Senn waited for the guest to say that Petr Novak had told him of it, before leaving the room.\n"
        "“We made 400 fuzes in May.”"
    )
    assert text.source("We made 400 fuzes") == "Ivo Senn"


def test_what_follows_the_colon_of_a_study_is_its_finding(hear):
    text = hear("RUSI worked from customs records: 900 lathes went to Orm, which it says is twice as many as in 2022.")
    assert text.source("900 lathes went to Orm") == "RUSI"


def test_the_lines_of_a_transcript_are_whose_name_opens_them(hear):
    text = hear(
        "The talk went as follows.\nGENERAL MOSS: We have 400 fuzes.\nMS. KRAL: And the steel?\n"
        "GENERAL MOSS: The steel is short."
    )
    assert text.source("The steel is short") == "GENERAL MOSS"
    assert text.source("And the steel?") == "MS. KRAL"


def test_a_name_behind_a_dash_credits_the_quotation(hear):
    text = hear("Readers write to us.\n“The plant at Orm makes rockets now.” — Ivo Senn")
    assert text.source("The plant at Orm makes rockets now") == "Ivo Senn"


def test_a_label_that_names_nobody_is_no_speaker(hear):
    assert hear("Note: The plant at Orm makes rockets.").source("The plant at Orm") == "The Daily Ledger"


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("An order was read out by a clerk: every plant is to work at night.", "every plant", "An order"),
        ("Two loads listed in an annex left in May.", "Two loads", "an annex"),
        ("Images of the port show that two halls were rebuilt.", "two halls were rebuilt", "Images of the port"),
        ("The navy released pictures of one load of 300 crates.", "one load of 300 crates", "The navy"),
        ("The bombs came by rail, the Ledger has learnt from a report in Orm Weekly.", "The bombs came", "Orm Weekly"),
        ("Already in September Reuters had written that Orm was making fuzes.", "Orm was making fuzes", "Reuters"),
        (
            "The fleet's reserve fell in May, a source from the service (SBU) told the Ledger.",
            "fell in May",
            "a source",
        ),
        ("The SBU accused the dealers of selling shells to Orm.", "selling shells to Orm", "The SBU"),
        ("The US said that the plant at Orm makes rockets.", "makes rockets", "The US"),
    ],
)
def test_who_tells_it(hear, text, words, source):
    assert hear(text).source(words).startswith(source)


def test_an_attribution_in_brackets_reaches_no_further(hear):
    text = hear("The plane drops bombs (100 a day, according to Anna Kral) on the port at Orm.")
    assert text.source("The plane drops bombs") == "The Daily Ledger"
    assert text.source("100 a day") == "Anna Kral"


def test_who_gave_no_figure_says_nothing(hear):
    assert hear("Orrel's office published no figure of its own.").source("its own") == "The Daily Ledger"


def test_the_press_of_nobody_is_bare(hear):
    source = hear("The plant at Orm closed in May, press reports said.").voice("The plant at Orm").innermost.source
    assert (source.naming.value, source.standing) == ("bare", Standing.OUTLET)


def test_a_states_statement_is_the_states(hear):
    source = hear("The plant at Orm closed, according to a US statement.").voice("The plant at Orm").innermost.source
    assert source.standing is Standing.STATE


def test_a_state_is_not_its_ministry_nor_a_body_that_bears_its_name(hear):
    text = hear(
        "The UK says that the sale goes on. The rights group Verity International UK said it was wrong. "
        "The UK's foreign ministry said that it was not."
    )
    described = [text.source(words) for words in ("the sale goes on", "it was wrong", "it was not")]
    assert described == ["The UK", "The rights group Verity International UK", "The UK's foreign ministry"]


def test_a_quotation_that_nothing_closed_ends_where_the_next_opens(hear):
    text = hear("“The line is new, said Anna Kral. “The steel is short,” said Petr Novak.")
    assert text.source("The steel is short") == "Petr Novak"
