"""A table of figures that somebody kept: every row a lead, with its place in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.capture import CaptureOptions, Leads, Refusal, RefusalReason, read_leads


def _leads(text: str, name: str = "counts.csv") -> Leads:
    found = read_leads(name, text.encode())
    assert isinstance(found, Leads), found
    return found


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_every_row_is_a_lead_under_its_columns(sign: str) -> None:
    rows = [
        ["Date", "Minister said", "Containers"],
        ["2024-02-26", "Shin", "6700"],
        ["2024-07-24", "Shin", "11000"],
    ]
    found = _leads("\n".join(sign.join(row) for row in rows))
    assert [(lead.row, dict(lead.cells)) for lead in found.leads] == [
        (2, {"date": "2024-02-26", "minister said": "Shin", "containers": "6700"}),
        (3, {"date": "2024-07-24", "minister said": "Shin", "containers": "11000"}),
    ]


def test_a_title_above_the_header_is_noted() -> None:
    found = _leads("Containers by month,,\n,,\nMonth,From,Count\nFebruary,Najin,6700\n")
    assert found.notes == ("title: Containers by month",)
    assert [(lead.row, lead.cells["count"]) for lead in found.leads] == [(4, "6700")]


def test_figures_without_a_header_are_called_by_their_place() -> None:
    found = _leads("2024-02,6700\n2024-03,7000\n")
    assert dict(found.leads[0].cells) == {"column 1": "2024-02", "column 2": "6700"}


def test_a_column_for_each_year_has_its_name() -> None:
    assert _leads("Plant,2022,2023\nBrennick,300,400\n").leads[0].cells["2023"] == "400"


def test_cells_hold_commas_and_line_breaks() -> None:
    found = _leads('what,count\n"shells, 152 mm\nor 122 mm","6,700"\n')
    assert dict(found.leads[0].cells) == {"what": "shells, 152 mm\nor 122 mm", "count": "6,700"}


def test_a_row_that_is_too_long_keeps_its_cells_and_says_so() -> None:
    lead = _leads("a,b\nx,1\ny,2,3\n").leads[1]
    assert dict(lead.cells) == {"a": "y", "b": "2", "column 3": "3"}
    assert lead.note


def test_columns_of_one_name_are_kept_apart() -> None:
    assert dict(_leads("count,count\nx,1\n").leads[0].cells) == {"count": "x", "count (2)": "1"}


@pytest.mark.parametrize("text", ["", "a,b\n", "\n\n"])
def test_a_table_without_rows_is_refused(text: str) -> None:
    found = read_leads("a.csv", text.encode())
    assert isinstance(found, Refusal)
    assert found.reason is RefusalReason.EMPTY


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04" + bytes(500), RefusalReason.NOT_TEXT),
        (b"a,b\nx," + b"y" * 200_000, RefusalReason.UNREADABLE),
        (b"a,b\n" + b"x" * 2_000, RefusalReason.TOO_LARGE),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, reason: RefusalReason) -> None:
    limit = 1_000 if reason is RefusalReason.TOO_LARGE else 1_000_000
    found = read_leads("a.csv", data, CaptureOptions(max_bytes=limit))
    assert isinstance(found, Refusal)
    assert found.reason is reason


@given(st.text(max_size=300))
def test_any_text_gives_leads_or_a_reason(text: str) -> None:
    found = read_leads("a.csv", text.encode("utf-8", "surrogatepass"))
    if isinstance(found, Leads):
        assert len({lead.id for lead in found.leads}) == len(found.leads)
        assert all(any(lead.cells.values()) for lead in found.leads)
