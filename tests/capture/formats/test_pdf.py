"""PDF: pages, paragraphs, footnotes and tables with their places; broken ones refused."""

from __future__ import annotations

import random

import pytest
from pypdf import PdfWriter
from reportlab.platypus import Flowable

from sayso.capture import Captured, CaptureOptions, ReadingLimits, RefusalReason, capture
from sayso.capture.formats.pdf_tables import grids
from sayso.model.report import Report
from tests.capture.conftest import Read, Refused
from tests.capture.documents import (
    SENTENCES,
    STORY,
    encrypted,
    in_columns,
    new_page,
    pdf,
    space,
    table,
    text_block,
)

ROWS = (("Month", "Plant", "Delivered"), ("February 2024", "Brennick", "2,850"), ("March 2024", "", "3,400"))


def _place(report: Report, words: str) -> str:
    """The locator of the stretch that is exactly these words."""
    return next(str(each) for each in report.locators if report.text[each.start : each.end] == words)


def test_lines_are_joined_to_paragraphs(read: Read) -> None:
    report = read("a.pdf", pdf(text_block(STORY), space(), text_block(SENTENCES[2])))
    assert report.text == f"{STORY}\n{SENTENCES[2]}"
    assert _place(report, SENTENCES[2]) == "page 1, paragraph 2"


def test_a_broken_word_is_put_together_and_a_compound_with_figures_is_not(read: Read) -> None:
    report = read("a.pdf", pdf(text_block("The goal for the next quar-<br/>ter is five thousand 152-<br/>mm shells.")))
    assert report.text == "The goal for the next quarter is five thousand 152-mm shells."


def test_a_table_is_read_row_by_row(read: Read) -> None:
    report = read("a.pdf", pdf(text_block(STORY), space(20), table(*ROWS), space(20), text_block(SENTENCES[3])))
    rows = "Month | Plant | Delivered\nFebruary 2024 | Brennick | 2,850\nMarch 2024 |  | 3,400"
    assert report.text == f"{STORY}\n{rows}\n{SENTENCES[3]}"
    assert _place(report, "3,400") == "page 1, table 1, row 3, column 3"


def test_a_cell_of_several_lines_stays_in_its_row(read: Read) -> None:
    rows = (ROWS[0], ("February 2024", "Brennick works and Harnow mill together", "2,850"), ROWS[2])
    report = read("a.pdf", pdf(table(*rows, widths=(100, 80, 80)), space(), text_block(STORY)))
    assert "February 2024 | Brennick works and Harnow mill together | 2,850" in report.text


def test_words_of_a_table_are_told_from_justified_prose() -> None:
    prose = [
        "The notation  to  access the  ‘Group’ type  of the",
        "example  (as  a  string.)   Such  strings   are used  in",
    ]
    words = ["Plant            Town          Product", "Brennick         Lodvar        casings"]
    assert list(grids(prose)) == []
    assert list(grids(words)) == [[("Plant", "Town", "Product"), ("Brennick", "Lodvar", "casings")]]


def test_a_list_is_no_table() -> None:
    assert list(grids(["  1.   Steel from Harnow", "  2.   Powder from Skarn", "  3.   Casings"])) == []


def test_a_footnote_has_its_number(read: Read) -> None:
    note = "<super>1</super> Letter of the works to the ministry, 4 April 2024."
    report = read("a.pdf", pdf(text_block(STORY), space(300), text_block(note, 7)))
    assert _place(report, "¹ Letter of the works to the ministry, 4 April 2024.").endswith("footnote 1")


def test_the_number_of_a_note_is_no_digit_of_a_figure(read: Read) -> None:
    report = read("a.pdf", pdf(text_block("They counted 3,400<super>1</super> casings in March.")))
    assert report.text == "They counted 3,400¹ casings in March."


def test_two_columns_are_read_one_after_the_other(read: Read) -> None:
    parts = [part for number in range(3) for part in (text_block(f"Part {number}. {STORY}"), space())]
    report = read("a.pdf", in_columns(*parts))
    assert report.text.replace("\n", " ") == " ".join(f"Part {number}. {STORY}" for number in range(3))


