"""A casebook with something in every table, for tests that change or remove it behind its back."""

from __future__ import annotations

from enum import StrEnum

from django.apps import apps
from django.db import connections
from django.db.models import Model

from sayso.ledger import conclusions, decisions, extractions, intake, leads
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind, log
from sayso.ledger.purge import purge
from sayso.ledger.values import Reader, Signed
from sayso.model.claim import Extraction
from sayso.model.decision import Act
from sayso.model.lead import Lead
from tests.contract.material import TEXT, claim_of, extraction_of, report_of


class Reason(StrEnum):
    """Why the tests have an item refused."""

    EMPTY = "empty"


def name_of(casebook: Casebook) -> str:
    """The database as the table of docs/RELIABILITY.md calls it."""
    return "PostgreSQL" if casebook.settings.on_postgresql else "SQLite"


def fill(casebook: Casebook) -> None:
    """Versions, two readings, a person's claim, one taken back, leads, items of every fate, a purge."""
    for number in range(3):
        report, data = report_of(TEXT + "." * number, f"{number}.txt", url="https://x.example/1")
        intake.store_report(casebook, report, data)
    first, data = report_of(TEXT, "0.txt", url="https://x.example/1")
    intake.store_report(casebook, report_of(TEXT, "again.txt", url="https://x.example/1")[0], data)
    intake.refuse(casebook, "empty.txt", Reason.EMPTY, detail="no bytes", digest="0" * 64)
    extractions.store_extraction(casebook, first.id, Extraction((claim_of(),)), Reader("en 1", "en"))
    extractions.store_extraction(casebook, first.id, extraction_of(), Reader("en 2", "en"))
    decisions.decide(casebook, Act.ACCEPT, claim_of().id, Signed("ann", "seen"))
    mine = decisions.add_claim(casebook, first.id, claim_of(quote="the plant"), Signed("ann"))
    decisions.add_claim(casebook, first.id, claim_of(quote="the press"), Signed("ann"))
    decisions.take_back(casebook, mine.id, Signed("bob", "misread"))
    leads.store_leads(casebook, [Lead("figures.csv", row, {"shells": "900"}) for row in (1, 2)])
    gone, data = report_of("It goes.\n", "gone.txt")
    intake.store_report(casebook, gone, data)
    purge(casebook, gone.id, by="ann")
    log(casebook, Kind.RELEASE, {"briefing.md": "0" * 64}, by="ann")
    conclusions.keep(casebook, "tests", "i-0", [])


def models() -> list[type[Model]]:
    """Every table of the ledger."""
    return sorted(apps.get_app_config("ledger").get_models(), key=lambda model: model._meta.db_table)


def dump(casebook: Casebook) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    found = {}
    with connections[casebook.alias].cursor() as cursor:
        for model in models():
            key = model._meta.pk.column
            cursor.execute(f'SELECT * FROM {model._meta.db_table} ORDER BY "{key}"')
            found[model._meta.db_table] = cursor.fetchall()
    return found
