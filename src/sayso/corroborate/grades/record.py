"""The record of a source: how often other origins bore it out, and how often they spoke against it.

A source is an institution, an outlet or a named person; whoever is at risk has no record across reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.corroborate.sketch.names import named, stems
from sayso.model.finding import Finding, Outcome


@dataclass(frozen=True, slots=True)
class Record:
    """The matters on which a source was borne out, and on which others spoke against it."""

    borne_out: frozenset[str] = field(default=frozenset())
    against: frozenset[str] = field(default=frozenset())

    def without(self, finding: str) -> tuple[int, int]:
        """Both counts, the matter itself left out: a grade never rests on what it grades."""
        return len(self.borne_out - {finding}), len(self.against - {finding})


def records(findings: Iterable[Finding]) -> Mapping[str, Record]:
    """The record of each source under each of its names."""
    good: dict[str, set[str]] = {}
    bad: dict[str, set[str]] = {}
    for finding in findings:
        for each in finding.outcomes:
            (good if each.borne_out else bad).setdefault(each.source, set()).add(finding.id)
    return {
        source: Record(frozenset(good.get(source, ())), frozenset(bad.get(source, ())))
        for source in sorted(good.keys() | bad.keys())
    }


def record_of(known: Mapping[str, Record], names: Iterable[str]) -> Record:
    """The record of one source under all of its names."""
    found = [known[name] for name in names if name in known]
    return Record(
        frozenset[str]().union(*(each.borne_out for each in found)),
        frozenset[str]().union(*(each.against for each in found)),
    )


def record_by_words(known: Mapping[str, Record], words: str) -> tuple[int, int]:
    """On how many matters whoever is called this was borne out, and on how many spoken against."""
    record = record_of(known, {named(words), " ".join(stems(words))})
    return len(record.borne_out), len(record.against)


def outcomes(
    finding: Finding, names: Mapping[str, frozenset[str]], against: Mapping[str, frozenset[str]]
) -> Iterator[Outcome]:
    """What this finding says of the sources of its origins.

    `names` gives those of each origin's source by its root, none for whoever is at risk; `against` the origins
    that each origin is in conflict with.
    """
    if finding.count.low < 2:
        return
    for origin in finding.origins:
        foes = against.get(origin.root, frozenset())
        friends = {other.root for other in finding.origins} - foes - {origin.root}
        if len(friends) != len(foes):
            yield from (Outcome(name, len(friends) > len(foes)) for name in sorted(names.get(origin.root, ())))
