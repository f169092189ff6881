"""WCAG 2.2 AA by axe on every page, light and dark, on a phone and on a desk; nothing is wider than the screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from sayso.ledger.casebook import open_casebook
from sayso.ledger.queries import claims
from tests.browser.serving import Served

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PAGES = ("/", "/reports", "/reports/add", "/claims", "/findings?all=1", "/entities", "/sources", "/audit", "/nowhere")
DIALOGS = ("reject", "correct", "add-claim")


def addresses(bench: Served) -> list[str]:
    with open_casebook(bench.folder) as casebook:
        first = next(iter(claims(casebook)))
    own = f"/reports/{first.report}"
    return [*PAGES, own, f"{own}/review/{first.claim.id}", f"/claims/{first.claim.id}"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_no_page_keeps_anybody_out(chromium: Browser, inside, bench: Served, scheme: str, width: int):
    page = inside.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found: list[str] = []
    for address in addresses(bench):
        page.goto(bench.base + address)
        found += [f"{address}: {each}" for each in violations(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{address}: wider than {width}")
        if "/review/" in address:
            for name in DIALOGS:
                page.evaluate(f"document.getElementById('{name}').showModal()")
                found += [f"{name}: {each}" for each in violations(page)]
                page.evaluate(f"document.getElementById('{name}').close()")
    page.close()
    assert found == []


def violations(page) -> list[str]:
    told = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']} at {each['nodes'][0]['target']}" for each in told]
