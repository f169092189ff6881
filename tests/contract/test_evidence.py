"""The database itself refuses a claim without evidence, and any edit of what is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import pytest
from django.db import DatabaseError, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ledger import decisions, extractions, intake, triggers
from sayso.ledger.casebook import Casebook
from sayso.ledger.models import ClaimRow, CustodyRow, QuoteRow
from sayso.ledger.rows import claim_row
from sayso.ledger.values import Reader, Signed
from sayso.model.claim import Maker
from sayso.model.ids import canonical, text_hash
from sayso.model.span import cut
from tests.contract.material import TEXT, claim_of, extraction_of, report_of

pytestmark = pytest.mark.contract

# Emoji with joiners and skin tones, Hangul whole and in jamo, combining marks, right-to-left text with its marks.
PIECES = st.sampled_from(
    [
        "a",
        "ß",
        " ",
        "\n",
        "152 mm",
        "👩🏽\u200d🏭",
        "🚀",
        "🇰🇷",
        "포탄",
        "ᄑ",
        "ᅩ",
        "e\u0331",
        "q\u0323\u0303",
        "\u0301",
        "שלום",
        "قذيفة",
        "\u200f",
        "\u202e",
        "\u200b",
        "\u2028",
        "ﬃ",
        "𝟙",
        "😀😀",
    ]
)
FROZEN = st.lists(
    PIECES | st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1, max_size=40
).map(lambda pieces: unicodedata.normalize("NFC", "".join(pieces)))


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(FROZEN)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


def execute(casebook: Casebook, statement: str, values: Sequence[object] = ()) -> None:
    """Raw SQL, past everything that Python checks."""
    with transaction.atomic(using=casebook.alias), connections[casebook.alias].cursor() as cursor:
        cursor.execute(statement, values)


def insert_raw(casebook: Casebook, row: ClaimRow, **changed: object) -> None:
    """One claim by raw SQL, with columns changed."""
    fields = ClaimRow._meta.concrete_fields
    values = {field.column: getattr(row, field.attname) for field in fields} | changed
    columns = ", ".join(f'"{column}"' for column in values)
    marks = ", ".join(["%s"] * len(values))
    execute(casebook, f"INSERT INTO ledger_claim ({columns}) VALUES ({marks})", list(values.values()))


def keep_text(casebook: Casebook, text: str) -> None:
    report, data = report_of(text)
    intake.store_report(casebook, report, data)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stretches())
def test_a_span_is_accepted_exactly_and_refused_one_off(casebook: Casebook, stretch: tuple[str, int, int]) -> None:
    text, start, end = stretch
    keep_text(casebook, text)
    claim = claim_of("x", "x", text_hash=text_hash(text), spans=(cut(text, start, end),))
    row = claim_row(claim)
    for moved in (-1, 1):
        astray = {"start": start + moved, "end": end + moved}
        if text[max(0, start + moved) : end + moved] == row.exact and start + moved >= 0:
            continue
        with pytest.raises(DatabaseError, match="no quote, no claim"):
            insert_raw(casebook, row, **astray)
    for column, moved in (("start", start - 1), ("start", start + 1), ("end", end - 1), ("end", end + 1)):
        with pytest.raises(DatabaseError, match="no quote, no claim"):
            insert_raw(casebook, row, **{column: moved})
    if not ClaimRow.objects.using(casebook.alias).filter(id=claim.id).exists():
        insert_raw(casebook, row)
    kept = ClaimRow.objects.using(casebook.alias).get(id=claim.id)
    assert text[kept.start : kept.end] == kept.exact


@pytest.mark.parametrize(
    "changed",
    [
        {"exact": "made 4,000 shells in March 2023"},
        {"exact": ""},
        {"start": -1},
        {"end": 0},
        {"exact": "", "start": 5, "end": 5},
        {"text_hash": "0" * 64},
        {"start": 10_000, "end": 10_031},
    ],
)
def test_no_way_around_the_evidence(casebook: Casebook, changed: dict[str, object]) -> None:
    keep_text(casebook, TEXT)
    with pytest.raises(DatabaseError, match="no quote, no claim"):
        insert_raw(casebook, claim_row(claim_of()), **changed)


def test_a_further_quote_is_held_to_the_same(casebook: Casebook) -> None:
    fill(casebook)
    row = {
        "claim_id": claim_of().id,
        "part": "cue",
        "place": 0,
        "text_id": text_hash(TEXT),
        "start": 0,
        "end": 4,
    }
    with pytest.raises(DatabaseError, match="no quote, no claim"):
        QuoteRow.objects.using(casebook.alias).create(exact="Text", **row)
    QuoteRow.objects.using(casebook.alias).create(exact="Writ", **row)


def test_a_text_that_is_not_as_long_as_it_says_is_refused(casebook: Casebook) -> None:
    with pytest.raises(DatabaseError, match="not as long"):
        execute(casebook, "INSERT INTO ledger_text VALUES (%s, %s, %s)", ["a" * 64, "abc", 4])


def fill(casebook: Casebook) -> None:
    report, data = report_of()
    intake.store_report(casebook, report, data)
    extractions.store_extraction(casebook, report.id, extraction_of(), Reader("en 1", "en"))
    decisions.add_claim(casebook, report.id, claim_of(quote="the plant"), Signed("ann", "missed"))


EDITS = [
    "UPDATE ledger_text SET text = 'x'",
    "UPDATE ledger_claim SET status = 'planned'",
    "UPDATE ledger_claim SET start = start + 1, \"end\" = \"end\" + 1",
    "UPDATE ledger_quote SET exact = 'x'",
    "UPDATE ledger_report SET outlet = 'x'",
    "UPDATE ledger_decision SET act = 'accept'",
    "UPDATE ledger_intake SET outcome = 'refused'",
    "UPDATE ledger_custody SET at = 'x'",
    "UPDATE ledger_custody SET payload = ''",
    "DELETE FROM ledger_quote",
    "DELETE FROM ledger_claim",
    "DELETE FROM ledger_text",
    "DELETE FROM ledger_intake",
    "DELETE FROM ledger_report",
    "DELETE FROM ledger_decision",
    "DELETE FROM ledger_custody",
]  # fmt: skip


def test_nothing_that_is_kept_is_edited_or_deleted(casebook: Casebook) -> None:
    fill(casebook)
    for statement in EDITS:
        with pytest.raises(DatabaseError, match="sayso: "):
            execute(casebook, statement)


def test_not_even_a_permit_lets_evidence_or_the_chain_be_edited(casebook: Casebook) -> None:
    fill(casebook)
    execute(casebook, "INSERT INTO ledger_purgepermit VALUES ('p')")
    for statement in EDITS[:4] + EDITS[7:8] + EDITS[-1:]:
        with pytest.raises(DatabaseError, match="sayso: "):
            execute(casebook, statement)


def test_nothing_that_is_kept_is_replaced(casebook: Casebook) -> None:
    fill(casebook)
    sqlite = connections[casebook.alias].vendor == "sqlite"
    for table, key in (
        ("text", "text_hash"),
        ("claim", "id"),
        ("report", "id"),
        ("decision", "id"),
        ("custody", "number"),
    ):
        if sqlite:
            statement = f"INSERT OR REPLACE INTO ledger_{table} SELECT * FROM ledger_{table}"
        else:
            statement = (
                f"INSERT INTO ledger_{table} SELECT * FROM ledger_{table}"
                f" ON CONFLICT ({key}) DO UPDATE SET {key} = ledger_{table}.{key}"
            )
        with pytest.raises(DatabaseError, match="sayso: "):
            execute(casebook, statement)
    assert CustodyRow.objects.using(casebook.alias).count() == 3


def test_the_triggers_hold_out_against_truncate_and_a_change_of_role(casebook: Casebook) -> None:
    fill(casebook)
    if connections[casebook.alias].vendor == "sqlite":
        statements = [
            "INSERT OR IGNORE INTO ledger_text VALUES ('a', 'abc', 4)",
            "UPDATE OR REPLACE ledger_text SET text = 'x'",
        ]
    else:
        statements = [
            "TRUNCATE ledger_quote",
            "TRUNCATE ledger_claim CASCADE",
            "SET LOCAL session_replication_role = replica; UPDATE ledger_text SET text = 'x'",
        ]
    for statement in statements:
        with pytest.raises(DatabaseError, match="sayso: "):
            execute(casebook, statement)


def test_a_number_in_other_clothes_is_no_offset(casebook: Casebook) -> None:
    """SQLite would keep words or a fraction in a column of whole numbers."""
    keep_text(casebook, TEXT)
    row = claim_row(claim_of())
    for start in ("abc", row.start + 0.5):
        with pytest.raises(DatabaseError):
            insert_raw(casebook, row, start=start)


def test_every_trigger_is_there_in_a_new_casebook(casebook: Casebook) -> None:
    assert triggers.missing(connections[casebook.alias]) == []
    assert canonical(replace(claim_of(), made_by=Maker(""))) == claim_row(claim_of()).value
