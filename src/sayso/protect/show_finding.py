"""A finding becomes what one audience may see of it: its claims are shown claims, its clues only their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sayso.model.finding import Contradiction, Finding
from sayso.model.origin import Clue, Origin, Retelling, Telling
from sayso.model.shown import Shown
from sayso.model.shown_finding import (
    ShownClue,
    ShownContradiction,
    ShownFinding,
    ShownOrigin,
    ShownRetelling,
    ShownTelling,
)
from sayso.model.span import Span
from sayso.protect.describe import describes
from sayso.protect.number import Beside

About = Callable[[Shown], str]
Because = Callable[[Finding], tuple[str, ...]]


@dataclass(frozen=True)
class Around:
    """What findings are shown with: shown claims by report and claim, what stands beside each report, all tellings.

    `about` gives what a claim is about, `because` why a finding comes first.
    """

    claims: Mapping[tuple[str, str], Shown]
    beside: Mapping[str, Beside]
    tellings: Mapping[str, Telling]
    about: About
    because: Because

    @cached_property
    def by_claim(self) -> Mapping[str, Shown]:
        """Each claim as the first of its reports holds it."""
        found: dict[str, Shown] = {}
        for place in sorted(self.claims):
            found.setdefault(place[1], self.claims[place])
        return found


def show_finding(finding: Finding, around: Around) -> ShownFinding:
    """The finding as the audience of its claims may see it; the only maker of `ShownFinding`."""
    by_claim = around.by_claim
    chosen = {each.later: each for each in finding.retellings}
    tellings = {each.id: _telling(each, chosen.get(each.id), around) for each in finding.tellings}
    shown = [claim for each in tellings.values() for claim in each.claims]
    return ShownFinding(
        id=finding.id,
        type=finding.matter.type,
        status=finding.matter.status,
        about=_commonest(map(around.about, shown)),
        period=finding.matter.period,
        reason=finding.matter.reason,
        reports=len(finding.reports),
        count=finding.count,
        origins=tuple(_origin(each, tellings, around) for each in finding.origins),
        contradictions=tuple(
            _contradiction(each, by_claim)
            for each in finding.contradictions
            if each.one in by_claim and each.other in by_claim
        ),
        grade=finding.grade,
        related=finding.related,
        rating=finding.rating,
        restated=tuple(by_claim[each] for each in finding.restated if each in by_claim),
        first_because=around.because(finding),
    )


def _commonest(words: Iterable[str]) -> str:
    counts = Counter(filter(None, words))
    return min(counts, key=lambda each: (-counts[each], each), default="")


def _telling(telling: Telling, parent: Retelling | None, around: Around) -> ShownTelling:
    claims = tuple(around.claims[telling.report, claim] for claim in telling.claims)
    ordered = tuple(sorted(claims, key=lambda claim: (claim.span, claim.id)))
    return ShownTelling(
        telling.id,
        around.beside[telling.report].report,
        ordered[0].source.described,
        ordered,
        _retelling(telling, parent, around) if parent else None,
    )


def _retelling(telling: Telling, parent: Retelling, around: Around) -> ShownRetelling | None:
    earlier = around.tellings.get(parent.earlier)
    if earlier is None or earlier.report not in around.beside:
        return None
    sides = around.beside[telling.report], around.beside[earlier.report]
    return ShownRetelling(
        parent.earlier,
        around.beside[earlier.report].report,
        parent.relation,
        parent.probability,
        tuple(_clue(each, *sides) for each in parent.clues),
    )


def _clue(clue: Clue, later: Beside, earlier: Beside) -> ShownClue:
    return ShownClue(clue.trace, clue.weight, _words(clue.later, later), _words(clue.earlier, earlier))


def _words(spans: Iterable[Span], beside: Beside) -> tuple[str, ...]:
    """The words of each span; what would describe a source at risk is its number instead."""
    told = []
    for span in spans:
        near = describes(span.exact, beside.exposed)
        told.append(beside.label(near) if near else span.exact)
    return tuple(told)


def _origin(origin: Origin, tellings: Mapping[str, ShownTelling], around: Around) -> ShownOrigin:
    root = around.tellings[origin.root]
    beside = around.beside.get(root.report)
    told = tuple(sorted((tellings[each] for each in origin.tellings), key=_by_day))
    if origin.cited:
        shown = around.claims.get((root.report, origin.cited[0]))
        link = shown.links[min(origin.cited[1], len(shown.links) - 1)] if shown else None
        who, said = (link.source.described, link.said) if link else ("", "")
        return ShownOrigin(who, False, origin.root, told, said)
    shown = around.claims.get((root.report, root.claims[0]))
    who = shown.source.described if shown else ""
    return ShownOrigin(who or (beside.report.outlet if beside else ""), True, origin.root, told)


def _by_day(telling: ShownTelling) -> tuple[str, str, str]:
    return telling.report.published or "9999", telling.report.id, telling.id


def _contradiction(each: Contradiction, by_claim: Mapping[str, Shown]) -> ShownContradiction:
    return ShownContradiction(each.id, each.kind, each.between, by_claim[each.one], by_claim[each.other], each.detail)
