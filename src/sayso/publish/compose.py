"""Shown claims become a briefing: sections by type, groups by matter, sentences with footnotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from operator import attrgetter

from sayso.domain.arms import Domain
from sayso.model.briefing import BriefGroup, Briefing, BriefReport, BriefSection, BriefSentence, Footnote
from sayso.model.report import Handling
from sayso.model.shown import Audience, Shown, ShownReport
from sayso.model.source import Naming
from sayso.model.span import Span
from sayso.publish.about import about, folded, heading
from sayso.publish.phrases import amount, day, marks, verb, when


@dataclass(frozen=True, slots=True)
class Held:
    """A report of the casebook, and why it was not read, or empty."""

    report: ShownReport
    unread: str = ""


def compose(claims: Iterable[Shown], held: Iterable[Held], domain: Domain, *, restricted: bool = False) -> Briefing:
    """The briefing that these claims make, the same for any order of them.

    Claims of restricted reports are counted and left out unless `restricted`. A claim that restates another
    one of its report makes no sentence of its own: it stands in that one's footnote.
    """
    given, known = list(claims), sorted(held, key=_report_order)
    open_claims = [claim for claim in given if restricted or claim.report.handling is Handling.PUBLIC]
    voiced, restated = _voices(open_claims)
    sections = tuple(_sections(voiced, restated, domain))
    cited = Counter(claim.report.id for claim in voiced)
    listed = [each for each in known if restricted or each.report.handling is Handling.PUBLIC]
    return Briefing(
        sections,
        tuple(BriefReport(each.report, cited[each.report.id], each.unread) for each in listed),
        withheld_claims=len(given) - len(open_claims),
        withheld_reports=len(known) - len(listed),
        as_published=any(claim.audience is not Audience.ELSEWHERE for claim in open_claims),
    )


Place = tuple[str, str]


def _voices(claims: Sequence[Shown]) -> tuple[list[Shown], Mapping[Place, tuple[Span, ...]]]:
    """Claims with a voice of their own, and where each of them is restated in its report."""
    own = {(claim.report.id, claim.id) for claim in claims if not claim.restates}
    voiced: list[Shown] = []
    restated: dict[Place, list[Span]] = defaultdict(list)
    for claim in claims:
        told = [place for other in claim.restates if (place := (claim.report.id, other)) in own]
        if not told:
            voiced.append(claim)
        for place in told:
            restated[place].append(claim.span)
    return voiced, {place: tuple(sorted(spans)) for place, spans in restated.items()}


def _sections(
    claims: Sequence[Shown], restated: Mapping[Place, tuple[Span, ...]], domain: Domain
) -> Iterator[BriefSection]:
    kind_of = attrgetter("type")
    by_type = {kind: list(group) for kind, group in groupby(sorted(claims, key=kind_of), key=kind_of)}
    notes = _Notes(restated)
    for kind in sorted(by_type, key=lambda each: (-len(by_type[each]), each)):
        known = domain.events.get(kind)
        yield BriefSection(kind, known.what if known else "", tuple(_groups(by_type[kind], notes)))


def grouped(claims: Iterable[Shown]) -> list[tuple[str, list[Shown]]]:
    """Claims by what they are about, the largest group first, in each the earliest published first."""
    by_about: dict[str, list[Shown]] = defaultdict(list)
    for claim in sorted(claims, key=_claim_order):
        by_about[folded(about(claim))].append(claim)
    order = sorted(by_about, key=lambda words: (not words, -len(by_about[words]), words))
    return [(heading(by_about[words]), by_about[words]) for words in order]


def _groups(claims: Iterable[Shown], notes: _Notes) -> Iterator[BriefGroup]:
    for words, members in grouped(claims):
        yield BriefGroup(words, tuple(_sentence(claim, notes.of(claim)) for claim in members))


class _Notes:
    """Footnotes, numbered in the order in which they are asked for."""

    def __init__(self, restated: Mapping[Place, tuple[Span, ...]]) -> None:
        self._restated = restated
        self._numbers = count(1)

    def of(self, claim: Shown) -> Footnote:
        again = self._restated.get((claim.report.id, claim.id), ())
        return Footnote(next(self._numbers), claim.id, claim.report, claim.spans, again, claim.where)


def _sentence(claim: Shown, note: Footnote) -> BriefSentence:
    gloss = (*((amount(claim.quantity),) if claim.quantity else ()), *when(claim.times))
    return BriefSentence(
        who=who(claim),
        verb=verb(claim),
        marks=marks(claim),
        quotes=tuple(span.exact for span in claim.spans),
        through=through(claim),
        gloss=gloss,
        note=note,
        unnamed=claim.source.at_risk and claim.audience is Audience.ELSEWHERE,
    )


def who(claim: Shown) -> str:
    """The innermost source as the subject of a sentence."""
    source = claim.source
    named = source.described or claim.report.outlet or "The report"
    if is_own_voice(claim):
        how = "without saying from whom" if source.naming is Naming.UNDISCLOSED else "in its own voice"
        return f"{claim.report.outlet or named}, {how},"
    return named[:1].upper() + named[1:]


def is_own_voice(claim: Shown) -> bool:
    """Whether the outlet itself speaks, be it a newspaper, a research body or a state's news agency."""
    return len(claim.links) == 1


def through(claim: Shown) -> str:
    """Through whom, and where it was published: `as told by Meridian Wire, in Harbour Post, 1 March 2024`."""
    steps = [link.source.described for link in claim.links[-2:0:-1]]
    outlet = claim.report.outlet or "a report without an outlet"
    where = f"in {outlet}, {day(claim.report.published) or 'without a date'}"
    return ", ".join([*(f"as told by {step}" for step in steps), where])


def _claim_order(claim: Shown) -> tuple[str, str, int, str]:
    return claim.report.published, claim.report.id, claim.span.start, claim.id


def _report_order(held: Held) -> tuple[str, str]:
    return held.report.published, held.report.id
