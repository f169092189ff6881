"""A reader that runs away is stopped; what follows it is read as if nothing had been."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sayso.capture import Captured, CaptureOptions, ReadingLimits, Refusal, RefusalReason, apart, capture
from sayso.capture.kind import Kind
from tests.capture.conftest import Read, Refused
from tests.capture.documents import STORY, page, pdf, text_block


def pdf_of(content: bytes) -> bytes:
    """A PDF of one page with this content, packed."""
    packed = zlib.compress(content, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"".join(b"%d 0 obj %s endobj\n" % (number, part) for number, part in enumerate(parts, start=1))
    return b"%PDF-1.4\n" + body + b"trailer <</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF"


def test_what_takes_too_long_is_stopped_in_time(refused: Refused, read: Read) -> None:
    data = pdf_of(b"BT /F 9 Tf " + b"(shell) Tj 1 0 Td " * 400_000 + b"ET")
    options = CaptureOptions(reading=ReadingLimits(seconds=1.5))
    began = time.monotonic()
    refused(RefusalReason.RUNS_AWAY, "a.pdf", data, options)
    assert time.monotonic() - began < 10
    assert read("b.pdf", pdf(text_block(STORY)), CaptureOptions(reading=ReadingLimits(seconds=20))).text == STORY


def test_what_takes_too_much_memory_is_stopped(refused: Refused, read: Read) -> None:
    bomb = pdf_of(b" " * 400_000_000)
    options = CaptureOptions(reading=ReadingLimits(seconds=60, memory=500_000_000))
    outcome = capture("a.pdf", bomb, options)
    assert isinstance(outcome, Refusal)
    assert outcome.reason in {RefusalReason.RUNS_AWAY, RefusalReason.UNREADABLE, RefusalReason.EMPTY}
    assert read("b.pdf", pdf(text_block(STORY)), options).text == STORY


def test_a_reader_that_is_killed_is_replaced(read: Read) -> None:
    data = page()
    read("a.html", data)
    os.kill(apart._standing[-1].process.pid, signal.SIGKILL)
    assert read("a.html", data).text == read("a.html", data).text


def test_what_kills_its_reader_is_refused(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    """A parser in C that crashes takes its process with it: here it is killed before each document."""
    ask = apart.Reader.ask

    def ask_the_dead(self: apart.Reader, kind: Kind, data: bytes, declared: str, max_code_points: int) -> bytes:
        self.process.kill()
        self.process.wait()
        return ask(self, kind, data, declared, max_code_points)

    monkeypatch.setattr(apart.Reader, "ask", ask_the_dead)
    refused(RefusalReason.UNREADABLE, "a.html", page())


def test_modules_in_the_current_folder_are_never_run(tmp_path: Path) -> None:
    for name in ("json.py", "lxml.py", "pypdf.py", "sitecustomize.py"):
        (tmp_path / name).write_text("open('was-run', 'w').close()\n")
    code = (
        "import sys; sys.path = [p for p in sys.path if p not in ('', '.')]\n"
        "from sayso.capture import capture, Captured\n"
        f"assert isinstance(capture('a.html', {page()!r}), Captured)\n"
    )
    subprocess.run([sys.executable, "-P", "-c", code], cwd=tmp_path, check=True)
    assert not (tmp_path / "was-run").exists()


def test_the_reader_ends_with_whoever_started_it() -> None:
    code = (
        "import os\nfrom sayso.capture import capture, apart\n"
        f"capture('a.html', {page()!r})\nprint(apart._standing[-1].process.pid, flush=True)\nos._exit(9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    reader = int(ended.stdout)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{reader}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{reader}").exists()


def test_many_small_documents_are_fast() -> None:
    capture("warm.html", page())
    began = time.monotonic()
    for number in range(50):
        assert isinstance(capture("a.html", page(f"<p>It was {number}, he said.</p>")), Captured)
    assert (time.monotonic() - began) / 50 < 0.1


def test_a_forked_process_has_a_reader_of_its_own(read: Read) -> None:
    text = read("a.html", page()).text
    child = os.fork()
    if child == 0:
        outcome = capture("a.html", page())
        os._exit(0 if isinstance(outcome, Captured) and outcome.report.text == text else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert read("a.html", page()).text == text


def test_many_threads_get_their_own_answers() -> None:
    def text_of(number: int) -> str:
        outcome = capture("a.html", page(f"<p>It was number {number}, he said.</p>"))
        assert isinstance(outcome, Captured)
        return outcome.report.text

    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(text_of, range(40)))
    assert all(f"number {number}, he" in text for number, text in enumerate(texts))


UNLIMITED = """
import resource, sys
resource.setrlimit = lambda *limits: None
from sayso.capture.reader import main
main(30.0, 400_000_000)
"""


def test_memory_is_watched_where_the_system_keeps_no_limit(
    monkeypatch: pytest.MonkeyPatch, refused: Refused, read: Read
) -> None:
    """A system that takes note of a limit and does not keep it, as macOS does."""
    start = subprocess.Popen

    def unlimited(command: list[str], **options: int) -> subprocess.Popen[bytes]:
        return start([sys.executable, "-c", UNLIMITED], **options)

    options = CaptureOptions(reading=ReadingLimits(seconds=31, memory=400_000_001))
    monkeypatch.setattr(subprocess, "Popen", unlimited)
    refused(RefusalReason.RUNS_AWAY, "a.html", b"<html><body>" + b"<p>a</p>" * 4_000_000, options)
    monkeypatch.undo()
    assert read("b.pdf", pdf(text_block(STORY))).text == STORY


def test_a_reader_can_write_no_file(tmp_path: Path) -> None:
    code = (
        "from sayso.capture.bounds import bound\n"
        "bound(2_000_000_000, 2_000_000_000)\n"
        f"with open({str(tmp_path / 'left')!r}, 'w') as file: file.write('words')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "File too large" in done.stderr
    assert (tmp_path / "left").read_text() == ""
