"""A report's page: claims marked in place, cards beside them, a click on either finds the other, words selected."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from sayso.ledger.casebook import open_casebook
from sayso.ledger.queries import claims, report
from sayso.ledger.values import ClaimFilter
from tests.browser.serving import Served

pytestmark = pytest.mark.browser


def choose(page: Page, words: str) -> None:
    """Select these words, wherever the marks of other claims cut them."""
    page.evaluate(
        """(words) => {
          const text = document.getElementById("text");
          const nodes = [];
          const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) =>
            node.parentElement.closest("[data-start]") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
          while (walk.nextNode()) nodes.push(walk.currentNode);
          const whole = nodes.map((node) => node.data).join("");
          const start = whole.indexOf(words);
          const range = document.createRange();
          let at = 0;
          for (const node of nodes) {
            if (start >= at && start < at + node.length) range.setStart(node, start - at);
            const end = start + words.length;
            if (end > at && end <= at + node.length) range.setEnd(node, end - at);
            at += node.length;
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        words,
    )


def test_the_text_stands_there_to_the_letter_with_every_claim_marked(desk: Page, bench: Served):
    desk.goto(f"{bench.base}/reports/{bench.reports[0]}")
    shown = desk.evaluate(
        "[...document.querySelectorAll('#text p')].map(p => [...p.querySelectorAll('[data-start]')].map(e => e.textContent).join(''))"
    )
    with open_casebook(bench.folder) as casebook:
        held = report(casebook, bench.reports[0])
        spans = [each.claim.span for each in claims(casebook, ClaimFilter(reports=(held.id,)))]
    assert shown == [part for part in held.text.split("\n") if part.strip()]
    marked = "".join(desk.eval_on_selector_all("#text mark", "all => all.map(each => each.textContent)"))
    assert all(span.exact in marked for span in spans)
    assert desk.locator("#margin .card").count() == len(spans)


def test_a_click_on_words_or_card_finds_the_other(desk: Page, bench: Served):
    desk.set_viewport_size({"width": 1440, "height": 500})
    desk.goto(f"{bench.base}/reports/{bench.reports[0]}")
    desk.click("#text mark >> nth=1")
    chosen = desk.locator(".card.chosen")
    assert "target" in chosen.inner_text()
    desk.click("#margin .card >> nth=3")
    mark = desk.locator("#text mark.chosen")
    assert mark.inner_text() == "any crate had left"
    assert mark.is_visible()


def test_without_room_cards_follow_the_text_and_links_lead_both_ways(desk: Page, bench: Served):
    desk.set_viewport_size({"width": 360, "height": 700})
    desk.goto(f"{bench.base}/reports/{bench.reports[0]}")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
    desk.focus("#text a.ref >> nth=0")
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.closest('.card').id").startswith("card-c-")


def test_sources_at_risk_are_described_on_their_own_report_alone(desk: Page, bench: Served):
    desk.goto(f"{bench.base}/reports/{bench.reports[0]}")
    assert "feared for his family" in desk.inner_text("#margin")
    for path in ("/", "/claims", "/findings?all=1", "/sources", "/audit"):
        desk.goto(bench.base + path)
        told = desk.inner_text("body")
        assert "feared for his family" not in told, path
        assert "clerk in the depot" not in told.lower(), path
    desk.goto(bench.base + "/claims")
    assert "nonymous source 1 of report" in desk.inner_text("main")


def test_a_missed_claim_is_added_by_selecting_its_words(desk: Page, bench: Served):
    desk.goto(f"{bench.base}/reports/{bench.reports[1]}")
    choose(desk, "works, who feared for his family, said the works made 900")
    desk.keyboard.press("+")
    assert "said the works made 900" in desk.inner_text("[data-selected]")
    desk.select_option("#add-claim [name=type]", "stock")
    desk.fill("#add-claim [name=why]", "the reader missed it")
    with desk.expect_navigation():
        desk.click("#add-claim button.first")
    with open_casebook(bench.folder) as casebook:
        [added] = claims(casebook, ClaimFilter(types=("stock",)))
    assert added.claim.span.exact == "works, who feared for his family, said the works made 900"
    assert added.claim.made_by.name == "person"
    assert "by an analyst" in desk.inner_text(f"#card-{added.claim.id}")


def test_without_words_the_page_says_what_is_missing(desk: Page, bench: Served):
    desk.goto(f"{bench.base}/reports/{bench.reports[1]}")
    desk.keyboard.press("+")
    assert "Select the words" in desk.inner_text("#said")
    assert not desk.locator("#add-claim").is_visible()
