"""An event and its voice to claims: one for each number, and one denied for each party that is set against others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.extract.events.candidate import clause_verb
from sayso.extract.events.select import Told
from sayso.extract.fields import amounts, parts
from sayso.extract.fields.items import item
from sayso.extract.fields.modality import FIRMNESS, Mood, mood
from sayso.extract.fields.path import is_embedded
from sayso.extract.fields.when import tied, times_of
from sayso.extract.roles.fill import Roles, input_kind, wording
from sayso.extract.roles.parties import spoken
from sayso.extract.scene import Scene
from sayso.extract.voices import Manner, Voice
from sayso.measure.mention import QuantityMention
from sayso.model.claim import Claim, Factuality, Maker, Polarity, Status
from sayso.model.quantity import Quantity
from sayso.model.source import Attribution, Basis, Standing
from sayso.model.span import cut
from sayso.model.times import Times

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Fields:
    """What a claim says of its event, besides its type and its voice."""

    mood: Mood
    roles: Roles
    times: Times = Times()
    quantity: Quantity | None = None


def compose(scene: Scene, told: Told) -> Iterator[Claim]:
    """The claims of an event, and one denied for each party that is set against the others: "China, not Russia"."""
    against = {head: (role, word) for role, heads in told.heads.items() for head, word in _negated(scene, heads)}
    others = {role: tuple(h for h in heads if h not in against) for role, heads in told.heads.items()}
    yield from _claims(scene, replace(told, heads=others))
    for head, (role, word) in against.items():
        start, end = scene.reading.tokens[word].start, scene.reading.tokens[head].end
        part = replace(told, start=start, end=end, heads=others | {role: (head,)}, numbers=0)
        yield _claim(scene, part, Fields(_mood(scene, told).denied(), _roles(scene, part)))
    yield from _instead(scene, told)


def _instead(scene: Scene, told: Told) -> Iterator[Claim]:
    """What is told in place of what is denied: "had not sold arms but clothes"."""
    tokens, children = scene.reading.tokens, scene.reading.children
    verb = told.candidate.verb
    found = _mood(scene, told)
    if found.polarity is not Polarity.DENIED or not any(tokens[child].dep == "neg" for child in children[verb]):
        return
    last = scene.reading.subtrees[verb][1]
    for but in (each for each in range(verb, last + 1) if tokens[each].lower == "but" and tokens[each].dep == "cc"):
        beside = (child for child in children[tokens[but].head] if child > but and tokens[child].dep == "conj")
        head = next(beside, None)
        if head is not None and tokens[head].pos in {"NOUN", "PROPN"}:
            yield _replaced(scene, told, head, found.denied())
            return


def _replaced(scene: Scene, told: Told, head: int, found: Mood) -> Claim:
    """The claim of the event with another thing in the place of its object."""
    first, last = scene.reading.subtrees[head]
    objects = set(told.candidate.slots.get("object", ()))
    role = next((name for name, heads in told.heads.items() if set(heads) & objects), "item")
    start, end = scene.reading.tokens[first].start, scene.reading.tokens[last].end
    part = replace(told, start=start, end=end, heads={**told.heads, role: (head,)}, numbers=0)
    return _claim(scene, part, Fields(found, _roles(scene, part)))


def _negated(scene: Scene, heads: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Each of several heads that a "not" stands before, with the place of that word."""
    tokens, children = scene.reading.tokens, scene.reading.children
    words = [child for head in heads for child in children[head] if tokens[child].dep == "neg"]
    for word in words:
        after = [head for head in heads if head > word]
        if after and min(heads) < word:
            yield min(after), word


def _claims(scene: Scene, told: Told) -> Iterator[Claim]:
    """One claim, or one for each number where the event has several."""
    found = _mood(scene, told)
    mentions = _own_mentions(scene, told)
    counted = bool(mentions) and found.status is Status.ACTUAL
    timed = tied(scene.reading, scene.timed(told.start, told.end))
    times = _since_occasion(scene, told, times_of(timed, told.voice.innermost.said, counted))
    fields = Fields(found, _roles(scene, told), times)
    if not mentions:
        yield _claim(scene, told, fields)
    before: Roles = fields.roles
    for place, mention in enumerate(mentions):
        limit = mentions[place + 1].start if place + 1 < len(mentions) else told.end
        end = parts.reach(scene.reading, mention, limit)
        first = place == 0 and told.candidate.follows is None
        part = _first(scene, told, end, len(mentions)) if first else _part(scene, told, mention, end)
        if part.start < part.end:
            own = _own_goods(scene, told, mention, fields, end) if len(mentions) > 1 else fields
            quantity = _quantity(scene, told, mention, own)
            full = replace(own, mood=_load(scene, mention, found), quantity=quantity)
            yield _claim(scene, part, full) if place == 0 else _priced(scene, part, mention, full, before)
            before = own.roles


