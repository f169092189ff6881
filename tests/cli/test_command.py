"""The real command, as a shell runs it: exit status, streams, interruption, a light start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SAYSO = Path(sys.executable).with_name("sayso")

# Enough that reading them takes longer than it takes to press a key.
REPORTS = 120


def sayso(*arguments: object, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "100"} | dict(options.pop("env", {}))  # type: ignore[call-overload]
    command = [str(SAYSO), *map(str, arguments)]
    return subprocess.run(
        command, check=False, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=120, **options
    )  # type: ignore[call-overload]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    for number in range(REPORTS):
        text = f"Written to try Sayso.\nThe works made {number + 10} mines in May, a minister said.\n" * 40
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


def test_help_waits_for_neither_the_language_model_nor_the_database():
    code = "import sys, sayso.cli; print([name for name in ('spacy', 'django', 'rich.table', 'lxml', 'jinja2') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize(
    "command",
    [
        "",
        *[
            "demo",
            "init",
            "add",
            "reports",
            "show",
            "claims",
            "claim",
            "leads",
            "briefing",
            "read",
            "verify",
            "backup",
            "restore",
            "purge",
        ],
    ],
)
def test_every_command_explains_itself_with_examples(command: str, tmp_path: Path):
    result = sayso(*command.split(), "--help", cwd=tmp_path)
    assert result.returncode == 0
    assert "Examples:" in result.stdout
    assert f"sayso {command}".strip() in result.stdout.partition("Examples:")[2]


def test_an_error_says_what_happened_and_what_to_do_without_a_traceback(tmp_path: Path):
    result = sayso("claims", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert "There is no casebook in" in result.stderr
    assert "Do this: Make one with `sayso init FOLDER`." in result.stderr
    assert "Traceback" not in result.stderr


def test_what_the_system_refuses_is_told_without_a_traceback(tmp_path: Path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    result = sayso("init", "file/book", cwd=tmp_path)
    assert result.returncode == 1
    assert "The system refused (Not a directory)" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_reader_of_a_pipe_who_has_gone_is_no_error(tmp_path: Path):
    sayso("init", "book", cwd=tmp_path)
    lines = "".join(f"The works made {number + 10} mines in May, a minister said.\n" for number in range(200))
    (tmp_path / "report.txt").write_text(f"Written to try Sayso.\n{lines}", "utf-8")
    sayso("add", "report.txt", "-C", "book", cwd=tmp_path)
    command = f"{SAYSO} claims -C book --format jsonl | head -1"
    result = subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert result.stdout.startswith('{"report"')
    assert result.stderr == ""


def test_wrong_usage_ends_with_two(tmp_path: Path):
    assert sayso("claims", "--wished", cwd=tmp_path).returncode == 2
    assert sayso("nonsense", cwd=tmp_path).returncode == 2


def test_reading_a_file_needs_no_casebook_and_leaves_nothing(tmp_path: Path):
    file = tmp_path / "report.txt"
    file.write_text("Written to try Sayso.\nThe works made 900 shells in May, the Ministry of Supply said.\n", "utf-8")
    options = ("--published", "2024-06-03", "--outlet", "Harbour Post", "--format", "jsonl")
    first, again = (sayso("read", file, *options, cwd=tmp_path) for _ in range(2))
    assert first.returncode == 0
    assert first.stdout == again.stdout
    assert '"report": "report.txt"' in first.stdout
    assert list(tmp_path.iterdir()) == [file]


def test_reading_what_is_no_report_says_why(tmp_path: Path):
    (tmp_path / "empty.txt").write_text("")
    result = sayso("read", "empty.txt", cwd=tmp_path)
    assert result.returncode == 1
    assert "empty.txt: empty." in result.stderr


def test_output_is_utf_8_whatever_the_locale_says(tmp_path: Path):
    sayso("init", "book", cwd=tmp_path)
    text = "Naïve “quotes”, 한국어 and 🙂.\n"
    (tmp_path / "unicode.txt").write_text(text, "utf-8")
    latin = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"}
    sayso("add", "unicode.txt", "-C", "book", "--language", "fr", cwd=tmp_path)
    assert sayso("show", "unicode.txt", "--text", "-C", "book", cwd=tmp_path, env=latin).stdout == text


@pytest.mark.slow
def test_ctrl_c_keeps_what_was_told_and_the_next_run_goes_on(tmp_path: Path, given: Path):
    sayso("init", "book", cwd=tmp_path)
    command = [
        str(SAYSO),
        "add",
        str(given),
        "-C",
        "book",
        "--outlet",
        "Harbour Post",
        "--published",
        "2024-06-03",
    ]
    running = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_until_something_is_read(tmp_path / "book", running)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Stopped. All of this is kept" in said
    assert sayso("verify", "-C", "book", cwd=tmp_path).returncode == 0
    again = sayso(*command[1:], cwd=tmp_path)
    assert again.returncode == 0
    assert f"{REPORTS} duplicate" in again.stdout
    assert "yes" in sayso("reports", "-C", "book", cwd=tmp_path).stdout
    assert "not yet" not in sayso("reports", "-C", "book", cwd=tmp_path).stdout


def wait_until_something_is_read(book: Path, running: subprocess.Popen[str]) -> None:
    import sqlite3
    import time

    for _ in range(600):
        time.sleep(0.05)
        with sqlite3.connect(book / "ledger.sqlite3") as ledger:
            if ledger.execute("SELECT count(*) FROM ledger_run").fetchone()[0]:
                return
        assert running.poll() is None, "the run was over before it could be interrupted"
    raise AssertionError("nothing was read")
