"""The stage as a whole: evidence that stands, results that do not change, words that need no code."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.capture.freeze import freeze
from sayso.domain.arms import Domain, arms, parse
from sayso.extract import extract
from sayso.extract.events.candidate import candidates
from sayso.extract.events.things import ENTITY_KINDS, MENTION_KINDS, Things
from sayso.language import read
from sayso.language.events import events, lexicon_of
from sayso.model.claim import Claim, Polarity
from sayso.model.report import Publication, Report

PUBLICATION = Publication(outlet="Lodvar Courier", published="2024-07-29", language="en")
PIECES = [
    "The Lodvar works made 6,000 shells in May.",
    "“We send 300 drones a month to Tessaria,” an official said on condition of anonymity.",
    "It is unclear whether the rockets went abroad.",
    "According to the ministry, at least 40 containers left the port 🚢 on 3 June.",
    "포탄 공장 — the plant could make 900 bombs a day if power held.",
    "مصنع — the army has fired dozens of missiles since January.",
    "Cafe\u0301 owners deny that the arsenal of Ysk was hit.\r\n",
    "Under the contract, 40 tanks; 60 guns; and 1,000 rifles are to be delivered by 2026:",
    "- 200 mortars\n- up to 30 howitzers",
    "On March 27th, 2023 and by the 31st of May the ministry of defence had received 12 tanks.",
    "\u202eshells\u202c of 152\u00a0mm, he added, “are short”",
    "If all were 122 mm rockets, the load would be 500,000.",
]


def report(text: str) -> Report:
    """A report of an invented outlet with this text."""
    return Report("test.txt", "0" * 64, "text/plain", freeze(text), PUBLICATION)


def told(text: str, domain: Domain | None = None) -> tuple[Claim, ...]:
    """The claims of a text."""
    given_report = report(text)
    return extract(given_report, read(given_report.text, "en"), domain or arms()).claims


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=30), min_size=1, max_size=6),
    st.sampled_from(["\n", " ", "\r\n\r\n"]),
)
def test_every_quote_stands_in_its_report(pieces, joint):
    text = freeze(joint.join(pieces))
    for claim in told(text):
        for span in claim.spans:
            assert span.stands_in(text)
        for link in claim.attribution.links:
            assert link.span is None or link.span.stands_in(text)
            assert link.cue is None or link.cue.stands_in(text)
        assert claim.condition is None or claim.condition.stands_in(text)


@settings(max_examples=15)
@given(st.permutations(PIECES[:6]))
def test_a_text_is_told_alike_whatever_was_read_before(pieces):
    texts = [freeze("\n".join(pieces[:3])), freeze("\n".join(pieces[3:]))]
    forwards = {text: [claim.id for claim in told(text)] for text in texts}
    backwards = {text: [claim.id for claim in told(text)] for text in reversed(texts)}
    assert forwards == backwards


def test_each_claim_is_told_once_and_in_the_order_of_the_text():
    claims = told("\n".join(PIECES))
    assert len({claim.id for claim in claims}) == len(claims)
    assert [claim.span.start for claim in claims] == sorted(claim.span.start for claim in claims)


def test_a_text_without_anything_of_the_domain_makes_no_claim():
    assert told("The minister met his counterpart on Tuesday. Rain is expected in the north.") == ()


def test_a_new_type_of_event_needs_words_and_no_code():
    source = files("sayso.domain").joinpath("arms.toml").read_text(encoding="utf-8")
    domain = parse(source + '\n[[event]]\ntype = "parade"\nwhat = "shown"\nroles = ["item"]\nrank = 5\n', "own.toml")
    folder = files("sayso.language.en")
    names = {"goods": "goods", "kinds": "kinds", "states": "states", "frames": "events/frames"}
    tables = {
        key: tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")) for key, name in names.items()
    }
    tables["frames"]["defaults"]["parade"] = {"item": ["object"]}
    row = {"id": "parades", "type": "parade", "verbs": ["parade"], "needs": ["object:goods"]}
    reading = read("The army paraded twelve rockets in Lodvar.", "en")
    lexicon = lexicon_of(tables, [row])
    found = list(candidates(reading, lexicon, Things(reading, lexicon, ())))
    assert [each.trigger.type for each in found] == ["parade"]
    assert domain.events["parade"].roles == ("item",)


def test_every_trigger_of_the_lexicon_names_a_type_and_roles_of_the_domain():
    domain = arms()
    for entries in events("en").triggers.values():
        for _, trigger in entries:
            assert trigger.type in domain.events, trigger.id
            assert set(trigger.roles) <= set(domain.events[trigger.type].roles), trigger.id


def test_every_kind_that_a_trigger_asks_for_exists():
    lexicon = events("en")
    known = set().union(*lexicon.phrases.values(), *ENTITY_KINDS.values(), MENTION_KINDS.values(), {"*", "state"})
    for entries in lexicon.triggers.values():
        for _, trigger in entries:
            for term in (*trigger.needs, *trigger.unless):
                assert term.slots == ("form",) or term.kinds <= known, (trigger.id, term.kinds - known)


def test_one_party_set_against_another_is_denied():
    claims = told("The materials come from Tessaria, not Russia, he said.")
    denied = [claim for claim in claims if claim.polarity is Polarity.DENIED]
    assert [claim.span.exact for claim in denied] == ["not Russia"]
    assert denied[0].roles["supplier"] == ("Russia",)


def test_what_has_not_been_reached_is_at_most_the_target():
    claims = told(
        "“The goal is to produce 6,000 shells per month, but the target has not yet been reached,” an official said."
    )
    bounds = [(c.quantity.best, c.quantity.high) for c in claims if c.type == "production" and c.quantity is not None]
    assert bounds == [(6000.0, None), (None, 6000.0)]


def test_a_list_keeps_the_plan_that_opens_it():
    text = "The ministry will deliver the following arms to Tessaria:\n- 800 rifles\n- 40 mortars\n- 12 howitzers"
    claims = [claim for claim in told(text) if claim.quantity is not None]
    assert [claim.quantity.best for claim in claims if claim.quantity] == [800.0, 40.0, 12.0]
    assert {claim.status.value for claim in claims} == {"planned"}


def test_a_relative_date_without_a_date_of_publication_stays_unresolved():
    undated = Report(
        "test.txt", "0" * 64, "text/plain", "The plant made 90 guns last year.", Publication(outlet="Courier")
    )
    found = extract(undated, read(undated.text, "en"), arms())
    assert not found.claims[0].times.happened.start
    assert found.unresolved_dates == (("last year", "no date of publication or speech"),)
