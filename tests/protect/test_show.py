"""A source at risk is a number away from its own report, and nothing that would describe it goes along."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.ids import canonical
from sayso.model.shown import Audience, shown_report
from sayso.model.source import Attribution, Link, Naming, Source, Standing
from sayso.protect import Beside, beside, show
from sayso.publish import to_jsonl
from tests.telling import CLERK, OUTLET, WELDER, claim_of, claims_of, link_of, report_of, shown_of

REVEALING = ("welder", "feared", "family", "brother", "clerk", "depot")


def test_elsewhere_a_source_at_risk_is_a_number_within_its_report():
    report = shown_report(report_of())
    told = [shown.source.described for shown in shown_of(claims_of())]
    assert told == [
        f"anonymous source 1 of report {report.short}",
        f"anonymous source 1 of report {report.short}",
        f"anonymous source 2 of report {report.short}",
        "The Ministry of Supply",
        "The Ministry of Supply",
    ]


def test_nothing_that_describes_it_leaves_with_the_claim():
    for shown in shown_of(claims_of()):
        everything = canonical(shown)
        quoted = "".join(span.exact for span in shown.spans)
        for word in REVEALING:
            assert word not in everything.replace(quoted, ""), f"{word!r} left with {shown.id}"


def test_the_exact_words_of_the_claim_stay_but_not_their_surroundings():
    shown = shown_of(claims_of())[0]
    assert shown.span.exact == "the works made 900 shells in May"
    assert shown.span.prefix == shown.span.suffix == ""


def test_the_spans_that_lead_to_the_source_are_left_out_and_those_of_others_stay():
    claims = shown_of(claims_of())
    assert claims[0].links[-1].span is None
    assert claims[0].links[-1].cue is None
    assert claims[3].links[-1].span is not None


def test_a_role_that_speaks_of_the_source_becomes_its_number_and_others_stay():
    shown = shown_of(claims_of())[0]
    assert shown.roles["actor"] == (shown.source.described,)
    assert shown.roles["facility"] == ("the works",)


def test_a_role_of_somebody_elses_claim_does_not_describe_it_either():
    claims = [*claims_of(), claim_of("any crate had left", roles={"actor": ("the clerk in the depot",)})]
    assert shown_of(claims)[-1].roles["actor"] == (f"anonymous source 2 of report {shown_report(report_of()).short}",)


def test_another_voice_of_the_chain_that_describes_it_is_not_told_in_its_words():
    letter = Source("a letter of a clerk in the depot", Naming.DESCRIBED, Standing.DOCUMENT)
    chain = Attribution((Link(OUTLET), Link(letter), link_of(CLERK)))
    shown = shown_of([claim_of("40 crates left for Skarn", attribution=chain)])[0]
    assert "clerk" not in shown.links[1].source.described
    assert shown.links[1].source.described.startswith("document that describes anonymous source 1")


@pytest.mark.parametrize("audience", [Audience.OWN_REPORT, Audience.AS_PUBLISHED])
def test_beside_its_own_report_it_stands_as_published(audience: Audience):
    shown = shown_of(claims_of(), audience)[0]
    assert shown.source.described == WELDER.described
    assert shown.links[-1].anonymity_reason == "fear for his family"
    assert shown.source.at_risk


def test_the_id_is_that_of_the_claim_in_the_ledger():
    claims = claims_of()
    assert [shown.id for shown in shown_of(claims)] == [claim.id for claim in claims]


def test_a_source_that_was_never_numbered_is_not_shown_by_mistake():
    with pytest.raises(ValueError, match="must not be shown"):
        show(claims_of()[0], Audience.ELSEWHERE, Beside(shown_report(report_of())))


def test_the_first_to_appear_in_the_text_is_number_one_however_the_claims_come():
    claims = claims_of()
    for order in (claims, claims[::-1], [claims[2], claims[0]]):
        around = beside(shown_report(report_of()), order)
        assert around.of(WELDER).number == 1
        assert around.of(CLERK).number == 2


def test_the_same_description_in_two_reports_is_never_one_source():
    claims = claims_of()
    here = shown_of(claims, report=report_of(outlet="Harbour Post"))[0].source
    there = shown_of(claims, report=report_of(outlet="Quay Ledger"))[0].source
    assert here.described != there.described
    assert here.key == there.key == ""


@given(
    described=st.text("abcdefg ", min_size=12, max_size=30).map(str.strip).filter(lambda each: len(each) > 10),
    reason=st.text("hijklmn", min_size=6, max_size=12),
    mentions=st.lists(st.text("opqrstu", min_size=6, max_size=12), max_size=3),
)
def test_no_wording_of_a_source_at_risk_is_ever_exported(described: str, reason: str, mentions: list[str]):
    source = replace(WELDER, described=described, mentions=tuple(mentions))
    link = Link(source, addressee=reason, anonymity_reason=reason)
    roles = {"actor": (described, *mentions)}
    claim = claim_of("40 crates left for Skarn", attribution=Attribution((Link(OUTLET), link)), roles=roles)
    exported = json.loads("".join(to_jsonl(shown_of([claim]))))
    told = json.dumps([exported["source"], exported["roles"], exported["chain"]])
    for words in (described, reason, *mentions):
        assert words not in told
