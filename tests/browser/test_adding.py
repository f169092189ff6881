"""Adding reports by file and by paste: each is kept and read, or refused with a reason that the page says."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.serving import Served

pytestmark = pytest.mark.browser

TOLD = (
    "Invented for a test of Sayso.\n\nThe Lodvar works made 700 shells in May, the Ministry of Supply said on Monday.\n"
)


def test_a_file_and_a_pasted_text_are_read_and_their_claims_appear(desk: Page, bench: Served, tmp_path: Path):
    file = tmp_path / "quay report.txt"
    file.write_text(TOLD, "utf-8")
    desk.goto(bench.base + "/reports/add")
    desk.set_input_files("[name=file]", file)
    desk.fill("[name=outlet]", "The Quay")
    desk.fill("[name=published]", "2024-06-05")
    with desk.expect_navigation():
        desk.click("main button.first")
    assert "quay report.txt" in desk.inner_text("h1")
    by_file = desk.url

    desk.goto(bench.base + "/reports/add")
    desk.fill("[name=text]", TOLD.replace("700", "800"))
    desk.fill("[name=title]", "Heard at the quay")
    with desk.expect_navigation():
        desk.click("main button.first")
    assert "Heard at the quay" in desk.inner_text("h1")
    assert "restricted" in desk.inner_text(".about")
    desk.wait_for_selector("#margin .card", timeout=90_000)
    assert "800" in desk.inner_text("#margin")
    desk.goto(by_file)
    desk.wait_for_selector("#margin .card", timeout=60_000)
    assert "The Quay, 5 June 2024" not in desk.inner_text("h1")
    assert "5 June 2024" in desk.inner_text(".about")


def test_what_is_refused_says_why_and_is_kept_in_the_list(desk: Page, bench: Served, tmp_path: Path):
    empty = tmp_path / "nothing.txt"
    empty.write_bytes(b"")
    table = tmp_path / "figures.csv"
    table.write_text("a,b\n1,2\n", "utf-8")
    desk.goto(bench.base + "/reports/add")
    desk.set_input_files("[name=file]", [empty, table])
    with desk.expect_navigation():
        desk.click("main button.first")
    told = desk.inner_text("main")
    assert "nothing.txt" in told
    assert "refused: empty" in told
    assert "sayso add" in told
    desk.goto(bench.base + "/reports")
    assert "figures.csv" in desk.inner_text("main")
