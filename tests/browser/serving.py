"""The real server, as `sayso serve` starts it, on a casebook whose claims are known."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.ledger.casebook import create
from sayso.ledger.extractions import store_extraction
from sayso.ledger.intake import store_report
from sayso.ledger.values import Reader
from sayso.model.claim import Extraction
from sayso.pipeline import reader_version
from tests.telling import TEXT, claims_of, report_of

TOKEN = "only-for-the-tests"


@dataclass(frozen=True)
class Served:
    """Where it is, the address that opens it once, the folder of its casebook, the reports in it."""

    base: str
    opening: str
    folder: Path
    reports: tuple[str, ...]


def fill(folder: Path, database: str = "", reports: int = 2) -> tuple[str, ...]:
    """A casebook of some reports with the same five claims each, apart by their outlet and their last line."""
    ids = []
    version = reader_version()
    with create(folder, database) as casebook:
        for number in range(reports):
            text = f"{TEXT}Printed as number {number}.\n"
            report = report_of(text, outlet=f"Harbour Post {number}")
            claims = [replace(each, text_hash=report.text_hash) for each in claims_of()]
            store_report(casebook, report, text.encode())
            store_extraction(casebook, report.id, Extraction(tuple(claims)), Reader(version, "en"))
            ids.append(report.id)
    return tuple(ids)


@contextmanager
def served(folder: Path, reports: tuple[str, ...] = ()) -> Iterator[Served]:
    """Serve the casebook for as long as the block lasts; a server that printed a traceback fails the test."""
    command = [sys.executable, "-c", "from sayso.cli import main; main()", "serve", "-C", str(folder)]
    environment = {**os.environ, "SAYSO_API_TOKEN": TOKEN, "PYTHONUNBUFFERED": "1"}
    with tempfile.TemporaryFile("w+") as faults:
        process = subprocess.Popen(
            [*command, "--no-browser", "--by", "ada"],
            stdout=subprocess.PIPE,
            stderr=faults,
            text=True,
            env=environment,
        )
        try:
            opening = _address(process)
            yield Served(opening.partition("/open")[0], opening, folder, reports)
        finally:
            process.terminate()
            process.wait(20)
            faults.seek(0)
            said = faults.read()
    assert "Traceback" not in said, said


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise AssertionError("the server printed no address")
