"""Claims as CSV (RFC 4180) that a spreadsheet opens without running what a report wrote."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import cast

from sayso.model.ids import Plain
from sayso.model.shown import Shown
from sayso.publish.rows import row, whole

COLUMNS = (
    *("report", "id", "outlet", "published", "url", "sha256", "handling"),
    *(
        "type",
        "status",
        "factuality",
        "polarity",
        "source",
        "naming",
        "standing",
        "at_risk",
        "basis",
        "chain",
    ),
    *("start", "end", "exact", "locator", "roles", "low", "best", "high", "unit", "measure", "of"),
    *("happened_from", "happened_to", "observed", "as_of", "since", "said"),
    *("condition", "hedge", "restates", "made_by"),
)

# What a spreadsheet takes for a formula (OWASP, "CSV Injection"), also behind spaces and quotation marks.
_FORMULA = re.compile(r"[\s\"'\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|]|[\t\r\n]")


def to_csv(claims: Iterable[Shown]) -> Iterator[str]:
    """A line of column names, then one for each claim in the order given, each with CR LF."""
    yield _line(COLUMNS)
    for claim in claims:
        cells = _cells(claim)
        yield _line([cells[column] for column in COLUMNS])


def _line(cells: Iterable[Plain]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return line.getvalue()


def _safe(cell: Plain) -> Plain:
    """A text that a spreadsheet would compute gets an apostrophe before it; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def _cells(claim: Shown) -> dict[str, Plain]:
    quantity, times = claim.quantity, claim.times
    numbers = {name: whole(getattr(quantity, name, None)) for name in ("low", "best", "high")}
    return row(claim) | {
        "at_risk": "yes" if claim.source.at_risk else "no",
        "chain": " < ".join(link.source.described for link in claim.links),
        "roles": "; ".join(f"{name}: {', '.join(claim.roles[name])}" for name in sorted(claim.roles)),
        **cast(dict[str, Plain], numbers),
        "unit": quantity.unit if quantity else "",
        "measure": quantity.measure.value if quantity else "",
        "of": quantity.of if quantity else "",
        "happened_from": times.happened.start,
        "happened_to": times.happened.end,
        "observed": times.observed.edtf,
        "as_of": times.as_of,
        "since": times.since,
        "said": times.said,
        "condition": claim.condition.exact if claim.condition else "",
        "restates": " ".join(claim.restates),
        "made_by": claim.made_by.name,
    }
