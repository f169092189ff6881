"""What is true of a generated world, and what each of its reports tells."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fields:
    """One statement as it is told: everything that a reader could take from its words.

    Dates are ISO 8601 days, empty where unsaid; `of` the base of a share or multiple; `join` how it follows the
    statement before it (`or`, `and`, or empty).
    """

    kind: str
    plant: str = ""
    place: str = ""
    actor: str = ""
    supplier: str = ""
    recipient: str = ""
    family: str = ""
    calibre: int = 0
    stage: str = ""
    number: float = 0.0
    vague: bool = False
    measure: str = ""
    unit: str = ""
    of: str = ""
    since: str = ""
    start: str = ""
    end: str = ""
    status: str = "actual"
    affirmed: bool = True
    firmness: str = "asserted"
    conditional: bool = False
    join: str = ""
    adequacy: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in a report: of which matter, going back to which utterance, in whose words, at which characters.

    `drift` names what this report changed against its parent. `credit` is the outlet that it names as its source.
    """

    matter: str
    utterance: str
    fields: Fields
    speaker: str = ""
    described: str = ""
    at_risk: bool = False
    said: str = ""
    credit: str = ""
    quotes: str = ""
    quotes_described: str = ""
    start: int = 0
    end: int = 0
    drift: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A report: outlet, day, language, text, statements; the report that it was made from, and how."""

    id: str
    outlet: str
    published: str
    language: str
    text: str
    told: tuple[Told, ...]
    parent: str = ""
    level: str = "first"


@dataclass(frozen=True, slots=True)
class World:
    """The reports that a casebook would hold, by id, and those that exist but are not held."""

    seed: int
    stories: tuple[Story, ...]
    missing: tuple[Story, ...] = ()
    names: dict[str, dict[str, str]] = field(default_factory=dict)
