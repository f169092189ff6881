"""The stage: a report and its Reading to claims, each with its voice, its fields and its span."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.domain.arms import Domain
from sayso.extract import amounts
from sayso.extract.anaphora import Occasions, pointed
from sayso.extract.candidate import Candidate, candidates
from sayso.extract.clauses import extent
from sayso.extract.focus import Focus
from sayso.extract.further import further
from sayso.extract.hints import hinted
from sayso.extract.items import item
from sayso.extract.modality import FIRMNESS, Mood, mood
from sayso.extract.restate import restated
from sayso.extract.roles import Roles, input_kind, roles, wording
from sayso.extract.select import Told, select
from sayso.extract.things import Things
from sayso.extract.voices import Manner, Voice, Voices, find_voices
from sayso.extract.when import anchor, is_dated, tied, times_of
from sayso.language.events import EventLexicon, events
from sayso.language.lexicon import calendar, numbers
from sayso.language.modality import Modality, modality
from sayso.measure.mention import QuantityMention
from sayso.measure.quantities import find_quantities
from sayso.measure.times import TimeMention, find_times
from sayso.model.claim import Claim, Discard, Extraction, Maker, Polarity, Status
from sayso.model.quantity import Quantity
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.model.source import Attribution, Basis, Standing
from sayso.model.span import cut
from sayso.model.times import Times

VERSION = "1"


@dataclass(frozen=True)
class Scene:
    """All that is known of one report before its events are told."""

    report: Report
    reading: Reading
    domain: Domain
    lexicon: EventLexicon
    modality: Modality
    things: Things
    voices: Voices
    times: tuple[TimeMention, ...]
    occasions: Occasions


def extract(report: Report, reading: Reading, domain: Domain) -> Extraction:
    """Every claim of the report in text order, and what looked like one with the reason why it is none."""
    scene = _scene(report, reading, domain)
    known = _all_told(scene, candidates(reading, scene.lexicon, scene.things))
    kept, discarded = select(known, reading, domain)
    kept += _all_told(scene, pointed(reading, scene.modality, kept, known))
    kept += _all_told(scene, further(reading, scene.things, kept))
    kept += _all_told(scene, hinted(reading, scene.lexicon, scene.things, kept))
    claims = [claim for each in kept for claim in _contrasted(scene, _own_numbers(scene, each, kept))]
    focus = Focus(reading)
    claims = [focus.complete(claim) for claim in sorted(claims, key=_in_order)]
    return Extraction(_once(restated(claims, reading)), discarded, _undated(scene))


def _scene(report: Report, reading: Reading, domain: Domain) -> Scene:
    language = reading.language
    lexicon = events(language)
    quantities = find_quantities(reading.text, numbers(language))
    times = find_times(reading.text, calendar(language), anchor(report.publication.published))
    things = Things(reading, lexicon, quantities)
    voices = find_voices(report, reading)
    words = modality(language)
    occasions = Occasions(reading, words, times)
    return Scene(report, reading, domain, lexicon, words, things, voices, times, occasions)


def _all_told(scene: Scene, found: Iterable[Candidate]) -> list[Told]:
    return [told for each in found if (told := _told(scene, each)) is not None]


def _own_numbers(scene: Scene, told: Told, kept: list[Told]) -> Told:
    """The event without the numbers that a clause inside it counts for an event of its own."""
    inner = [
        (other.start, other.end)
        for other in kept
        if other is not told and other.numbers and told.start <= other.start and other.end <= told.end
        and other.end - other.start < told.end - told.start and other.candidate.verb != told.candidate.verb
    ]
    return replace(told, inner=tuple(inner))


def _told(scene: Scene, candidate: Candidate) -> Told | None:
    token = scene.reading.tokens[candidate.i]
    if token.lemma in scene.lexicon.states:
        return None
    voice = scene.voices.at(token.start, token.end)
    if _in_frame(scene, token.start):
        return None
    start, end = extent(scene.reading, candidate, voice.spans)
    if start >= end:
        return None
    heads = roles(scene.reading, scene.things, candidate, scene.domain.events[candidate.trigger.type].roles)
    return Told(candidate, voice, start, end, heads, len(_mentions(scene, candidate, start, end)))


def _in_frame(scene: Scene, at: int) -> bool:
    return any(start <= at < end for start, end in scene.voices.frames_in(at, at + 1))


def _contrasted(scene: Scene, told: Told) -> Iterator[Claim]:
    """The claims of an event, and one denied for each party that is set against the others: "China, not Russia"."""
    tokens, children = scene.reading.tokens, scene.reading.children
    against = {
        head: role
        for role, heads in told.heads.items()
        for head in heads
        if len(heads) > 1 and any(tokens[child].dep == "neg" for child in children[head])
    }
    others = {role: tuple(h for h in heads if h not in against) for role, heads in told.heads.items()}
    yield from _claims(scene, replace(told, heads=others))
    for head, role in against.items():
        first, last = scene.reading.subtrees[head]
        part = replace(told, start=tokens[first].start, end=tokens[last].end, heads=others | {role: (head,)}, numbers=0)
        found = _mood(scene, told)
        yield _claim(scene, part, found.denied(), (_roles(scene, part), None, Times()))


def _claims(scene: Scene, told: Told) -> Iterator[Claim]:
    """One claim, or one for each number where the event has several."""
    found = _mood(scene, told)
    timed = _timed(scene, told.start, told.end)
    mentions = [
        each
        for each in _mentions(scene, told.candidate, told.start, told.end)
        if not any(start <= each.number_start < end for start, end in told.inner)
    ]
    counted = bool(mentions) and found.status is Status.ACTUAL
    times = times_of(tied(scene.reading, timed), told.voice.innermost.said, counted)
    times = _since_occasion(scene, told, times)
    words = _roles(scene, told)
    if not mentions:
        yield _claim(scene, told, found, (words, None, times))
        return
    for place, mention in enumerate(mentions):
        part = told if place == 0 else _part(scene, told, mention)
        if place == 0 and len(mentions) > 1:
            part = replace(told, end=max(mention.unit_end, mention.end, _trigger_end(scene, told)))
        kinds = amounts.unit_kinds(scene.reading, scene.things, mention)
        measure = amounts.measure_of(mention, told.candidate, found, times, kinds)
        item_words = next(iter(words.get("item", ())), "")
        if amounts.exceeded(scene.reading, mention, scene.modality.exceeding):
            mention = replace(mention, low=mention.best, best=None, low_open=True)
        unit = amounts.unit(scene.reading, scene.things, mention)
        yield _claim(scene, part, found, (words, amounts.quantity(mention, measure, item_words, unit), times))


def _timed(scene: Scene, start: int, end: int) -> list[TimeMention]:
    return [each for each in scene.times if each.start < end and each.end > start and is_dated(each)]


def _mentions(scene: Scene, candidate: Candidate, start: int, end: int) -> list[QuantityMention]:
    """The numbers that measure the event; those inside a time expression do not."""
    spans = tuple((each.start, each.end) for each in _timed(scene, start, end))
    return amounts.mentions(scene.things, candidate, (start, end), spans)


def _since_occasion(scene: Scene, told: Told, times: Times) -> Times:
    """The times, those of an occasion that the report dates elsewhere in place of a coarser or of no date."""
    happened = scene.occasions.date(told.start, told.end)
    if happened and len(happened.start) >= len(times.happened.start):
        return replace(times, happened=happened)
    return times


def _trigger_end(scene: Scene, told: Told) -> int:
    return scene.reading.tokens[told.candidate.i].end


def _part(scene: Scene, told: Told, mention: QuantityMention) -> Told:
    """The shortest stretch of a further number: its own noun phrase."""
    return replace(told, start=mention.start, end=min(told.end, max(mention.end, mention.unit_end)))


def _mood(scene: Scene, told: Told) -> Mood:
    """What voice and words make of the event together: the weaker of both firmnesses."""
    voice = told.voice
    limits = next(((s, e) for s, e in voice.spans if s <= told.start < e), (0, len(scene.reading.text)))
    found = mood(scene.reading, scene.modality, told.candidate, limits)
    if FIRMNESS.index(voice.factuality) > FIRMNESS.index(found.factuality):
        found = found.weaker(voice.factuality, voice.hedge)
    if voice.status is not None and told.type not in scene.modality.unmoved:
        found = found.status_of(voice.status) if found.status is not Status.PLANNED else replace(found, status=voice.status)
    if found.status is Status.ACTUAL and told.type not in scene.modality.unmoved:
        found = replace(found, status=_of_document(scene, told))
    if voice.polarity is Polarity.DENIED:
        found = found.denied()
    return found.settled()


def _of_document(scene: Scene, told: Told) -> Status:
    """What a contract or an order states in the present tense is planned or ordered."""
    source = told.voice.innermost.source
    past = scene.reading.tokens[told.candidate.verb].tag in {"VBD", "VBN"}
    if source.standing is not Standing.DOCUMENT or past:
        return Status.ACTUAL
    words = source.described.lower().replace("’s", "").split()
    return next((scene.modality.documents[word] for word in words if word in scene.modality.documents), Status.ACTUAL)


def _roles(scene: Scene, told: Told) -> Roles:
    words = wording(scene.reading, scene.things, told.heads)
    for role, value in told.candidate.trigger.value.items():
        words[role] = (value,)
    if told.candidate.trigger.type == "supply" and told.heads.get("input"):
        kind = input_kind(scene.things, told.heads["input"])
        if kind:
            words["input_kind"] = (kind,)
    return words


def _claim(scene: Scene, told: Told, found: Mood, what: tuple[Roles, Quantity | None, Times]) -> Claim:
    words, quantity, times = what
    heads = (*told.heads.get("item", ()), *told.heads.get("from_item", ()))
    goods = [item(scene.things, scene.domain, head) for head in heads]
    return Claim(
        text_hash=scene.report.text_hash,
        spans=(cut(scene.reading.text, told.start, told.end),),
        type=told.candidate.trigger.type,
        attribution=_attribution(told.voice, found),
        status=found.status,
        factuality=found.factuality,
        polarity=found.polarity,
        roles=words,
        items=tuple(each for each in goods if each is not None),
        quantity=quantity,
        times=times,
        condition=found.condition,
        hedge=found.hedge,
        made_by=Maker("sayso.extract", VERSION, (told.candidate.trigger.id,)),
    )


def _attribution(voice: Voice, found: Mood) -> Attribution:
    """The voice's chain; what is believed or concluded without another basis is inferred."""
    last = voice.links[-1]
    inferring = voice.manner in {Manner.BELIEF, Manner.INFERENCE} or found.hedge
    if inferring and last.basis is Basis.UNDISCLOSED and found.factuality in FIRMNESS[1:4]:
        last = replace(last, basis=Basis.INFERRED)
    return Attribution((*voice.links[:-1], last))


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each claim once, in text order."""
    unique = {claim.id: claim for claim in claims}
    return tuple(sorted(unique.values(), key=_in_order))


def _in_order(claim: Claim) -> tuple[int, int, str, str]:
    return claim.span.start, claim.span.end, claim.type, claim.id


def _undated(scene: Scene) -> tuple[tuple[str, str], ...]:
    """Every time expression of the report that could not be dated, with the reason."""
    text = scene.reading.text
    return tuple((text[t.start : t.end], t.reason) for t in scene.times if t.reason and not t.resolved)


__all__ = ["Discard", "extract"]
