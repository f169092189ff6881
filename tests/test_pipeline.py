"""From paths to claims: whatever the order and the number of workers, the same exports; interrupted, nothing is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sayso.capture import CaptureOptions, ReadingLimits, Told
from sayso.domain.arms import arms
from sayso.ledger import queries
from sayso.ledger.casebook import Casebook, create
from sayso.ledger.values import ClaimFilter
from sayso.model.shown import Audience
from sayso.pipeline import Plan, Watch, add, read_and_extract, shown_claims, shown_entry
from sayso.publish import compose, to_csv, to_html, to_jsonl, to_markdown
from sayso.publish.compose import Held

OPTIONS = CaptureOptions(Told(outlet="Harbour Post", published="2024-06-03"))
TEXTS = {
    "one.txt": "Written to try Sayso.\nThe Lodvar works made 900 shells in May, the Ministry of Supply said.\n",
    "two.txt": "Written to try Sayso.\nAn official at the works said the goal was 1,200 shells a month.\n",
    "three.txt": "Written to try Sayso.\nVardania sent 40 crates of shells to Tessaria in April, a minister said.\n",
    "four.md": "# Invented\n\nThe Lodvar works produced 300 rockets in 2023, its director said.\n",
    "five.txt": "Написано, чтобы проверить программу. Завод выпустил девятьсот снарядов в мае, сообщило министерство.\n",
    "six.txt": "Written to try Sayso.\nThe Lodvar works made 900 shells in May, the Ministry of Supply said.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("given")
    for name, text in TEXTS.items():
        (made / name).write_text(text, "utf-8")
    return made


def exports(casebook: Casebook) -> list[str]:
    shown = list(shown_claims(casebook, ClaimFilter(), Audience.ELSEWHERE))
    held = [Held(shown_entry(entry), entry.unread) for entry in queries.reports(casebook)]
    briefing = compose(shown, held, arms())
    return ["".join(to_jsonl(shown)), "".join(to_csv(shown)), to_html(briefing), to_markdown(briefing)]


@pytest.fixture(scope="module")
def straight(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What comes of all of it added at once, by one worker."""
    with create(tmp_path_factory.mktemp("straight") / "book") as casebook:
        add(casebook, [str(folder)], Plan(OPTIONS, workers=1))
        return exports(casebook)


@pytest.mark.parametrize(("seed", "workers"), [(1, 1), (2, 2)])
def test_any_order_and_any_number_of_workers_give_the_same_bytes(folder, straight, tmp_path, seed, workers):
    names = sorted(TEXTS)
    random.Random(seed).shuffle(names)
    with create(tmp_path / "other") as casebook:
        add(casebook, [str(folder / name) for name in names[:2]], Plan(OPTIONS, workers=1))
        add(casebook, [str(folder / name) for name in names], Plan(OPTIONS, workers=workers))
        assert exports(casebook) == straight


def test_what_is_compared_is_not_empty(straight):
    lines, *_ = straight
    assert lines.count("\n") >= 3
    assert "900 shells" in lines


class Interrupted(BaseException):
    """As a Ctrl-C arrives."""


def test_an_interrupted_run_keeps_what_it_told_and_the_next_one_goes_on(folder, straight, tmp_path):
    told: list[str] = []

    def stop(done):
        told.append(done.report)
        if len(told) == 2:
            raise Interrupted

    with create(tmp_path / "book") as casebook:
        with pytest.raises(Interrupted):
            add(casebook, [str(folder)], Plan(OPTIONS, workers=2, watch=Watch(read=stop)))
        read = [entry.id for entry in queries.reports(casebook) if entry.reader]
        assert sorted(told) == read
        again: list[str] = []
        add(casebook, [str(folder)], Plan(OPTIONS, watch=Watch(read=lambda done: again.append(done.report))))
        assert not set(told) & set(again)
        assert exports(casebook) == straight


def test_a_second_run_reads_nothing_again(folder, tmp_path):
    waiting: list[int] = []
    with create(tmp_path / "book") as casebook:
        for _ in range(2):
            add(casebook, [str(folder)], Plan(OPTIONS, watch=Watch(waiting=waiting.append)))
    assert waiting == [5, 0]


def test_a_language_that_is_not_read_is_stored_and_said_to_be_unread(folder, tmp_path):
    with create(tmp_path / "book") as casebook:
        add(casebook, [str(folder)], Plan(OPTIONS))
        unread = {entry.name: entry.unread for entry in queries.reports(casebook) if entry.unread}
        assert unread == {"five.txt": "Sayso does not read ru yet"}
        assert "Завод" in queries.report(casebook, "five.txt").text


def faulty(report):
    """Reading with a fault in it, as another process is given it."""
    with pytest.MonkeyPatch.context() as patch:
        if report.name == "two.txt":
            patch.setattr("sayso.extract.extract", lambda *_: 1 // 0)
        return read_and_extract(report)


def test_a_fault_in_reading_one_report_leaves_the_others_read_and_is_told(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("sayso.pipeline.adding.read_and_extract", faulty)
    with create(tmp_path / "book") as casebook:
        add(casebook, [str(folder)], Plan(OPTIONS, workers=1))
        unread = {entry.name: entry.unread for entry in queries.reports(casebook) if entry.unread}
    assert unread.pop("five.txt") == "Sayso does not read ru yet"
    assert list(unread) == ["two.txt"]
    assert unread["two.txt"].startswith("Sayso broke down on it (ZeroDivisionError in ")


def endless(report):
    """Reading that never ends for one report."""
    while report.name == "two.txt":
        pass
    return read_and_extract(report)


def test_reading_that_runs_away_is_stopped_and_told_and_not_begun_again(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("sayso.pipeline.adding.read_and_extract", endless)
    monkeypatch.setattr("sayso.scale.guard.STARTING_SECONDS", 20.0)
    options = CaptureOptions(OPTIONS.told, reading=ReadingLimits(seconds=2))
    waiting: list[int] = []
    with create(tmp_path / "book") as casebook:
        for _ in range(2):
            add(casebook, [str(folder)], Plan(options, workers=1, watch=Watch(waiting=waiting.append)))
        unread = {entry.name: entry.unread for entry in queries.reports(casebook) if entry.unread}
    assert "longer than is allowed" in unread["two.txt"]
    assert waiting == [5, 0]


def test_a_new_version_of_the_reader_has_every_report_read_again(folder, straight, tmp_path, monkeypatch):
    waiting: list[int] = []
    plan = Plan(OPTIONS, watch=Watch(waiting=waiting.append))
    with create(tmp_path / "book") as casebook:
        add(casebook, [str(folder)], plan)
        monkeypatch.setattr("sayso.pipeline.adding.reader_version", lambda: "another")
        add(casebook, [str(folder)], plan)
        assert waiting == [5, 5]
        assert exports(casebook) == straight
