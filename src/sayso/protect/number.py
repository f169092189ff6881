"""The sources at risk of one report: numbered inside it, and never compared with another report's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.model.claim import Claim
from sayso.model.shown import ShownReport
from sayso.model.source import Source
from sayso.model.span import Locator


@dataclass(frozen=True, slots=True)
class Exposed:
    """One source at risk: its number in its report, and every wording by which claims describe it."""

    number: int
    mark: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands around a claim: its report, where its parts stand, and the report's sources at risk."""

    report: ShownReport
    exposed: tuple[Exposed, ...] = ()
    locators: tuple[Locator, ...] = ()

    def label(self, exposed: Exposed) -> str:
        """What a source at risk is called away from its own report."""
        return f"anonymous source {exposed.number} of report {self.report.short}"

    def of(self, source: Source) -> Exposed:
        """The numbered source; ValueError if its claim was not among those of `beside`."""
        wanted = mark(source)
        for each in self.exposed:
            if each.mark == wanted:
                return each
        raise ValueError("a source at risk that was not numbered must not be shown")


def beside(report: ShownReport, claims: Iterable[Claim], locators: tuple[Locator, ...] = ()) -> Beside:
    """Number the sources at risk by where they first appear; `claims` are all that the report holds."""
    first: dict[str, tuple[int, int]] = {}
    wordings: dict[str, set[str]] = {}
    for source, place in (found for claim in claims for found in _at_risk(claim)):
        tie = mark(source)
        first[tie] = min(first.get(tie, place), place)
        wordings.setdefault(tie, set()).update(filter(None, (source.described, *source.mentions)))
    order = sorted(first, key=lambda tie: (first[tie], tie))
    exposed = tuple(Exposed(place, tie, tuple(sorted(wordings[tie]))) for place, tie in enumerate(order, start=1))
    return Beside(report, exposed, locators)


def mark(source: Source) -> str:
    """What ties the mentions of one source inside its report."""
    return source.key or source.described.casefold()


def _at_risk(claim: Claim) -> Iterator[tuple[Source, tuple[int, int]]]:
    """Each source at risk with the offset where it first shows, and its place in the chain."""
    for place, link in enumerate(claim.attribution.links):
        if link.source.at_risk:
            start = link.span.start if link.span else claim.span.start
            yield link.source, (start, place)
