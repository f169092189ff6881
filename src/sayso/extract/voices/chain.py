"""From utterances to voices: each with its chain of sources, outermost first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.extract.voices.content import Utterance
from sayso.extract.voices.link import Links, is_hearsay
from sayso.extract.voices.outlet import is_outlet_itself
from sayso.extract.voices.people import Person
from sayso.extract.voices.scene import Extent, Scene
from sayso.extract.voices.voice import Manner, Voice
from sayso.language.cues import Cue
from sayso.model.claim import Factuality, Polarity
from sayso.model.source import Basis, Link, Naming, Source, Standing

_STRENGTH = tuple(Factuality)
_UNDISCLOSED = frozenset({"hearsay", "allegation", "belief", "alleging", "announced"})


@dataclass
class Chains:
    """The voices of one report while they are built; a voice is built before those whose cues it encloses."""

    scene: Scene
    links: Links
    outlet: Source
    utterances: list[Utterance]

    def __post_init__(self) -> None:
        """Start with nothing built."""
        self.built: dict[int, Voice] = {}
        self.depths: dict[int, int] = {}
        self.own = Voice(((0, len(self.scene.reading.text)),), (Link(self.outlet),))

    def build(self, number: int, above: frozenset[int] = frozenset()) -> Voice:
        """The voice of one utterance, inside the voice that encloses its cue."""
        if number not in self.built:
            parent = self._parent(number, above | {number})
            outer = self.build(parent, above | {number}) if parent is not None else self.own
            self.depths[number] = self.depths[parent] + 1 if parent is not None else 1
            self.built[number] = self._voice(self.utterances[number], outer)
        return self.built[number]

    def _parent(self, number: int, above: frozenset[int]) -> int | None:
        """The utterance with the least content around this one's cue."""
        own = self.utterances[number]
        around = [
            each
            for each, other in enumerate(self.utterances)
            if each not in above and self._holds(other, own) and not self._is_inside(other, own)
        ]
        return min(around, key=self._closeness, default=None)

    def _holds(self, one: Utterance, other: Utterance) -> bool:
        """Whether the cue of the other stands in what the one says."""
        at = self.scene.tokens[other.hit.at].start
        return one.hit.at != other.hit.at and any(start <= at < end for start, end in one.content)

    def _is_inside(self, one: Utterance, other: Utterance) -> bool:
        return self._holds(other, one) and _size(one.content) <= _size(other.content)

    def _closeness(self, number: int) -> tuple[int, bool]:
        """Least content first; of two alike the one whose cue stands in its own content is the inner."""
        each = self.utterances[number]
        at = self.scene.tokens[each.hit.at].start
        return _size(each.content), not any(start <= at < end for start, end in each.content)

    def _voice(self, each: Utterance, outer: Voice) -> Voice:
        person = self.links.person(each)
        voice = Voice(
            spans=each.content,
            links=outer.links,
            manner=_manner(each, person),
            factuality=self._firmness(each),
            polarity=each.hit.cue.polarity,
            status=each.hit.cue.status,
            hedge=self._hedge(each),
            cue=self.scene.extent((each.hit.tokens[0], each.hit.tokens[-1])),
            frame=each.frame,
        )
        if person is None:
            return self._around(each, voice, outer)
        if is_outlet_itself(self.scene, self.outlet, person):
            return replace(voice, links=(*outer.links[:-1], self._by_outlet(each, outer.links[-1])))
        return replace(voice, links=(*outer.links, self.links.link(each, person)))

    def _firmness(self, each: Utterance) -> Factuality:
        """The cue's own; a source that is an estimate, or a conclusion from "this", is only probable."""
        cue, head = each.hit.cue, each.hit.source
        if head is None or cue.factuality is not Factuality.ASSERTED:
            return cue.factuality
        if is_hearsay(self.scene, each):
            return Factuality.PROBABLE
        token = self.scene.tokens[head]
        noun = self.scene.cues.nouns.get(token.lemma)
        pointing = self._points(each) and cue.group == "showing"
        believed = noun is not None and noun.manner == "belief" and each.hit.kind in {"according", "verb"}
        return Factuality.PROBABLE if pointing or believed else Factuality.ASSERTED

    def _points(self, each: Utterance) -> bool:
        """Whether a conclusion is drawn from what was just told: "this suggests that …"."""
        head = each.hit.source
        if head is None or each.hit.cue.group not in {"showing", "suggesting"}:
            return False
        return self.scene.tokens[head].lower in self.scene.words["demonstratives"]

    def _around(self, each: Utterance, voice: Voice, outer: Voice) -> Voice:
        """A cue without a source of its own: the voice around it, no firmer than either."""
        weakest = max(outer.factuality, voice.factuality, key=_STRENGTH.index)
        return replace(
            voice,
            manner=Manner.INFERENCE if self._points(each) else voice.manner,
            links=self._links_around(each, outer.links),
            factuality=weakest,
            polarity=_polarity(voice.polarity, outer.polarity, weakest),
            status=voice.status or outer.status,
            frame=voice.frame if each.source is None else (),
        )

    def _links_around(self, each: Utterance, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """The chain around; the outlet alone does not say from whom it has hearsay."""
        last = links[-1]
        heard = is_hearsay(self.scene, each) or (each.hit.cue.group in _UNDISCLOSED and each.source is None)
        if len(links) == 1 and heard:
            return (replace(last, source=replace(self.outlet, naming=Naming.UNDISCLOSED)),)
        inferred = each.hit.cue.basis is Basis.INFERRED
        return (*links[:-1], replace(last, basis=Basis.INFERRED)) if inferred else links

    def _by_outlet(self, each: Utterance, link: Link) -> Link:
        """ "Daily X has learned": the outlet, which does not say from whom."""
        lemma = self.scene.tokens[each.hit.at].lemma
        if lemma not in self.scene.cues.patterns["gathered"]:
            return link
        return replace(link, source=replace(self.outlet, naming=Naming.UNDISCLOSED))

    def _hedge(self, each: Utterance) -> str:
        """The cue's words where it says less, or other, than plain fact."""
        plain_fact = Cue(each.hit.cue.group)
        same = (each.hit.cue.factuality, each.hit.cue.status) == (plain_fact.factuality, plain_fact.status)
        return "" if same else self.scene.text((each.hit.tokens[0], each.hit.tokens[-1]))


def _polarity(own: Polarity, outer: Polarity, firmness: Factuality) -> Polarity:
    """None exactly where it is unknown; else denied where the cue or the voice around it denies."""
    if firmness is Factuality.UNKNOWN:
        return Polarity.NONE
    return Polarity.DENIED if Polarity.DENIED in {own, outer} and own is not outer else Polarity.AFFIRMED


def _manner(each: Utterance, person: Person | None) -> Manner:
    if each.quoted and each.hit.cue.manner == "indirect":
        return Manner(each.quoted)
    if person is not None and person.standing is Standing.DOCUMENT:
        return Manner.DOCUMENT
    return Manner(each.hit.cue.manner)


def _size(content: tuple[Extent, ...]) -> int:
    return sum(end - start for start, end in content)
