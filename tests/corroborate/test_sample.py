"""The sample casebook: one briefing in four outlets, two services that counted, two officials in one report."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from sayso.ledger import queries
from sayso.ledger.casebook import create
from sayso.model.finding import Between, Finding, Kind
from sayso.pipeline import add, findings

NAMES = (
    *("01-meridian-wire", "02-harbour-post", "03-daily-lantern", "04-northgate-review", "05-coastline-online"),
    *("07-quay-ledger", "08-parallax-dispatch", "09-underline-radio"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Finding, ...], dict[str, str]]:
    """The findings of eight reports of the sample, and the names of their reports."""
    sample = Path(str(files("sayso").joinpath("sample", "reports")))
    with create(tmp_path_factory.mktemp("sample") / "book") as casebook:
        add(casebook, [str(sample / f"{name}.txt") for name in NAMES])
        names = {entry.id: entry.name[:2] for entry in queries.reports(casebook)}
        return findings(casebook), names


def counted(found: tuple[tuple[Finding, ...], dict[str, str]]) -> Finding:
    """The finding on the containers that had gone by the end of February 2024."""
    made, names = found
    return max(
        (each for each in made if each.matter.type == "transfer" and each.matter.status == "actual"),
        key=lambda each: len({names[report] for report in each.reports} & {"01", "02", "03", "04", "07"}),
    )


def test_the_briefing_that_outlets_carry_is_one_origin_and_the_other_service_another(found):
    finding, names = counted(found), found[1]
    of = {each.id: names[each.report] for each in finding.tellings}
    under = [{of[telling] for telling in origin.tellings} for origin in finding.origins]
    assert any({"01", "02", "04", "05"} <= each for each in under)
    assert not any({"01", "07"} <= each for each in under)
    assert finding.count.likely == 2
    assert not any(origin.held for origin in finding.origins)


def test_the_two_services_counts_are_a_conflict(found):
    finding = counted(found)
    conflicts = [each for each in finding.contradictions if each.between is Between.CONFLICT]
    assert {each.kind for each in conflicts} == {Kind.VALUE}
    assert "6,700 and 10,000" in {each.detail for each in conflicts}


def test_or_told_as_and_and_the_lost_hedge_are_drift(found):
    drifts = {
        (each.kind, each.between)
        for finding in found[0]
        for each in finding.contradictions
        if each.between is Between.DRIFT
    }
    assert {(Kind.OR_AND, Between.DRIFT), (Kind.HEDGE, Between.DRIFT), (Kind.CAPACITY, Between.DRIFT)} <= drifts


def test_two_officials_in_one_report_are_two_sources(found):
    made, names = found
    voices = {
        each.voice for finding in made for each in finding.tellings if names[each.report] == "09" and each.at_risk
    }
    assert len(voices) == 2
    assert all(link.probability <= 0.5 for finding in made for link in finding.retellings if _within_one(made, link))


def _within_one(made: tuple[Finding, ...], link: object) -> bool:
    reports = {each.id: each.report for finding in made for each in finding.tellings}
    return reports.get(link.earlier) == reports.get(link.later)  # type: ignore[attr-defined]
