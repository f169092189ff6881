"""Reviewing by single keys, on both databases: what is pressed becomes decisions in the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sayso.ledger.casebook import open_casebook
from sayso.ledger.decisions import decisions
from sayso.ledger.queries import claims
from sayso.ledger.values import ClaimFilter
from sayso.ledger.verify import verify
from sayso.model.decision import Act, Decision
from tests.browser.serving import Served, fill, served

pytestmark = [pytest.mark.browser, pytest.mark.contract]


def made(folder: Path) -> list[Decision]:
    with open_casebook(folder) as casebook:
        return list(decisions(casebook))


def waiting(page: Page) -> int:
    words = page.inner_text("h1 small") if page.locator("h1 small").count() else "0"
    return int(words.split()[0])


def press(page: Page, key: str) -> None:
    """Press a key that leads to another page, and wait for that."""
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.fixture(params=["sqlite", "postgresql"])
def running(request: pytest.FixtureRequest, tmp_path: Path):
    database = "" if request.param == "sqlite" else request.getfixturevalue("postgres_url")()
    with served(tmp_path / "book", fill(tmp_path / "book", database)) as here:
        yield here


def test_ten_claims_by_keyboard_with_correction_rejection_and_undo(chromium: Browser, running: Served):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(running.opening)
    page.goto(running.base + "/review")
    assert waiting(page) == 10

    press(page, "a")
    assert waiting(page) == 9

    # Rejected for the second reason, with the reviewer's own words.
    page.keyboard.press("r")
    page.keyboard.press("2")
    page.fill("#reject [name=why]", "a clerk, not the ministry")
    press(page, "Enter")
    assert waiting(page) == 8
    assert [each.act for each in made(running.folder)] == [Act.ACCEPT, Act.REJECT]
    assert made(running.folder)[-1].payload["reason"] == "wrong_source"

    # Undone: it waits again, and is on the page.
    rejected = made(running.folder)[-1].target
    press(page, "u")
    assert rejected in page.url
    assert waiting(page) == 9

    # Corrected: the better claim stands in its place, and the first one again after undoing.
    page.keyboard.press("c")
    page.select_option("#correct [name=status]", "target")
    page.fill("#correct [name=best]", "1,200")
    press(page, "Enter")
    with open_casebook(running.folder) as casebook:
        targets = [
            each for each in claims(casebook, ClaimFilter(statuses=("target",))) if each.claim.made_by.name == "person"
        ]
        assert [each.claim.quantity.best for each in targets] == [1200]
        assert rejected not in {each.claim.id for each in claims(casebook)}
        assert [each for each in verify(casebook) if each.is_fault] == []
    press(page, "u")
    with open_casebook(running.folder) as casebook:
        assert rejected in {each.claim.id for each in claims(casebook)}

    # Next goes round without deciding; the rest is accepted until nothing waits.
    here = page.url
    press(page, "n")
    assert page.url != here
    for left in range(8, -1, -1):
        press(page, "a")
        assert waiting(page) == left, page.inner_text("main")
    assert "Nothing waits" in page.inner_text("main")
    accepted = [each for each in made(running.folder) if each.act is Act.ACCEPT]
    assert len({(each.target, each.payload["report"]) for each in accepted}) == 10
    assert {each.by for each in accepted} == {"ada"}
    context.close()


def test_the_second_of_two_reviewers_is_told_of_the_first(chromium: Browser, tmp_path: Path):
    folder = tmp_path / "book"
    with served(folder, fill(folder, reports=1)) as here:
        context = chromium.new_context()
        first, second = context.new_page(), context.new_page()
        first.goto(here.opening)
        first.goto(here.base + "/review")
        second.goto(first.url)
        press(first, "a")
        second.keyboard.press("r")
        second.keyboard.press("1")
        second.fill("#reject [name=why]", "not at all")
        press(second, "Enter")
        told = second.inner_text("main")
        assert "in the meantime" in told
        assert "not at all" in told
        assert [each.act for each in made(folder)] == [Act.ACCEPT]
        context.close()