def _priced(scene: Scene, told: Told, mention: QuantityMention, fields: Fields, before: Roles) -> Claim:
    """The claim of a further number; a sum that goods of a transfer go "for" is a payment for those before it."""
    if told.type != "transfer" or not parts.is_price(scene.reading, mention):
        return _claim(scene, told, fields)
    named = {"goods": before.get("item"), "payer": before.get("recipient"), "payee": before.get("supplier")}
    trigger = replace(told.candidate.trigger, id="price", type="payment", measure="count")
    told = replace(told, candidate=replace(told.candidate, trigger=trigger), heads={})
    return _claim(scene, told, replace(fields, roles={role: words for role, words in named.items() if words}))


def _own_goods(scene: Scene, told: Told, mention: QuantityMention, fields: Fields, end: int) -> Fields:
    """The fields with the goods that one of several numbers counts in place of those of all."""
    goods = parts.goods_of(scene.reading, scene.things, mention, end) if told.type in parts.OF_GOODS else ()
    return replace(fields, roles=fields.roles | {"item": goods}) if goods else fields


def _load(scene: Scene, mention: QuantityMention, found: Mood) -> Mood:
    """What is "enough for" a number of goods is an equivalent of them."""
    statuses = {**scene.modality.status["ADJ"], **scene.modality.status["NOUN"]}
    enough = amounts.enough_for(scene.reading, mention, statuses)
    words = scene.reading.text[mention.start : mention.number_start].lower().split()
    restated = any(statuses.get(word) is Status.EQUIVALENT for word in words)
    return found.status_of(Status.EQUIVALENT) if enough or restated else found


def _own_mentions(scene: Scene, told: Told) -> list[QuantityMention]:
    """The numbers of the event that no event inside it counts."""
    found = scene.counted(told.candidate, told.start, told.end)
    return [each for each in found if not any(s <= each.number_start < e for s, e in told.inner)]


def _quantity(scene: Scene, told: Told, mention: QuantityMention, fields: Fields) -> Quantity:
    """The quantity that a number states of the event."""
    kinds = amounts.unit_kinds(scene.reading, scene.things, mention)
    measure = amounts.measure_of(mention, told.candidate, fields.mood, fields.times, kinds)
    if amounts.exceeded(scene.reading, mention, scene.modality.exceeding):
        mention = replace(mention, low=mention.best, best=None, low_open=True)
    unit = amounts.unit(scene.reading, scene.things, mention)
    return amounts.quantity(mention, measure, next(iter(fields.roles.get("item", ())), ""), unit)


def _first(scene: Scene, told: Told, end: int, count: int) -> Told:
    """The event with its first number; with more numbers to come it ends after this one."""
    if count == 1:
        return told
    return replace(told, end=max(end, scene.reading.tokens[told.candidate.i].end))


def _since_occasion(scene: Scene, told: Told, times: Times) -> Times:
    """The times, those of an occasion that the report dates elsewhere in place of a coarser or of no date."""
    happened = scene.occasions.date(told.start, told.end)
    if happened and len(happened.start) >= len(times.happened.start):
        return replace(times, happened=happened)
    return times


def _part(scene: Scene, told: Told, mention: QuantityMention, end: int) -> Told:
    """The shortest stretch of a further number: its own noun phrase."""
    start = max(told.start, parts.start_of(scene.reading, scene.things, mention))
    return replace(told, start=start, end=min(told.end, end))


def _mood(scene: Scene, told: Told) -> Mood:
    """What voice and words make of the event together: the weaker of both firmnesses."""
    voice = told.voice
    follows = told.candidate.follows
    found = mood(scene.reading, scene.modality, follows or told.candidate, _said(scene, told))
    if found.status is Status.ACTUAL and told.type == "payment":
        found = replace(found, status=_of_valued(scene, told))
    embedded = is_embedded(scene.reading, told.candidate, voice.spans)
    known = embedded and (voice.factuality is Factuality.UNKNOWN or voice.status is not None)
    if FIRMNESS.index(voice.factuality) > FIRMNESS.index(found.factuality) and not known:
        found = found.weaker(voice.factuality, voice.hedge)
    if voice.status is not None and not embedded and not _is_unmoved(scene, told.type, voice.status):
        found = (
            found.status_of(voice.status) if found.status is not Status.PLANNED else replace(found, status=voice.status)
        )
    if found.status is Status.ACTUAL and told.type not in scene.modality.unmoved:
        found = replace(found, status=_of_document(scene, told))
    if voice.polarity is Polarity.DENIED and told.type != "disclosure" and not embedded:
        found = found.denied()
    return found.settled()


