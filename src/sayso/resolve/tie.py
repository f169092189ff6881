"""From judgements to groups of names: union-find over those that stand, so that undoing one restores all.

Nothing is stored but the judgements: groups are made anew from those that are live. Analysts' come first, then
the surest; a tie that would bring together what a judgement keeps apart is held back and says so. The order is
that of scores and ids alone, so groups do not depend on the order in which reports came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.model.entity import Because, Judgement, Reason, Verdict


@dataclass(frozen=True, slots=True)
class Tied:
    """Groups of names by their ids, and every judgement, those held back as unsure."""

    groups: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]


def tie(names: Iterable[str], judged: Iterable[Judgement], decided: Iterable[Judgement] = ()) -> Tied:
    """Group the names; a decision on a pair stands in the place of the program's judgement on it."""
    live = {(each.left, each.right): each for each in judged}
    live |= {(each.left, each.right): each for each in sorted(decided, key=lambda each: each.decision)}
    groups = _Groups(names, live.values())
    held = {(each.left, each.right): groups.join(each) for each in sorted(live.values(), key=_order)}
    return Tied(groups.found(), tuple(held[pair] for pair in sorted(held)))


def _order(judgement: Judgement) -> tuple[bool, float, str, str]:
    return not judgement.decision, -judgement.score, judgement.left, judgement.right


class _Groups:
    def __init__(self, names: Iterable[str], judged: Iterable[Judgement]) -> None:
        self._above = {name: name for name in names}
        self._members = {name: [name] for name in self._above}
        self._apart: dict[str, set[tuple[str, bool]]] = {}
        for each in judged:
            if each.verdict is Verdict.DIFFERENT and each.left in self._above and each.right in self._above:
                self._apart.setdefault(each.left, set()).add((each.right, bool(each.decision)))
                self._apart.setdefault(each.right, set()).add((each.left, bool(each.decision)))

    def join(self, judgement: Judgement) -> Judgement:
        """Bring two groups together, or hand back the judgement as held back, with the reason."""
        if judgement.verdict is not Verdict.SAME or not {judgement.left, judgement.right} <= set(self._above):
            return judgement
        first, second = self._root(judgement.left), self._root(judgement.right)
        if first == second:
            return judgement
        if by := self._kept_apart(first, second, bool(judgement.decision)):
            reason = Reason(Because.KEPT_APART, " / ".join(by))
            return replace(judgement, verdict=Verdict.UNSURE, reasons=(*judgement.reasons, reason))
        small, large = sorted((first, second), key=lambda root: (len(self._members[root]), root))
        self._above[small] = large
        self._members[large] += self._members.pop(small)
        return judgement

    def found(self) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted(tuple(sorted(each)) for each in self._members.values()))

    def _kept_apart(self, first: str, second: str, decided: bool) -> Sequence[str]:
        """Two names of the groups that are judged apart; a decision yields to decisions alone."""
        small, large = sorted((first, second), key=lambda root: len(self._members[root]))
        for name in sorted(self._members[small]):
            for other, by_analyst in sorted(self._apart.get(name, ())):
                if self._root(other) == large and (by_analyst or not decided):
                    return name, other
        return ()

    def _root(self, name: str) -> str:
        while self._above[name] != name:
            self._above[name] = self._above[self._above[name]]
            name = self._above[name]
        return name
