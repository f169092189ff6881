"""The index of names in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.model.entity import Judgement, Name


class MemoryIndex:
    """Names by key in dictionaries."""

    def __init__(self) -> None:
        """Begin with none."""
        self._names: set[Name] = set()
        self._by_key: dict[str, set[Name]] = {}
        self._judgements: dict[tuple[str, str], Judgement] = {}

    def unknown(self, names: Iterable[Name]) -> list[Name]:
        """Those of the names that are not kept yet."""
        return sorted(set(names) - self._names, key=lambda name: name.id)

    def put(self, keys: Mapping[Name, frozenset[str]]) -> None:
        """Keep names under their keys."""
        for name, under in keys.items():
            if name in self._names:
                continue
            self._names.add(name)
            for key in under:
                self._by_key.setdefault(key, set()).add(name)

    def sharing(self, keys: Iterable[str]) -> Mapping[str, list[Name]]:
        """The names under each of these keys."""
        found = {key: self._by_key[key] for key in set(keys) if key in self._by_key}
        return {key: sorted(found[key], key=lambda name: name.id) for key in sorted(found)}

    def judgements(self, add: Iterable[Judgement] = ()) -> list[Judgement]:
        """Keep these judgements beside those before, and give all of them."""
        for each in add:
            self._judgements.setdefault((each.left, each.right), each)
        return [self._judgements[pair] for pair in sorted(self._judgements)]
