"""Whose voice it is: publishers of several kinds, offices, figures without a clause, lists, circles at risk."""

from __future__ import annotations

import pytest

from sayso.language.quotations import quotations
from sayso.model.claim import Factuality, Polarity
from sayso.model.source import Naming, Standing


@pytest.fixture
def innermost(hear):
    def source(text, words, outlet="The Daily Ledger"):
        return hear(text, outlet).voice(words).innermost.source

    return source


@pytest.mark.parametrize(
    ("outlet", "standing"),
    [
        ("Norvian State News Agency", Standing.STATE_MEDIA),
        ("KCNA", Standing.STATE_MEDIA),
        ("Helm Institute for Arms Trade", Standing.RESEARCH_BODY),
        ("Prism Imagery Group", Standing.RESEARCH_BODY),
        ("Gannet Cargo Desk", Standing.RESEARCH_BODY),
        ("The Daily Ledger", Standing.OUTLET),
        ("Ministry of Supply", Standing.OUTLET),
        ("Hamrin Munition AG", Standing.OUTLET),
    ],
)
def test_a_publisher_speaks_as_what_its_name_says_it_is(innermost, outlet, standing):
    source = innermost("The plant at Orm has made rockets since May.", "has made rockets", outlet)
    assert (source.described, source.naming, source.standing) == (outlet, Naming.NAMED, standing)


def test_this_newspaper_is_the_outlet(innermost):
    source = innermost(
        "In May this newspaper wrote that the plant at Orm made rockets.", "the plant at Orm made rockets"
    )
    assert (source.described, source.naming) == ("The Daily Ledger", Naming.NAMED)


def test_an_office_with_its_country_is_named_and_later_has_its_holder(innermost):
    text = (
        "The plants are running at full speed, the South Korean defence minister said on Monday.\n"
        "Steel is short, according to the minister, Viktor Brandt."
    )
    source = innermost(text, "The plants are running")
    assert source.naming is Naming.NAMED
    assert "Viktor Brandt" in source.described
    assert source.key == innermost(text, "Steel is short").key


def test_an_office_alone_or_one_of_many_is_described(innermost):
    for who in ("a South Korean minister", "a ministry spokesman"):
        source = innermost(f"The plant makes rockets, {who} said on Monday.", "The plant makes rockets")
        assert source.naming is Naming.DESCRIBED


def test_the_minister_is_the_one_person_that_the_text_names(innermost):
    text = "“The line is new,” Edwin Marsh said.\n“We are short of steel,” the minister conceded."
    assert innermost(text, "We are short of steel").described == "Edwin Marsh"


def test_according_to_him_goes_back_to_the_one_who_spoke(innermost):
    text = "A Norvian diplomat confirmed that there is a deal. According to him, the state will pay in wheat."
    assert innermost(text, "the state will pay").described == "A Norvian diplomat"


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("The US State Department put the containers at more than 9,000.", "the containers", "The US State Department"),
        ("Anna Kovac raised her count to about 7,000.", "her count to about 7,000", "Anna Kovac"),
        ("President Marsh gave about 4,000 on Friday.", "about 4,000", "President Marsh"),
        ("RUSI found at least five round trips by two ships.", "at least five round trips", "RUSI"),
        ("RUSI's later figure is 31 shipments up to January.", "31 shipments", "RUSI"),
        ("Beyond Parallel had counted at least 12 port calls by May.", "12 port calls", "Beyond Parallel"),
    ],
)
def test_a_figure_is_whose_who_gives_it(innermost, text, words, source):
    assert innermost(text, words).described.removesuffix("'s") == source


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The director placed at least nine orders with a trader.", "at least nine orders"),
        ("Parliament gave the army an additional $4 billion.", "$4 billion"),
        ("The Norvian state has neither confirmed nor denied the purchase.", "the purchase"),
        ("The trucks will help them defend the border.", "the border"),
    ],
)
def test_doing_something_is_no_saying(innermost, text, words):
    assert innermost(text, words).described == "The Daily Ledger"


def test_a_closing_verb_read_as_a_noun_still_attributes(innermost):
    text = "Two ships have made at least seven trips since the end of August, transponder records show."
    source = innermost(text, "Two ships have made")
    assert (source.described, source.standing) == ("transponder records", Standing.DOCUMENT)


def test_the_lines_of_a_list_belong_to_whoever_opens_it(innermost):
    text = "The agency's notices list:\n- 30 missiles, at a cost of $2 million;\n- 500 tank rounds.\nThe sale is new."
    assert innermost(text, "500 tank rounds").standing is Standing.DOCUMENT
    assert innermost(text, "The sale is new").described == "The Daily Ledger"


def test_looking_into_is_not_knowing(hear):
    voice = hear("South Korea's intelligence service is looking into reports that rockets went abroad.").voice(
        "rockets went abroad"
    )
    assert (voice.factuality, voice.polarity) == (Factuality.UNKNOWN, Polarity.NONE)


def test_reports_of_nobody_are_hearsay(hear):
    voice = hear("On Monday, reports said that the plant had closed.").voice("the plant had closed")
    source = voice.innermost.source
    assert (source.described, source.naming) == ("The Daily Ledger", Naming.UNDISCLOSED)
    assert voice.factuality is Factuality.PROBABLE


def test_experts_of_an_international_body_are_a_team(innermost):
    source = innermost("UN experts said that the plant makes rockets.", "the plant makes rockets")
    assert (source.naming, source.standing) == (Naming.NAMED, Standing.INSTITUTION)


def test_a_picture_that_suggests_leaves_the_conclusion_to_who_reads_it(innermost):
    text = "Images of the port suggest at least six trips since August, according to analysts of RUSI."
    assert "RUSI" in innermost(text, "six trips since August").described


CIRCLE = (
    "An official at the Orm plant, who asked for anonymity for fear of punishment, said that the line is new.\n"
    "A second official said that the steel is short.\n"
    "A Norvian diplomat said that a deal exists."
)


def test_a_second_official_shares_the_danger_of_the_first_and_a_diplomat_does_not(innermost):
    risks = [innermost(CIRCLE, words).at_risk for words in ("the line is new", "the steel is short", "a deal exists")]
    assert risks == [True, True, False]


def test_a_servant_of_an_unknown_state_is_at_risk_and_of_an_open_one_is_not(innermost):
    says = "said that one bomb in ten failed."
    assert innermost(f"An instructor of the Norvian army {says}", "one bomb in ten").at_risk
    assert not innermost(f"An instructor of the British army {says}", "one bomb in ten").at_risk
    assert not innermost(f"Ivo Senn, an instructor of the Norvian army, {says}", "one bomb in ten").at_risk


def test_reference_marks_do_not_hide_who_speaks(innermost):
    text = "The works at Orm stood idle all year, the office of Ukraine's prosecutor general said this month [S040, S041]. The sky is grey."
    assert "prosecutor" in innermost(text, "The works at Orm").described
    assert innermost(text, "The sky is grey").described == "The Daily Ledger"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He called it "false” and “wrong" today.', ["false", "wrong"]),
        ("He called it ''false'' and left.", ["false"]),
        ("“It is ‘new’,” he said.", ["It is ‘new’,", "new"]),
        ('“The line is new," he said. “It runs.”', ["The line is new,", "It runs."]),
    ],
)
def test_marks_of_two_kinds_close_each_other(text, inside):
    assert [text[each.start : each.end] for each in quotations(text, ((0, len(text)),))] == inside
