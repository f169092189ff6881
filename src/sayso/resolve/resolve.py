"""Mentions and decisions become identities: the stage as one function."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sayso.model.decision import Decision
from sayso.model.entity import Entity, Extent, Identities, Kind, Mention, Name
from sayso.resolve.blocks import compare
from sayso.resolve.decided import decided
from sayso.resolve.extent import extent_of
from sayso.resolve.gazetteer import Gazetteer, shipped
from sayso.resolve.judge.item import in_words
from sayso.resolve.judge.person import names as person_names
from sayso.resolve.memory import MemoryIndex
from sayso.resolve.ports import NameIndex
from sayso.resolve.tie import tie


@dataclass(frozen=True)
class Resolving:
    """What resolution may be given: a gazetteer with the casebook's own places, an index that is kept."""

    gazetteer: Gazetteer | None = None
    index: NameIndex | None = None


def resolve(
    mentions: Iterable[Mention], decisions: Iterable[Decision] = (), resolving: Resolving | None = None
) -> Identities:
    """Every entity that the mentions name, in the order of kind and name, and the judgements on their names.

    `decisions` are those that stand. The same mentions and decisions give the same identities in any order.
    """
    resolving = resolving or Resolving()
    gazetteer = resolving.gazetteer or shipped()
    by_name = _by_name(mentions)
    names = {name.id: name for name in by_name}
    judged = compare(by_name, resolving.index or MemoryIndex(), gazetteer)
    tied = tie(names, judged, decided(decisions))
    entities = [_entity([names[each] for each in group], by_name, gazetteer) for group in tied.groups]
    ordered = sorted(entities, key=lambda entity: (list(Kind).index(entity.kind), entity.name, entity.id))
    here = (each for each in tied.judgements if each.left in names and each.right in names)
    return Identities(tuple(ordered), tuple(here))


def _by_name(mentions: Iterable[Mention]) -> dict[Name, list[Mention]]:
    found: dict[Name, list[Mention]] = {}
    for each in sorted(set(mentions)):
        found.setdefault(each.name, []).append(each)
    return found


def _entity(names: list[Name], mentions: Mapping[Name, list[Mention]], gazetteer: Gazetteer) -> Entity:
    reports = Counter({name: len({each.report for each in mentions[name]}) for name in names})
    called = min(names, key=lambda name: (-reports[name], -len(name.words), name.words, name.id))
    everyone = tuple(sorted(each for name in names for each in mentions[name]))
    return Entity(called.kind, _called(called, gazetteer), tuple(sorted(names)), everyone, _extent(names, gazetteer))


def _called(name: Name, gazetteer: Gazetteer) -> str:
    """People by their names alone, goods in words, others without an article before them."""
    if name.kind is Kind.PERSON:
        return " ".join(person_names(name.words, gazetteer)) or name.words
    if name.kind is Kind.ITEM:
        return in_words(name.words)
    return _ARTICLE.sub("", name.words)


_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def _extent(names: Iterable[Name], gazetteer: Gazetteer) -> Extent | None:
    """The finest extent that all names agree on; what lies around all of them where they do not, or none."""
    found = [extent for name in sorted(names) if (extent := extent_of(name, gazetteer))]
    if not found:
        return None
    finest = max(found, key=lambda each: len(_places(each)))
    if all(set(_places(each)) <= set(_places(finest)) for each in found):
        return finest
    shared = [entry for entry in _places(finest) if all(entry in _places(each) for each in found)]
    return replace(gazetteer.extent(shared[0]), gazetteer="", within=tuple(shared)) if shared else None


def _places(extent: Extent) -> tuple[str, ...]:
    return tuple(filter(None, (extent.gazetteer, *extent.within)))
