"""Places that names are compared against: countries, provinces, towns and ports, read from `places.tsv`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path

from sayso.errors import InputError


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: its id, kind and names, what it lies in, and where, as far as that is known.

    `code` is a GeoNames id of a town or an ISO 3166 code of what is larger; degrees and kilometres otherwise.
    """

    id: str
    kind: str
    name: str
    country: str = ""
    within: str = ""
    code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the common one first."""
        return (self.name, *self.others)


@cache
def places() -> tuple[Place, ...]:
    """The places that ship with Sayso."""
    return parse(files(__package__).joinpath("places.tsv").read_text(encoding="utf-8"), "places.tsv")


def load(path: Path) -> tuple[Place, ...]:
    """A gazetteer of the user's own: a TSV with at least `name`, `kind` and `within`."""
    return parse(path.read_text(encoding="utf-8-sig"), path.name)


def parse(text: str, name: str) -> tuple[Place, ...]:
    """The places of a TSV text; `within` may be an id or a name. InputError names what does not fit."""
    rows = list(csv.DictReader(StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
    if rows and not {"name", "kind", "within"} <= set(rows[0]):
        raise InputError(f"{name} is no gazetteer.", do="Give it the columns name, kind and within, parted by tabs.")
    ids = {row["name"]: _id(row) for row in rows}
    try:
        return tuple(_place(row, ids) for row in rows)
    except ValueError as error:
        raise InputError(
            f"{name} cannot be read: {error}.", do="Write degrees as 41.40 and kilometres as 8."
        ) from error


def _id(row: dict[str, str]) -> str:
    return row.get("id") or f"{row['kind']}:{row['name']}"


def _place(row: dict[str, str], ids: dict[str, str]) -> Place:
    within = row["within"] or ""
    return Place(
        id=_id(row),
        kind=row["kind"],
        name=row["name"],
        country=row.get("country") or "",
        within=ids.get(within, within),
        code=row.get("code") or "",
        latitude=_number(row.get("latitude")),
        longitude=_number(row.get("longitude")),
        radius_km=_number(row.get("radius_km")),
        others=tuple(each for each in (row.get("others") or "").split(";") if each),
    )


def _number(written: str | None) -> float | None:
    return float(written) if written else None
