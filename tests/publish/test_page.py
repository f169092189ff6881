"""The briefing in a real browser: it fits a phone and a desk, in light and in dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sayso.domain.arms import arms
from sayso.model.shown import shown_report
from sayso.publish import compose, to_html
from sayso.publish.compose import Held
from tests.telling import claims_of, report_of, shown_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_page_fits_and_is_readable(chromium: Browser, tmp_path: Path, scheme: str, width: int):
    file = tmp_path / "briefing.html"
    file.write_text(to_html(compose(shown_of(claims_of()), [Held(shown_report(report_of()))], arms())), "utf-8")
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    dark, light = sorted(
        sum(page.evaluate(f"getComputedStyle(document.body).{name}.match(/\\d+/g).map(Number)"))
        for name in ("color", "backgroundColor")
    )
    assert light - dark > 450
    page.click("a.note >> nth=0")
    assert page.evaluate("document.querySelector(':target').tagName") == "LI"
    context.close()
    assert wrong == []
