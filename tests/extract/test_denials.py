"""Denials in words: the disclosure is the denier's, and what he denies is no claim of its own."""

from __future__ import annotations

import pytest

from sayso.domain.arms import arms
from sayso.extract import extract
from sayso.language import read
from sayso.model.claim import Claim
from sayso.model.report import Publication, Report

DENIED = [
    ("Abu Dhabi rejects the charge.", "Abu Dhabi"),
    ("The Vardanian embassy denied everything.", "embassy"),
    ("Beijing denied supplying weapons to Moscow.", "Beijing"),
    ("Minsk denied that it had sold rockets to the militia.", "Minsk"),
    ("The Kremlin dismissed the report as a fake.", "Kremlin"),
    ("The Tessarian army disputed the figures.", "army"),
]


def _claims(text: str) -> tuple[Claim, ...]:
    publication = Publication(outlet="The Ferrow Times", published="2024-07-01", language="en")
    return extract(Report("r", "0" * 64, "text/plain", text, publication), read(text, "en"), arms()).claims


@pytest.mark.parametrize(("sentence", "actor"), DENIED)
def test_retold_denial_is_a_disclosure_of_the_denier(sentence: str, actor: str) -> None:
    (claim,) = _claims(f"The talks went on for a week. {sentence}")
    assert (claim.type, claim.polarity.value) == ("disclosure", "denied")
    assert any(actor in text for text in claim.roles["actor"])
    assert actor in claim.attribution.source.described


def test_quoted_denial_stays_a_denied_event() -> None:
    claims = _claims("“We have supplied no arms to either side,” an Emirati official said.")
    assert [(c.type, c.polarity.value) for c in claims] == [("transfer", "denied")]


def test_what_is_being_checked_is_unknown() -> None:
    claims = _claims("The police are investigating the theft of the rockets.")
    (claim,) = [claim for claim in claims if claim.type == "disclosure"]
    assert (claim.factuality.value, claim.polarity.value) == ("unknown", "none")
