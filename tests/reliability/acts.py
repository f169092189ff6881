"""What the killed do: an add, decisions, a migration, a purge; each says what is done as soon as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sayso.ledger import archive, decisions, queries
from sayso.ledger.casebook import open_casebook
from sayso.ledger.extractions import store_extraction, unread
from sayso.ledger.intake import store_report
from sayso.ledger.purge import purge
from sayso.ledger.strays import sweep
from sayso.ledger.values import Reader, Signed
from sayso.model.claim import Extraction
from sayso.model.decision import Act
from sayso.model.report import Report
from tests.contract.material import claim_of, report_of

Say = Callable[[str], None]
REPORTS = 3
DECISIONS = 2
SECRET = "Quillfeather"
READER = Reader("en 1", "en")


def given(name: str) -> list[tuple[Report, bytes]]:
    """The reports of one add."""
    return [
        report_of(f"Report {number} of {name}: the plant ran.\n", f"{name}-{number}.txt") for number in range(REPORTS)
    ]


def add(folder: Path, name: str, say: Say) -> None:
    """Take in, then read what is unread, as `pipeline.add` does."""
    with open_casebook(folder) as casebook:
        sweep(casebook)
        for report, data in given(name):
            store_report(casebook, report, data)
            say(f"stored {report.id}")
        for each in list(unread(casebook, READER.version)):
            report = queries.report(casebook, each)
            claim = claim_of(report.text, report.text[:-1])
            store_extraction(casebook, report.id, Extraction((claim,)), READER)
            say(f"read {report.id}")


def decide(folder: Path, name: str, say: Say) -> None:
    """Accept, add a claim, take it back; what was decided before the kill is not decided again."""
    with open_casebook(folder) as casebook:
        done = {each.why for each in decisions.decisions(casebook)}
        report = next(queries.reports(casebook))
        text = queries.report(casebook, report.id).text
        for number in range(DECISIONS):
            why = f"{name} {number}"
            if why not in done:
                made = decisions.decide(casebook, Act.ACCEPT, report.id, Signed("ann", why))
                say(f"decided {made.id}")
            if f"{why} claim" not in done:
                words = claim_of(text, text[number : number + 9])
                made = decisions.add_claim(casebook, report.id, words, Signed("ann", f"{why} claim"))
                say(f"decided {made.id}")
                decisions.take_back(casebook, made.id, Signed("ann", f"{why} back"))


def migrate(folder: Path, name: str, say: Say) -> None:
    """Open a casebook of an earlier version."""
    open_casebook(folder).close()
    say("migrated")


def secret_of(name: str) -> tuple[Report, bytes]:
    """A report that is to go."""
    return report_of(f"The {SECRET} works of {name} made 900 shells.\n", f"{name}.txt")


def remove(folder: Path, name: str, say: Say) -> None:
    """Purge a report, unless that is done."""
    with open_casebook(folder) as casebook:
        report, _ = secret_of(name)
        if any(each.id == report.id for each in queries.reports(casebook)):
            say(f"purged {purge(casebook, report.id, by='ann')}")


def plant(folder: Path, name: str) -> None:
    """The report that `remove` takes away."""
    with open_casebook(folder) as casebook:
        report, data = secret_of(name)
        store_report(casebook, report, data)
        words = claim_of(report.text, f"{SECRET} works of {name} made 900 shells")
        store_extraction(casebook, report.id, Extraction((words,)), READER)
        assert archive.place(casebook.folder, report.sha256).exists()


ACTS: dict[str, Callable[[Path, str, Say], None]] = {
    "add": add,
    "decide": decide,
    "migrate": migrate,
    "purge": remove,
}
