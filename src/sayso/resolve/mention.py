"""What the claims of one report name: fillers of roles and openly named sources, and nobody at risk.

A source at risk is never a mention, nor are words that describe one: this is the only door into resolution, and a
description cannot pass it. So nothing can tie such a source to another report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.model.claim import Claim
from sayso.model.entity import Kind, Mention, Name
from sayso.model.item import Item, Stage
from sayso.model.source import Link, Naming, Standing
from sayso.model.wording import tells
from sayso.resolve.gazetteer import Gazetteer, shipped
from sayso.resolve.kinds import name_of, source_name
from sayso.resolve.parts import take_apart

SOURCE = "source"

# Fillers that name nobody and nothing: values of a list, or acts.
PASSED_OVER = frozenset(
    {"adequacy", "input_kind", "purpose", "outcome", "item", "from_item", "goods", "input", "mode", "line", "stage"}
    | {"of", "about", "cause", "act", "object"}
)
SPEAKERS = {
    Standing.INDIVIDUAL: Kind.PERSON,
    Standing.INSTITUTION: Kind.ORGANISATION,
    Standing.STATE: Kind.PLACE,
    Standing.RESEARCH_BODY: Kind.ORGANISATION,
    Standing.STATE_MEDIA: Kind.ORGANISATION,
    Standing.OUTLET: Kind.ORGANISATION,
}


@dataclass(frozen=True, slots=True)
class _Report:
    """A report, the wordings of its sources at risk, and the gazetteer that its names are read with."""

    id: str
    exposed: tuple[str, ...]
    gazetteer: Gazetteer

    def describes(self, words: str) -> bool:
        return any(tells(words, each) for each in self.exposed)


def mentions(
    report: str, claims: Iterable[Claim], gazetteer: Gazetteer | None = None, rejected: Iterable[Claim] = ()
) -> tuple[Mention, ...]:
    """The mentions of one report, by claim, role and position; `claims` are all that the report holds.

    What an analyst rejected names nothing any more, but who was at risk in it still is.
    """
    held = list(claims)
    around = _Report(report, _exposed([*held, *rejected]), gazetteer or shipped())
    return tuple(sorted({mention for claim in held for mention in _of_claim(claim, around)}))


def _exposed(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Every wording by which the report describes a source at risk."""
    sources = (link.source for claim in claims for link in claim.attribution.links if link.source.at_risk)
    return tuple(sorted({words for each in sources for words in (each.described, *each.mentions) if words}))


def _of_claim(claim: Claim, around: _Report) -> Iterator[Mention]:
    found: list[tuple[str, int, Name | None]] = [
        *_fillers(claim, around),
        *((SOURCE, place, _speaker(link, around)) for place, link in enumerate(claim.attribution.links)),
        *(("item", place, _goods(each)) for place, each in enumerate(claim.items)),
    ]
    yield from (Mention(claim.id, role, place, around.id, name) for role, place, name in found if name)


def _fillers(claim: Claim, around: _Report) -> Iterator[tuple[str, int, Name | None]]:
    beside = _beside(claim, around)
    for role, fillers in claim.roles.items():
        if role in PASSED_OVER:
            continue
        for place, words in enumerate(fillers):
            shown = "" if around.describes(words) else words
            yield role, place, name_of(role, shown, (around.id, beside), around.gazetteer) if shown else None


def _beside(claim: Claim, around: _Report) -> str:
    """The one place that the claim gives, for names that hold none."""
    told = [each for each in claim.roles.get("place", ()) if not around.describes(each)]
    if len(told) != 1 or not take_apart(told[0], around.gazetteer).tells_one:
        return ""
    return told[0]


def _speaker(link: Link, around: _Report) -> Name | None:
    """An openly named source; one at risk, or described in its words, is nobody here."""
    source = link.source
    kind = SPEAKERS.get(source.standing)
    if source.at_risk or source.naming is not Naming.NAMED or kind is None or around.describes(source.described):
        return None
    return source_name(kind, source.described, around.gazetteer)


def _goods(item: Item) -> Name | None:
    """Goods as family, calibre in millimetres and stage, a dash where unsaid; a parent names nothing."""
    if item.parent or not item.family:
        return None
    calibre = f"{item.calibre_mm:g}" if item.calibre_mm is not None else "-"
    stage = "-" if item.stage is Stage.UNSTATED else item.stage.value
    return Name(Kind.ITEM, f"{item.family} {calibre} {stage}")
