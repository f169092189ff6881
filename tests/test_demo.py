"""`make run`: the sample casebook read, shown and briefed; a second run changes nothing and loads no model."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from sayso.ledger.casebook import open_casebook
from sayso.ledger.queries import reports
from sayso.ledger.verify import verify

SAYSO = Path(sys.executable).with_name("sayso")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder in which the demo ran once, and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run([SAYSO, "demo"], cwd=folder, capture_output=True, encoding="utf-8", timeout=300, check=True)
    return folder, done.stdout


def test_it_prints_claims_grouped_by_what_they_are_about_and_says_what_to_do_next(ran):
    _, out = ran
    assert "24 stored, 0 duplicate, 0 refused." in out
    assert "does not read" not in out
    assert "North Korea → Russia" in out
    assert "sample-casebook/briefing.html" in out
    assert "init my-casebook" in out


def test_the_briefing_footnotes_every_sentence_to_words_that_stand_in_the_archive(ran):
    folder, _ = ran
    book = folder / "sample-casebook"
    text = (book / "briefing.md").read_text("utf-8")
    sentences = [line for line in text.splitlines() if line.startswith("- **")]
    marks = [re.search(r"\.\[\^(\d+)\]", line) for line in sentences]
    notes = re.findall(r"^\[\^(\d+)\]: Claim `c-\w{20}`.*SHA-256 `(\w{64})`\.$", text, re.MULTILINE)
    assert len(sentences) > 100
    assert [mark and mark[1] for mark in marks] == [number for number, _ in notes]
    for _, digest in notes:
        assert (book / "archive" / digest[:2] / digest).is_file()
    assert MarkdownIt("commonmark").render(text)


def test_no_source_at_risk_is_described_and_no_restricted_letter_is_quoted(ran):
    folder, out = ran
    page = (folder / "sample-casebook" / "briefing.html").read_text("utf-8")
    assert "nonymous source 1 of report" in page
    assert "restricted report" in page
    for words in ("who asked for anonymity", "fear of punishment"):
        assert words not in page
        assert words not in out


def test_the_casebook_verifies_and_every_report_is_read(ran):
    folder, _ = ran
    with open_casebook(folder / "sample-casebook") as casebook:
        assert [problem for problem in verify(casebook) if problem.is_fault] == []
        assert [entry.name for entry in reports(casebook) if not entry.reader or entry.unread] == []


def test_a_second_run_loads_no_model_and_changes_nothing(ran):
    folder, _ = ran
    book = folder / "sample-casebook"
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in book.glob("briefing.*")}
    code = (
        "import sys\nfrom sayso.cli import app\nsys.argv = ['sayso', 'demo']\n"
        "try:\n    app()\nexcept SystemExit as ended:\n    assert not ended.code\nassert 'spacy' not in sys.modules\n"
    )
    again = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert "nothing was changed" in again.stdout
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in book.glob("briefing.*")} == before


def test_every_rating_that_the_sample_declares_finds_its_finding(ran, tmp_path):
    folder, _ = ran
    book = shutil.copytree(folder / "sample-casebook", tmp_path / "book")
    asked = [SAYSO, "hypotheses", "purpose", "-C", book, "--format", "json"]
    made = json.loads(subprocess.run(asked, capture_output=True, encoding="utf-8", timeout=300, check=True).stdout)
    assert "unmet" not in made
    assert {each["by"] for each in made["ratings"]} == {"the sample's own"}
    assert sum(each["chance"] for each in made["posteriors"]) == pytest.approx(1, abs=1e-3)
