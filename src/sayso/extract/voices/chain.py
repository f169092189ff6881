"""From utterances to voices: each with its chain of sources, outermost first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.extract.voices.basis import basis_of
from sayso.extract.voices.content import Utterance
from sayso.extract.voices.people import People, Person
from sayso.extract.voices.risk import is_at_risk
from sayso.extract.voices.scene import Extent, Scene
from sayso.extract.voices.sources import maker
from sayso.extract.voices.standing import plain
from sayso.extract.voices.voice import Manner, Voice
from sayso.model.claim import Factuality, Polarity
from sayso.model.source import Basis, Link, Naming, Source, Standing
from sayso.model.span import Span, cut

_STRENGTH = tuple(Factuality)
_UNDISCLOSED_GROUPS = frozenset({"hearsay", "allegation", "belief", "alleging"})
_REASON = frozenset({"anonymity"})


@dataclass
class Chains:
    """The voices of one report while they are built; a parent is always built before what it encloses."""

    scene: Scene
    people: People
    outlet: Source
    utterances: list[Utterance]

    def __post_init__(self) -> None:
        """Start with nothing built."""
        self.built: dict[int, Voice] = {}
        self.depths: dict[int, int] = {}
        self.sources: dict[str, Source] = {}

    def build(self, number: int, above: frozenset[int] = frozenset()) -> Voice:
        """The voice of one utterance, inside the voice that encloses its cue."""
        if number not in self.built:
            parent = self._parent(number, above | {number})
            outer = self.build(parent, above | {number}) if parent is not None else self.own_voice
            self.depths[number] = self.depths.get(parent, 0) + 1 if parent is not None else 1
            self.built[number] = self._voice(self.utterances[number], outer)
        return self.built[number]

    @property
    def own_voice(self) -> Voice:
        """The outlet's own."""
        return Voice(((0, len(self.scene.reading.text)),), (Link(self.outlet),))

    def _parent(self, number: int, above: frozenset[int]) -> int | None:
        """The utterance with the least content around this one's cue."""
        own = self.utterances[number]
        at = self.scene.tokens[own.hit.at].start
        size = _size(own.content)
        around = [
            each
            for each, other in enumerate(self.utterances)
            if each not in above and other.hit.at != own.hit.at and _holds(other.content, at)
        ]
        around = [each for each in around if not self._inside(each, own, size)]
        return min(around, key=self._closeness, default=None)

    def _inside(self, other: int, own: Utterance, size: int) -> bool:
        """Whether the other utterance stands inside this one rather than around it."""
        each = self.utterances[other]
        return _holds(own.content, self.scene.tokens[each.hit.at].start) and _size(each.content) <= size

    def _closeness(self, number: int) -> tuple[int, bool]:
        """Least content first; of two alike the one whose cue stands in its own content is the inner."""
        each = self.utterances[number]
        return _size(each.content), not _holds(each.content, self.scene.tokens[each.hit.at].start)

    def _voice(self, each: Utterance, outer: Voice) -> Voice:
        cue = each.hit.cue
        person = self._person(each)
        firm = self._firmness(each)
        voice = Voice(
            spans=each.content,
            links=outer.links,
            manner=_manner(each, person),
            factuality=firm,
            polarity=cue.polarity,
            status=cue.status,
            hedge=self._hedge(each),
            cue=self.scene.extent((each.hit.tokens[0], each.hit.tokens[-1])),
            frame=each.frame,
        )
        if person is None:
            return self._around(each, voice, outer)
        if self._is_outlet(person):
            return replace(voice, links=(*outer.links[:-1], self._by_outlet(each, outer.links[-1])))
        return replace(voice, links=(*outer.links, self._link(each, person)))

    def _firmness(self, each: Utterance) -> Factuality:
        """The cue's own; a source that is an estimate, or a conclusion drawn from "this", is only probable."""
        head = each.hit.source
        if head is None or each.hit.cue.factuality is not Factuality.ASSERTED:
            return each.hit.cue.factuality
        token = self.scene.tokens[head]
        noun = self.scene.cues.nouns.get(token.lemma)
        pointing = token.lower in self.scene.words["demonstratives"] and each.hit.cue.group == "showing"
        if pointing or (
            noun is not None and noun.manner == "belief" and each.hit.kind in {"according", "verb"}
        ):
            return Factuality.PROBABLE
        return Factuality.ASSERTED

    def _person(self, each: Utterance) -> Person | None:
        """The source, or None where whoever speaks around the cue is meant."""
        if each.hit.source is None or each.hit.cue.source == "around":
            return None
        if not names_somebody(self.scene, each.hit.source):
            return None
        return self.people.meet(maker(self.scene, each.hit.source))

    def _around(self, each: Utterance, voice: Voice, outer: Voice) -> Voice:
        """A cue without a source of its own: the voice around it, no firmer than either."""
        weakest = min(outer.factuality, voice.factuality, key=_weakness)
        polarity = outer.polarity if voice.polarity is Polarity.AFFIRMED else voice.polarity
        if weakest is Factuality.UNKNOWN:
            polarity = Polarity.NONE
        elif polarity is Polarity.NONE:
            polarity = Polarity.AFFIRMED
        links = outer.links
        if len(links) == 1 and each.hit.cue.group in _UNDISCLOSED_GROUPS and each.source is None:
            links = (replace(links[0], source=replace(self.outlet, naming=Naming.UNDISCLOSED)),)
        elif each.hit.cue.basis is Basis.INFERRED:
            links = (*links[:-1], replace(links[-1], basis=Basis.INFERRED))
        status = voice.status or outer.status
        return replace(
            voice,
            links=links,
            factuality=weakest,
            polarity=polarity,
            status=status,
            frame=voice.frame if each.source is None else (),
        )

    def _is_outlet(self, person: Person) -> bool:
        """Whether the source is the outlet that publishes the report."""
        if person.standing is Standing.INDIVIDUAL:
            return False
        own = plain(self.outlet.described).removeprefix("the ")
        initials = "".join(word[0] for word in own.split())
        generic = self.scene.words["papers"] | self.scene.words["bodies"]
        for mention in person.mentions:
            name = plain(mention).removeprefix("the ")
            words = name.split()
            if name == own or (len(name) > 1 and name == initials):
                return True
            own_name = (
                any(word not in generic for word in words)
                or mention[:1].isupper()
                and not mention.startswith("The ")
            )
            if own_name and set(words) < set(own.split()):
                return words[-1] not in self.scene.words.countries
        return False

    def _by_outlet(self, each: Utterance, link: Link) -> Link:
        """ "Daily X has learned": the outlet, which does not say from whom."""
        lemma = self.scene.tokens[each.hit.at].lemma
        undisclosed = lemma in self.scene.cues.patterns["gathered"]
        return replace(link, source=replace(self.outlet, naming=Naming.UNDISCLOSED)) if undisclosed else link

    def _link(self, each: Utterance, person: Person) -> Link:
        text = self.scene.reading.text
        span = cut(text, *self.scene.extent(each.source)) if each.source is not None else None
        return Link(
            source=self.source(person),
            basis=basis_of(self.scene, each, person),
            span=span,
            cue=self._cue_span(each),
            addressee=self._addressee(each),
            anonymity_reason=self._reason(each),
        )

    def source(self, person: Person) -> Source:
        """The source as the report describes it, judged once all of its mentions are known."""
        if person.key not in self.sources:
            risk = is_at_risk(self.scene, person, self.outlet.described)
            mentions = tuple(person.mentions)
            self.sources[person.key] = Source(
                person.described, person.naming, person.standing, risk, person.key, mentions
            )
        return self.sources[person.key]

    def _cue_span(self, each: Utterance) -> Span:
        return cut(self.scene.reading.text, *self.scene.extent((each.hit.tokens[0], each.hit.tokens[-1])))

    def _addressee(self, each: Utterance) -> str:
        """Whom the words were told to: the object of "told"."""
        if self.scene.tokens[each.hit.at].lemma != "tell":
            return ""
        told = self.scene.child(each.hit.at, "dobj", "dative")
        return (
            self.scene.text(self.scene.phrase(told)) if told is not None and told != each.hit.source else ""
        )

    def _reason(self, each: Utterance) -> str:
        """The words on anonymity among the adjuncts of the saying, from "on condition" on."""
        text = self.scene.reading.text
        for start, end in each.frame:
            place = text.lower().find("anonym", start, end)
            if place >= 0:
                opening = text.lower().rfind("on condition", start, place)
                return text[opening if opening >= 0 else place : end]
        return ""

    def _hedge(self, each: Utterance) -> str:
        cue = each.hit.cue
        if cue.factuality is Factuality.ASSERTED and cue.status is None:
            return ""
        return self.scene.text((each.hit.tokens[0], each.hit.tokens[-1]))


def names_somebody(scene: Scene, head: int) -> bool:
    """Whether the words are a source of their own: not "I", "our estimates", "nobody", "this"."""
    words = scene.words
    own = [
        scene.tokens[head],
        *(scene.tokens[each] for each in scene.children(head) if scene.tokens[each].dep == "poss"),
    ]
    if any(token.lower in words["pronouns_self"] for token in own):
        return False
    return own[0].lower not in words["nobody"] | words["demonstratives"] and bool(own[0].text[0].isalnum())


def _manner(each: Utterance, person: Person | None) -> Manner:
    if each.quoted and each.hit.cue.manner == "indirect":
        return Manner(each.quoted)
    if person is not None and person.standing is Standing.DOCUMENT:
        return Manner.DOCUMENT
    return Manner(each.hit.cue.manner)


def _weakness(factuality: Factuality) -> int:
    return -_STRENGTH.index(factuality)


def _size(content: tuple[Extent, ...]) -> int:
    return sum(end - start for start, end in content)


def _holds(content: tuple[Extent, ...], at: int) -> bool:
    return any(start <= at < end for start, end in content)
