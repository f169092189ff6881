"""`sayso claims`, `claim`, `show`: what a user sees of the claims, and what is withheld."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from sayso.errors import InputError
from sayso.ledger.casebook import open_casebook
from sayso.ledger.decisions import decide
from sayso.ledger.models import CustodyRow
from sayso.ledger.values import Signed
from sayso.model.decision import Act
from tests.telling import TEXT, claims_of, report_of

REVEALING = ("welder", "feared", "clerk", "depot")


def test_the_table_groups_by_type_and_by_matter_and_counts(run):
    out = run("claims").stdout
    assert out.index("PRODUCTION") < out.index("TRANSFER")
    assert "Vardania → Skarn" in out
    assert "target, not output" in out
    assert "5 claims" in out


@pytest.mark.parametrize("format_", ["table", "jsonl", "csv"])
def test_a_source_at_risk_is_a_number_in_every_format(run, format_):
    out = run("claims", "--format", format_).stdout
    short = report_of().id[:10]
    assert re.search(r"nonymous\s+source\s+1\s+of\s+report", out)
    assert short in out
    for word in REVEALING:
        assert word not in out


def test_json_lines_and_csv_hold_the_same_claims(run):
    lines = [json.loads(line) for line in run("claims", "--format", "jsonl").stdout.splitlines()]
    cells = list(csv.DictReader(io.StringIO(run("claims", "--format", "csv").stdout, newline="")))
    assert [line["id"] for line in lines] == [cell["id"] for cell in cells]
    assert {line["id"] for line in lines} == {claim.id for claim in claims_of()}


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--type", "transfer"], 2),
        (["--type", "transfer", "--type", "production"], 5),
        (["--status", "target"], 1),
        (["--standing", "institution"], 2),
        (["--naming", "named"], 2),
        (["--factuality", "probable"], 1),
        (["--text", "SHELLS"], 2),
        (["--report", "report.txt"], 5),
        (["--report", "report.txt", "--type", "stock"], 0),
    ],
)
def test_filters_leave_what_fits(run, options, count):
    assert len(run("claims", "--format", "jsonl", *options).stdout.splitlines()) == count


def test_a_filter_does_not_renumber_sources(run):
    line = json.loads(run("claims", "--format", "jsonl", "--type", "transfer").stdout.splitlines()[0])
    assert line["source"].startswith("anonymous source 2 of")


@pytest.mark.parametrize("words", ["welder", "A welder at the Lodvar works", "clerk"])
def test_words_that_describe_a_source_find_nothing(run, words):
    assert "No claim fits." in run("claims", "--text", words).stdout


def test_there_is_no_way_to_ask_for_a_source(run):
    assert run("claims", "--source", "welder").exit_code == 2
    assert "source" not in run("claims", "--help").stdout.replace("A source at risk", "").replace("sources at risk", "")


def test_as_published_describes_the_source_and_is_logged(run, home):
    with open_casebook(home) as casebook:
        before = CustodyRow.objects.using(casebook.alias).count()
    assert "welder" in run("claims", "--as-published", "--format", "jsonl", "--by", "ada").stdout
    with open_casebook(home) as casebook:
        entry = CustodyRow.objects.using(casebook.alias).order_by("number").last()
        assert CustodyRow.objects.using(casebook.alias).count() == before + 1
        assert (entry.kind, entry.by) == ("release", "ada")
        assert '"as_published":true' in entry.payload
    assert run("verify").exit_code == 0


def test_a_value_that_no_claim_can_have_is_wrong_usage(run):
    result = run("claims", "--status", "wished")
    assert result.exit_code == 2
    assert "target" in result.stderr


def test_one_claim_shows_its_chain_from_outside_in_and_its_words_in_context(run):
    out = run("claim", claims_of()[0].id[:12]).stdout
    order = [out.index(words) for words in ("Harbour Post", "A welder at the Lodvar works", "fear for his family")]
    assert order == sorted(order)
    assert "the works made 900 shells in May" in out
    assert "His goal was" in out
    assert report_of().sha256 in out


def test_a_claim_that_is_not_there_says_what_to_do(run):
    with pytest.raises(InputError, match="sayso claims"):
        run("claim", "c-0000")


def test_show_sets_claims_beside_the_text(run):
    out = run("show", "report.txt").stdout
    assert "made 900" in out
    assert "[1]" in out
    assert "at risk" in out
    assert "A welder at the Lodvar works" in out
    assert "5 claims" in out


def test_show_text_prints_exactly_the_frozen_text(run):
    assert run("show", "report.txt", "--text").stdout_bytes.decode() == TEXT


def test_a_report_cannot_steer_the_terminal(run, tmp_path):
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(
        "Written to try Sayso. \x1b[2J\x1b]0;owned\x07 [bold]The works made 900 shells.[/bold]\n", "utf-8"
    )
    assert run("add", hostile, "--language", "fr", "--outlet", "\x1b[31mRed").exit_code == 0
    for out in (run("show", "hostile.txt").stdout, run("reports").stdout):
        assert "\x1b" not in out
        assert "\x07" not in out
    assert "[bold]" in run("show", "hostile.txt").stdout


def test_a_rejected_claim_is_no_longer_shown_and_renumbers_nobody(run, home):
    with open_casebook(home) as casebook:
        for claim in claims_of()[:2]:
            decide(casebook, Act.REJECT, claim.id, Signed("ada", "misread"))
    lines = [json.loads(line) for line in run("claims", "--format", "jsonl").stdout.splitlines()]
    assert len(lines) == 3
    assert lines[0]["source"].startswith("anonymous source 2 of")
