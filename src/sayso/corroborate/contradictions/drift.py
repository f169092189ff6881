"""What a retelling changed on the way, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.corroborate.contradictions.conflicts import made
from sayso.corroborate.contradictions.fields import retold
from sayso.corroborate.origins.pairs import Look
from sayso.corroborate.sketch import Statement
from sayso.language.retelling import Joints
from sayso.model.entity import Identities
from sayso.model.finding import Between, Contradiction, Kind

Pair = tuple[Statement, Statement]

NO_JOINTS = Joints(frozenset(), frozenset(), frozenset())


def drift(look: Look, joints: Mapping[str, Joints], identities: Identities | None) -> Iterator[Contradiction]:
    """Each change between an earlier report and its retelling, once a kind and pair of statements."""
    pairs = sorted(look.pairs, key=lambda pair: (pair[0].place, pair[1].place))
    for pair in pairs:
        seen: set[Kind] = set()
        for difference in retold(*pair, look.later.published, identities):
            if difference.kind not in seen:
                seen.add(difference.kind)
                yield made(difference.kind, Between.DRIFT, pair, difference.detail)
    for pair in pairs:
        if _or_became_and(look, pair, pairs, joints):
            yield made(Kind.OR_AND, Between.DRIFT, pair, "alternatives are told as a sum")


def _or_became_and(look: Look, pair: Pair, pairs: list[Pair], joints: Mapping[str, Joints]) -> bool:
    """Whether two figures joined by "or" in the earlier report are joined by "and" in the later one."""
    mine, theirs = (joints.get(each.language, NO_JOINTS) for each in (look.earlier, look.later))
    before, after = (set(each.joined.split()) for each in pair)
    if not (before & mine.alternative and after & theirs.additive) or after & theirs.alternative:
        return False
    return len(pairs) > 1
