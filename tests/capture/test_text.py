"""Plain text and Markdown as a user adds them."""

from __future__ import annotations

import pytest

from sayso.capture import CaptureOptions, RefusalReason
from sayso.model.report import Handling
from tests.capture.conftest import Read, Refused
from tests.capture.documents import STORY


def test_a_text_is_kept_to_the_letter(read: Read) -> None:
    text = "  Line one \n\n\tline two\u200b.  \n"
    report = read("note.txt", text.encode())
    assert report.text == text
    assert report.media_type == "text/plain"
    assert report.handling is Handling.PUBLIC
    assert report.notes == ()


def test_a_text_says_nothing_of_itself(read: Read) -> None:
    publication = read("note.txt", f"Monday, 26 February 2024\n{STORY}".encode()).publication
    assert (publication.published, publication.outlet, publication.title) == ("", "", "")
    assert (publication.language, publication.origin["language"]) == ("en", "detected")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", RefusalReason.EMPTY),
        (b" \r\n\t ", RefusalReason.EMPTY),
        (b"\x89PNG\r\n\x1a\n\x00\x00", RefusalReason.NOT_TEXT),
        (b"PK\x03\x04abc", RefusalReason.NOT_TEXT),
        (b"\x7fELF\x02\x01\x01" + bytes(200), RefusalReason.NOT_TEXT),
        (bytes(range(256)) * 20, RefusalReason.NOT_TEXT),
        (b"<?xml version='1.0'?><rss></rss>", RefusalReason.NOT_TEXT),
    ],
)
def test_what_is_no_text_is_refused(refused: Refused, data: bytes, reason: RefusalReason) -> None:
    refusal = refused(reason, "report.txt", data)
    assert len(refusal.sha256) == 64


def test_a_limit_on_bytes_and_one_on_code_points(refused: Refused, read: Read) -> None:
    refused(RefusalReason.TOO_LARGE, "a.txt", b"a" * 101, CaptureOptions(max_bytes=100))
    refused(RefusalReason.TOO_LONG, "a.txt", "가".encode() * 101, CaptureOptions(max_code_points=100))
    assert len(read("a.txt", "가".encode() * 100, CaptureOptions(max_code_points=100)).text) == 100


def test_one_line_of_twenty_megabytes_is_refused_at_once(refused: Refused) -> None:
    assert "2,000,000" in refused(RefusalReason.TOO_LONG, "line.txt", b"x" * 20_000_000).detail


def test_marks_without_end_do_not_run_away(refused: Refused) -> None:
    refused(RefusalReason.NOT_TEXT, "marks.txt", ("a" + "\u0301\u0316" * 500_000).encode())


def test_front_matter_tells_and_stays_in_the_text(read: Read) -> None:
    text = '---\ntitle: "Casings: a count"\ndate: 2024-03-15 # the day\npublisher: Lattice Group\ntags: [a, b]\n---\n\n# Casings\n'
    report = read("note.md", (text + STORY).encode())
    assert report.text == text + STORY
    assert report.media_type == "text/markdown"
    told = report.publication
    assert (told.title, told.published, told.outlet) == ("Casings: a count", "2024-03-15", "Lattice Group")
    assert told.origin["outlet"] == "document"


def test_front_matter_in_toml(read: Read) -> None:
    report = read("note.md", f'+++\npublished = 2024-03-15\nlanguage = "en-GB"\n+++\n{STORY}'.encode())
    assert (report.publication.published, report.publication.language) == ("2024-03-15", "en")


def test_a_date_that_is_none_is_left_out_with_a_note(read: Read) -> None:
    report = read("note.md", f"---\ndate: 03/04/2024\n---\n{STORY}".encode())
    assert report.publication.published == ""
    assert any("03/04/2024" in note for note in report.notes)


def test_a_name_that_deceives_the_eye_is_shown_harmless(read: Read) -> None:
    report = read("report\u202etxt.exe\u200b.txt", STORY.encode())
    assert report.name == "report\ufffdtxt.exe\ufffd.txt"
    assert any("name" in note for note in report.notes)


def test_a_name_of_any_bytes_can_be_stored(read: Read) -> None:
    assert read("re\udcffport\n.txt", STORY.encode()).name.encode("utf-8").decode() == "re\ufffdport\ufffd.txt"


def test_the_name_is_not_part_of_the_id(read: Read) -> None:
    assert read("a.txt", STORY.encode()).id == read("b.txt", STORY.encode()).id
