"""Public statements on transfers up to August 2024, as statements of their counters; each row names its source."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sayso.model.estimate import Assumption, Question, Statement
from sayso.model.quantity import Measure, Quantity

PATH = Path(__file__).parent / "facts" / "statements-to-2024-08.tsv"
COUNTERS = {"US ": "United States", "ROK": "South Korea", "Ukraine": "Ukraine"}
UNITS = {
    "containers shipped": "containers",
    "rounds (calibre unspecified)": "rounds",
    "rounds (122+152mm)": "rounds",
}
EQUIVALENT = "rounds-equivalent 152mm"
AS_OF, SINCE = "2024-08-31", "2023-08-01"
DATES = ("2024-10-31", "2025-07-31", "2025-12-31")
HOLDS = Assumption(
    "containers to rounds", "152 mm rounds that a container is taken to hold (400 to 500)", 400, 450, 500
)


def questions() -> Iterator[Question]:
    """What each counter says next, in containers and in rounds."""
    for counter in sorted(COUNTERS.values()):
        for unit in ("containers", "rounds"):
            words = f"What {counter} will say has gone from North Korea to Russia, in {unit}"
            yield Question(f"{counter}, {unit}", unit, SINCE, AS_OF, DATES, counter=counter, words=words)


def statements() -> tuple[Statement, ...]:
    """The running totals among the facts; a conversion of the same utterance stands with its count."""
    with PATH.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    equivalents = {row["event_id"]: _quantity(row, "rounds") for row in rows if row["what"] == EQUIVALENT}
    told = [each for row in rows if (each := _statement(row))]
    return tuple(
        replace(each, converts=equivalents.get(each.origin)) if each.quantity.unit == "containers" else each
        for each in told
    )


def _statement(row: Mapping[str, str]) -> Statement | None:
    counter = next((name for start, name in COUNTERS.items() if row["organisation"].startswith(start)), "")
    unit = UNITS.get(row["what"], "")
    if not counter or not unit:
        return None
    return Statement(
        id=row["id"],
        origin=row["event_id"],
        counter=counter,
        service=row["organisation"].partition(" (")[0],
        quantity=_quantity(row, unit),
        said=row["date_said"],
        as_of=row["period_to"],
        since=row["period_from"],
    )


def _quantity(row: Mapping[str, str], unit: str) -> Quantity:
    """The figure; where the table repeats a lower bound as the best value, the bound is what was said."""
    low, best, high = (float(row[slot]) if row[slot] else None for slot in ("low", "best", "high"))
    if low is not None and (low == best or best is None) and high is None:
        return Quantity(low=low, unit=unit, measure=Measure.CUMULATIVE, vague=row["hedge"])
    if high is not None and high == best and low is None:
        return Quantity(high=high, unit=unit, measure=Measure.CUMULATIVE, vague=row["hedge"])
    return Quantity(low, best, high, unit, Measure.CUMULATIVE, vague=row["hedge"])
