"""Planted contradictions found, and found ones that are true: ten kinds and more, by the fields of the world itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.tracing_run import Run
from bench.world import Fields, Told
from sayso.model.finding import Between

KINDS = (
    *("value", "garbled", "polarity", "date", "place", "actor", "status", "or_and", "capacity", "item", "stage"),
    *("scope", "base", "hedge", "stale"),
)
# What one change may rightly be called: an old event told as of now is another date too.
ALSO = {
    "stale": {"stale", "date"},
    "date": {"date", "stale"},
    "value": {"value", "garbled"},
    "garbled": {"garbled", "value"},
}


@dataclass(frozen=True, slots=True)
class Found:
    """Of one kind: how many were planted and found, how many were told and true."""

    planted: int = 0
    found: int = 0
    told: int = 0
    true: int = 0

    def plus(self, other: Found) -> Found:
        """Both together."""
        return Found(
            self.planted + other.planted, self.found + other.found, self.told + other.told, self.true + other.true
        )


def score(run: Run) -> Mapping[str, Found]:
    """By kind; planted are the changes of retellings whose origin is held, told are conflicts and drift."""
    told_of = {claim.id: told for story, each in run.pairs for told, claim in zip(story.told, each.claims, strict=True)}
    predicted: dict[str, set[str]] = defaultdict(set)
    results = dict.fromkeys(KINDS, Found())
    seen = set()
    for finding in run.findings:
        for each in finding.contradictions:
            if each.between is Between.TENSION or each.id in seen:
                continue
            seen.add(each.id)
            kind, one, other = each.kind.value, told_of[each.one], told_of[each.other]
            for claim in (each.one, each.other):
                predicted[claim].add(kind)
            results[kind] = results[kind].plus(Found(told=1, true=kind in differing(one.fields, other.fields)))
    for claim, kind in _planted(run):
        hit = bool(predicted[claim] & ALSO.get(kind, {kind}))
        results[kind] = results[kind].plus(Found(planted=1, found=int(hit)))
    return results


def _planted(run: Run) -> Iterator[tuple[str, str]]:
    """Each change that a retelling made against a parent that is held."""
    held = {story.id: story for story, _ in run.pairs}
    for story, each in run.pairs:
        parent = held.get(story.parent)
        for told, claim in zip(story.told, each.claims, strict=True):
            if told.drift and parent and any(_of(told, before) for before in parent.told):
                yield claim.id, told.drift


def _of(told: Told, before: Told) -> bool:
    return (told.matter, told.utterance) == (before.matter, before.utterance)


def differing(one: Fields, other: Fields) -> set[str]:
    """In what two statements differ, by the fields of the world."""
    found = set(_numbers(one, other)) | set(_when(one, other))
    if one.affirmed != other.affirmed:
        found.add("polarity")
    found |= {name for name in ("place", "actor") if getattr(one, name) != getattr(other, name)}
    if (one.supplier, one.recipient) != (other.supplier, other.recipient):
        found.add("actor")
    if one.status != other.status:
        found.add("capacity" if one.status == "equivalent" or other.status == "equivalent" else "status")
    if {one.join, other.join} == {"or", "and"}:
        found.add("or_and")
    if (one.family, one.calibre) != (other.family, other.calibre):
        found.add("item")
    found |= {"stage"} if one.stage != other.stage else set()
    found |= {"scope"} if bool(one.plant) != bool(other.plant) else set()
    found |= {"base"} if (one.of, one.since) != (other.of, other.since) else set()
    found |= {"hedge"} if one.firmness != other.firmness or one.conditional != other.conditional else set()
    return found


def _numbers(one: Fields, other: Fields) -> Iterator[str]:
    if one.number != other.number:
        yield "garbled"
        room = 0.16 if one.vague or other.vague else 0.01
        if abs(one.number - other.number) > room * max(one.number, other.number):
            yield "value"


def _when(one: Fields, other: Fields) -> Iterator[str]:
    if (one.start, one.end) != (other.start, other.end) and one.start:
        yield from ("date", "stale")
