"""From sketches to findings: matters, tellings, retellings, origins, contradictions, grades, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sayso.corroborate.contradictions import conflicts, drift, tensions
from sayso.corroborate.contradictions.conflicts import Side
from sayso.corroborate.decided import NOTHING, Decided
from sayso.corroborate.grades.grade import Standpoint, graded
from sayso.corroborate.grades.record import Record, outcomes, record_of, records
from sayso.corroborate.matters import Grouped, grouped, kin
from sayso.corroborate.matters.regroup import regrouped
from sayso.corroborate.matters.ties import Ties
from sayso.corroborate.origins.choose import ancestors, origins, root
from sayso.corroborate.origins.count import count
from sayso.corroborate.origins.judged import Judged, judged
from sayso.corroborate.origins.links import HALF, parents, retellings
from sayso.corroborate.origins.pairs import Candidates, Look, candidates
from sayso.corroborate.origins.tellings import Told, tellings
from sayso.corroborate.origins.weigh import Weights, weights
from sayso.corroborate.sketch import Held, Sketch, Statement, Voice, sketch
from sayso.corroborate.sketch.names import any_same
from sayso.language.retelling import joints
from sayso.model.entity import Identities
from sayso.model.finding import Between, Contradiction, Digit, Finding, Grade, Kind, Letter, Outcome, Rating
from sayso.model.origin import Origin, Retelling, Telling
from sayso.model.source import Standing

_NO_GRADE = Grade(Letter.F, Digit.UNJUDGED)


def corroborate(
    held: Iterable[Held], identities: Identities | None = None, decided: Decided = NOTHING
) -> tuple[Finding, ...]:
    """The findings of a set of reports with their claims, by id; the order of the reports does not matter."""
    sketches = [sketch(each, identities) for each in held]
    return Traced(sketches, candidates(sketches), identities, decided).findings()


@dataclass
class Traced:
    """All that is worked out over a set of sketches, each part once and when it is asked for."""

    given: Iterable[Sketch]
    near: Candidates
    identities: Identities | None = None
    decided: Decided = NOTHING
    weighed: Weights | None = None

    @cached_property
    def sketches(self) -> Mapping[str, Sketch]:
        """The sketches by report."""
        return {each.report: each for each in sorted(self.given, key=lambda each: each.report)}

    @cached_property
    def groups(self) -> tuple[Grouped, ...]:
        """The matters, as analysts have them."""
        made = grouped(self.sketches.values(), self._ties())
        return regrouped(made, self.decided.together, self.decided.apart)

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Every pair of voices that may go back to one utterance."""
        looks = (Look(self.sketches[one], self.sketches[other]) for one, other in self.near)
        return tuple(judged(looks, self.weighed or weights(), self.decided.links))

    def _ties(self) -> Ties:
        """What each statement repeats: its pair in the likeliest of the reports that its voice goes back to."""
        found: dict[tuple[str, str], tuple[float, str, str]] = {}
        for each in self.judged:
            if each.chance > HALF:
                for mine, theirs in each.pairs:
                    place = (each.later, theirs.claim)
                    told = (-each.chance, each.earlier, mine.claim)
                    found[place] = min(told, found.get(place, told))
        return {place: (report, claim) for place, (_, report, claim) in found.items()}

    @cached_property
    def told(self) -> Mapping[str, Told]:
        """The tellings of each matter."""
        return {group.matter.id: tellings(group, self.sketches) for group in self.groups}

    @cached_property
    def telling(self) -> Mapping[str, Telling]:
        """Each telling by id."""
        return {each.id: each for told in self.told.values() for each in told.tellings}

    @cached_property
    def of_claim(self) -> Mapping[str, Telling]:
        """The telling of each report's claim."""
        return {f"{each.report} {claim}": each for each in self.telling.values() for claim in each.claims}

    @cached_property
    def statement(self) -> Mapping[str, Statement]:
        """Each statement by its claim."""
        return {each.claim: each for sketched in self.sketches.values() for each in sketched.statements}

    @cached_property
    def chosen(self) -> Mapping[str, Retelling]:
        """The likeliest parent of each telling."""
        told = {
            each.id: ((*self.sketches[each.report].order, each.voice), self.sketches[each.report].voices[each.voice])
            for each in self.telling.values()
        }
        return parents(retellings(self.judged, self.of_claim), told)

    @cached_property
    def drifts(self) -> Mapping[str, tuple[Contradiction, ...]]:
        """What retellings changed, by either claim: each telling is held against its root, then its parent."""
        found: dict[str, list[Contradiction]] = {}
        seen: set[tuple[str, Kind]] = set()
        for (one, other), claims in self._compared():
            for each in drift(Look(self.sketches[one], self.sketches[other]), joints(), self.identities):
                if each.other in claims and (each.other, each.kind) not in seen:
                    seen.add((each.other, each.kind))
                    found.setdefault(each.one, []).append(each)
                    found.setdefault(each.other, []).append(each)
        return {claim: tuple(each) for claim, each in found.items()}

    def _compared(self) -> Iterator[tuple[tuple[str, str], set[str]]]:
        """Pairs of reports, the earlier first, with the later one's claims that go back to it."""
        for nearest in (False, True):
            by_pair: dict[tuple[str, str], set[str]] = {}
            for later in self.chosen:
                first = root(later, self.chosen)
                if first != later:
                    earlier = self.chosen[later].earlier if nearest else first
                    pair = self.telling[earlier].report, self.telling[later].report
                    by_pair.setdefault(pair, set()).update(self.telling[later].claims)
            yield from sorted(by_pair.items())

    def findings(self) -> tuple[Finding, ...]:
        """Every finding, graded, by id."""
        related = kin(group.matter for group in self.groups)
        pulls = tensions(self.groups)
        made = [each for group in self.groups if (each := self._ungraded(group))]
        known = records(made)
        done = []
        for each in made:
            extra = (*each.contradictions, *pulls.get(each.id, ()))
            whole = replace(each, contradictions=extra, related=related.get(each.id, ()), rating=self._rating(each))
            standpoints = (self._standpoint(origin, known) for origin in whole.origins)
            done.append(replace(whole, grade=graded(whole, standpoints, self._with_figures(whole))))
        return tuple(sorted(done, key=lambda each: each.id))

    def _ungraded(self, group: Grouped) -> Finding | None:
        told = self.told[group.matter.id]
        if not told.tellings:
            return None
        found = origins(told.tellings, self.chosen, self._root_voice)
        links = tuple(self.chosen[each.id] for each in told.tellings if each.id in self.chosen)
        begins = {each for telling in told.tellings for each in ancestors(telling.id, self.chosen)}
        chances = [1 - self._chance(each, begins) for each in sorted(begins)]
        made = Finding(group.matter, told.tellings, links, found, count(chances, len(found)), _NO_GRADE)
        made = replace(made, contradictions=tuple(self._contradictions(made)), restated=told.restated)
        return replace(made, outcomes=tuple(self._outcomes(made)))

    def _chance(self, telling: str, among: set[str]) -> float:
        """That the telling has its parent among these; a parent elsewhere makes no origin fewer here."""
        parent = self.chosen.get(telling)
        return parent.probability if parent and parent.earlier in among else 0.0

    def _root_voice(self, telling: str) -> tuple[Voice, str]:
        told = self.telling[telling]
        return self.sketches[told.report].voices[told.voice], told.claims[0]

    def _contradictions(self, finding: Finding) -> Iterator[Contradiction]:
        sides = [self._side(finding, origin) for origin in finding.origins]
        yield from conflicts(sides, self.identities)
        seen: set[str] = set()
        for claim in finding.claims:
            for each in self.drifts.get(claim, ()):
                if each.id not in seen:
                    seen.add(each.id)
                    yield each

    def _side(self, finding: Finding, origin: Origin) -> Side:
        """The statements of the telling nearest to the origin."""
        own = [each for each in finding.tellings if each.id in origin.tellings]
        first = min(own, key=lambda each: (each.id != origin.root, self.sketches[each.report].order))
        scoped = bool(finding.matter.subject) and "" not in finding.matter.subject
        return Side(origin.root, tuple(self.statement[claim] for claim in first.claims), scoped)

    def _outcomes(self, finding: Finding) -> Iterable[Outcome]:
        if len(finding.origins) < 2:
            return ()
        foes: dict[str, set[str]] = {}
        of = {
            claim: origin.root
            for origin in finding.origins
            for each in finding.tellings
            if each.id in origin.tellings
            for claim in each.claims
        }
        for each in finding.contradictions:
            if each.between is Between.CONFLICT:
                foes.setdefault(of[each.one], set()).add(of[each.other])
                foes.setdefault(of[each.other], set()).add(of[each.one])
        against = {origin: frozenset(others) for origin, others in foes.items()}
        return outcomes(finding, {each.root: self._names(each) for each in finding.origins}, against)

    def _with_figures(self, finding: Finding) -> int:
        """How many different sources give a figure, or where nobody does, how many tell of it."""
        told = {claim for claim in finding.claims if self.statement[claim].number is not None}
        of = {each.id: set(each.claims) for each in finding.tellings}
        giving = [each for each in finding.origins if any(of[telling] & told for telling in each.tellings)]
        return self._different(giving or finding.origins)

    def _different(self, origins: Iterable[Origin]) -> int:
        """How many of these origins are of another source; whoever has no name counts as another."""
        known: list[frozenset[str]] = []
        for names in map(self._names, origins):
            if not names or not any(any_same(names, each) for each in known):
                known.append(names)
        return len(known)

    def _names(self, origin: Origin) -> frozenset[str]:
        """What the source of an origin is called in records; nothing for whoever is at risk or not named."""
        voice, _ = self._root_voice(origin.root)
        if voice.at_risk:
            return frozenset()
        return frozenset(filter(None, (self.telling[origin.root].outlet,))) if voice.own else voice.names

    def _standpoint(self, origin: Origin, known: Mapping[str, Record]) -> Standpoint:
        voice, claim = self._root_voice(origin.root)
        own_side = any(names & voice.names for names in self.statement[claim].roles.values())
        interested = voice.standing is Standing.STATE_MEDIA or own_side
        return Standpoint(voice.at_risk, voice.standing, voice.basis, interested, record_of(known, self._names(origin)))

    def _rating(self, finding: Finding) -> Rating | None:
        return next((self.decided.ratings[claim] for claim in finding.claims if claim in self.decided.ratings), None)
