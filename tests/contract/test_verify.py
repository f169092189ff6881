"""Whatever is tampered with behind the ledger's back, `verify` names it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections

from sayso.ledger import archive, custody, decisions, extractions, intake, triggers
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind
from sayso.ledger.faults import Fault
from sayso.ledger.models import HoldingRow
from sayso.ledger.values import Reader, Signed
from sayso.ledger.verify import verify
from sayso.model.decision import Act
from tests.contract.material import TEXT, claim_of, extraction_of, report_of

pytestmark = pytest.mark.contract


@pytest.fixture
def filled(casebook: Casebook) -> Casebook:
    for number in range(3):
        report, data = report_of(TEXT + "." * number, name=f"{number}.txt")
        intake.store_report(casebook, report, data)
        if not number:
            extractions.store_extraction(casebook, report.id, extraction_of(), Reader("en 1", "en"))
    decisions.decide(casebook, Act.ACCEPT, claim_of().id, Signed("ann", "seen"))
    assert not list(verify(casebook))
    return casebook


@contextmanager
def disarmed(casebook: Casebook) -> Iterator[None]:
    """What somebody with the database's password can do: drop the triggers, and put them back."""
    connection = connections[casebook.alias]
    triggers.remove(connection)
    yield
    triggers.install(connection)


def tamper(casebook: Casebook, *statements: str) -> list[tuple[Fault, str]]:
    connection = connections[casebook.alias]
    with disarmed(casebook), connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    return [(each.kind, each.where) for each in verify(casebook)]


def kinds(found: list[tuple[Fault, str]]) -> set[Fault]:
    return {kind for kind, _ in found}


def test_a_changed_entry(filled: Casebook) -> None:
    assert tamper(filled, "UPDATE ledger_custody SET at = '2020' WHERE number = 2") == [(Fault.CHAIN_CHANGED, "2")]


def test_a_changed_payload(filled: Casebook) -> None:
    found = tamper(
        filled,
        "UPDATE ledger_custody SET payload = replace(payload, 'reading', 'writing') WHERE kind = 'reading'",
    )
    assert (Fault.CHAIN_CHANGED, "2") in found


def test_an_erased_payload_that_no_purge_erased(filled: Casebook) -> None:
    found = tamper(filled, "UPDATE ledger_custody SET payload = '', salt = '' WHERE number = 3")
    assert found == [(Fault.CHAIN_CHANGED, "3")]


def test_a_removed_entry(filled: Casebook) -> None:
    found = tamper(filled, "DELETE FROM ledger_custody WHERE number = 3")
    assert (Fault.CHAIN_REMOVED, "4") in found
    assert Fault.RECORD_UNCHAINED in kinds(found)


def test_an_entry_removed_and_the_rest_renumbered(filled: Casebook) -> None:
    found = tamper(
        filled,
        "DELETE FROM ledger_custody WHERE number = 3",
        "UPDATE ledger_custody SET number = 3 WHERE number = 4",
        "UPDATE ledger_custody SET number = 4 WHERE number = 5",
    )
    assert {(Fault.CHAIN_BROKEN, "3"), (Fault.CHAIN_CHANGED, "3")} <= set(found)


def test_two_entries_in_each_others_place(filled: Casebook) -> None:
    found = tamper(
        filled,
        "UPDATE ledger_custody SET number = 99 WHERE number = 3",
        "UPDATE ledger_custody SET number = 3 WHERE number = 4",
        "UPDATE ledger_custody SET number = 4 WHERE number = 99",
    )
    assert {(Fault.CHAIN_BROKEN, "3"), (Fault.CHAIN_BROKEN, "4")} <= set(found)


def test_a_chain_cut_short(filled: Casebook) -> None:
    found = tamper(filled, "DELETE FROM ledger_custody WHERE number = 5")
    assert (Fault.CHAIN_CUT_SHORT, "5") in found
    assert Fault.RECORD_UNCHAINED in kinds(found)


