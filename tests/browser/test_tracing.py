"""Findings and entities: from a number to its words in three clicks, a grade by hand, two names tied and parted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from sayso.ledger.casebook import open_casebook
from sayso.ledger.decisions import decisions
from tests.browser.serving import Served

pytestmark = pytest.mark.browser

PATIENCE = 60_000


def fresh(page: Page, address: str) -> None:
    """Open a page and wait until it no longer says that findings are being traced."""
    page.goto(address)
    page.locator(".notice.busy").wait_for(state="detached", timeout=PATIENCE)


def test_a_number_leads_to_its_words_in_three_clicks(desk: Page, bench: Served):
    fresh(desk, bench.base + "/findings?all=1")
    desk.click(".findings li:has-text('900 shells') h3 a")
    assert "Who said so" in desk.inner_text("main")
    desk.click(".tree .quote a >> nth=0")
    assert "".join(desk.locator("#text mark.chosen").all_inner_texts()) == "the works made 900 shells in May"


def test_a_grade_by_hand_stands_beside_the_computed_one(desk: Page, bench: Served):
    fresh(desk, bench.base + "/findings?all=1")
    desk.click(".findings h3 a >> nth=0")
    desk.click("text=Grade it yourself")
    desk.select_option("[name=letter]", "B")
    desk.select_option("[name=digit]", "2")
    desk.fill("[name=why]", "two who were there")
    with desk.expect_navigation():
        desk.click("text=Keep the grade")
    fresh(desk, desk.url)
    assert "rated B2" in desk.inner_text("main")
    assert "two who were there" in desk.inner_text("main")


def test_two_organisations_are_taken_for_one_and_parted_again(desk: Page, bench: Served):
    fresh(desk, bench.base + "/entities?kind=organisation")
    names = desk.eval_on_selector_all(".rows li strong", "all => all.map(each => each.textContent)")
    assert len(names) > 1
    desk.click(".rows li a >> nth=0")
    before = desk.locator("ul.rows >> nth=0 >> li").count()
    desk.fill("[name=why]", "one fence around both")
    with desk.expect_navigation():
        desk.click("text=Take them for one")
    fresh(desk, desk.url)
    assert desk.locator("ul.rows >> nth=0 >> li").count() > before
    assert names[0] in desk.inner_text("ul.rows >> nth=0")
    with desk.expect_navigation():
        desk.click("text=Take the decision back")
    fresh(desk, bench.base + "/entities?kind=organisation")
    assert desk.eval_on_selector_all(".rows li strong", "all => all.map(each => each.textContent)") == names
    with open_casebook(bench.folder) as casebook:
        *_, tied, parted = decisions(casebook)
    assert parted.takes_back == tied.id
    assert tied.why == "one fence around both"
