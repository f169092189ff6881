"""Many writers never fork the chain, and one that is killed loses nothing that it had reported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tests
from sayso.ledger import custody, queries
from sayso.ledger.casebook import Casebook
from sayso.ledger.models import CustodyRow
from sayso.ledger.verify import verify

pytestmark = pytest.mark.contract

WRITERS = 10
REPORTS = 6
ROOT = Path(tests.__file__).parent.parent


def writer(casebook: Casebook, name: str, count: int) -> subprocess.Popen[str]:
    program = [sys.executable, "-m", "tests.contract.adding", str(casebook.folder), name, str(count)]
    return subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_ten_writers_make_one_chain(casebook: Casebook) -> None:
    writers = [writer(casebook, f"writer {number}", REPORTS) for number in range(WRITERS)]
    for each in writers:
        said, wrong = each.communicate(timeout=120)
        assert each.returncode == 0, wrong
        assert said.count("stored") == REPORTS
    assert not list(verify(casebook))
    assert custody.head(casebook).number == 2 * WRITERS * REPORTS
    captures = CustodyRow.objects.using(casebook.alias).filter(kind="capture").count()
    assert captures == len(list(queries.reports(casebook))) == WRITERS * REPORTS


def test_two_writers_of_the_same_reports_store_each_once(casebook: Casebook) -> None:
    writers = [writer(casebook, "the same", 12) for _ in range(4)]
    said = "".join(each.communicate(timeout=120)[0] for each in writers)
    assert [each.returncode for each in writers] == [0] * 4
    assert (said.count("stored"), said.count("duplicate")) == (12, 36)
    assert len(list(queries.claims(casebook))) == 12
    assert not list(verify(casebook))


@pytest.mark.parametrize("moments", [1, 8, 15])
def test_what_a_killed_run_reported_is_kept_and_the_next_run_completes_it(casebook: Casebook, moments: int) -> None:
    running = writer(casebook, "killed", 200)
    assert running.stdout
    reported = [running.stdout.readline().split() for _ in range(moments)]
    running.kill()
    rest, _ = running.communicate(timeout=60)
    assert running.returncode < 0
    reported += [line.split() for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    stored = {entry.id for entry in queries.reports(casebook)}
    assert {words[1] for words in reported if words[0] == "stored"} <= stored
    read = {each.report for each in queries.claims(casebook)}
    assert {words[1] for words in reported if words[0] == "read"} <= read
    assert not list(verify(casebook))
    again = writer(casebook, "killed", 20)
    said, wrong = again.communicate(timeout=60)
    assert again.returncode == 0, wrong
    assert said.count("duplicate") == min(20, len(stored))
    assert len({each.report for each in queries.claims(casebook)}) == max(20, len(stored))
    assert not list(verify(casebook))
