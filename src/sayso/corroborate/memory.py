"""A shelf in memory."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence

from sayso.corroborate.again import shelf_keys
from sayso.corroborate.sketch import Sketch


class MemoryShelf:
    """Sketches by report, and reports by key in their order of time."""

    def __init__(self, sketches: Iterable[Sketch] = ()) -> None:
        self._sketches: dict[str, Sketch] = {}
        self._blocks: dict[int, list[tuple[tuple[object, ...], str]]] = {}
        for each in sorted(sketches, key=lambda one: one.order):
            self.put(each)

    def put(self, sketch: Sketch) -> None:
        """Keep one sketch under its keys."""
        if sketch.report in self._sketches:
            return
        self._sketches[sketch.report] = sketch
        for key in shelf_keys(sketch):
            insort(self._blocks.setdefault(hash(key), []), (sketch.order, sketch.report))

    def get(self, reports: Iterable[str]) -> Sequence[Sketch]:
        """The sketches of these reports, in their order of time."""
        return sorted((self._sketches[each] for each in set(reports)), key=lambda one: one.order)

    def sharing(self, keys: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Each of the keys with the reports that have it, in their order of time."""
        return {key: [report for _, report in self._blocks.get(hash(key), ())] for key in keys}
