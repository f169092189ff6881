"""The kind of a document: content first, then the name; a conflict is noted."""

from __future__ import annotations

import pytest

from sayso.capture import RefusalReason
from tests.capture.conftest import Read, Refused
from tests.capture.documents import STORY, message, page, pdf, text_block


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", page(), "text/html"),
        ("a.md", page(), "text/html"),
        ("a", page(), "text/html"),
        ("a.txt", pdf(text_block(STORY)), "application/pdf"),
        ("a.html", pdf(text_block(STORY)), "application/pdf"),
        ("a.txt", message().as_bytes(), "message/rfc822"),
        ("a.eml", page(), "text/html"),
        ("a.html", STORY.encode(), "text/plain"),
        ("a.eml", STORY.encode(), "text/plain"),
    ],
)
def test_content_outweighs_the_name(read: Read, name: str, data: bytes, media_type: str) -> None:
    report = read(name, data)
    assert report.media_type == media_type
    assert any("name says" in note for note in report.notes) == ("." in name)


def test_utf_16_pages_are_pages(read: Read) -> None:
    assert read("a.html", page().decode().encode("utf-16")).media_type == "text/html"


def test_a_fragment_named_html_is_a_page(read: Read) -> None:
    fragment = "".join(f"<p>{sentence}.</p>" for sentence in STORY.split(". "))
    assert read("a.html", fragment.encode()).media_type == "text/html"


def test_a_letter_is_no_message_for_its_first_lines(read: Read) -> None:
    assert read("a.txt", f"From: the desk\nTo: all\n\n{STORY}".encode()).media_type == "text/plain"


def test_a_text_that_shows_tags_is_a_text(read: Read) -> None:
    assert read("a.txt", f"He wrote <p> and left. {STORY}".encode()).media_type == "text/plain"


def test_what_is_named_pdf_and_is_none_is_refused(refused: Refused) -> None:
    refused(RefusalReason.UNREADABLE, "a.pdf", STORY.encode())
