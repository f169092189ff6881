"""Pairs of reports worth looking at, and all that is compared between two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sayso.corroborate.align import aligned
from sayso.corroborate.origins.keys import keys
from sayso.corroborate.sketch import Sketch, Statement
from sayso.corroborate.sketch.text import overlap

EARLIEST = 10
LATEST = 6
MOST = 24


@dataclass(frozen=True)
class Look:
    """Two reports side by side, the earlier first; each comparison is made once, when it is asked for."""

    earlier: Sketch
    later: Sketch

    @cached_property
    def pairs(self) -> tuple[tuple[Statement, Statement], ...]:
        """Statements that tell the same thing, the earlier report's first."""
        return aligned(self.earlier, self.later)

    @property
    def other_language(self) -> bool:
        """Whether the two are in two languages."""
        mine, theirs = self.earlier.language, self.later.language
        return bool(mine and theirs and mine != theirs)

    @cached_property
    def runs(self) -> float:
        """The share of the shorter report's runs of eight words that the other has."""
        return _share(self.earlier.runs, self.later.runs, self.other_language)

    @cached_property
    def phrases(self) -> float:
        """The same of phrases of three words."""
        return _share(self.earlier.phrases, self.later.phrases, self.other_language)

    @property
    def covered(self) -> bool:
        """Whether the later report tells nothing that the earlier one does not tell."""
        return len(self.pairs) == len(self.later.statements)

    @cached_property
    def quotations(self) -> tuple[int, ...]:
        """The long quotations that both have."""
        return tuple(sorted(self.earlier.quotations.keys() & self.later.quotations.keys()))


def _share(one: object, other: object, apart: bool) -> float:
    from array import array

    assert isinstance(one, array)
    assert isinstance(other, array)
    shorter = min(len(one), len(other))
    return overlap(one, other) / shorter if shorter and not apart else 0.0


@dataclass(frozen=True, slots=True)
class Candidates:
    """For each report, the earlier ones that it may go back to."""

    of: Mapping[str, tuple[str, ...]]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Each pair, the earlier first."""
        return ((earlier, later) for later, found in self.of.items() for earlier in found)


def candidates(sketches: Iterable[Sketch]) -> Candidates:
    """The pairs worth looking at; which they are does not depend on the order in which reports came.

    Under each key a report meets the first reports that have it and the last before its own: a source and those
    who repeated it lately. Of all whom it meets, those with most keys in common are compared.
    """
    ordered = sorted(sketches, key=lambda each: each.order)
    blocks: dict[str, list[int]] = {}
    found: dict[str, tuple[str, ...]] = {}
    for place, each in enumerate(ordered):
        shared: Counter[int] = Counter()
        for key in keys(each):
            block = blocks.setdefault(key, [])
            shared.update(met(block))
            block.append(place)
        found[each.report] = tuple(ordered[other].report for other in most(shared))
    return Candidates(found)


def most(shared: Mapping[int, int]) -> list[int]:
    """The places of those that share most keys, of equals the earliest, in the order of time."""
    return sorted(sorted(shared, key=lambda place: (-shared[place], place))[:MOST])


def met(block: list[int]) -> Iterator[int]:
    """Whom a newcomer meets in a block: the first and the last."""
    yield from block[:EARLIEST]
    yield from block[max(EARLIEST, len(block) - LATEST) :]
