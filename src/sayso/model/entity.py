"""Identity: who and what claims are about, and the reasoned, reversible judgements that tie mentions together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from sayso.model.ids import content_id


class Kind(StrEnum):
    """What kind of thing a mention names; mentions of two kinds are never compared."""

    FACILITY = "facility"
    PLACE = "place"
    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    ROUTE = "route"
    ITEM = "item"
    PROVISION = "provision"


class Verdict(StrEnum):
    """Whether two names are of one thing."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Because(StrEnum):
    """What a judgement rests on."""

    SAME_WORDS = "the same words"
    SAME_NAME = "the same name in another spelling or script"
    SAME_PLACE = "the same place"
    SAME_TYPE = "words for the same type"
    SAME_LINE = "the same product line"
    SAME_NUMBER = "the same number"
    SAME_GOODS = "the same family, calibre and stage"
    SAME_IMO = "the same IMO number"
    HISTORY = "one became the other"
    ALIAS = "one is called by the other's name"
    OTHER_NAME = "another name"
    OTHER_PLACE = "another place"
    OTHER_TYPE = "another type"
    OTHER_LINE = "another product line"
    OTHER_NUMBER = "another number"
    OTHER_BRANCH = "a branch and what it is a branch of"
    OTHER_IMO = "another IMO number"
    NO_IMO = "a vessel is the same only by its IMO number"
    LESS_SAID = "one says less than the other"
    ONLY_ALIAS = "an alias alone ties nothing"
    NEAR_SPELLING = "spelled nearly alike"
    KEPT_APART = "a judgement keeps apart what this one would bring together"
    DECIDED = "decided by an analyst"


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """One ground of a judgement, with the words it was read from."""

    because: Because
    text: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """The words by which reports name one thing: what judgements are on.

    `within` is the place that the claims give beside the name, where the name itself holds none; `country` the
    one that is spoken of, by its ISO 3166 code, or empty.
    """

    kind: Kind
    words: str
    within: str = ""
    country: str = ""

    @property
    def id(self) -> str:
        """The content id: the same words, of one kind, in one place, have one id in every casebook."""
        return _id_of(self)


@lru_cache(maxsize=262144)
def _id_of(name: Name) -> str:
    return content_id("n", name)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where a claim names something: the filler at `position` of `role`, or the source of a link.

    `role` is a role of the claim's type, or `source` with `position` counting the links of its chain from 0.
    """

    claim: str
    role: str
    position: int
    report: str
    name: Name


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """Whether two names are of one thing: `left < right` are ids of names, `score` from 0 to 1.

    `decision` is the id of the analyst's decision, empty where the program judged.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]
    decision: str = ""


class Precision(StrEnum):
    """How finely a place is known; an area is never drawn as a point."""

    SITE = "site"
    TOWN = "town"
    AREA = "area"
    PROVINCE = "province"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a place lies, no finer than its words: degrees of latitude and longitude, a radius in kilometres.

    `within` names the gazetteer entries around it, the smallest first; its last is the country.
    """

    gazetteer: str
    precision: Precision
    country: str = ""
    within: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None


class Change(StrEnum):
    """What became of a facility."""

    RENAMED = "renamed"
    CONVERTED = "converted"
    MOVED = "moved"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, order=True)
class Stage:
    """One step in the history of a facility: when (EDTF, empty if unsaid), what, and the claim that tells it."""

    when: str
    change: Change
    words: str
    claim: str = ""


@dataclass(frozen=True)
class Entity:
    """One facility, place, person, … under all its names; `name` is the fullest that most reports use."""

    kind: Kind
    name: str
    names: tuple[Name, ...]
    mentions: tuple[Mention, ...] = ()
    extent: Extent | None = None
    history: tuple[Stage, ...] = ()

    @cached_property
    def id(self) -> str:
        """The content id of its names; another spelling that joins gives another id, another mention does not."""
        return content_id("e", sorted(name.id for name in self.names))

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that name it, in order."""
        return tuple(sorted({mention.report for mention in self.mentions}))


@dataclass(frozen=True)
class Identities:
    """Every entity of a set of claims, by kind and name, and every judgement that was made on the way."""

    entities: tuple[Entity, ...]
    judgements: tuple[Judgement, ...] = ()

    def of(self, claim: str, role: str, position: int = 0) -> str | None:
        """The id of the entity that a claim names in this role; None where it names none that is told apart."""
        return self._by_mention.get((claim, role, position))

    def all_of(self, claim: str, role: str) -> tuple[str, ...]:
        """The ids of the entities that a claim names in this role, in the order of its words."""
        return self._by_role.get((claim, role), ())

    def entity(self, entity: str) -> Entity:
        """The entity with this id; KeyError where there is none."""
        return self._by_id[entity]

    def verdict(self, left: str, right: str) -> Verdict:
        """Same for one entity, different where any of their names were judged so, otherwise unsure."""
        if left == right:
            return Verdict.SAME
        return Verdict.DIFFERENT if (min(left, right), max(left, right)) in self._apart else Verdict.UNSURE

    def judged(self, entity: str) -> tuple[Judgement, ...]:
        """The judgements on the names of one entity."""
        names = {name.id for name in self._by_id[entity].names}
        return tuple(each for each in self.judgements if each.left in names or each.right in names)

    def lies_in(self, inner: str, outer: str) -> bool:
        """Whether one entity lies inside the place that the other is."""
        first, second = self._by_id[inner].extent, self._by_id[outer].extent
        return bool(first and second and second.gazetteer in first.within)

    @cached_property
    def _by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _by_mention(self) -> Mapping[tuple[str, str, int], str]:
        return {
            (each.claim, each.role, each.position): entity.id for entity in self.entities for each in entity.mentions
        }

    @cached_property
    def _by_role(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        found: dict[tuple[str, str], list[str]] = {}
        for claim, role, position in sorted(self._by_mention):
            found.setdefault((claim, role), []).append(self._by_mention[claim, role, position])
        return {place: tuple(dict.fromkeys(entities)) for place, entities in found.items()}

    @cached_property
    def _apart(self) -> frozenset[tuple[str, str]]:
        of = {name.id: entity.id for entity in self.entities for name in entity.names}
        pairs = ((of[each.left], of[each.right]) for each in self.judgements if each.verdict is Verdict.DIFFERENT)
        return frozenset((min(pair), max(pair)) for pair in pairs)
