"""E-mail: its words, where it says it comes from, and what came with it."""

from __future__ import annotations

from email.message import EmailMessage

from sayso.capture import CaptureOptions, RefusalReason, Told
from sayso.model.report import Handling
from tests.capture.conftest import Read, Refused
from tests.capture.documents import STORY, message, page


def test_the_body_is_the_text_and_the_head_the_publication(read: Read) -> None:
    report = read("a.eml", message(f"Dear editors,\n\n{STORY}\n").as_bytes())
    assert report.text.rstrip("\n") == f"Dear editors,\n\n{STORY}"
    told = report.publication
    assert (told.title, told.published) == ("The tractor works", "2024-04-12")
    assert told.author == "A reader <reader@example.net>"


def test_mail_is_restricted_unless_the_user_says_otherwise(read: Read) -> None:
    data = message().as_bytes()
    assert read("a.eml", data).handling is Handling.RESTRICTED
    assert read("a.eml", data, CaptureOptions(told=Told(handling="public"))).handling is Handling.PUBLIC


def test_what_is_attached_is_named(read: Read) -> None:
    mail = message()
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="figures.pdf")
    mail.add_attachment("a,b\n1,2\n", subtype="csv", filename="counts.csv")
    inner = message(Subject="An earlier letter")
    mail.add_attachment(inner)
    notes = read("a.eml", mail.as_bytes()).notes
    assert "attachment not read: figures.pdf (application/pdf)" in notes
    assert any("counts.csv" in note for note in notes)
    assert "attached message not read: An earlier letter" in notes


def test_a_message_in_html_is_read_as_shown(read: Read) -> None:
    mail = EmailMessage()
    mail["From"], mail["Date"], mail["MIME-Version"] = (
        "a@example.net",
        "Fri, 12 Apr 2024 21:40:00 +0200",
        "1.0",
    )
    mail.set_content(
        "<p>The works <b>delivered</b> 3,400.</p><p style='display:none'>Not shown.</p><p>It is so.</p>",
        subtype="html",
    )
    report = read("a.eml", mail.as_bytes())
    assert report.text == "The works delivered 3,400.\nIt is so."
    assert any("hidden" in note for note in report.notes)


def test_the_plain_part_is_preferred(read: Read) -> None:
    mail = message()
    mail.add_alternative("<p>Other words.</p>", subtype="html")
    assert "Other words" not in read("a.eml", mail.as_bytes()).text


def test_flowing_lines_are_put_together(read: Read) -> None:
    data = (
        b"From: a@example.net\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
        b"The works delivered \n3,400 casings.\n> Really? \nYes.\n"
    )
    assert read("a.eml", data).text == "The works delivered 3,400 casings.\n> Really? \nYes.\n"


def test_old_character_sets_are_read(read: Read) -> None:
    mail = message()
    mail.set_content("탄피 3,400개를 납품했다.", charset="euc-kr")
    assert "탄피 3,400개" in read("a.eml", mail.as_bytes()).text


def test_a_forged_head_is_noted(read: Read) -> None:
    data = b"From: minister@example.org\nFrom: somebody@example.net\n" + message().as_bytes()
    assert any("several From" in note for note in read("a.eml", data).notes)


def test_a_message_without_words_is_refused(refused: Refused) -> None:
    mail = message("")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="figures.pdf")
    refused(RefusalReason.EMPTY, "a.eml", mail.as_bytes())


def test_parts_without_end_are_refused(refused: Refused) -> None:
    depth = 3_000
    head = b"From: a@example.net\nMIME-Version: 1.0\n"
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    refused(RefusalReason.UNREADABLE, "a.eml", head + parts + b"\nend")


def test_a_box_of_messages_is_refused(refused: Refused) -> None:
    one = b"From reader@example.net Fri Apr 12 21:40:00 2024\n" + message().as_bytes()
    assert "several messages" in refused(RefusalReason.UNREADABLE, "a.eml", one + b"\n\n" + one).detail


def test_a_page_saved_by_a_browser_is_a_page(read: Read) -> None:
    mail = EmailMessage()
    mail["From"], mail["MIME-Version"] = "<Saved by Blink>", "1.0"
    mail["Snapshot-Content-Location"] = "https://example.net/casings"
    mail.set_content(page().decode(), subtype="html")
    report = read("a.mhtml", mail.as_bytes())
    assert (report.media_type, report.handling) == ("text/html", Handling.PUBLIC)
    assert report.publication.url == "https://example.net/casings"
