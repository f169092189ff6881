"""The briefing: every sentence stands on a footnote, says how firmly, and is the same for any order of claims."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sayso.domain.arms import arms
from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.report import Handling
from sayso.model.shown import Audience, shown_report
from sayso.model.source import Naming
from sayso.publish import compose, to_html, to_markdown
from sayso.publish.compose import Held
from tests.telling import MINISTRY, OUTLET, TEXT, claim_of, claims_of, report_of, shown_of, span_of


def briefing_of(claims=None, **changes):
    return compose(
        shown_of(claims_of() if claims is None else claims),
        [Held(shown_report(report_of()))],
        arms(),
        **changes,
    )


def sentence_of(claim):
    return next(line for line in to_markdown(briefing_of([claim])).splitlines() if line.startswith("- **"))


def test_every_sentence_has_a_footnote_with_claim_words_place_and_hash():
    text = to_markdown(briefing_of())
    sentences = [line for line in text.splitlines() if line.startswith("- **")]
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.MULTILINE))
    assert len(sentences) == len(notes) == 5
    for number, claim in zip(sorted(notes, key=int), sorted_by_note(text), strict=True):
        start, end = map(int, re.search(r"\\\[(\d+), (\d+)\)", notes[number]).groups())
        assert f"“{TEXT[start:end]}”" in notes[number]
        assert claim in notes[number]
        assert report_of().sha256 in notes[number]


def sorted_by_note(text):
    return re.findall(r"^\[\^\d+\]: Claim `(c-\w+)`", text, re.MULTILINE)


def test_the_page_has_the_same_footnotes_and_every_link_leads_somewhere():
    page = to_html(briefing_of())
    targets, links = set(re.findall(r' id="([^"]+)"', page)), re.findall(r'href="#([^"]+)"', page)
    assert set(links) <= targets
    assert sum(link.startswith("n") for link in links) == 5


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"status": Status.TARGET}, "target, not output"),
        ({"status": Status.ORDERED}, "order, not output"),
        ({"status": Status.CAPACITY}, "capacity, not output"),
        ({"status": Status.EQUIVALENT, "type": "transfer"}, "equivalent, not contents"),
        ({"status": Status.PLANNED, "type": "transfer"}, "plan, not delivery"),
        ({"factuality": Factuality.PROBABLE}, "believed (probable)"),
        ({"factuality": Factuality.UNKNOWN, "polarity": Polarity.NONE}, "did not know (unknown)"),
        ({"polarity": Polarity.DENIED}, "said in the negative (denied)"),
        ({"condition": span_of("In short")}, "on a condition: “In short”"),
    ],
)
def test_a_sentence_says_what_the_claim_must_not_be_taken_for(changes, said):
    assert said in sentence_of(claim_of("output trebled", MINISTRY, **changes))


def test_a_multiple_without_a_base_says_so():
    assert "no base given" in sentence_of(claims_of()[4])


def test_an_outlet_that_does_not_say_from_whom_is_told_as_such():
    hearsay = claim_of("output trebled")
    silent = replace(OUTLET, naming=Naming.UNDISCLOSED)
    link = replace(hearsay.attribution.links[0], source=silent)
    told = sentence_of(replace(hearsay, attribution=replace(hearsay.attribution, links=(link,))))
    assert "Harbour Post, without saying from whom,** said (source not disclosed)" in told


def test_who_passed_it_on_stands_in_the_sentence():
    assert "as told by A clerk in the depot" not in sentence_of(claims_of()[3])
    relayed = claim_of("any crate had left", MINISTRY, replace(MINISTRY, described="Vardania's embassy", key="s9"))
    assert "**Vardania's embassy** said: “any crate had left”, as told by The Ministry of Supply" in sentence_of(
        relayed
    )


def test_a_claim_that_restates_another_stands_in_its_footnote():
    body = claims_of()[4]
    lead = replace(claim_of("any crate had left", MINISTRY), restates=(body.id,))
    briefing = briefing_of([body, lead])
    assert [note.claim for note in briefing.footnotes] == [body.id]
    assert f"restated at \\[{lead.span.start}, {lead.span.end})" in to_markdown(briefing)


def test_two_claims_that_restate_each_other_are_not_both_lost():
    one, other = claims_of()[3], claims_of()[4]
    briefing = briefing_of([replace(one, restates=(other.id,)), replace(other, restates=(one.id,))])
    assert len(briefing.footnotes) == 2


def test_restricted_reports_are_counted_and_left_out_unless_asked_for():
    letter = report_of(handling=Handling.RESTRICTED)
    shown, held = shown_of(claims_of(), report=letter), [Held(shown_report(letter))]
    left_out = to_markdown(compose(shown, held, arms()))
    assert "Left out: 5 claims of 1 restricted report." in left_out
    assert "900 shells" not in left_out
    assert len(compose(shown, held, arms(), restricted=True).footnotes) == 5


def test_reports_that_were_not_read_are_listed_with_the_reason():
    held = [Held(shown_report(report_of(outlet="한빛독자")), "Sayso does not read ru yet")]
    text = to_markdown(compose([], held, arms()))
    assert "Not read yet: 1 report" in text
    assert "한빛독자" in text
    assert "Sayso does not read ru yet" in text


def test_sources_at_risk_are_numbers_and_as_published_they_carry_a_warning():
    assert "welder" not in to_html(briefing_of()).lower()
    shown = shown_of(claims_of(), Audience.AS_PUBLISHED)
    open_page = to_html(compose(shown, [Held(shown_report(report_of()))], arms()))
    assert "A welder at the Lodvar works" in open_page
    assert "handle with care" in open_page


@given(st.randoms(use_true_random=False))
def test_the_same_claims_in_any_order_make_the_same_bytes(order: random.Random):
    shown = shown_of(claims_of()) + shown_of(claims_of(), report=report_of(outlet="Quay Ledger"))
    held = [Held(shown_report(report_of())), Held(shown_report(report_of(outlet="Quay Ledger")))]
    first = compose(shown, held, arms())
    order.shuffle(shown)
    order.shuffle(held)
    again = compose(shown, held, arms())
    assert to_html(again) == to_html(first)
    assert to_markdown(again) == to_markdown(first)


class Scripts(HTMLParser):
    """What a browser would run or fetch."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag in {"script", "img", "iframe", "object", "link", "form"} or any(name.startswith("on") for name in told):
            self.found.append(tag)
        if (told.get("href") or "#").strip().lower().startswith(("javascript:", "data:", "vbscript:")):
            self.found.append(told["href"])


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "{{ 7*7 }}{% raw %}",
    "![x](http://evil.example/a.png) <b>bold</b> `code` [^1]: note",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_what_a_report_writes_never_becomes_part_of_the_page(words: str):
    text = f"The works said {words} in May.\n"
    report = report_of(text, outlet=words, url=f"javascript:{words}", published=words)
    source = replace(MINISTRY, described=words)
    claim = claim_of(words, source, text=text, roles={"facility": (words,)}, hedge=words)
    briefing = compose(shown_of([claim], report=report), [Held(shown_report(report), words)], arms())
    scripts = Scripts()
    scripts.feed(to_html(briefing))
    assert scripts.found == []
    assert "49" not in re.findall(r"<q[^>]*>(.*?)</q>", to_html(briefing))
    scripts.feed(MarkdownIt("commonmark").render(to_markdown(briefing)))
    assert scripts.found == []
    assert to_markdown(briefing).count("\n[^") == 1


def test_the_page_fetches_nothing_and_holds_no_clock():
    page = to_html(briefing_of())
    assert "default-src 'none'" in page
    assert not re.search(r"""(src=|url\(|@import)""", page)
    assert "20" + "26" not in page
