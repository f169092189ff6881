"""The package as it is run: what it prints without its data, and the page that it writes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import memory, public, reading
from bench.__main__ import main
from bench.accuracy import page
from bench.claims import run, sets_of
from bench.floors import Floor
from bench.table import NotRun, Table, as_text
from bench.texts import english, varied

REPORT = (
    "Written to try Sayso; nothing in it is real.\n\nThe ministry said that the Lodvar works made 900 shells in May.\n"
)
QUOTE = "the Lodvar works made 900 shells in May"


@pytest.fixture
def claims_data(tmp_path: Path) -> Path:
    """One report with its gold, as CLAIMS_DATA wants them."""
    start = REPORT.index(QUOTE)
    gold = {
        "id": "g1",
        "report": "lodvar.txt",
        "start": start,
        "end": start + len(QUOTE),
        "source": "The ministry",
        "source_aliases": ["the ministry"],
        "naming": "described",
        "standing": "institution",
        "at_risk": False,
        "type": "production",
        "status": "actual",
        "factuality": "asserted",
        "polarity": "affirmed",
        "roles": {"facility": ["Lodvar works"], "item": ["shells"]},
    }
    for name, text in (("reports/lodvar.txt", REPORT), ("gold/lodvar.jsonl", json.dumps(gold))):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    (tmp_path / "reports" / "lodvar.meta.json").write_text('{"outlet": "Harbour Post", "published": "2024-06-03"}')
    return tmp_path


@pytest.mark.parametrize("measure", [public.quantities, public.times, public.attribution])
def test_without_its_data_nothing_is_run_and_no_figure_is_shown(measure, tmp_path: Path) -> None:
    for data in (None, str(tmp_path)):
        result = measure(data)
        assert isinstance(result, NotRun)
        assert "not run" in as_text(result)


def test_the_command_prints_not_run_and_ends_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BENCH_DATA", raising=False)

    assert main(["quantities", "times", "attribution"]) == 0
    assert capsys.readouterr().out.count("not run") == 3


def test_an_unknown_benchmark_is_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["weather"])
    assert "quantities" in capsys.readouterr().err


def test_claims_are_scored_on_a_folder_of_ones_own(claims_data: Path) -> None:
    result = run(f"mine={claims_data}")

    assert isinstance(result, Table)
    assert [row[0] for row in result.rows] == ["sample", "own-dev", "own-test", "mine"]
    assert {figure.name: figure.value for figure in result.figures if figure.of == "mine"}["f1"] == 1


def test_claims_without_a_folder_say_so() -> None:
    assert any("not run" in note for note in run(None).notes)


def test_a_sidecar_dates_the_report(claims_data: Path) -> None:
    [mine] = sets_of(str(claims_data))

    assert not mine.undated
    assert mine.reports[0].publication.outlet == "Harbour Post"


def test_gold_of_a_report_that_is_not_there_is_an_error_that_names_it(claims_data: Path) -> None:
    (claims_data / "reports" / "lodvar.txt").unlink()

    with pytest.raises(FileNotFoundError, match=r"lodvar\.txt"):
        sets_of(str(claims_data))


def test_the_page_calls_what_was_not_run_by_its_name_and_older_figures_old() -> None:
    older = Floor("times", "timebank", "value", 80.8, data="aa", commit="abc123")
    text = page([NotRun("times", "no data"), NotRun("memory", "no time")], [older])

    assert "**not run** (no data)" in text
    assert text.index("Last measured") < text.index("abc123")
    assert text.count("Last measured") == 1


def test_the_page_shows_the_sample_type_by_type_and_no_word_of_a_report() -> None:
    text = page([run(None)], [])

    assert "| production |" in text
    assert "role item" in text
    assert not any(
        line.strip() in text for report in english(None) for line in report.text.split("\n") if len(line) > 60
    )


def test_varied_reports_are_all_different_and_the_same_each_time() -> None:
    reports = english(None)
    texts = [report.text for report in varied(reports, 50)]

    assert len(set(texts)) == 50
    assert texts == [report.text for report in varied(reports, 50)]


def test_memory_is_noted_at_each_mark() -> None:
    first, last = memory.measured((3, 6))

    assert (first.reports, last.reports) == (3, 6)
    assert 0 < first.peak <= last.peak


def test_the_peak_is_that_of_the_process_alone_and_not_of_the_one_that_started_it() -> None:
    ballast = bytearray(b"x" * 400_000_000)
    told = subprocess.run(
        [sys.executable, "-c", "from bench.memory import peak; print(peak())"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert float(told.stdout) < len(ballast) / 1e6


def test_both_readers_are_timed_on_the_same_texts_in_turn() -> None:
    pairs = reading.measured(english(None)[:1], 1)

    assert len(pairs) == reading.PAIRS
    assert all(time.processor > 0 for pair in pairs for time in pair)
