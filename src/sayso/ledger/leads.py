"""Rows of figures that somebody kept: noted, and feeding no finding until a span is attached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models.functions import Collate

from sayso.ledger import engine
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind, append, head, now, writing
from sayso.ledger.models import LeadRow
from sayso.ledger.rows import record_of_leads
from sayso.model.decode import from_json
from sayso.model.ids import canonical
from sayso.model.lead import Lead

CHUNK = 200


def store_leads(casebook: Casebook, given: Iterable[Lead]) -> int:
    """Store the leads that are not there yet, in one transaction, and return how many those were."""
    by_id = {lead.id: lead for lead in given}
    rows = LeadRow.objects.using(casebook.alias)
    wanted = [each for each in by_id if not rows.filter(id=each).exists()]
    if not wanted:
        return 0
    at = now()
    with writing(casebook):
        new = [by_id[each] for each in wanted if not rows.filter(id=each).exists()]
        made = [_row(lead, head(casebook).number + 1, at) for lead in new]
        if made:
            append(casebook, Kind.LEADS, {"leads": record_of_leads(made)}, at=at)
            rows.bulk_create(made, batch_size=CHUNK)
    return len(made)


def _row(lead: Lead, entry: int, at: str) -> LeadRow:
    return LeadRow(id=lead.id, entry=entry, name=lead.name, row=lead.row, at=at, value=canonical(lead))


def leads(casebook: Casebook) -> Iterator[Lead]:
    """Every lead, by the name of its file and its row."""
    by_name = Collate("name", "BINARY" if engine.is_sqlite(casebook.alias) else "C")
    rows = LeadRow.objects.using(casebook.alias).order_by(by_name, "row", "id")
    for row in rows.iterator(chunk_size=500):
        yield from_json(Lead, row.value)
