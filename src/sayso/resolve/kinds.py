"""What kind of thing a filler names, and whether it names one at all."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.model.entity import Kind, Name
from sayso.resolve.fold import korean, spelling
from sayso.resolve.gazetteer import Gazetteer
from sayso.resolve.judge.person import names as person_names
from sayso.resolve.judge.vessel import imo
from sayso.resolve.lexicon import lexicon
from sayso.resolve.parts import Parts, take_apart
from sayso.resolve.tokens import tokens

SITES = frozenset({"works", "complex", "arsenal", "depot", "mine", "base", "shop", "site", "port"})
BODIES = frozenset({"institute", "bureau", "ministry", "agency", "company", "committee", "army", "embassy"})
PERSON_NAMES = range(2, 5)
LONGEST = 12

# A role that says the kind; every other is told by its words.
FIXED: Mapping[str, Kind] = {
    "facility": Kind.FACILITY,
    "place": Kind.PLACE,
    "route": Kind.PLACE,
    "carrier": Kind.VESSEL,
    "provision": Kind.PROVISION,
}


def name_of(role: str, words: str, around: tuple[str, str], gazetteer: Gazetteer) -> Name | None:
    """The name that fills a role; None for "the factory", "they", "officials": words that tell no one apart.

    `around` is the id of the report and the place that the claim gives beside the name, or "".
    """
    report, beside = around
    if not words.strip() or len(words.split()) > LONGEST:
        return None
    told = take_apart(words, gazetteer)
    kind = _kind(FIXED.get(role), told, gazetteer)
    if kind is None:
        return None
    if kind is Kind.VESSEL:
        # A name ties no vessels: without its number a ship is known inside its own report alone.
        return Name(kind, words, within="" if imo(words) else report)
    alone = kind is Kind.FACILITY and not told.own and not told.places
    return Name(kind, words, within=beside if alone else "")


def source_name(kind: Kind, words: str, gazetteer: Gazetteer) -> Name | None:
    """The name of an openly named source; None where its description holds no name."""
    if kind is Kind.PERSON:
        return Name(kind, words) if _is_person(words, gazetteer) else None
    told = take_apart(words, gazetteer)
    if told.countries and not (told.lines or told.types or told.own or told.places):
        return Name(Kind.PLACE, words)
    named = (told.tells_one or (told.countries and told.types)) and (told.types or not told.rest)
    return Name(Kind.ORGANISATION, words) if named and not _describes_people(words) else None


def _kind(fixed: Kind | None, told: Parts, gazetteer: Gazetteer) -> Kind | None:
    if fixed is Kind.PROVISION:
        return fixed if told.tells_one or told.lines else None
    if fixed is Kind.VESSEL:
        return fixed if imo(told.words) or (told.own and not told.rest) else None
    if _describes_people(told.words):
        return Kind.PERSON if fixed is None and _is_person(told.words, gazetteer) else None
    if _is_place(told):
        return Kind.PLACE
    if fixed is Kind.FACILITY or told.groups & SITES:
        return Kind.FACILITY if told.tells_one and not _is_plural(told.words) else None
    if fixed is Kind.PLACE:
        return fixed if told.own and not told.rest and not told.types else None
    return _of_actor(told, gazetteer)


def _of_actor(told: Parts, gazetteer: Gazetteer) -> Kind | None:
    if told.groups & BODIES or spelling(" ".join(told.own)).plain in lexicon().bodies:
        return Kind.ORGANISATION if told.tells_one or told.countries else None
    if _is_person(told.words, gazetteer):
        return Kind.PERSON
    return Kind.ORGANISATION if told.own and not told.rest else None


def _is_place(told: Parts) -> bool:
    """Only words of place: no type or line, nothing of its own, nothing that is left unexplained."""
    only = not (told.lines or told.own or told.rest or told.numbers or told.groups - {"port"} or told.branch)
    return only and bool(told.places or told.countries)


def _is_person(words: str, gazetteer: Gazetteer) -> bool:
    """Whether the words give a family and a given name: two to four words, or Hangul of two to four syllables."""
    told = person_names(words, gazetteer)
    if len(told) == 1 and korean.is_hangul(told[0]):
        return len(told[0]) in PERSON_NAMES and told[0][0] in lexicon().words.person["family_first"]
    return len(told) in PERSON_NAMES and not any(lexicon().concepts(each) for each in told)


def _describes_people(words: str) -> bool:
    return any(spelling(each.text).plain in lexicon().people for each in tokens(words))


def _is_plural(words: str) -> bool:
    return any(spelling(each.text).plain in lexicon().plural for each in tokens(words))
