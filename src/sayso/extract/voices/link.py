"""One step of a chain: the source behind an utterance, and how its words were passed on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sayso.extract.voices.basis import basis_of
from sayso.extract.voices.content import Utterance
from sayso.extract.voices.people import People, Person
from sayso.extract.voices.risk import is_at_risk
from sayso.extract.voices.scene import Extent, Scene
from sayso.extract.voices.sources import maker, names_a_speaker, teacher, whole_person
from sayso.language.lexicon import calendar
from sayso.measure.times import find_times
from sayso.model.source import Link, Source
from sayso.model.span import cut


@dataclass
class Links:
    """The links of one report, each source judged once all of its mentions are known."""

    scene: Scene
    people: People
    outlet: str
    published: date | None = None
    sources: dict[str, Source] = field(default_factory=dict)

    def person(self, each: Utterance) -> Person | None:
        """The source, or None where whoever speaks around the cue is meant."""
        head = speaking_head(self.scene, each)
        return self.people.meet(head) if head is not None else None

    def link(self, each: Utterance, person: Person) -> Link:
        """The step by which this source's words come in."""
        text, scene = self.scene.reading.text, self.scene
        return Link(
            source=self._source(person),
            basis=basis_of(scene, each, person),
            span=cut(text, *scene.extent(each.source)) if each.source is not None else None,
            cue=cut(text, *scene.extent((each.hit.tokens[0], each.hit.tokens[-1]))),
            addressee=self._addressee(each),
            said=self._said(each),
            anonymity_reason=self._reason(each),
        )

    def _source(self, person: Person) -> Source:
        if person.key not in self.sources:
            risk = is_at_risk(self.scene, person, self.people.all, self.outlet)
            known = person.described, person.naming, person.standing
            self.sources[person.key] = Source(*known, risk, person.key, tuple(person.mentions))
        return self.sources[person.key]

    def _addressee(self, each: Utterance) -> str:
        """Whom the words were told to: the object of "told"."""
        if self.scene.tokens[each.hit.at].lemma not in self.scene.cues.patterns["addressed"]:
            return ""
        told = self.scene.child(each.hit.at, "dobj", "dative")
        return self.scene.text(self.scene.phrase(told)) if told not in {None, each.hit.source} and told else ""

    def _said(self, each: Utterance) -> str:
        """The date of speech as EDTF, where the attribution gives one that can be resolved."""
        for start, end in each.frame:
            if any(token.ent == "DATE" for token in self.scene.reading.tokens_in(start, end)):
                found = find_times(
                    self.scene.reading.text[start:end], calendar(self.scene.reading.language), self.published
                )
                said = next((time.value.start for time in found if time.value.start == time.value.end), "")
                if said:
                    return said
        return ""

    def _reason(self, each: Utterance) -> str:
        """The words on anonymity among the adjuncts of the saying, from "on condition" on."""
        parts = (_on_anonymity(self.scene.reading.text, frame) for frame in each.frame)
        return next((words for words in parts if words), "")


def _on_anonymity(text: str, frame: Extent) -> str:
    words = text[frame[0] : frame[1]]
    place = words.lower().find("anonym")
    if place < 0:
        return ""
    opening = words.lower().rfind("on condition", 0, place)
    return words[opening if opening >= 0 else place :]


def is_hearsay(scene: Scene, each: Utterance) -> bool:
    """ "Reports said …": nobody's reports in particular."""
    head = each.hit.source
    if head is None or each.source != (head, head) or scene.tokens[head].tag != "NNS":
        return False
    return scene.tokens[head].lemma in scene.words["hearsay"]


def speaking_head(scene: Scene, each: Utterance) -> int | None:
    """The head of the noun phrase that is a source of its own: not "I", "our estimates", "nobody", "this"."""
    head = each.hit.source
    if head is None or each.hit.cue.source == "around":
        return None
    taught = teacher(scene, each.hit.at)
    if taught is not None:
        return maker(scene, taught)
    if is_hearsay(scene, each):
        return None
    token, words = scene.tokens[head], scene.words
    owners = (other for other in scene.children(head) if scene.tokens[other].dep == "poss")
    body = token.lemma in words["bodies"] and scene.quoted_by(head) is not None
    if any(scene.is_own(other) for other in (head, *owners)) and not body:
        return None
    if scene.tokens[each.hit.at].lemma in scene.cues.patterns["suggesting"] and (
        token.lemma in words["images"] or not names_a_speaker(scene, head)
    ):
        return None
    if token.lower in words["nobody"] | words["demonstratives"] or not token.text[0].isalnum():
        return None
    return maker(scene, whole_person(scene, head))