def test_running_heads_and_page_numbers_are_left_out_and_named(read: Read) -> None:
    parts: list[Flowable] = []
    for number, sentence in enumerate(SENTENCES):
        parts += [text_block(f"Part {number} of the paper."), text_block(sentence), new_page()]
    report = read("a.pdf", pdf(*parts, heads=True))
    assert "Working Paper" not in report.text
    assert "Page 2" not in report.text
    assert all(sentence in report.text for sentence in SENTENCES)
    assert any("Working Paper" in note for note in report.notes)
    assert _place(report, SENTENCES[3]).startswith("page 4")


def test_a_paragraph_goes_on_over_the_page(read: Read) -> None:
    first = text_block("The works at Brennick delivered 3,400 casings in March, and")
    rest = text_block("the goal for the next quarter is five thousand.")
    report = read("a.pdf", pdf(first, new_page(), rest))
    assert (
        report.text
        == "The works at Brennick delivered 3,400 casings in March, and the goal for the next quarter is five thousand."
    )


def test_the_day_on_which_the_file_was_made_is_not_that_of_publication(read: Read) -> None:
    assert read("a.pdf", pdf(text_block(STORY))).publication.published == ""


def test_an_encrypted_one_is_refused_unless_it_opens_without_a_password(refused: Refused, read: Read) -> None:
    data = pdf(text_block(STORY))
    refused(RefusalReason.ENCRYPTED, "a.pdf", encrypted(data, "secret"))
    assert read("a.pdf", encrypted(data, "")).text == STORY


def test_a_scan_is_refused_with_what_to_do(refused: Refused) -> None:
    assert "OCR" in refused(RefusalReason.EMPTY, "a.pdf", pdf(space(), new_page(), space())).detail


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_truncated_one_is_refused_or_read_and_never_breaks_the_run(share: float) -> None:
    data = pdf(text_block(STORY), table(*ROWS))
    outcome = capture("a.pdf", data[: int(len(data) * share)])
    if not isinstance(outcome, Captured):
        assert outcome.reason in {RefusalReason.UNREADABLE, RefusalReason.EMPTY}


@pytest.mark.parametrize("seed", range(12))
def test_damaged_bytes_never_break_the_run(seed: int) -> None:
    dice = random.Random(seed)
    data = bytearray(pdf(text_block(STORY), table(*ROWS)))
    for _ in range(40):
        data[dice.randrange(20, len(data))] = dice.randrange(256)
    outcome = capture("a.pdf", bytes(data), CaptureOptions(reading=ReadingLimits(seconds=20)))
    assert isinstance(outcome, Captured) or outcome.detail


LOOP_OF_PAGES = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>> endobj
trailer <</Root 1 0 R/Size 3>>
startxref
0
%%EOF
"""


@pytest.mark.parametrize(
    "data",
    [
        LOOP_OF_PAGES,
        LOOP_OF_PAGES.replace(b"[2 0 R 2 0 R]", b"[1 0 R]"),
        LOOP_OF_PAGES.replace(b"/Size 3", b"/Size 3/Prev 0"),
        b"%PDF-1.7\n" + b"[" * 200_000,
        b"%PDF-1.7\n%%EOF",
    ],
)
def test_loops_and_depths_are_refused(refused: Refused, data: bytes) -> None:
    options = CaptureOptions(reading=ReadingLimits(seconds=20))
    outcome = capture("a.pdf", data, options)
    assert not isinstance(outcome, Captured)
    assert outcome.reason in {RefusalReason.UNREADABLE, RefusalReason.EMPTY, RefusalReason.RUNS_AWAY}


def test_a_page_of_blank_paper_is_noted(read: Read) -> None:
    report = read("a.pdf", pdf(text_block(STORY), new_page(), space(), new_page(), text_block(SENTENCES[0])))
    assert any("page 2 holds no text" in note for note in report.notes)


def test_title_and_language_come_from_the_document(read: Read) -> None:
    import io

    writer = PdfWriter(clone_from=io.BytesIO(pdf(text_block(STORY))))
    writer.add_metadata({"/Title": "Casings in Lodvar", "/Author": "Ferrow Institute"})
    held = io.BytesIO()
    writer.write(held)
    told = read("a.pdf", held.getvalue()).publication
    assert (told.title, told.author) == ("Casings in Lodvar", "Ferrow Institute")
