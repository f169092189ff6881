"""Migrations: run when needed, the evidence triggers put back, a newer ledger refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError, connections, models
from django.test import override_settings

from sayso.errors import InputError
from sayso.ledger import queries, triggers
from sayso.ledger.casebook import MIGRATING, Casebook, create, open_casebook
from sayso.ledger.faults import Fault
from sayso.ledger.models import ClaimRow
from sayso.ledger.rows import claim_row
from sayso.ledger.verify import verify
from tests.contract.material import claim_of, rich_claim
from tests.contract.test_evidence import EDITS, execute, fill, insert_raw

pytestmark = pytest.mark.contract

AHEAD = {"ledger": "tests.contract.migrations_ahead"}


def refuses(casebook: Casebook) -> None:
    with pytest.raises(DatabaseError, match="no quote, no claim"):
        insert_raw(casebook, claim_row(claim_of(quote="plant")), exact="planT")
    for statement in EDITS:
        with pytest.raises(DatabaseError, match="sayso: "):
            execute(casebook, statement)


def test_the_triggers_are_put_back_after_a_migration_that_rebuilds_tables(casebook: Casebook) -> None:
    fill(casebook)
    with override_settings(MIGRATION_MODULES=AHEAD), open_casebook(casebook.folder) as migrated:
        assert triggers.missing(connections[migrated.alias]) == []
        refuses(migrated)
        assert not list(verify(migrated))
        assert {each.claim.id for each in queries.claims(migrated)} == {
            claim_of().id, rich_claim().id, claim_of(quote="the plant").id,
        }  # fmt: skip
        assert not (casebook.folder / MIGRATING).exists()


def test_a_newer_ledger_is_refused(casebook: Casebook) -> None:
    with override_settings(MIGRATION_MODULES=AHEAD):
        open_casebook(casebook.folder).close()
    with pytest.raises(InputError, match=r"newer Sayso.*9999_wider.*Update Sayso"):
        open_casebook(casebook.folder)


def test_a_migration_that_was_interrupted_is_finished_at_the_next_opening(casebook: Casebook) -> None:
    """What a power cut leaves between the last migration and its triggers."""
    fill(casebook)
    triggers.remove(connections[casebook.alias])
    (casebook.folder / MIGRATING).touch()
    with open_casebook(casebook.folder) as again:
        refuses(again)
        assert not list(verify(again))


def test_a_rebuild_past_our_migrations_drops_triggers_and_verify_says_so(tmp_path: Path) -> None:
    wider = models.CharField(max_length=99)
    wider.set_attributes_from_name("type")
    with create(tmp_path) as casebook:
        connection = connections[casebook.alias]
        with connection.schema_editor() as editor:
            editor.alter_field(ClaimRow, ClaimRow._meta.get_field("type"), wider, strict=False)
        lost = [
            "ledger_claim__delete",
            "ledger_claim__evidence",
            "ledger_claim__replace",
            "ledger_claim__update",
        ]
        assert [(each.kind, each.where) for each in verify(casebook)] == [
            (Fault.TRIGGER_MISSING, name) for name in lost
        ]
    with open_casebook(tmp_path) as again:
        assert [each.where for each in verify(again)] == lost


def test_a_database_belongs_to_one_casebook(casebook: Casebook, tmp_path: Path) -> None:
    fill(casebook)
    if casebook.settings.on_postgresql:
        with pytest.raises(InputError, match="holds a casebook already"):
            create(tmp_path / "other", casebook.settings.database)
    with pytest.raises(InputError, match="is a casebook already"):
        create(casebook.folder)


def test_several_casebooks_are_open_at_once(casebook: Casebook, tmp_path: Path) -> None:
    fill(casebook)
    with create(tmp_path / "second") as second, open_casebook(casebook.folder) as again:
        assert not list(queries.reports(second))
        assert list(queries.reports(again)) == list(queries.reports(casebook))
