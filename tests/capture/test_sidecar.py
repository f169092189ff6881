"""Metadata from the user, from sidecars and from the document: who is believed, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.capture import CaptureOptions, RefusalReason, Told
from sayso.model.report import Handling
from tests.capture.conftest import Read, Refused
from tests.capture.documents import STORY, page


def _file(folder: Path, name: str = "a.txt", data: bytes = STORY.encode()) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_toml_beside_a_file_describes_it(tmp_path: Path, read: Read) -> None:
    path = _file(tmp_path)
    (tmp_path / "a.txt.toml").write_text(
        'outlet = "Harbour Post"\npublished = 2024-02-27\nurl = "https://example.com/a"\nhandling = "restricted"\n'
    )
    report = read(path)
    assert (report.publication.outlet, report.publication.published) == ("Harbour Post", "2024-02-27")
    assert report.publication.origin["outlet"] == "sidecar a.txt.toml"
    assert report.handling is Handling.RESTRICTED


def test_a_csv_describes_many(tmp_path: Path, read: Read) -> None:
    paths = [_file(tmp_path, name) for name in ("a.txt", "b.txt")]
    (tmp_path / "reports.csv").write_text("file,outlet,published\na.txt,Post,2024-02\nb.txt,Wire,2024-02-27\n")
    told = [read(path).publication for path in paths]
    assert [(each.outlet, each.published) for each in told] == [("Post", "2024-02"), ("Wire", "2024-02-27")]
    assert told[0].origin["outlet"] == "sidecar reports.csv"


def test_a_csv_beside_a_folder_of_its_name_describes_what_is_in_it(tmp_path: Path, read: Read) -> None:
    path = _file(tmp_path / "spring")
    (tmp_path / "spring.csv").write_text("file;outlet\na.txt;Post\n")
    assert read(path).publication.outlet == "Post"


def test_a_csv_of_any_name_is_used_if_the_user_names_it(tmp_path: Path, read: Read) -> None:
    path = _file(tmp_path)
    table = tmp_path / "list.csv"
    table.write_text("FILE,Outlet\n./a.txt,Post\n")
    assert read(path).publication.outlet == ""
    assert read(path, None, CaptureOptions(sidecars=(table,))).publication.outlet == "Post"


def test_option_over_toml_over_csv_over_document(tmp_path: Path, read: Read) -> None:
    head = "<meta property='og:site_name' content='Document'><meta name='author' content='Document'>"
    path = _file(tmp_path, "a.html", page(head=head + "<title>Document</title>"))
    (tmp_path / "a.html.toml").write_text('outlet = "Toml"\npublished = "2024-02"\n')
    (tmp_path / "reports.csv").write_text("file,outlet,published,language,title\na.html,Csv,2024-02-27,de,Csv\n")
    report = read(path, None, CaptureOptions(told=Told(outlet="Option")))
    told = report.publication
    assert (told.outlet, told.published, told.language) == ("Option", "2024-02", "de")
    assert (told.title, told.author) == ("Csv", "Document")
    assert set(told.origin) == {"outlet", "published", "language", "title", "author"}
    assert sorted({*told.origin.values()}) == [
        "document",
        "option",
        "sidecar a.html.toml",
        "sidecar reports.csv",
    ]


def test_a_sidecar_that_contradicts_the_document_is_noted(tmp_path: Path, read: Read) -> None:
    path = _file(tmp_path, "a.html", page(head="<meta name='date' content='2024-03-01'>"))
    (tmp_path / "a.html.toml").write_text('published = "2024-02-27"\n')
    report = read(path)
    assert report.publication.published == "2024-02-27"
    assert any("2024-02-27" in note and "2024-03-01" in note and "document" in note for note in report.notes)


def test_a_coarser_date_is_no_contradiction(tmp_path: Path, read: Read) -> None:
    path = _file(tmp_path, "a.html", page(head="<meta name='date' content='2024-03-01'>"))
    (tmp_path / "a.html.toml").write_text('published = "2024-03"\nlanguage = "en"\n')
    assert read(path).notes == ()


@pytest.mark.parametrize("date", ["27/02/2024", "2024-02-30", "yesterday", "2024-13", "Feb 2024"])
def test_a_date_that_is_none_is_not_guessed(tmp_path: Path, read: Read, date: str) -> None:
    path = _file(tmp_path)
    (tmp_path / "reports.csv").write_text(f"file,published\na.txt,{date}\n")
    report = read(path)
    assert report.publication.published == ""
    assert any(date in note for note in report.notes)


@pytest.mark.parametrize(
    "date", ["2024", "2024-02", "2024-02-29", "2024-02?", "2024-21", "2024-02-27/2024-02-29", "202X"]
)
def test_every_edtf_date_is_taken(tmp_path: Path, read: Read, date: str) -> None:
    assert read("a.txt", STORY.encode(), CaptureOptions(told=Told(published=date))).publication.published == date


def test_a_column_that_is_not_known_is_noted(tmp_path: Path, read: Read) -> None:
    path = _file(tmp_path)
    (tmp_path / "reports.csv").write_text("file,outlet,sourse\na.txt,Post,me\n")
    assert any("sourse" in note for note in read(path).notes)


def test_a_file_that_is_named_twice_is_noted(tmp_path: Path, read: Read) -> None:
    path = _file(tmp_path)
    (tmp_path / "reports.csv").write_text("file,outlet\na.txt,Post\na.txt,Wire\n")
    report = read(path)
    assert report.publication.outlet == "Post"
    assert any("row 2" in note and "3" in note for note in report.notes)


@pytest.mark.parametrize("toml", ['outlet = "Post', "\xff", 'handling = "secret"', "a = " + "[" * 5_000])
def test_a_sidecar_that_cannot_be_read_refuses_its_file(tmp_path: Path, refused: Refused, toml: str) -> None:
    path = _file(tmp_path)
    (tmp_path / "a.txt.toml").write_bytes(toml.encode("latin-1"))
    assert "a.txt.toml" in refused(RefusalReason.BAD_SIDECAR, path).detail


@pytest.mark.parametrize("name", ["../a.txt", "/etc/passwd", "..\\a.txt", "x/../../a.txt", "C:\\a.txt"])
def test_a_sidecar_speaks_only_of_its_own_folder(tmp_path: Path, read: Read, name: str) -> None:
    path = _file(tmp_path)
    inner = tmp_path / "inner"
    _file(inner, "b.txt")
    (inner / "reports.csv").write_text(f"file,outlet\nb.txt,Wire\n{name},Forged\n")
    assert read(path, None, CaptureOptions(sidecars=(inner / "reports.csv",))).publication.outlet == ""


def test_values_are_shown_in_one_harmless_line(read: Read) -> None:
    told = Told(outlet="The\u202e Post\n\x1b[31m\u200b", title="a" * 10_000)
    publication = read("a.txt", STORY.encode(), CaptureOptions(told=told)).publication
    assert publication.outlet == "The Post [31m"
    assert len(publication.title) == 500


def test_nothing_is_taken_in_without_a_sidecar_that_was_named(tmp_path: Path, refused: Refused) -> None:
    path = _file(tmp_path)
    options = CaptureOptions(sidecars=(tmp_path / "typo.csv",))
    assert "typo.csv" in refused(RefusalReason.BAD_SIDECAR, path, None, options).detail


def test_a_table_that_may_speak_of_a_file_and_cannot_be_read_refuses_it(tmp_path: Path, refused: Refused) -> None:
    path = _file(tmp_path)
    (tmp_path / "reports.csv").write_bytes(b"\x89PNG\x00\x01\x02" * 50)
    assert "reports.csv" in refused(RefusalReason.BAD_SIDECAR, path).detail


@pytest.mark.parametrize("name", ["a.txt.toml", "reports.csv"])
def test_a_sidecar_that_is_a_link_is_not_followed(tmp_path: Path, refused: Refused, name: str) -> None:
    outside = tmp_path / "outside"
    outside.write_text("outlet = 'Forged'\n")
    path = _file(tmp_path / "in")
    (tmp_path / "in" / name).symlink_to(outside)
    refused(RefusalReason.BAD_SIDECAR, path)


def test_a_language_that_the_text_is_not_in_is_noted(read: Read) -> None:
    report = read("a.txt", STORY.encode(), CaptureOptions(told=Told(language="ko")))
    assert report.publication.language == "ko"
    assert "language: the option says “ko”, but the text looks like “en”; that of the option was taken" in report.notes


def test_pasted_text_can_be_restricted(read: Read) -> None:
    report = read("pasted text", STORY.encode(), CaptureOptions(told=Told(handling="restricted")))
    assert (report.name, report.handling) == ("pasted text", Handling.RESTRICTED)
