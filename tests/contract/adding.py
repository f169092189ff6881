"""Run as a program: adds reports to a casebook and says each one that is stored, for tests of many and of killed writers."""

from __future__ import annotations

import sys

from sayso.ledger.casebook import open_casebook
from sayso.ledger.extractions import store_extraction, unread
from sayso.ledger.intake import store_report
from sayso.ledger.values import Reader
from sayso.model.claim import Extraction
from sayso.model.report import Report
from tests.contract.material import claim_of, report_of


def given(name: str, count: int) -> list[tuple[Report, bytes]]:
    return [
        report_of(f"Report {number} of {name}: the plant ran.\n", f"{name}-{number}.txt") for number in range(count)
    ]


def main(folder: str, name: str, count: int) -> None:
    with open_casebook(folder) as casebook:
        for report, data in given(name, count):
            outcome = store_report(casebook, report, data)
            print(outcome.fate, outcome.report, flush=True)
            if report.id in unread(casebook, "en 1"):
                claim = claim_of(report.text, report.text[:-1])
                number = store_extraction(casebook, report.id, Extraction((claim,)), Reader("en 1", "en"))
                print("read", report.id, number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
