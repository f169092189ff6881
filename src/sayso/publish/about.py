"""What a claim is about, in the words of its report: claims about one matter stand together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from sayso.model.item import Item
from sayso.model.shown import Shown

ROUTE = "route"

# The first of these that a claim has is what it is about; a route is where goods come from and go to.
_PREFERRED = (
    *("facility", ROUTE, "parties", "item", "input", "goods", "object", "about", "of", "act"),
    *("line", "carrier", "holder", "place", "actor", "supplier", "recipient", "payer", "payee"),
)

_LEAD = re.compile(r"^(?:the|a|an|this|that|these|those|its|their|his|her)\s+", re.IGNORECASE)


def about(claim: Shown) -> str:
    """The facility, route, item or other matter of the claim; empty if it names none."""
    return next((words for name in _PREFERRED if (words := _words(claim, name))), "")


def heading(claims: Iterable[Shown]) -> str:
    """The commonest wording of what these claims are about; of equals the first of the alphabet."""
    counts = Counter(about(claim) for claim in claims)
    return min(counts, key=lambda words: (-counts[words], words))


def folded(words: str) -> str:
    """The words without regard to case and article."""
    return _LEAD.sub("", words).casefold()


def _words(claim: Shown, name: str) -> str:
    if name == ROUTE:
        return _route(claim)
    if name == "item" and (goods := [named for item in claim.items if (named := item_words(item))]):
        return ", ".join(dict.fromkeys(goods))
    return _LEAD.sub("", ", ".join(claim.roles.get(name, ())))


def _route(claim: Shown) -> str:
    ends = [_LEAD.sub("", ", ".join(claim.roles.get(name, ()))) for name in ("supplier", "recipient")]
    return " → ".join(ends) if all(ends) else ", ".join(claim.roles.get(ROUTE, ()))


def item_words(item: Item) -> str:
    """The family of goods with its calibre; empty for a parent, which is no particular goods."""
    if item.parent:
        return ""
    calibre = f"{item.calibre_mm:g} mm " if item.calibre_mm else ""
    return f"{calibre}{item.family.replace('_', ' ')}"
