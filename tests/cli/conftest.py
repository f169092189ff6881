"""A casebook of one invented report whose claims are known, and a way to run commands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.ledger.casebook import Casebook, create
from sayso.ledger.extractions import store_extraction
from sayso.ledger.intake import store_report
from sayso.ledger.values import Reader
from sayso.model.claim import Extraction
from sayso.model.report import Report
from sayso.pipeline import reader_version
from tests.telling import claims_of, report_of

Run = Callable[..., Result]


def put(casebook: Casebook, report: Report) -> None:
    store_report(casebook, report, report.text.encode())
    store_extraction(casebook, report.id, Extraction(tuple(claims_of())), Reader(reader_version(), "en"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a casebook with one report and its five claims."""
    folder = tmp_path / "book"
    with create(folder) as casebook:
        put(casebook, report_of())
    return folder


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Run one command inside the casebook's folder; an error of Sayso's own is raised as itself."""
    monkeypatch.chdir(home)
    monkeypatch.setenv("COLUMNS", "140")

    def invoke(*arguments: object, **options: object) -> Result:
        return CliRunner().invoke(app, [str(each) for each in arguments], catch_exceptions=False, **options)

    return invoke
