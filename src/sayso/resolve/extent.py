"""Where a name lies: the entry of a place, or what a facility lies in, and never finer than the words."""

from __future__ import annotations

from dataclasses import replace

from sayso.model.entity import Extent, Kind, Name, Precision
from sayso.resolve.gazetteer import Gazetteer
from sayso.resolve.judge.body import parts
from sayso.resolve.judge.place import bare, entries, is_area
from sayso.resolve.parts import Parts, take_apart


def extent_of(name: Name, gazetteer: Gazetteer) -> Extent | None:
    """The extent of a place or facility; None where no single entry is meant, or for other kinds.

    A facility has the extent of the place in its name or beside it, as what it lies in: its own spot is not known.
    """
    if name.kind is Kind.PLACE:
        found = _only(entries(name, gazetteer), gazetteer, area=is_area(name))
        found = found or _inside(take_apart(bare(name), gazetteer, name.country), gazetteer)
        return found or (Extent("", Precision.AREA, name.country) if is_area(name) else None)
    if name.kind is not Kind.FACILITY:
        return None
    told = parts(name, gazetteer)
    if found := _facility(name, gazetteer):
        return _as_around(found)
    beside = gazetteer.find(name.within, name.country) if name.within and not told.places else frozenset()
    return _as_around(_only(beside, gazetteer)) or _inside(told, gazetteer)


def _inside(told: Parts, gazetteer: Gazetteer) -> Extent | None:
    """What lies in the one place of its name: its own spot is not known."""
    found = [each for each in (_only(entries, gazetteer) for entries in told.places) if each]
    return _as_around(found[0]) if found else None


def _as_around(found: Extent | None) -> Extent | None:
    return replace(found, gazetteer="", within=(found.gazetteer, *found.within)) if found else None


def _facility(name: Name, gazetteer: Gazetteer) -> Extent | None:
    """What a facility of a casebook's own gazetteer lies in."""
    found = (gazetteer.entry(each) for each in gazetteer.facilities(name.words))
    within = {each.within for each in found if each.within}
    return _only(frozenset(within), gazetteer) if within else None


def _only(entries: frozenset[str], gazetteer: Gazetteer, *, area: bool = False) -> Extent | None:
    if len(entries) != 1:
        return None
    (entry,) = entries
    found = gazetteer.extent(entry, area=area)
    return found if found.precision is not Precision.SITE else None
