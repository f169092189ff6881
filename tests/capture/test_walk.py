"""From what a user names to items: everything is an item or a refusal, and nothing is followed out of a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sayso.capture import Captured, CaptureOptions, Item, ItemKind, Refusal, RefusalReason, capture, walk
from tests.capture.documents import STORY


def _make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY)


def _found(items: list[Item | Refusal]) -> list[str]:
    return [Path(item.source).name for item in items if isinstance(item, Item)]


def _refusals(items: list[Item | Refusal]) -> dict[str, RefusalReason]:
    return {item.name: item.reason for item in items if isinstance(item, Refusal)}


def test_a_folder_is_walked_in_one_order(tmp_path: Path) -> None:
    _make(tmp_path, "b.txt", "a.md", "sub/deep/c.txt", "Z.txt")
    assert _found(list(walk([str(tmp_path)]))) == ["Z.txt", "a.md", "b.txt", "c.txt"]


def test_files_patterns_and_addresses(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt", "b.txt", "c.md", "sub/d.txt")
    items = list(walk([str(tmp_path / "**" / "*.txt"), str(tmp_path / "c.md"), "https://example.org/a"]))
    assert _found(items) == ["a.txt", "b.txt", "d.txt", "c.md", "a"]
    assert isinstance(items[-1], Item)
    assert items[-1].kind is ItemKind.PAGE


def test_what_is_named_twice_is_one_item(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt")
    assert _found(list(walk([str(tmp_path), str(tmp_path / "a.txt"), str(tmp_path / "*.txt")]))) == ["a.txt"]


def test_a_name_with_brackets_is_a_name_first(tmp_path: Path) -> None:
    _make(tmp_path, "a[1].txt")
    assert _found(list(walk([str(tmp_path / "a[1].txt")]))) == ["a[1].txt"]


@pytest.mark.parametrize("path", ["no-such-file.txt", "no-such-folder/*.txt", "a\x00b", "*\x00"])
def test_what_is_not_there_is_refused(tmp_path: Path, path: str) -> None:
    assert list(_refusals(list(walk([str(tmp_path / path)]))).values()) == [RefusalReason.NO_SUCH_FILE]


def test_links_pipes_and_hidden_files_are_refused_and_the_rest_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    _make(tmp_path, "secret.txt", "in/good.txt", "in/.hidden.txt", "in/.git/config.txt", "outside/x.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "within.txt").symlink_to(folder / "good.txt")
    (folder / "folder").symlink_to(tmp_path / "outside")
    (folder / "round").symlink_to(folder)
    (folder / "broken.txt").symlink_to(folder / "nothing")
    items = list(walk([str(folder)]))
    assert _found(items) == ["good.txt"]
    assert _refusals(items) == {
        ".git": RefusalReason.HIDDEN,
        ".hidden.txt": RefusalReason.HIDDEN,
        **dict.fromkeys(
            ("pipe.txt", "out.txt", "within.txt", "folder", "round", "broken.txt"), RefusalReason.NOT_A_FILE
        ),
    }


def test_capture_itself_follows_no_link_and_waits_for_no_pipe(tmp_path: Path) -> None:
    _make(tmp_path, "secret.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("link.txt", "pipe.txt", "", "missing.txt"):
        outcome = capture(tmp_path / name)
        assert not isinstance(outcome, Captured)
        assert outcome.reason in {RefusalReason.NOT_A_FILE, RefusalReason.NO_SUCH_FILE}


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    _make(tmp_path, "a" * 250 + ".txt")
    outcome = capture(tmp_path / ("a" * 300 + ".txt"))
    assert isinstance(outcome, Refusal)
    assert outcome.reason is RefusalReason.NO_SUCH_FILE


def test_sidecars_are_no_reports_and_hold_for_their_folder(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt", "sub/b.txt")
    (tmp_path / "a.txt.toml").write_text('outlet = "Post"')
    (tmp_path / "list.csv").write_text("file,outlet\na.txt,Wire\nsub/b.txt,Radio\n")
    items = [item for item in walk([str(tmp_path)]) if isinstance(item, Item)]
    outlets = []
    for item in items:
        outcome = capture(item.source, None, item.options)
        assert isinstance(outcome, Captured)
        outlets.append((outcome.report.name, outcome.report.publication.outlet))
    assert outlets == [("a.txt", "Post"), ("b.txt", "Radio")]


def test_a_sidecar_among_named_files_is_used(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt")
    (tmp_path / "list.csv").write_text("file,outlet\na.txt,Wire\n")
    items = list(walk([str(tmp_path / "a.txt"), str(tmp_path / "list.csv")]))
    assert _found(items) == ["a.txt"]
    assert isinstance(items[0], Item)
    outcome = capture(items[0].source, None, items[0].options)
    assert isinstance(outcome, Captured)
    assert outcome.report.publication.outlet == "Wire"


def test_rows_that_name_no_file_are_reported(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt")
    (tmp_path / "reports.csv").write_text("file,outlet\na.txt,Post\nb.txt,Wire\n../c.txt,Wire\n/etc/passwd,Wire\n")
    items = list(walk([str(tmp_path)]))
    assert _refusals(items) == {
        "reports.csv: b.txt": RefusalReason.NO_SUCH_FILE,
        "reports.csv: ../c.txt": RefusalReason.BAD_SIDECAR,
        "reports.csv: /etc/passwd": RefusalReason.BAD_SIDECAR,
    }
    assert any("Row 3" in item.detail for item in items if isinstance(item, Refusal))


def test_a_toml_without_its_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt.toml").write_text('outlet = "Post"')
    assert _refusals(list(walk([str(tmp_path)]))) == {"a.txt.toml": RefusalReason.BAD_SIDECAR}


def test_other_tables_are_leads(tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text("month,containers\n2024-02,6700\n")
    (tmp_path / "counts.tsv").write_text("file\tcontainers\n2024-02\t6700\n")
    items = list(walk([str(tmp_path)]))
    assert [item.kind for item in items if isinstance(item, Item)] == [ItemKind.LEADS, ItemKind.LEADS]


def test_folders_that_are_left_out_are_not_walked(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt", "archive/b.txt")
    assert _found(list(walk([str(tmp_path)], CaptureOptions(leave_out=(tmp_path / "archive",))))) == ["a.txt"]


def test_a_sidecar_that_was_named_and_is_none_is_reported_first(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt")
    items = list(walk([str(tmp_path)], CaptureOptions(sidecars=(tmp_path / "typo.csv",))))
    assert isinstance(items[0], Refusal)
    assert _refusals(items) == {"typo.csv": RefusalReason.BAD_SIDECAR}


def test_the_order_is_the_same_whatever_the_disk_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make(tmp_path, *(f"{name}.txt" for name in "dbaec"), "sub/z.txt", "sub/y.txt")
    expected = _found(list(walk([str(tmp_path)])))
    iterdir = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda self: reversed(list(iterdir(self))))
    assert _found(list(walk([str(tmp_path)]))) == expected
