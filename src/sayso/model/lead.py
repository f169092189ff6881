"""A lead: something noted without a quote yet; it feeds no finding until a span is attached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.model.ids import content_id


@dataclass(frozen=True, slots=True)
class Lead:
    """One row of figures that somebody kept: the name of its file, its row from 1, its cells by column."""

    name: str
    row: int
    cells: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def id(self) -> str:
        """The content id."""
        return content_id("l", self)
