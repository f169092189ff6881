"""Korean claims, from sentences of our own: the same kinds, voices and fields as in English."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.domain.arms import arms
from sayso.extract import extract
from sayso.language import read
from sayso.model.claim import Claim
from sayso.model.report import Publication, Report
from sayso.model.source import Naming, Standing

TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "telling.toml").read_text(encoding="utf-8")
)


def told(text: str, outlet: str = "시험신문") -> tuple[Claim, ...]:
    """All claims of a report that is only this text."""
    published = Publication(outlet=outlet, published="2024-03-01", language="ko")
    return extract(Report("korean.txt", "0" * 64, "text/plain", text, published), read(text, "ko"), arms()).claims


def only(text: str, type_: str, outlet: str = "시험신문") -> Claim:
    return next(claim for claim in told(text, outlet) if claim.type == type_)


def has(claim: Claim, case: dict[str, Any]) -> bool:
    """Whether the claim says what the case expects."""
    if [claim.type, claim.status.value, claim.factuality.value, claim.polarity.value] != case["told"]:
        return False
    q = claim.quantity
    if "number" in case and (q is None or case["number"] not in {q.low, q.best, q.high}):
        return False
    role, words = case.get("role", ("", ""))
    return not role or words in claim.roles.get(role, ())


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["text"][:40])
def test_what_a_sentence_tells(case: dict[str, Any]) -> None:
    claims = told(case["text"])
    assert any(has(claim, case) for claim in claims), [
        (c.type, c.status.value, c.factuality.value, c.polarity.value, c.quantity, dict(c.roles)) for c in claims
    ]


@pytest.mark.parametrize("case", TABLE["silent"], ids=lambda case: case["text"][:40])
def test_other_matters_tell_nothing(case: dict[str, Any]) -> None:
    assert told(case["text"]) == ()


def chain(claim: Claim) -> list[str]:
    return [link.source.described for link in claim.attribution.links]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("국방부는 북한이 러시아에 포탄을 보냈다고 밝혔다.", ["시험신문", "국방부"]),
        ("북한이 러시아에 포탄을 보냈다고 국방부가 말했다.", ["시험신문", "국방부"]),
        ("국방부에 따르면 북한은 러시아에 포탄을 보냈다.", ["시험신문", "국방부"]),
        ("“북한이 러시아에 포탄을 보냈다”고 배준걸 장관이 설명했다.", ["시험신문", "배준걸 장관"]),
        ("북한이 러시아에 포탄을 보낸 것으로 국정원은 보고 있다.", ["시험신문", "국정원"]),
        ("AFP통신은 국방부를 인용해 북한이 러시아에 포탄을 보냈다고 보도했다.", ["시험신문", "AFP통신", "국방부"]),
        ("북한은 러시아에 포탄을 보냈다.", ["시험신문"]),
    ],
)
def test_who_says_so_outermost_first(text, sources):
    assert chain(only(text, "transfer")) == sources


def test_a_title_again_means_the_person_named_before():
    text = "배준걸 국방부 장관은 20일 회의에 나왔다고 밝혔다. 배 장관은 북한이 러시아에 포탄을 보냈다고 말했다."
    assert only(text, "transfer").attribution.source.described == "배준걸 국방부 장관"


def test_hearsay_without_anyone_is_the_outlets_undisclosed():
    claim = only("북한이 러시아에 포탄을 보낸 것으로 알려졌다.", "transfer")
    assert (claim.attribution.source.naming, claim.factuality.value) == (Naming.UNDISCLOSED, "probable")


@pytest.mark.parametrize(
    ("source", "naming", "standing"),
    [
        ("배준걸 국방부 장관", Naming.NAMED, Standing.INDIVIDUAL),
        ("합참 관계자", Naming.DESCRIBED, Standing.INDIVIDUAL),
        ("소식통", Naming.BARE, Standing.INDIVIDUAL),
        ("국가정보원", Naming.NAMED, Standing.INSTITUTION),
        ("조선중앙통신", Naming.NAMED, Standing.STATE_MEDIA),
        ("은하안보연구소", Naming.NAMED, Standing.RESEARCH_BODY),
        ("미국", Naming.NAMED, Standing.STATE),
        ("내부 문건", Naming.DESCRIBED, Standing.DOCUMENT),
    ],
)
def test_how_openly_and_as_what_a_source_speaks(source, naming, standing):
    found = only(f"{source}에 따르면 북한은 러시아에 포탄을 보냈다.", "transfer").attribution.source
    assert (found.naming, found.standing) == (naming, standing)


def test_who_speaks_from_inside_a_repressive_state_unnamed_is_at_risk():
    inside = only("자강도 소식통은 “공장이 포탄을 하루 300발 생산한다”고 전했다.", "production", "데일리NK")
    outside = only("정부 소식통은 “북한이 러시아에 포탄을 보냈다”고 전했다.", "transfer")
    assert inside.attribution.source.at_risk
    assert not outside.attribution.source.at_risk


def test_reasons_of_safety_put_a_source_at_risk_wherever_the_words_stand():
    text = "신변안전을 위해 익명을 요구한 한 노동자는 공장이 포탄을 하루 300발 생산하고 있다고 말했다."
    assert only(text, "production").attribution.source.at_risk


def test_times_are_what_the_words_say():
    claim = only("북한은 지난해 8월부터 올해 1월까지 러시아에 컨테이너 9천 개를 보냈다.", "transfer")
    assert (claim.times.happened.start, claim.times.happened.end) == ("2023-08", "2024-01")
    assert claim.quantity is not None
    assert claim.quantity.measure.value == "flow"
    said = only("국방부는 지난달 28일 북한이 러시아에 포탄을 보냈다고 밝혔다.", "transfer")
    assert (said.times.said, said.times.happened.start) == ("2024-02-28", "")


def test_a_denial_is_told_once_and_what_it_denies_is_not_told_as_a_fact():
    claims = told("이란 외무부는 러시아에 미사일을 보냈다는 보도를 부인했다.")
    assert [(claim.type, claim.polarity.value) for claim in claims] == [("disclosure", "denied")]


def test_two_numbers_under_one_verb_are_two_claims_each_with_its_goods():
    claims = told("북한은 러시아에 포탄 300만 발과 방사포탄 50만 발을 보냈다.")
    found = {(c.quantity.best, c.roles["item"][0]) for c in claims if c.type == "transfer" and c.quantity}
    assert found == {(3_000_000, "포탄"), (500_000, "방사포탄")}


def test_headings_tell_nothing():
    assert told("북한, 러시아에 포탄 300만 발 보내\n\n국회는 예산안을 의결했다.\n") == ()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([case["text"] for case in TABLE["case"]]), min_size=1, max_size=4))
def test_every_claim_stands_on_words_of_the_text(sentences):
    text = " ".join(sentences)
    for claim in told(text):
        assert all(span.stands_in(text) for span in claim.spans)
    assert told(text) == told(text)
