"""Whatever comes in, a report or a reason comes out, in a form that any ledger can store."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.capture import Captured, CaptureOptions, ReadingLimits, Refusal, RefusalReason, Told, capture
from sayso.model.ids import plain
from tests.capture.documents import STORY, message, page, pdf, table, text_block

SUFFIXES = ("", ".txt", ".md", ".html", ".pdf", ".eml", ".mhtml", ".xyz")
OPTIONS = CaptureOptions(max_bytes=5_000_000, reading=ReadingLimits(seconds=20))
SAMPLES = {
    ".txt": STORY.encode("utf-16"),
    ".md": f"---\ntitle: a\n---\n{STORY}".encode(),
    ".html": page("<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>"),
    ".pdf": pdf(text_block(STORY), table(("a", "1"), ("b", "2"))),
    ".eml": message().as_bytes(),
}


def _storable(outcome: Captured | Refusal) -> None:
    """What every outcome owes to whoever stores it."""
    if isinstance(outcome, Refusal):
        assert outcome.reason in RefusalReason
        assert outcome.detail.strip().endswith(".")
        assert "Traceback" not in outcome.detail
        json.dumps(plain(outcome)).encode("utf-8")
        return
    report = outcome.report
    assert report.text.strip()
    assert "\x00" not in report.text + report.name + json.dumps(plain(report.publication))
    assert report.name.encode("utf-8")
    json.dumps(plain(report), ensure_ascii=False).encode("utf-8")
    for locator in report.locators:
        assert 0 <= locator.start < locator.end <= len(report.text)


@given(st.binary(max_size=600), st.sampled_from(SUFFIXES))
@settings(max_examples=150)
def test_any_bytes_under_any_name(data: bytes, suffix: str) -> None:
    _storable(capture(f"a{suffix}", data, OPTIONS))


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_name_and_any_metadata(name: str, outlet: str, date: str) -> None:
    options = CaptureOptions(told=Told(outlet=outlet, published=date, title=outlet, url=date))
    _storable(capture(name, STORY.encode(), options))


MARKS = (
    "<p> </p> <table> <tr> <td> </table> <div_hidden> </div> <!-- --> <script> <style>.a{display:none} </style> <sup>1 "
    "Shells_were_made. &#0; &#xD800; \x00 \u202e 한 <article> </article> <title> <meta_name=date_content= "
    "<time_datetime=2024> ]]> <![CDATA["
)
MARKUP = st.lists(st.sampled_from([mark.replace("_", " ") for mark in MARKS.split(" ")]), max_size=40)


@given(MARKUP)
@settings(max_examples=150)
def test_any_markup(parts: list[str]) -> None:
    _storable(capture("a.html", ("<!doctype html>" + "".join(parts)).encode(), OPTIONS))


@pytest.mark.parametrize("suffix", SAMPLES)
@pytest.mark.parametrize("seed", range(8))
def test_documents_with_some_bytes_changed_cut_or_doubled(suffix: str, seed: int) -> None:
    dice = random.Random(f"{suffix} {seed}")
    data = bytearray(SAMPLES[suffix])
    for _ in range(dice.randrange(1, 30)):
        place = dice.randrange(len(data))
        match dice.randrange(4):
            case 0:
                data[place] = dice.randrange(256)
            case 1:
                del data[place : place + dice.randrange(50)]
            case 2:
                data[place:place] = data[place : place + dice.randrange(200)]
            case _:
                data[place:place] = dice.randbytes(3)
    _storable(capture(f"a{suffix}", bytes(data), OPTIONS))


SLOW_FOR_PATTERNS = [
    b"<!---->" * 500 + b"x",
    b"<!--" * 1_000,
    b"<meta " * 600,
    b"---\n" + b"a: " * 300_000,
    b"+++\na" + b".a" * 300_000 + b" = 1\n+++\n",
    b"A:" * 300_000,
    b"From: a\n" * 100_000,
    b"a" + "\u0300".encode() * 300_000,
    "—".encode() * 500_000,
    b"(" * 1_000_000,
    b"\xc3\xa9" * 400_000 + b"\xff" * 400_000,
    b"\x1b$B" * 200_000,
    b"a\x00" * 900_000,
    b"1" * 900_000 + b"x",
]


@pytest.mark.parametrize("place", range(len(SLOW_FOR_PATTERNS)))
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_no_pattern_of_ours_runs_away(place: int, suffix: str) -> None:
    """These stay in the process itself, so that they must be quick by themselves."""
    began = time.monotonic()
    _storable(capture(f"a{suffix}", SLOW_FOR_PATTERNS[place], OPTIONS))
    assert time.monotonic() - began < 5


def test_a_sidecar_does_not_run_away_either(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.txt.toml").write_bytes(b"a" + b".a" * 3_900 + b" = 1\n")
    (tmp_path / "reports.csv").write_bytes(b"file,outlet\na.txt," + b"1" * 100_000 + b"x\n")
    _storable(capture(tmp_path / "a.txt", None, OPTIONS))


@pytest.mark.parametrize("data", [b"file\n" + b'"' * 100_001, b"file," * 100_000, b"\xff\xfe", b"\x00" * 1_000])
def test_a_broken_table_beside_a_report_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "reports.csv").write_bytes(data)
    _storable(capture(tmp_path / "a.txt", None, OPTIONS))


def test_what_a_report_says_of_itself_twice_is_the_same(tmp_path: Path) -> None:
    for suffix, data in SAMPLES.items():
        first, second = capture(f"a{suffix}", data, OPTIONS), capture(f"a{suffix}", data, OPTIONS)
        assert first == second
