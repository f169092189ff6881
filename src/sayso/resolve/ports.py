"""What resolution looks up: names that share a key, and the judgements that were made on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from sayso.model.entity import Judgement, Name


class NameIndex(Protocol):
    """Names by the keys of their blocks, kept in memory or by the ledger; every answer is in the order of ids."""

    def unknown(self, names: Iterable[Name]) -> list[Name]:
        """Those of the names that are not kept yet."""
        ...

    def put(self, keys: Mapping[Name, frozenset[str]]) -> None:
        """Keep names under their keys; one that is kept already stays as it is."""
        ...

    def sharing(self, keys: Iterable[str]) -> Mapping[str, list[Name]]:
        """The names under each of these keys; a key without any may be left out."""
        ...

    def judgements(self, add: Iterable[Judgement] = ()) -> list[Judgement]:
        """Keep these judgements beside those before, and give all of them."""
        ...
