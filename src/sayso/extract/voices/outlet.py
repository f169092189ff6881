"""The report's own voice, and when a source named in it is that outlet again."""

from __future__ import annotations

from sayso.extract.voices.names import plain
from sayso.extract.voices.people import Person
from sayso.extract.voices.scene import Scene
from sayso.model.report import Report
from sayso.model.source import Naming, Source, Standing

UNNAMED = "the outlet"


def outlet_of(report: Report) -> Source:
    """The outlet as a source; without metadata it is only "the outlet"."""
    return Source(report.publication.outlet or UNNAMED, Naming.NAMED, Standing.OUTLET, key="outlet")


def is_outlet_itself(scene: Scene, outlet: Source, person: Person) -> bool:
    """Whether the source is the outlet that publishes the report: by name, initials or a part of the name."""
    if person.standing is Standing.INDIVIDUAL:
        return False
    own = plain(outlet.described).removeprefix("the ")
    return any(_names(scene, own, mention) for mention in person.mentions)


def _names(scene: Scene, own: str, mention: str) -> bool:
    name = plain(mention).removeprefix("the ")
    if name == own or (len(name) > 1 and name == "".join(word[0] for word in own.split())):
        return True
    words = name.split()
    generic = scene.words["papers"] | scene.words["bodies"]
    proper = mention[:1].isupper() and not mention.startswith("The ")
    telling = proper or any(word not in generic for word in words)
    return telling and set(words) < set(own.split()) and words[-1] not in scene.words.countries
