"""Keys under which names meet: two names of one thing share at least one, so that no others are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from sayso.model.entity import Judgement, Kind, Name
from sayso.resolve.fold import spelling
from sayso.resolve.gazetteer import Gazetteer
from sayso.resolve.judge import judge
from sayso.resolve.judge.body import parts
from sayso.resolve.judge.person import names as person_names
from sayso.resolve.judge.place import bare, entries
from sayso.resolve.judge.vessel import imo
from sayso.resolve.ports import NameIndex

# Beyond this many names under one key each is compared with its neighbours in order alone: cost stays linear.
CROWDED = 200
NEIGHBOURS = 20


def keys(name: Name, gazetteer: Gazetteer) -> frozenset[str]:
    """The keys of a name, each with its kind before it."""
    return frozenset(f"{name.kind.value}|{key}" for key in _KEYS[name.kind](name, gazetteer))


def compare(names: Iterable[Name], index: NameIndex, gazetteer: Gazetteer) -> list[Judgement]:
    """Judge each name that the index does not hold with those that share a key; every judgement so far."""
    new = index.unknown(names)
    keyed = {name: keys(name, gazetteer) for name in new}
    index.put(keyed)
    under = {key for each in keyed.values() for key in each}
    fresh = set(new)
    blocks = index.sharing(under)
    pairs = {pair for key in blocks for pair in _pairs(blocks[key], fresh) if not _is_heard(key) or _two_scripts(pair)}
    ordered = sorted(pairs, key=lambda pair: (pair[0].id, pair[1].id))
    return index.judgements(judge(left, right, gazetteer) for left, right in ordered)


def _is_heard(key: str) -> bool:
    """Whether the key is of consonants as they are heard, by which words of two scripts alone meet."""
    return key.partition("|")[2].startswith("h:")


def _two_scripts(pair: tuple[Name, Name]) -> bool:
    return spelling(pair[0].words).script != spelling(pair[1].words).script


def _pairs(names: list[Name], new: set[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of which at least one is new, in the order of ids; in a crowd only of neighbours by their words."""
    if len(names) <= CROWDED:
        yield from (pair for pair in combinations(names, 2) if pair[0] in new or pair[1] in new)
        return
    ordered = sorted(names, key=lambda name: (spelling(name.words).plain, name.id))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + NEIGHBOURS]:
            if one in new or other in new:
                yield (one, other) if one.id < other.id else (other, one)


def _body(name: Name, gazetteer: Gazetteer) -> Iterator[str]:
    told = parts(name, gazetteer)
    yield from _spelled(" ".join(told.named))
    yield from _spelled(" ".join(told.own))
    for word in told.own:
        yield from _spelled(word)
    beside = "+".join(sorted(told.lines)) or "+".join(sorted(told.groups))
    yield from (f"place:{entry}:{beside}" for entries in told.places for entry in entries)
    yield from (f"place:{entry}:{beside}" for entry in told.countries if not told.places)
    yield from (f"number:{number}" for number in told.numbers)
    yield from (f"alias:{entry}" for entry in gazetteer.facilities(name.words))


def _place(name: Name, gazetteer: Gazetteer) -> Iterator[str]:
    yield from (f"entry:{entry}" for entry in entries(name, gazetteer))
    yield from _spelled(bare(name))


def _person(name: Name, gazetteer: Gazetteer) -> Iterator[str]:
    told = person_names(name.words, gazetteer)
    yield from _spelled(" ".join(told))
    if told:
        yield from _spelled(" ".join((told[-1], *told[:-1])))
        yield from _spelled(told[0])


def _vessel(name: Name, gazetteer: Gazetteer) -> Iterator[str]:
    del gazetteer
    yield imo(name.words) or spelling(name.words).plain


def _item(name: Name, gazetteer: Gazetteer) -> Iterator[str]:
    del gazetteer
    yield name.words.split()[0]


def _words(name: Name, gazetteer: Gazetteer) -> Iterator[str]:
    del gazetteer
    yield spelling(name.words).plain


def _spelled(words: str) -> Iterator[str]:
    if words:
        yield from sorted(spelling(words).keys)


_KEYS = {
    Kind.FACILITY: _body,
    Kind.ORGANISATION: _body,
    Kind.PLACE: _place,
    Kind.ROUTE: _place,
    Kind.PERSON: _person,
    Kind.VESSEL: _vessel,
    Kind.ITEM: _item,
    Kind.PROVISION: _words,
}
