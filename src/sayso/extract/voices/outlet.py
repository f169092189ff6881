"""The report's own voice, and when a source named in it is that outlet again."""

from __future__ import annotations

from sayso.extract.voices.names import contains, plain
from sayso.extract.voices.people import Person
from sayso.extract.voices.scene import Scene
from sayso.language.cues import VoiceWords
from sayso.model.report import Report
from sayso.model.source import Naming, Source, Standing

UNNAMED = "the outlet"


def outlet_of(report: Report, words: VoiceWords) -> Source:
    """The outlet as a source; without metadata it is only "the outlet"."""
    name = report.publication.outlet or UNNAMED
    return Source(name, Naming.NAMED, _standing(plain(name), words), key="outlet")


def _standing(name: str, words: VoiceWords) -> Standing:
    """A publisher that is a state's own news service, or itself a research body, speaks as such."""
    if contains(name, words["state_outlets"]):
        return Standing.STATE_MEDIA
    return Standing.RESEARCH_BODY if contains(name, words["research_outlets"]) else Standing.OUTLET


def is_outlet_itself(scene: Scene, outlet: Source, person: Person) -> bool:
    """Whether the source is the outlet that publishes the report: by name, initials or a part of the name."""
    if person.standing is Standing.INDIVIDUAL:
        return False
    if any(_is_this_paper(scene, mention) for mention in person.mentions):
        return True
    own = plain(outlet.described).removeprefix("the ")
    return any(_names(scene, own, mention) for mention in person.mentions)


def _is_this_paper(scene: Scene, mention: str) -> bool:
    """ "This newspaper", "this station": whoever publishes."""
    this, _, noun = plain(mention).partition(" ")
    return this == "this" and noun in scene.words["papers"]


def _names(scene: Scene, own: str, mention: str) -> bool:
    name = plain(mention).removeprefix("the ")
    if name == own or (len(name) > 1 and name == "".join(word[0] for word in own.split())):
        return True
    words = name.split()
    generic = scene.words["papers"] | scene.words["bodies"]
    proper = mention[:1].isupper() and not mention.startswith("The ")
    telling = proper or any(word not in generic for word in words)
    return telling and set(words) < set(own.split()) and words[-1] not in scene.words.countries
