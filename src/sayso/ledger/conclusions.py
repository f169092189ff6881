"""Conclusions: computed from claims, decisions and the version of code and data, kept with the hash of these.

They are copies, never evidence: whatever changes makes them out of date, and a purge removes them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import writing
from sayso.ledger.decisions import live
from sayso.ledger.models import ConclusionRow, ReportRow, RunRow
from sayso.model.decode import from_json
from sayso.model.finding import Finding
from sayso.model.ids import canonical, content_id, sha256

CHUNK = 500
WHOLE = ""


def input_hash(casebook: Casebook, version: str) -> str:
    """The hash of all that findings are computed from: current readings, reports, standing decisions, version."""
    runs = RunRow.objects.using(casebook.alias).filter(current=True).order_by("number")
    reports = ReportRow.objects.using(casebook.alias).order_by("number")
    decisions = live(casebook).order_by("number")
    parts = [list(rows.values_list("number", flat=True)) for rows in (runs, reports, decisions)]
    return content_id("i", [version, *parts])


def kept(casebook: Casebook, of: str, inputs: str) -> tuple[Finding, ...] | None:
    """The findings kept under this name, if they were computed from just this; otherwise None."""
    rows = ConclusionRow.objects.using(casebook.alias).filter(of=of)
    found = list(rows.order_by("key"))
    if [row.inputs for row in found if row.key == WHOLE] != [inputs] or _seal(found) != found[0].value:
        return None
    return tuple(from_json(Finding, row.value) for row in found[1:])


def changed(casebook: Casebook) -> Iterator[str]:
    """The names of the sets that are not as they were kept; they are computed anew when they are asked for."""
    rows = ConclusionRow.objects.using(casebook.alias)
    for of, members in groupby(rows.order_by("of", "key"), key=lambda row: row.of):
        found = list(members)
        if found[0].key != WHOLE or found[0].value != _seal(found):
            yield of


def keep(casebook: Casebook, of: str, inputs: str, findings: Iterable[Finding]) -> None:
    """Keep these findings under this name, in place of what was there."""
    made = [ConclusionRow(of=of, key=each.id, inputs=inputs, value=canonical(each)) for each in findings]
    with writing(casebook):
        rows = ConclusionRow.objects.using(casebook.alias)
        rows.filter(of=of)._raw_delete(casebook.alias)
        whole = ConclusionRow(of=of, key=WHOLE, inputs=inputs)
        whole.value = _seal([whole, *sorted(made, key=lambda each: each.key)])
        rows.bulk_create([whole, *made], batch_size=CHUNK)


def _seal(found: list[ConclusionRow]) -> str:
    """A hash of a whole set, in the order of keys: the row that stands for it, then its findings."""
    values = [[row.of, row.inputs, row.key, row.value if row.key else ""] for row in found]
    try:
        return sha256(canonical(values).encode())
    except (TypeError, ValueError):
        return ""  # SQLite keeps whatever somebody puts into a column
