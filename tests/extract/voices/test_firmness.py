"""What a cue alone commits to: firmness, denial, ignorance, status, basis."""

from __future__ import annotations

import pytest

from sayso.extract.voices import Manner
from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.source import Basis, Naming, Standing


@pytest.mark.parametrize(
    ("cue", "factuality"),
    [
        ("says", Factuality.ASSERTED),
        ("confirmed", Factuality.ASSERTED),
        ("believes", Factuality.PROBABLE),
        ("assesses", Factuality.PROBABLE),
        ("estimates", Factuality.PROBABLE),
        ("suspects", Factuality.POSSIBLE),
    ],
)
def test_the_verb_says_how_firmly(hear, cue, factuality):
    text = hear(f"The ministry {cue} that the plant makes rockets.")
    assert text.voice("the plant makes rockets").factuality is factuality


def test_a_denial_turns_the_polarity(hear):
    text = hear("Tehran denied that it had sent drones.")
    assert text.voice("it had sent drones").polarity is Polarity.DENIED
    assert text.source("it had sent drones") == "Tehran"


@pytest.mark.parametrize(
    "text",
    [
        "The officials do not know whether the shells go abroad.",
        "It is unclear whether the shells go abroad.",
        "The ministry could not confirm that the shells go abroad.",
        "Whether the shells go abroad, the officials do not know.",
    ],
)
def test_stated_ignorance_is_unknown_and_has_no_polarity(hear, text):
    voice = hear(text).voice("the shells go abroad")
    assert (voice.factuality, voice.polarity) == (Factuality.UNKNOWN, Polarity.NONE)


def test_nobody_knows_is_told_by_whoever_says_so(hear):
    text = hear("“Nobody knows where the alloys come from,” said an engineer at the plant.")
    assert text.source("where the alloys come from") == "an engineer at the plant"
    assert text.voice("where the alloys come from").factuality is Factuality.UNKNOWN


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("The leader ordered the plant to double its output.", "double its output", Status.ORDERED),
        ("The firm plans to double its output.", "double its output", Status.PLANNED),
        ("The minister vowed to double output.", "double output", Status.PLANNED),
        ("The union wants to double output.", "double output", Status.TARGET),
        ("Analysts predict that output will double.", "output will double", Status.FORECAST),
        ("The firm said that output doubled.", "output doubled", None),
    ],
)
def test_the_cue_tells_what_kind_of_being_it_has(hear, text, words, status):
    assert hear(text).voice(words).status is status


def test_an_order_is_the_persons_who_gives_it_and_a_bodys_is_told_by_the_outlet(hear):
    assert hear("The leader ordered the plant to double its output.").source("double its output") == "The leader"
    bodys = hear("The party's bureau ordered the plant to double its output.")
    assert bodys.source("double its output") == "The Daily Ledger"
    told = hear("A source said the bureau ordered the plant to double its output.")
    assert told.source("double its output") == "A source"


@pytest.mark.parametrize(
    ("text", "words", "factuality"),
    [
        ("The plant reportedly makes rockets.", "makes rockets", Factuality.PROBABLE),
        ("The plant is said to make rockets.", "make rockets", Factuality.PROBABLE),
        ("The plant allegedly makes rockets.", "makes rockets", Factuality.POSSIBLE),
    ],
)
def test_hearsay_is_the_outlets_from_nobody_named(hear, text, words, factuality):
    voice = hear(text).voice(words)
    source = voice.innermost.source
    assert (source.standing, source.naming) == (Standing.OUTLET, Naming.UNDISCLOSED)
    assert voice.factuality is factuality


def test_what_the_outlet_has_learned_is_asserted_from_nobody_named(hear):
    text = hear("Varnok Times has learned that the plant makes rockets.", outlet="Varnok Times")
    voice = text.voice("the plant makes rockets")
    assert len(voice.links) == 1
    assert voice.innermost.source.naming is Naming.UNDISCLOSED
    assert voice.factuality is Factuality.ASSERTED


def test_the_outlets_inference_is_marked_as_one(hear):
    voice = hear("The plant appears to be making rockets again.").voice("making rockets again")
    assert voice.manner is Manner.INFERENCE
    assert voice.innermost.basis is Basis.INFERRED
    assert voice.factuality is Factuality.PROBABLE


def test_a_conclusion_is_the_outlets_own_inference(hear):
    voice = hear("In short, the plant makes rockets again.").voice("the plant makes rockets")
    assert voice.innermost.source.standing is Standing.OUTLET
    assert (voice.innermost.basis, voice.factuality) == (Basis.INFERRED, Factuality.ASSERTED)


def test_an_assumption_inside_a_quotation_is_the_speakers(hear):
    text = hear("“It is assumed that the shells are for export,” said an engineer at the plant.")
    voice = text.voice("it is assumed".capitalize() + " that the shells are for export")
    assert voice.innermost.source.described == "an engineer at the plant"
    assert voice.factuality is Factuality.PROBABLE
    assert voice.innermost.basis is Basis.INFERRED
