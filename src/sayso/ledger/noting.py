"""What a person types becomes a claim: the words are found in the text, every field is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from sayso.capture import freeze
from sayso.domain.arms import Domain, arms
from sayso.errors import InputError
from sayso.model.claim import Claim, Factuality, Maker, Polarity, Status
from sayso.model.report import Report
from sayso.model.source import Attribution, Link, Naming, Source, Standing
from sayso.model.span import Span, cut

LISTED = 5

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Noted:
    """A claim as it was typed; an empty field was not given."""

    quote: str
    nth: int
    type: str
    source: str
    naming: str
    standing: str
    at_risk: bool | None
    status: str
    factuality: str
    denied: bool
    roles: tuple[str, ...]


def claim_from(noted: Noted, report: Report) -> Claim:
    """The claim; InputError says which field does not fit, or that the words do not stand in the report."""
    return claim_at(find(report.text, noted.quote, noted.nth), noted, report)


def claim_at(span: Span, noted: Noted, report: Report) -> Claim:
    """The claim that these very words make; the quote as it was typed does not count."""
    domain = arms()
    factuality = word(Factuality, noted.factuality, "--factuality")
    return Claim(
        text_hash=report.text_hash,
        spans=(span,),
        type=event_type(noted.type, domain),
        attribution=_attribution(noted, report, span),
        status=word(Status, noted.status, "--status"),
        factuality=factuality,
        polarity=_polarity(noted, factuality),
        roles=_roles(noted, domain),
        made_by=Maker("person"),
    )


def find(text: str, quote: str, nth: int = 0) -> Span:
    """The span of the quote in the text; of several occurrences `nth` (from 1) must say which."""
    wanted = freeze(quote)
    places = _places(text, wanted) if wanted else []
    if not places:
        raise InputError("These words do not stand in the report.", do="Copy them from `sayso show REPORT --text`.")
    if nth > len(places) or (not nth and len(places) > 1):
        found = "; ".join(f"{number}: {_where(text, at)}" for number, at in enumerate(places[:LISTED], 1))
        raise InputError(f"These words stand in the report {len(places)} times: {found}.", do="Choose one with --nth.")
    start = places[max(nth, 1) - 1]
    return cut(text, start, start + len(wanted))


def _where(text: str, at: int) -> str:
    """The line and the character in it, from 1: an error quotes no report."""
    return f"line {text.count(chr(10), 0, at) + 1}, character {at - text.rfind(chr(10), 0, at)}"


def _places(text: str, words: str) -> list[int]:
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return places


def _attribution(noted: Noted, report: Report, span: Span) -> Attribution:
    outlet = Link(Source(report.publication.outlet, Naming.NAMED, Standing.OUTLET, key="outlet"))
    if not noted.source:
        return Attribution((outlet,))
    naming = word(Naming, noted.naming, "--naming") if noted.naming else Naming.DESCRIBED
    standing = word(Standing, noted.standing, "--standing") if noted.standing else Standing.INDIVIDUAL
    exposed = naming is not Naming.NAMED and standing is Standing.INDIVIDUAL
    described = freeze(noted.source)
    source = Source(
        described,
        naming,
        standing,
        at_risk=exposed if noted.at_risk is None else noted.at_risk,
        key=described.casefold(),
    )
    return Attribution((outlet, Link(source, span=_nearest(report.text, described, span))))


def _nearest(text: str, words: str, span: Span) -> Span | None:
    """Where the source is described closest to the claim, if it is in these words."""
    places = [at for at in _places(text, words) if at + len(words) <= span.start or at >= span.end]
    if not places:
        return None
    start = min(places, key=lambda at: (abs(at - span.start), at))
    return cut(text, start, start + len(words))


def _polarity(noted: Noted, factuality: Factuality) -> Polarity:
    if factuality is Factuality.UNKNOWN:
        return Polarity.NONE
    return Polarity.DENIED if noted.denied else Polarity.AFFIRMED


def event_type(name: str, domain: Domain) -> str:
    """The name of an event type, if it is one."""
    if name not in domain.events:
        raise InputError(f"There is no event type {name!r}.", do=f"Known are: {', '.join(sorted(domain.events))}.")
    return name


def _roles(noted: Noted, domain: Domain) -> Mapping[str, tuple[str, ...]]:
    known = domain.events[noted.type].roles
    roles: dict[str, tuple[str, ...]] = {}
    for each in noted.roles:
        name, _, words = each.partition("=")
        if name not in known or not words:
            do = f"Write NAME=WORDS; the roles of {noted.type} are: {', '.join(known)}."
            raise InputError(f"{each!r} is no role of {noted.type}.", do=do)
        roles[name] = (*roles.get(name, ()), freeze(words))
    return roles


def word(kind: type[Word], value: str, option: str) -> Word:
    """The value of an enum that was typed for an option."""
    try:
        return kind(value)
    except ValueError as error:
        known = ", ".join(each.value for each in kind)
        raise InputError(f"{option} cannot be {value!r}.", do=f"Known are: {known}.") from error
