"""Goods as a report names them: family, calibre, stage. A parent such as "munitions" matches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far the goods are made."""

    BODY = "body"
    COMPLETE_ROUND = "complete_round"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Item:
    """A family of goods of `domain/arms.toml`; the calibre in millimetres where the words give one."""

    family: str
    calibre_mm: float | None = None
    stage: Stage = Stage.UNSTATED
    words: str = ""
    parent: bool = False

    def same_goods(self, other: Item) -> bool:
        """Whether both name one kind of goods; two parents, or two calibres, never do."""
        if self.parent or other.parent or self.family != other.family:
            return False
        return self.calibre_mm is None or other.calibre_mm is None or self.calibre_mm == other.calibre_mm
