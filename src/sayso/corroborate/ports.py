"""What tracing looks up when one more report comes: others that share a key with it, or a block of matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from sayso.corroborate.sketch import Sketch


class Shelf(Protocol):
    """The sketches of all reports; a ledger may keep them with indexes, a notebook keeps them in memory."""

    def put(self, sketch: Sketch) -> None:
        """Keep the sketch of one report; a report that is there already stays as it was."""

    def get(self, reports: Iterable[str]) -> Sequence[Sketch]:
        """The sketches of these reports, in their order of time."""

    def sharing(self, keys: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Each of the keys with the reports that have it, in their order of time."""
