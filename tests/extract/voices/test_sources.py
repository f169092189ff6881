"""What kind of source it is, how openly it is named, and whether speaking puts it at risk."""

from __future__ import annotations

import pytest

SAID = "{} said that the depot holds 400 shells."


@pytest.mark.parametrize(
    ("who", "standing", "naming"),
    [
        ("Anna Kral, head of the depot,", "individual", "named"),
        ("Ministry spokesman Pavel Dvorak", "individual", "named"),
        ("An official at the depot", "individual", "described"),
        ("Officials", "individual", "bare"),
        ("Sources", "individual", "bare"),
        ("The defense ministry of Ukraine", "institution", "named"),
        ("Ukraine", "state", "named"),
        ("Seoul", "state", "named"),
        ("SIPRI", "research_body", "named"),
        ("Researchers at the Varnok Institute", "research_body", "named"),
        ("The state news agency KCNA", "state_media", "named"),
        ("Reuters", "outlet", "named"),
        ("The leaked letter", "document", "described"),
    ],
)
def test_standing_and_naming(hear, who, standing, naming):
    source = hear(SAID.format(who)).voice("the depot holds 400 shells").innermost.source
    assert (source.standing.value, source.naming.value) == (standing, naming)


@pytest.mark.parametrize(
    ("text", "outlet", "at_risk"),
    [
        (
            "“We make shells,” an official in North Korea said on condition of anonymity.",
            "The Daily Ledger",
            True,
        ),
        ("“We make shells,” a worker at a plant in Russia said.", "The Daily Ledger", True),
        ("“We make shells,” said an official in the province.", "Radio Free Asia", True),
        (
            "“We make shells,” a manager said, asking not to be named for fear of arrest.",
            "The Daily Ledger",
            True,
        ),
        ("“We make shells,” a U.S. official said on condition of anonymity.", "The Daily Ledger", False),
        ("“We make shells,” a Western diplomat said on condition of anonymity.", "Radio Free Asia", False),
        ("“We make shells,” the Russian minister Ivan Petrov said.", "The Daily Ledger", False),
        ("“We make shells,” a South Korean analyst said.", "Radio Free Asia", False),
    ],
)
def test_at_risk_is_unnamed_and_exposed(hear, text, outlet, at_risk):
    assert hear(text, outlet=outlet).voice("We make shells").innermost.source.at_risk is at_risk
