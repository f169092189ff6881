"""Claims as JSON lines and CSV: stable names, whole values, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.shown import Audience
from sayso.model.times import Interval, Times
from sayso.publish import row, to_csv, to_jsonl
from tests.telling import MINISTRY, claim_of, claims_of, report_of, shown_of

FIELDS = {
    *(
        "report",
        "id",
        "type",
        "status",
        "factuality",
        "polarity",
        "source",
        "naming",
        "standing",
        "at_risk",
        "basis",
    ),
    *(
        "start",
        "end",
        "exact",
        "spans",
        "roles",
        "quantity",
        "times",
        "restates",
        "chain",
        "condition",
        "hedge",
        "made_by",
    ),
}


def cells_of(shown):
    return list(csv.DictReader(io.StringIO("".join(to_csv(shown)), newline="")))


def test_every_field_that_the_scorer_reads_is_there_under_its_name():
    for line in to_jsonl(shown_of(claims_of())):
        assert set(json.loads(line)) >= FIELDS


def test_a_claim_reads_back_as_it_was_told():
    first = json.loads(next(to_jsonl(shown_of(claims_of(), Audience.OWN_REPORT))))
    assert first["exact"] == report_of().text[first["start"] : first["end"]]
    assert first["quantity"] | {"best": 900, "measure": "flow", "unit": "shells", "low": None} == first["quantity"]
    assert first["chain"][-1]["anonymity_reason"] == "fear for his family"
    assert first["source"].startswith("A welder")


def test_a_number_without_a_fraction_is_whole():
    assert row(shown_of(claims_of())[1])["quantity"]["best"] == 1200
    assert '"best": 1200,' in list(to_jsonl(shown_of(claims_of())))[1]


def test_an_unsaid_end_of_a_time_is_null():
    times = Times(happened=Interval("2024-05", ""), as_of="2024-06")
    told = row(shown_of([claim_of("output trebled", MINISTRY, times=times)])[0])["times"]
    assert told["happened"] == {"from": "2024-05", "to": None}
    assert told["as_of"] == "2024-06"


def test_the_exports_of_a_casebook_name_reports_by_content_id_and_hold_no_file_name():
    text = "".join(to_jsonl(shown_of(claims_of())))
    assert report_of().id in text
    assert report_of().name not in text


def test_csv_has_one_line_a_claim_and_numbers_in_columns_of_their_own():
    cells = cells_of(shown_of(claims_of()))
    assert [each["best"] for each in cells] == ["900", "1200", "", "", "3"]
    assert cells[1]["status"] == "target"
    assert cells[0]["at_risk"] == "yes"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", '"=1', "＝1", "\u200b=1"])
def test_what_a_spreadsheet_would_compute_is_made_text(formula: str):
    cell = cells_of(
        shown_of(
            [claim_of(formula, text=f"Harbour: {formula} shells.\n")],
            report=report_of(f"Harbour: {formula} shells.\n"),
        )
    )
    assert cell[0]["exact"] == f"'{formula}"


@given(st.text(min_size=1).filter(lambda words: not any("\ud800" <= sign <= "\udfff" for sign in words)))
def test_any_words_survive_csv_and_json(words: str):
    text = f"Before {words} after"
    shown = shown_of([claim_of(words, text=text)], report=report_of(text))
    assert cells_of(shown)[0]["exact"].removeprefix("'") == words.removeprefix("'")
    assert json.loads(next(to_jsonl(shown)))["exact"] == words
