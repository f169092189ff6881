"""One generated world traced, and what came of it in the terms of the score."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bench.tracing_score import Telling, Truth
from bench.world import Story, World
from bench.world_values import held, identities
from sayso.corroborate import Held, Traced
from sayso.corroborate.origins import Weights, candidates
from sayso.corroborate.origins.choose import root
from sayso.corroborate.origins.links import HALF
from sayso.corroborate.sketch import sketch
from sayso.model.finding import Finding
from sayso.model.origin import Relation


@dataclass(frozen=True)
class Run:
    """A world, its reports, what was traced, and the findings."""

    world: World
    pairs: tuple[tuple[Story, Held], ...]
    traced: Traced
    findings: tuple[Finding, ...]

    @property
    def story_of(self) -> Mapping[str, Story]:
        """The story of each report."""
        return {each.report.id: story for story, each in self.pairs}


def traced(world: World, weights: Weights | None = None) -> Run:
    """The world traced with these weights, or with those that ship."""
    pairs = tuple(held(world))
    known = identities(world, pairs)
    sketches = [sketch(each, known) for _, each in pairs]
    made = Traced(sketches, candidates(sketches), known, weighed=weights)
    return Run(world, pairs, made, made.findings())


def truth_of(run: Run) -> list[Truth]:
    """Every statement as it is in truth."""
    order = {story.id: (story.published, place) for place, (story, _) in enumerate(run.pairs)}
    return [
        Truth(story.id, place, told.matter, told.utterance, order[story.id], story.level, story.parent)
        for story, _ in run.pairs
        for place, told in enumerate(story.told)
    ]


def labels(run: Run) -> Mapping[Telling, str]:
    """For each statement the origin that it was found to go back to, on its matter; drift leads back too."""
    return {
        (story.id, place): root(telling.id, run.traced.chosen)
        for story, each in run.pairs
        for place, claim in enumerate(each.claims)
        if (telling := run.traced.of_claim.get(f"{each.report.id} {claim.id}"))
    }


def links(run: Run) -> Mapping[str, str]:
    """For each report the report that most of its tellings were found to be made from."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    story = run.story_of
    for each in run.traced.chosen.values():
        if each.probability > HALF and each.relation is not Relation.QUOTATION:
            earlier, later = run.traced.telling[each.earlier], run.traced.telling[each.later]
            votes[story[later.report].id][story[earlier.report].id] += 1
    return {later: min(found, key=lambda each: (-found[each], each)) for later, found in votes.items()}


def intervals(run: Run) -> Mapping[str, tuple[int, int, float]]:
    """For each matter the 90 % interval, and the mean, of the finding that holds most of its tellings."""
    place_of = {
        f"{each.report.id} {claim.id}": told.matter
        for story, each in run.pairs
        for told, claim in zip(story.told, each.claims, strict=True)
    }
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for place, finding in enumerate(run.findings):
        for telling in finding.tellings:
            for claim in telling.claims:
                votes[place_of[f"{telling.report} {claim}"]][place] += 1
    best = {matter: max(sorted(found), key=lambda each: found[each]) for matter, found in votes.items()}
    counts = {matter: run.findings[place].count for matter, place in best.items()}
    return {matter: (each.low, each.high, each.mean) for matter, each in counts.items()}
