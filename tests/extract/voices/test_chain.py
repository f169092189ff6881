"""Who stands behind whom."""

from __future__ import annotations

from sayso.model.claim import Factuality
from sayso.model.source import Basis, Naming, Standing


def test_what_a_minister_says_his_ministry_believes_is_the_ministrys(hear):
    text = hear("Minister Anton Havel spoke. He said that the ministry believes that the ship carried shells.")
    voice = text.voice("the ship carried shells")
    assert [link.source.standing for link in voice.links] == [
        Standing.OUTLET,
        Standing.INDIVIDUAL,
        Standing.INSTITUTION,
    ]
    assert voice.factuality is Factuality.PROBABLE


def test_an_outlet_that_cites_others_stands_between(hear):
    text = hear("Reuters reported on Monday, citing two port officials, that the ship carried shells.")
    chain = text.chain("the ship carried shells")
    assert chain[0] == "The Daily Ledger"
    assert "Reuters" in chain[1]
    assert chain[-1] == "two port officials"


def test_a_document_speaks_for_itself(hear):
    text = hear("An internal letter, seen by this paper, says that 400 drones were delivered.")
    assert text.voice("400 drones were delivered").innermost.source.standing is Standing.DOCUMENT


def test_a_statement_speaks_for_its_maker(hear):
    text = hear("According to a statement from the economy ministry, 400 drones were delivered.")
    assert text.source("400 drones were delivered") == "the economy ministry"


def test_images_are_measured(hear):
    text = hear("Satellite images show that a new hall has been built.")
    link = text.voice("a new hall has been built").innermost
    assert (link.source.standing, link.basis) == (Standing.DOCUMENT, Basis.MEASURED)


def test_the_date_and_the_hearer_of_speech_are_kept(hear):
    text = hear("The minister told the Varnok Post on July 24 that the plant makes shells.")
    link = text.voice("the plant makes shells").innermost
    assert link.said == "2024-07-24"
    assert link.addressee == "the Varnok Post"


def test_without_a_date_of_publication_no_year_is_guessed(hear):
    text = hear("The minister said on Tuesday that the plant makes shells.", published="")
    assert text.voice("the plant makes shells").innermost.said == ""


def test_the_reason_for_anonymity_is_kept(hear):
    text = hear("“We make shells,” an official said on condition of anonymity for security reasons.")
    reason = text.voice("We make shells").innermost.anonymity_reason
    assert reason == "on condition of anonymity for security reasons"


def test_a_report_on_the_outlet_by_itself_adds_no_link(hear):
    text = hear("Varnok Times reported in May that the plant makes rockets.", outlet="Varnok Times")
    voice = text.voice("the plant makes rockets")
    assert [link.source.naming for link in voice.links] == [Naming.NAMED]