def _is_unmoved(scene: Scene, kind: str, status: Status) -> bool:
    """Whether a status that a voice gives leaves events of this type as they are."""
    return kind in scene.modality.unmoved and kind not in scene.modality.asked.get(status, ())


def _said(scene: Scene, told: Told) -> list[tuple[int, int]]:
    """The stretches whose words make the mood: what the voice says, less all attributions; else everything."""
    inside = told.candidate.follows is None and any(start <= told.start < end for start, end in told.voice.spans)
    if not inside:
        return [(0, len(scene.reading.text))]
    return [part for span in told.voice.spans for part in _less(span, scene.voices.frames_in(*span))]


def _less(span: tuple[int, int], frames: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a span without the frames, which are in text order."""
    start = span[0]
    for first, last in frames:
        if start < first:
            yield start, first
        start = max(start, last)
    if start < span[1]:
        yield start, span[1]


def _of_valued(scene: Scene, told: Told) -> Status:
    """The status of what a sum is the price of: "a planned sale valued at"."""
    token = scene.reading.tokens[told.candidate.i]
    if token.dep != "acl":
        return Status.ACTUAL
    above = scene.reading.tokens[token.head]
    valued = replace(told.candidate, i=above.i, verb=clause_verb(scene.reading, above, "NOUN"))
    return mood(scene.reading, scene.modality, valued, _said(scene, told)).status


def _of_document(scene: Scene, told: Told) -> Status:
    """What a contract or an order states in the present tense is planned or ordered."""
    documents = scene.modality.documents
    tokens, slots = scene.reading.tokens, told.candidate.slots
    subjects = (*slots.get("subject", ()), *slots.get("governor_subject", ()))
    stating = next((documents[tokens[i].lemma] for i in subjects if tokens[i].lemma in documents), None)
    if stating is not None and tokens[told.candidate.verb].tag in {"VBZ", "VBP"}:
        return stating
    source = told.voice.innermost.source
    past = scene.reading.tokens[told.candidate.verb].tag in {"VBD", "VBN"}
    if source.standing is not Standing.DOCUMENT or past:
        return Status.ACTUAL
    words = source.described.lower().replace("’s", "").split()
    return next((scene.modality.documents[word] for word in words if word in scene.modality.documents), Status.ACTUAL)


def _roles(scene: Scene, told: Told) -> Roles:
    words = wording(scene.reading, scene.things, told.heads)
    words = spoken(words, told.voice.innermost.source.described, scene.reading, scene.things)
    for role, value in told.candidate.trigger.value.items():
        words[role] = (value,)
    if told.candidate.trigger.type == "supply" and told.heads.get("input"):
        kind = input_kind(scene.things, told.heads["input"])
        if kind:
            words["input_kind"] = (kind,)
    return words


def _claim(scene: Scene, told: Told, fields: Fields) -> Claim:
    heads = (*told.heads.get("item", ()), *told.heads.get("from_item", ()))
    goods = [item(scene.things, scene.domain, head) for head in heads]
    return Claim(
        text_hash=scene.report.text_hash,
        spans=(cut(scene.reading.text, told.start, told.end),),
        type=told.type,
        attribution=_attribution(told.voice, fields.mood),
        status=fields.mood.status,
        factuality=fields.mood.factuality,
        polarity=fields.mood.polarity,
        roles=fields.roles,
        items=tuple(each for each in goods if each is not None),
        quantity=fields.quantity,
        times=fields.times,
        condition=fields.mood.condition,
        hedge=fields.mood.hedge,
        made_by=Maker("sayso.extract", VERSION, (told.candidate.trigger.id,)),
    )


def _attribution(voice: Voice, found: Mood) -> Attribution:
    """The voice's chain; what is believed or concluded without another basis is inferred."""
    last = voice.links[-1]
    inferring = voice.manner in {Manner.BELIEF, Manner.INFERENCE} or found.hedge
    if inferring and last.basis is Basis.UNDISCLOSED and found.factuality in FIRMNESS[1:4]:
        last = replace(last, basis=Basis.INFERRED)
    return Attribution((*voice.links[:-1], last))
