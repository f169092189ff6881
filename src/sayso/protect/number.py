"""The numbers of a report's sources at risk: counted inside one report only, never compared with another's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.model.claim import Claim
from sayso.model.shown import ShownReport
from sayso.model.source import Source


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands around a claim when it is shown: its report, and the number of each source at risk in it."""

    report: ShownReport
    numbers: Mapping[str, int]

    def label(self, source: Source) -> str:
        """What a source at risk is called away from its own report."""
        return f"anonymous source {self.numbers[mark(source)]} of report {self.report.short}"


def beside(report: ShownReport, claims: Iterable[Claim]) -> Beside:
    """Number the sources at risk by where they first appear; `claims` are all that the report holds."""
    first: dict[str, tuple[int, int]] = {}
    for claim in claims:
        for source, place in _at_risk(claim):
            known = first.setdefault(mark(source), place)
            first[mark(source)] = min(known, place)
    order = sorted(first, key=lambda each: (first[each], each))
    return Beside(report, {each: number for number, each in enumerate(order, start=1)})


def mark(source: Source) -> str:
    """What ties the mentions of one source inside its report."""
    return source.key or source.described.casefold()


def _at_risk(claim: Claim) -> Iterator[tuple[Source, tuple[int, int]]]:
    """Each source at risk with the offset where it first shows, and its place in the chain."""
    for place, link in enumerate(claim.attribution.links):
        if link.source.at_risk:
            start = link.span.start if link.span else claim.span.start
            yield link.source, (start, place)
