"""Goods as values: family, calibre and stage of a noun phrase."""

from __future__ import annotations

import re

from sayso.domain.arms import Domain
from sayso.extract.events.things import Things
from sayso.model.item import Item, Stage

_CALIBRE = re.compile(r"(\d{2,3}(?:\.\d{1,2})?)\s*-?\s*(?:mm|millimet(?:er|re)s?)\b", re.IGNORECASE)
ROCKET_CALIBRES = {107.0, 122.0, 227.0, 240.0, 300.0, 600.0}


def item(things: Things, domain: Domain, head: int) -> Item | None:
    """The item that the noun phrase at token `head` names, or None where it names no goods."""
    family = things.lexicon.goods.get(things.phrase(head), "")
    for inner in things.counted_by(head):
        family = things.lexicon.goods.get(things.phrase(inner), "") or family
    if not family:
        return None
    words = things.words(head)
    return Item(family, calibre(words), stage(things, words), words, family in domain.parents)


def calibre(words: str) -> float | None:
    """The calibre in millimetres that the words give, or None."""
    found = _CALIBRE.search(words)
    return float(found[1]) if found else None


def stage(things: Things, words: str) -> Stage:
    """How far the goods are made, by the words beside them."""
    low = words.lower()
    for name, marks in things.lexicon.stages.items():
        if any(mark in low for mark in marks):
            return Stage(name)
    return Stage.UNSTATED
