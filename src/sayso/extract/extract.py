"""The stage: a report and its Reading to claims, each with its voice, its fields and its span."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.domain.arms import Domain
from sayso.extract.clausal import extract_clauses
from sayso.extract.compose import compose
from sayso.extract.context.confidence import held
from sayso.extract.context.focus import Focus
from sayso.extract.context.restate import restated
from sayso.extract.context.targets import unmet
from sayso.extract.context.withdrawn import withdrawn
from sayso.extract.events.anaphora import pointed
from sayso.extract.events.candidate import Candidate, candidates
from sayso.extract.events.clauses import extent
from sayso.extract.events.denials import disclosing, framed_extent, without_denied
from sayso.extract.events.further import further
from sayso.extract.events.select import Told, select
from sayso.extract.fields.modality import conditional_clause
from sayso.extract.roles.fill import roles
from sayso.extract.roles.parties import Parties
from sayso.extract.scene import Scene, scene
from sayso.extract.voices import Voice
from sayso.model.claim import Claim, Discard, Extraction
from sayso.model.reading import Reading
from sayso.model.report import Report

# Clauses beside an attribution that tell what happened before or while it was said: "After opening the works, he said".
BESIDE = {"advcl", "pcomp"}
# Types that the words of an attribution tell themselves: "citing its failure to disarm, he said".
OF_WORDS = {"disclosure", "motive", "observation"}
# What a cue verb hands over instead of words.
PLEDGED = {"goods", "conveyance", "money", "material", "component", "provision"}


def extract(report: Report, reading: Reading, domain: Domain) -> Extraction:
    """Every claim of the report in text order, and what looked like one with the reason why it is none."""
    if reading.clauses:
        return extract_clauses(report, reading, domain)
    here = scene(report, reading, domain)
    kept, discarded = _events(here)
    claims = [claim for each in kept for claim in compose(here, _own_numbers(here, each, kept))]
    focus = Focus(reading, here.things)
    claims = [focus.complete(claim) for claim in sorted(claims, key=_in_order)]
    claims = Parties(reading, here.things, report.publication.outlet or "").complete(claims)
    claims = unmet(claims, reading, here.lexicon, here.modality)
    claims = withdrawn(claims, reading, here.modality)
    claims = held(claims, reading, here.modality)
    return Extraction(_once(restated(claims, reading)), discarded, tuple(here.undated()))


def _events(here: Scene) -> tuple[list[Told], tuple[Discard, ...]]:
    """The events that are told: by triggers, then what points back to them or goes on counting."""
    reading, lexicon, things = here.reading, here.lexicon, here.things
    known = _told(here, candidates(reading, lexicon, things))
    kept, discarded = select(known, reading, here.domain)
    kept += _told(here, pointed(reading, here.modality, kept, known))
    kept += _told(here, further(reading, things, kept))
    return kept, discarded


def _told(here: Scene, found: Iterable[Candidate]) -> list[Told]:
    return without_denied(told for each in found if (told := _tell(here, each)) is not None)


def _tell(here: Scene, candidate: Candidate) -> Told | None:
    """The candidate with its voice and its extent; None where it is a state's name or part of an attribution."""
    token = here.reading.tokens[candidate.i]
    if token.lemma in here.lexicon.states:
        return None
    placed = _in_frame(here, candidate) if here.in_frame(token.start) else _in_content(here, candidate)
    if placed is None or placed[1] >= placed[2]:
        return None
    voice, start, end = placed
    heads = roles(here.reading, here.things, candidate, here.domain.events[candidate.trigger.type].roles)
    return Told(candidate, voice, start, end, heads, len(here.counted(candidate, start, end)))


def _in_content(here: Scene, candidate: Candidate) -> tuple[Voice, int, int]:
    token = here.reading.tokens[candidate.i]
    voice = here.voices.at(token.start, token.end)
    condition = conditional_clause(here.reading, here.modality, candidate.verb)
    return voice, *extent(here.reading, candidate, voice.spans, condition)


def _in_frame(here: Scene, candidate: Candidate) -> tuple[Voice, int, int] | None:
    """A trigger inside an attribution tells nothing, unless the attribution itself discloses: "denied that"."""
    at = here.reading.tokens[candidate.i].start
    voice = disclosing(here.voices, candidate, at)
    if voice is None:
        return _beside(here, candidate, at) or _pledge(here, candidate, at)
    if voice.frame:
        return voice, *framed_extent(here.reading, candidate, voice)
    return voice, *extent(here.reading, candidate, ())


def _beside(here: Scene, candidate: Candidate, at: int) -> tuple[Voice, int, int] | None:
    """An event of a clause beside the attribution's verb ("After opening the works, he said"), in the voice around."""
    token = here.reading.tokens[candidate.i]
    told_there = candidate.trigger.pos == "VERB" and candidate.trigger.type not in OF_WORDS
    if not told_there or token.dep not in BESIDE or candidate.verb != candidate.i:
        return None
    first, last = here.reading.subtrees[candidate.i]
    start, end = here.reading.tokens[first].start, here.reading.tokens[last].end
    return here.voices.around(at), *extent(here.reading, candidate, ((start, end),))


def _pledge(here: Scene, candidate: Candidate, at: int) -> tuple[Voice, int, int] | None:
    """A cue whose object is goods tells an event besides ("pledged 30 tanks"), in the voice around it."""
    objects = candidate.slots.get("object", [])
    if candidate.trigger.pos != "VERB" or not any(here.things.kinds(each) & PLEDGED for each in objects):
        return None
    voice = here.voices.around(at)
    return voice, *extent(here.reading, candidate, voice.spans)


def _own_numbers(here: Scene, told: Told, kept: list[Told]) -> Told:
    """The event without the numbers that a clause inside it counts for an event of its own."""
    inside = [other for other in kept if other.numbers and told.holds(other)]
    counts = [here.counted(other.candidate, other.start, other.end) for other in inside]
    return replace(told, inner=tuple((m.number_start, m.number_end) for each in counts for m in each))


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each claim once, in text order."""
    unique = {claim.id: claim for claim in claims}
    return tuple(claim for _, claim in sorted(unique.items(), key=lambda pair: (*_in_order(pair[1]), pair[0])))


def _in_order(claim: Claim) -> tuple[int, int, str]:
    return claim.span.start, claim.span.end, claim.type
