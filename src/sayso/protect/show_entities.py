"""Entities as they may be shown: they are made of mentions, and nobody at risk is ever a mention."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.model.entity import Entity, Identities, Judgement, Name
from sayso.model.shown_entity import ShownEntity, ShownName, ShownTie

Place = Callable[[str], str]


def show_entities(identities: Identities, place: Place) -> Iterator[ShownEntity]:
    """Every entity with its ties, in the order of the identities; `place` gives the name of a gazetteer entry."""
    words = {name.id: name for entity in identities.entities for name in entity.names}
    ties: dict[str, list[Judgement]] = {}
    for each in identities.judgements:
        for name in (each.left, each.right):
            ties.setdefault(name, []).append(each)
    return (_shown(entity, ties, words, place) for entity in identities.entities)


def _shown(entity: Entity, ties: dict[str, list[Judgement]], words: dict[str, Name], place: Place) -> ShownEntity:
    about = {each for name in entity.names for each in ties.get(name.id, ())}
    around = entity.extent.within if entity.extent else ()
    return ShownEntity(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        names=tuple(_name(name, entity) for name in entity.names),
        claims=tuple(sorted({each.claim for each in entity.mentions})),
        reports=entity.reports,
        where=tuple(place(each) for each in around),
        extent=entity.extent,
        history=entity.history,
        ties=tuple(_tie(each, words) for each in sorted(about)),
    )


def _name(name: Name, entity: Entity) -> ShownName:
    mentions = [each for each in entity.mentions if each.name == name]
    return ShownName(
        name.id, name.words, len({each.claim for each in mentions}), len({each.report for each in mentions})
    )


def _tie(judgement: Judgement, words: dict[str, Name]) -> ShownTie:
    reasons = tuple(
        f"{each.because.value}: {each.text}" if each.text else each.because.value for each in judgement.reasons
    )
    left, right = judgement.left, judgement.right
    told = (judgement.verdict, judgement.score, reasons, judgement.decision)
    return ShownTie(left, words[left].words, right, words[right].words, *told)
