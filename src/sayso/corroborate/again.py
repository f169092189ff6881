"""One more report: only the matters that it touches are looked at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.corroborate.decided import NOTHING, Decided
from sayso.corroborate.findings import Traced
from sayso.corroborate.matters.group import block
from sayso.corroborate.matters.period import day_gap
from sayso.corroborate.matters.topic import topics
from sayso.corroborate.origins.keys import keys
from sayso.corroborate.origins.pairs import Candidates, met, most
from sayso.corroborate.ports import Shelf
from sayso.corroborate.sketch import Sketch
from sayso.model.entity import Identities
from sayso.model.finding import Finding

# A matter reaches no further in time than this from a report on it, and its nearest reports are enough to regrade.
REACH_DAYS = 200
NEAREST = 150


def shelf_keys(sketch: Sketch) -> frozenset[str]:
    """All keys under which a report is looked up: those of likely copies, and its blocks of matters."""
    return keys(sketch) | _blocks(sketch)


def touched(
    shelf: Shelf, new: Sketch, identities: Identities | None = None, decided: Decided = NOTHING
) -> tuple[Finding, ...]:
    """The findings that one more report has a part in; the shelf keeps the report from now on.

    The cost depends on how many reports are on the same matters at about the same time, not on how many there are.
    """
    shelf.put(new)
    beside = _beside(shelf, new)
    near = {each.report: _earlier(shelf, each) for each in beside}
    context = {report for found in near.values() for report in found} - near.keys()
    sketches = [*beside, *shelf.get(context)]
    traced = Traced(sketches, Candidates(near), identities, decided)
    return tuple(each for each in traced.findings() if new.report in each.reports)


def _beside(shelf: Shelf, new: Sketch) -> Sequence[Sketch]:
    """The reports on the same blocks of matters at about the same time, and the new one."""
    found = {report for reports in shelf.sharing(_blocks(new)).values() for report in reports}
    others = [each for each in shelf.get(found) if each.report != new.report and _gap(each, new) <= REACH_DAYS]
    nearest = sorted(others, key=lambda each: (_gap(each, new), each.order))[:NEAREST]
    return sorted([*nearest, new], key=lambda each: each.order)


def _gap(one: Sketch, other: Sketch) -> int:
    return day_gap(one.published, other.published) if one.published and other.published else REACH_DAYS


def _earlier(shelf: Shelf, sketch: Sketch) -> tuple[str, ...]:
    """The earlier reports that this one may go back to, as a trace over everything would look at them."""
    shared: Counter[str] = Counter()
    for reports in shelf.sharing(keys(sketch)).values():
        before = list(reports)[: list(reports).index(sketch.report)]
        shared.update(before[place] for place in met(list(range(len(before)))))
    ordered = [each.report for each in shelf.get(shared)]
    return tuple(ordered[place] for place in most({place: shared[report] for place, report in enumerate(ordered)}))


def _blocks(sketch: Sketch) -> frozenset[str]:
    return frozenset(f"block {block(topic)}" for topic in topics(sketch).values())
