"""A purge leaves nothing of a report but a tombstone."""

from __future__ import annotations

import pytest
from django.db import connections

from sayso.errors import InputError
from sayso.ledger import archive, decisions, extractions, intake, leads, queries
from sayso.ledger.casebook import Casebook
from sayso.ledger.faults import Fault
from sayso.ledger.purge import purge
from sayso.ledger.values import Reader, Signed
from sayso.ledger.verify import verify
from sayso.model.claim import Extraction
from sayso.model.decision import Act
from sayso.model.lead import Lead
from sayso.model.report import Report
from tests.contract.material import claim_of, report_of

pytestmark = pytest.mark.contract

SECRET = "Quillfeather"
TEXT = f"An official of the {SECRET} works said that the plant made 4,000 shells.\n"
QUOTE = f"{SECRET} works said that the plant made 4,000 shells"
READER = Reader("en 1", "en")


def fill(casebook: Casebook, text: str = TEXT, **told: str) -> Report:
    report, data = report_of(text, **told)
    intake.store_report(casebook, report, data)
    claim = claim_of(text, text[:-1])
    extractions.store_extraction(casebook, report.id, Extraction((claim,), (), ((text[14:40], "no date"),)), READER)
    return report


def test_nothing_of_the_words_is_left_anywhere(casebook: Casebook) -> None:
    report = fill(casebook, name=f"{SECRET}.txt", title=SECRET, url=f"https://x.example/{SECRET}")
    mine = decisions.add_claim(casebook, report.id, claim_of(TEXT, QUOTE), Signed("ann", f"{SECRET} was missed"))
    decisions.take_back(casebook, mine.id, Signed("ann", f"not {SECRET}"))
    decisions.decide(casebook, Act.MARK, report.id, Signed("ann", SECRET), {"note": SECRET})
    other = fill(casebook, "Another report that stays.\n", name="other.txt")
    sample(casebook)
    tombstone = purge(casebook, report.id, by="ann")
    for needle in (SECRET, report.id, report.sha256, report.text_hash):
        assert needle not in everything(casebook)
        if not casebook.settings.on_postgresql:
            assert not [path for path in casebook.folder.rglob("*") if holds(path, needle)]
    assert not archive.place(casebook.folder, report.sha256).exists()
    assert [each.id for each in queries.reports(casebook)] == [other.id]
    assert [(each.kind, each.where, each.is_fault) for each in verify(casebook)] == [(Fault.PURGED, tombstone, False)]


def sample(casebook: Casebook) -> None:
    """Let the planner take its samples of every column."""
    with connections[casebook.alias].cursor() as cursor:
        cursor.execute("ANALYZE")


def everything(casebook: Casebook) -> str:
    """Every row of every table, and on PostgreSQL the planner's samples of them."""
    connection = connections[casebook.alias]
    tables = [*connection.introspection.table_names()]
    if connection.vendor == "postgresql":
        tables += ["pg_stats"]
    dumped = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            dumped.append(repr(cursor.fetchall()))
    return "\n".join(dumped)


def holds(path: object, needle: str) -> bool:
    return path.is_file() and needle.encode() in path.read_bytes()  # type: ignore[attr-defined]


def test_what_another_report_shares_stays_with_it(casebook: Casebook) -> None:
    first = fill(casebook)
    second = fill(casebook, outlet="Coastline Online")
    mine = decisions.add_claim(casebook, first.id, claim_of(TEXT, QUOTE), Signed("ann"))
    purge(casebook, first.id, by="ann")
    assert queries.report(casebook, second.id) == second
    assert archive.read(casebook.folder, second.sha256) == TEXT.encode()
    assert [(each.report, each.claim) for each in queries.claims(casebook)] == [(second.id, claim_of(TEXT, TEXT[:-1]))]
    assert mine not in list(decisions.decisions(casebook))
    assert [each.kind for each in verify(casebook)] == [Fault.PURGED]


def test_a_version_between_two_others_leaves_them_linked(casebook: Casebook) -> None:
    versions = [fill(casebook, f"Version {number} of it.\n", url="https://x.example/1") for number in range(3)]
    purge(casebook, versions[1].id, by="ann")
    assert queries.entry(casebook, versions[2].id).earlier == versions[0].id
    assert [each.kind for each in verify(casebook)] == [Fault.PURGED]


def test_the_chain_goes_on_after_a_purge(casebook: Casebook) -> None:
    first = fill(casebook)
    leads.store_leads(casebook, [Lead("figures.csv", 1, {"a": "b"})])
    purge(casebook, first.id, by="ann")
    again = fill(casebook)
    assert again.id == first.id
    assert len(list(leads.leads(casebook))) == 1
    purge(casebook, again.id, by="ann")
    assert [each.kind for each in verify(casebook)] == [Fault.PURGED, Fault.PURGED]
    with pytest.raises(InputError, match="No report"):
        purge(casebook, first.id, by="ann")
