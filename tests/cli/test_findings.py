"""`sayso findings`, `finding`, `sources`, and the decisions on them: what a user sees, and can take back."""

from __future__ import annotations

import json
import re

import pytest

from sayso.errors import InputError
from sayso.ledger.casebook import open_casebook
from sayso.ledger.extractions import store_extraction
from sayso.ledger.intake import store_report
from sayso.ledger.values import Reader
from sayso.model.claim import Extraction
from sayso.pipeline import reader_version
from tests.corroborate.material import BUREAU, MINISTER, WORKER, Says, output, report

TOLD = "The Lodvar Works turned out 2,913 shells of 152 mm in the month of February, the minister told the press."


@pytest.fixture
def told(home):
    """Four more reports: a briefing in two outlets, another count, and a worker at risk."""
    reports = [
        report("Paper One", "2024-03-05", Says(TOLD, MINISTER, said="2024-03-04", changes=output(2913))),
        report("Paper Two", "2024-03-06", Says(TOLD, MINISTER, said="2024-03-04", changes=output(2913))),
        report("Gazette", "2024-03-08", Says("The bureau counted 4,100 for February.", BUREAU, changes=output(4100))),
        report("Radio", "2024-03-09", Says("It was 3,000, he said.", WORKER, changes=output(3000))),
    ]
    with open_casebook(home) as opened:
        for each in reports:
            store_report(opened, each.report, each.report.text.encode())
            store_extraction(opened, each.report.id, Extraction(each.claims), Reader(reader_version(), "en"))
    return reports


def shown(run, *arguments):
    return [json.loads(line) for line in run("findings", "--format", "jsonl", *arguments).output.splitlines()]


def contested(run):
    (found,) = (each for each in shown(run) if each["count"]["likely"] == 3)
    return found


def test_the_contested_finding_comes_first_with_its_origins(run, told):
    out = run("findings").output
    assert out.index("contested") < out.index("findings")
    assert "4 reports, 3 origins" in out
    assert contested(run)["id"] == shown(run)[0]["id"]


def test_a_finding_shows_who_repeated_whom_and_both_sides(run, told):
    out = run("finding", contested(run)["id"][:10]).output
    assert re.search(r"cited, not held", out)
    assert "copy (" in out
    assert "Conflict (between origins)" in out
    assert "2,913 and 4,100" in out
    assert "would change it" in out


def test_no_source_at_risk_is_described_or_listed(run, told):
    for command in (("findings",), ("finding", contested(run)["id"]), ("findings", "--format", "jsonl"), ("sources",)):
        assert "a worker at the plant" not in run(*command).output
    assert "nonymous source 1 of report" in run("finding", contested(run)["id"]).output
    assert "Statistics Bureau of Morwen" in run("sources").output


def test_as_of_shows_what_was_known_then(run, told):
    assert not [each for each in shown(run, "--as-of", "2024-03-06", "--all") if each["count"]["likely"] > 1]
    assert run("findings", "--as-of", "2024-03-06").output.count("2 reports, 1 origin") == 1
    with pytest.raises(InputError):
        run("findings", "--as-of", "yesterday")


def test_a_rating_stands_beside_the_grade_until_it_is_undone(run, told):
    key = contested(run)["id"]
    before = run("finding", key).output
    out = run("decide", "rate", key, "B4", "--why", "two counts", "--by", "Ada").output
    assert "rated B4" in run("finding", key).output
    decision = re.search(r"d-\w+", out)[0]
    run("undo", decision, "--by", "Ada")
    assert run("finding", key).output == before


def test_a_link_that_an_analyst_parts_is_two_origins_until_it_is_undone(run, told):
    before = shown(run)
    one, other = (each.claims[0].id for each in told[:2])
    out = run("decide", "link", one, other, "independent", "--why", "two interviews", "--by", "Ada").output
    assert max(each["count"]["likely"] for each in shown(run)) == 4
    run("undo", re.search(r"d-\w+", out)[0], "--by", "Ada")
    assert shown(run) == before


def test_a_claim_can_be_split_off_and_merged_back(run, told):
    before = shown(run, "--all")
    claim, other = told[2].claims[0].id, told[0].claims[0].id
    run("decide", "split", claim, "--why", "another hall", "--by", "Ada")
    parted = shown(run, "--all")
    assert len(parted) == len(before) + 1
    assert not [each for each in parted if each["count"]["likely"] == 3]
    run("decide", "merge", claim, other, "--why", "the same hall", "--by", "Ada")
    assert len(shown(run, "--all")) == len(before)
