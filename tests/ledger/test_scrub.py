"""A purge that cannot rewrite the database's log says so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections

from sayso.errors import SaysoError
from sayso.ledger import intake, queries
from sayso.ledger.casebook import create
from sayso.ledger.purge import purge
from sayso.ledger.scrub import scrub
from tests.contract.material import report_of


def test_another_program_that_still_reads_is_named_as_the_reason(tmp_path: Path) -> None:
    with create(tmp_path) as casebook:
        report, data = report_of()
        intake.store_report(casebook, report, data)
        with connections[casebook.alias].cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 50")
        with closing(sqlite3.connect(tmp_path / "ledger.sqlite3", isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM ledger_text").fetchone()
            with pytest.raises(SaysoError, match=r"another program.*Close every program"):
                purge(casebook, report.id, by="ann")
        assert not list(queries.reports(casebook))
        scrub(casebook)
        assert report.text.encode() not in (tmp_path / "ledger.sqlite3-wal").read_bytes()