def test_a_ledger_wound_back_as_a_whole_shows_against_an_end_noted_elsewhere(filled: Casebook) -> None:
    noted = custody.head(filled)
    wind_back = [
        "DELETE FROM ledger_decision",
        "DELETE FROM ledger_custody WHERE number = 5",
        "UPDATE ledger_head SET number = 4, hash = (SELECT hash FROM ledger_custody WHERE number = 4)",
    ]
    assert tamper(filled, *wind_back) == []
    assert [each.kind for each in verify(filled, noted)] == [Fault.CHAIN_CUT_SHORT]
    custody.log(filled, Kind.RELEASE, {"briefing": "b-1"}, by="eve")
    assert [each.kind for each in verify(filled, noted)] == [Fault.CHAIN_CHANGED]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE ledger_report SET published = '2024-05-01' WHERE name = '0.txt'", Fault.RECORD_CHANGED),
        ("UPDATE ledger_report SET handling = 'restricted' WHERE name = '0.txt'", Fault.RECORD_CHANGED),
        ("UPDATE ledger_decision SET act = 'reject'", Fault.RECORD_CHANGED),
        ("DELETE FROM ledger_decision", Fault.RECORD_MISSING),
        ("UPDATE ledger_run SET reader = 'en 2'", Fault.RECORD_CHANGED),
        ("DELETE FROM ledger_discard", Fault.RECORD_CHANGED),
        ("DELETE FROM ledger_holding WHERE place = 1", Fault.RECORD_CHANGED),
        ("UPDATE ledger_claim SET status = 'planned'", Fault.CLAIM_CHANGED),
        ("UPDATE ledger_claim SET value = replace(value, 'howitzer_shell', 'rocket')", Fault.CLAIM_CHANGED),
        ("UPDATE ledger_claim SET value = '{'", Fault.CLAIM_CHANGED),
        ("UPDATE ledger_claim SET start = start + 1, \"end\" = \"end\" + 1", Fault.SPAN_ASTRAY),
        ("DELETE FROM ledger_quote WHERE part = 'cue'", Fault.CLAIM_CHANGED),
        ("UPDATE ledger_quote SET exact = 'sang' WHERE part = 'cue'", Fault.SPAN_ASTRAY),
        ("UPDATE ledger_text SET text = replace(text, '4,000', '9,000')", Fault.TEXT_CHANGED),
        ("INSERT INTO ledger_purgepermit VALUES ('p-1')", Fault.DISARMED),
    ],
)  # fmt: skip
def test_changed_records(filled: Casebook, statement: str, fault: Fault) -> None:
    assert fault in kinds(tamper(filled, statement))


def test_bytes_gone_or_changed(filled: Casebook) -> None:
    first, second = sorted(path for path in filled.archive.rglob("*") if path.is_file())[:2]
    first.unlink()
    second.write_bytes(b"other")
    found = [(each.kind, each.where) for each in verify(filled)]
    assert found == [
        (Fault.BYTES_MISSING, str(first.relative_to(filled.folder))),
        (Fault.BYTES_CHANGED, str(second.relative_to(filled.folder))),
    ]


def test_changed_bytes_are_not_taken_for_a_duplicate_that_is_well(filled: Casebook) -> None:
    report, data = report_of(TEXT, outlet="Coastline Online")
    archive.place(filled.folder, report.sha256).write_bytes(b"other")
    with pytest.raises(archive.IntegrityFault, match="changed"):
        intake.store_report(filled, report, data)


def test_every_single_trigger_that_is_dropped_is_named(filled: Casebook) -> None:
    connection = connections[filled.alias]
    vendor = triggers._vendor(connection)
    for name in vendor.TRIGGERS:
        table = name.partition("__")[0]
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
        assert [each.where for each in verify(filled)] == [name]
        triggers.install(connection)
    assert not list(verify(filled))


def test_a_trigger_that_was_weakened_is_named(filled: Casebook) -> None:
    connection = connections[filled.alias]
    weaker = {
        "sqlite": ["DROP TRIGGER ledger_claim__update",
                   "CREATE TRIGGER ledger_claim__update BEFORE UPDATE ON ledger_claim WHEN 0 BEGIN SELECT 1; END"],
        "postgresql": ["ALTER TABLE ledger_claim DISABLE TRIGGER ledger_claim__update"],
    }  # fmt: skip
    with connection.cursor() as cursor:
        for statement in weaker[connection.vendor]:
            cursor.execute(statement)
    assert [each.where for each in verify(filled)] == ["ledger_claim__update"]


def test_superseded_holdings_are_checked_too(filled: Casebook) -> None:
    report, _ = report_of(TEXT, name="0.txt")
    extractions.store_extraction(filled, report.id, extraction_of(claim_of()), Reader("en 2", "en"))
    assert not list(verify(filled))
    HoldingRow.objects.using(filled.alias).filter(current=False).update(made_by="{}")
    assert [each.kind for each in verify(filled)] == [Fault.RECORD_CHANGED]
