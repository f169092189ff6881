"""Who, what, where and by what means: the roles of events in sentences of our own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.domain.arms import arms
from sayso.extract import extract
from sayso.language import read
from sayso.model.claim import Claim
from sayso.model.report import Publication, Report

FIXED = {
    "supply_ally", "currency", "own_readiness", "other", "material", "energy", "labour", "money",
    "adequate", "short", "surplus", "irregular", "increased",
}  # fmt: skip

CASES = [
    # (text, type, {role: words that the role must hold})
    ("France gave Ukraine 100 tanks.", "transfer", {"supplier": "France", "recipient": "Ukraine", "item": "tanks"}),
    ("Iran shipped 400 missiles to Russia.", "transfer", {"supplier": "Iran", "recipient": "Russia", "item": "missiles"}),
    ("Drones were sent out of Iran and into Russia.", "transfer", {"supplier": "Iran", "recipient": "Russia"}),
    ("Egypt imported 300 rockets from China.", "transfer", {"supplier": "China", "recipient": "Egypt", "item": "rockets"}),
    ("20,000 shells were delivered by Poland to Ukraine.", "transfer", {"supplier": "Poland", "recipient": "Ukraine"}),
    ("The North Korea-Russia arms trade began last year.", "transfer", {"parties": "North Korea"}),
    ("The arms trade between Iran and Russia has grown.", "transfer", {"parties": "Iran"}),
    ("Serbian shells reached Ukraine in March.", "transfer", {"item": "shells", "recipient": "Ukraine"}),
    ("North Korea sent shells to Russia by rail.", "transfer", {"mode": "rail", "recipient": "Russia"}),
    ("Iran smuggled rockets into Yemen under cover of aid.", "transfer", {"mode": "under cover of aid", "recipient": "Yemen"}),
    ("India will lend Vietnam 40 howitzers.", "transfer", {"mode": "lend", "item": "howitzers"}),
    ("Three ships carried shells from North Korea to Russia.", "transfer", {"carrier": "ships", "supplier": "North Korea"}),
    ("Shells were sent to Ukraine via Poland.", "transfer", {"route": "Poland", "recipient": "Ukraine"}),
    ("About 500 shells left Serbia for Ukraine in May.", "transfer", {"supplier": "Serbia", "recipient": "Ukraine"}),
    ("The containers sent by Iran to Russia held 900 shells.", "transfer", {"supplier": "Iran", "recipient": "Russia"}),
    ("The plant was converted to make 152 mm shells.", "conversion", {"facility": "plant", "item": "shells"}),
    ("The workshop switched from tractors to mortar bombs.", "conversion", {"item": "mortar bombs"}),
    ("A new rocket production process was installed in the hall where shells were produced.", "conversion",
     {"item": "rocket", "from_item": "shells", "line": "process"}),
    ("The test run of the new line went without a hitch in May.", "trial", {"outcome": "without a hitch"}),
    ("Trial production of rockets was successfully completed in June.", "trial", {"outcome": "successfully completed"}),
    ("The Orlin Works produces 3,000 shells a month.", "production", {"facility": "Orlin Works", "item": "shells"}),
    ("Factories in Bulgaria made 9,000 rockets last year.", "production", {"place": "Bulgaria", "item": "rockets"}),
    ("Chinese plants turn out far more drones.", "production", {"item": "drones", "facility": "plants"}),
    ("The powder comes from China.", "supply", {"input": "powder", "supplier": "China"}),
    ("Steel for the factory arrives irregularly.", "supply", {"input": "Steel", "adequacy": "irregular"}),
    ("A Swiss firm supplies machine tools to the Varn factory.", "supply", {"facility": "factory", "supplier": "Swiss firm"}),
    ("Drones were fired by Russia at Kharkiv.", "use", {"user": "Russia", "item": "Drones"}),
    ("Ukraine fires 6,000 shells a day.", "use", {"user": "Ukraine", "item": "shells"}),
    ("The stockpile of the German army has been depleted.", "stock", {"holder": "German army"}),
    ("Iran and Russia signed a contract for 6,000 drones.", "agreement", {"parties": "Iran"}),
    ("Poland signed a deal with South Korea for 180 tanks.", "agreement", {"parties": "South Korea"}),
    ("Satellite images show 40 containers at the port of Skarn.", "observation", {"object": "containers", "place": "Skarn"}),
    ("The minister inspected the Orlin plant.", "inspection", {"actor": "minister", "facility": "Orlin plant"}),
    ("The sale of rockets to Iran violates the embargo.", "legality", {"provision": "embargo", "act": "sale"}),
    ("The ministry denied the report.", "disclosure", {"actor": "ministry", "about": "report"}),
    ("The factory raised its output of shells to support Russia.", "motive", {"beneficiary": "Russia", "purpose": "supply_ally"}),
    ("Shells are sold abroad to earn hard currency.", "motive", {"purpose": "currency"}),
    ("The Lodvar plant stands in the city of Varn.", "profile", {"place": "city of Varn", "facility": "Lodvar plant"}),
    ("Peru accused Norway of supplying missiles to Chad.", "transfer", {"supplier": "Norway", "recipient": "Chad"}),
    ("Oslo imposed sanctions on three firms for supplying Chad with drones.", "transfer", {"supplier": "firms"}),
    ("Norway has given Latvia Storm Shadow missiles.", "transfer", {"recipient": "Latvia", "item": "Storm Shadow missiles"}),
    ("Congress wants to send Latvia weapons and equipment.", "transfer", {"recipient": "Latvia", "supplier": "Congress"}),
    ("The Dutch will provide Latvia with 24 of the jets.", "transfer", {"item": "jets", "recipient": "Latvia"}),
    ("Shells sold by Peruvian firms had been diverted by Chad to Latvia.", "transfer", {"supplier": "Chad"}),
    ("One of the jets sent from Norway to Latvia has been destroyed.", "transfer", {"supplier": "Norway"}),
    ("Riga got a pledge from Norway, which said it will supply Riga with 30 jets.", "transfer", {"supplier": "Norway"}),
    ("Peru made up a third of Norway's arms imports.", "transfer", {"recipient": "Norway"}),
    ("Oslo is designating five firms pursuant to Executive Order (E.O.) 13382 over drones.", "legality",
     {"provision": "Executive Order (E.O.) 13382"}),
    ("Oslo banned the sale of precision missiles to Chad.", "legality", {"act": "sale of precision missiles"}),
    ("The rebels keep US-supplied weapons in the hills.", "transfer", {"supplier": "US"}),
]  # fmt: skip

RUNNING = [
    # (text, words of the claim meant, role, what it must hold): what a sentence leaves out stands before it.
    ("The Orlin Tractor Works has made shells since May. Output reached 900 rounds a month in June.",
     "reached 900", "facility", "Orlin Tractor Works"),
    ("The Orlin Tractor Works stands in Varn. The factory makes 900 shells a month.",
     "makes 900", "facility", "Orlin Tractor Works"),
    ("North Korea sent 6,700 containers to Russia. Pyongyang shipped another 300 rockets.",
     "300 rockets", "recipient", "Russia"),
    ("Iran and Russia signed an agreement in March. Iran is to deliver 600 drones.", "deliver 600", "recipient", "Russia"),
    ("Kestria sold Morwen 300 shells. The contract was signed in May.", "was signed", "parties", "Kestria"),
    ("Norway sent 300 rifles to Latvia. Earlier it had delivered 12 tanks.", "12 tanks", "supplier", "Norway"),
    ("The Norwegian army shipped 300 rifles to Latvia. Norway has also sent four jets.", "four jets", "recipient", "Latvia"),
    ("Norway sent 300 rifles to Latvia. The US supplied 40 tanks to Latvia.", "40 tanks", "supplier", "US"),
    ("Peru's defence minister spoke on Monday. “We have taken delivery of the jets,” said Peru's defence minister.",
     "the jets", "recipient", "Peru"),
]  # fmt: skip

NOT = [
    # (text, role, words that must not stand in it)
    ("SEOUL (AP) — North Korea sent 900 shells to Russia.", "supplier", "SEOUL"),
    ("Iran sent 300 drones to Russia, according to Ukraine.", "recipient", "Ukraine"),
    ("Russia has brought in 900 shells, a general said.", "recipient", "general"),
    ("Three ships carried shells from Iran to Yemen.", "supplier", "ships"),
    ("Capacity at the plant may pass 700 shells a month.", "facility", "apacity"),
    ("A quarter of the output of shells goes to Russia.", "supplier", "quarter"),
    ("Poland shipped six howitzers between August and November 2024.", "parties", "August"),
    ("Norway approved the sale of 12 air-to-air missiles and 40 rifles to Peru.", "recipient", "air"),
    ("“Supplying weapons to Chad is a bad thing,” the envoy said.", "supplier", "envoy"),
    ("Peru has been shipping missiles to Chad in recent months.", "recipient", "Peru"),
]  # fmt: skip


def told(text: str) -> tuple[Claim, ...]:
    """All claims of a report that is only this text."""
    published = Publication(outlet="Example Post", published="2024-03-01", language="en")
    return extract(Report("roles.txt", "0" * 64, "text/plain", text, published), read(text, "en"), arms()).claims


def held(claims: tuple[Claim, ...], role: str) -> list[str]:
    """Everything that the role holds in any of the claims."""
    return [words for claim in claims for words in claim.roles.get(role, ())]


CHECKS = [(text, kind, role, words) for text, kind, roles in CASES for role, words in roles.items()]


@pytest.mark.parametrize(("text", "kind", "role", "words"), CHECKS, ids=lambda value: str(value)[:40])
def test_a_role_holds_the_words_that_fill_it(text: str, kind: str, role: str, words: str) -> None:
    claims = tuple(claim for claim in told(text) if claim.type == kind)
    assert any(words in each for each in held(claims, role)), [(c.type, dict(c.roles)) for c in told(text)]


@pytest.mark.parametrize(("text", "meant", "role", "words"), RUNNING, ids=lambda value: str(value)[:40])
def test_a_role_left_out_is_filled_from_the_sentences_before(text: str, meant: str, role: str, words: str) -> None:
    claims = tuple(claim for claim in told(text) if meant in text[claim.span.start - 12 : claim.span.end + 12])
    assert any(words in each for each in held(claims, role)), [(c.span.exact, dict(c.roles)) for c in told(text)]


@pytest.mark.parametrize(("text", "role", "words"), NOT, ids=lambda value: str(value)[:40])
def test_words_that_name_no_party_fill_no_role(text: str, role: str, words: str) -> None:
    claims = told(text)
    assert claims
    assert not any(words in each for each in held(claims, role)), [dict(c.roles) for c in claims]


STATES = st.sampled_from(["Iran", "Poland", "South Korea", "Serbia", "Egypt", "North Korea"])
VERBS = st.sampled_from(["sent", "gave", "sold", "exported", "shipped", "handed over", "delivered"])
GOODS = st.sampled_from(["152 mm shells", "rockets", "tanks", "drones", "crates of ammunition", "short-range missiles"])
ENDINGS = st.sampled_from([" by rail", " in March", " via Turkey", " for $20 million", " under a secret deal", ""])


@settings(max_examples=40, deadline=None)
@given(STATES, VERBS, st.integers(2, 90000), GOODS, STATES, ENDINGS)
def test_roles_hold_nothing_that_the_report_does_not_say(
    giver: str, verb: str, number: int, goods: str, taker: str, ending: str
) -> None:
    text = f"{giver} {verb} {number} {goods} to {taker}{ending}. The plant made them. They were meant for the front."
    said = set(re.findall(r"\w+", text))
    for claim in told(text):
        for words in (each for values in claim.roles.values() for each in values):
            assert words in FIXED or set(re.findall(r"\w+", words)) <= said, (claim.roles, text)


@settings(max_examples=25, deadline=None)
@given(STATES, GOODS, STATES)
def test_supplier_and_recipient_are_never_exchanged(giver: str, goods: str, taker: str) -> None:
    claims = [c for c in told(f"{giver} sent 400 {goods} to {taker}.") if c.type == "transfer" and giver != taker]
    for claim in claims:
        assert taker not in claim.roles.get("supplier", ())
        assert giver not in claim.roles.get("recipient", ())
