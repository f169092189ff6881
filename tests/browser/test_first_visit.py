"""The first visit: the door opens once, every page comes, and nothing is fetched from another host."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import Served

pytestmark = pytest.mark.browser

PAGES = ("/", "/reports", "/reports/add", "/review", "/claims", "/findings", "/entities", "/sources", "/audit")


def test_the_address_opens_the_casebook_once(chromium: Browser, inside: object, bench: Served):
    late = chromium.new_context().new_page()
    answer = late.goto(bench.opening)
    assert answer is not None
    assert answer.status == 403
    assert "opens once" in late.inner_text("main")
    assert late.goto(bench.base + "/reports").status == 403


def test_every_page_comes_from_here_alone_and_leads_on(desk: Page, bench: Served):
    hosts: set[str] = set()
    desk.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    for path in (*PAGES, f"/reports/{bench.reports[0]}"):
        answer = desk.goto(bench.base + path)
        assert answer.status == 200, path
        assert desk.inner_text("h1")
        desk.wait_for_load_state("networkidle")
    assert hosts == {bench.base.removeprefix("http://")}


def test_the_menu_is_reached_by_keyboard(desk: Page, bench: Served):
    desk.goto(bench.base)
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.className") == "skip"
    for _ in range(3):
        desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/review/**")


def test_light_and_dark_are_one_click_apart_and_stay(desk: Page, bench: Served):
    desk.emulate_media(color_scheme="light")
    desk.goto(bench.base)
    light = desk.evaluate("getComputedStyle(document.body).backgroundColor")
    desk.click("#theme")
    desk.goto(bench.base + "/claims")
    assert desk.evaluate("getComputedStyle(document.body).backgroundColor") != light
    desk.evaluate("localStorage.clear()")
