"""From a report and its claims to its sketch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.corroborate.sketch.names import named, roles_of, voice_names
from sayso.corroborate.sketch.numbers import value
from sayso.corroborate.sketch.text import PHRASE, RUN, quotation_key, quoted, runs, words_of
from sayso.corroborate.sketch.value import Sketch, Statement, Voice
from sayso.measure.days import LAST, days, days_of
from sayso.model.claim import Claim
from sayso.model.entity import Identities
from sayso.model.ids import content_id
from sayso.model.report import Report
from sayso.model.source import Attribution, Source, Standing
from sayso.model.span import Span
from sayso.model.times import Interval, Times

_NAME = re.compile(r"[^\W\d_a-z][\w’'.&-]*(?:\s+[^\W\d_a-z][\w’'.&-]*)*")
_OUTLETS = frozenset({Standing.OUTLET, Standing.STATE_MEDIA, Standing.RESEARCH_BODY})
_BETWEEN = re.compile(r"\w+")
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Held:
    """A report with its claims, as they are held now."""

    report: Report
    claims: tuple[Claim, ...]


def sketch(held: Held, identities: Identities | None = None) -> Sketch:
    """What tracing needs of one report; it depends on nothing but the report, its claims and identities."""
    report, outlet = held.report, named(held.report.publication.outlet)
    published = days(report.publication.published)[0]
    keyed = sorted(((claim.id, claim) for claim in held.claims), key=lambda pair: (pair[1].span, pair[0]))
    words = words_of(_telling_text(report.text, held.claims))
    called = _called(keyed, outlet, identities)
    voices = _voices(keyed, outlet, identities)
    credits = sum(bool(voice.outlets) for voice in voices.values())
    return Sketch(
        report=report.id,
        outlet=outlet,
        published=published,
        order=(published or LAST, credits, -len(keyed), -len(words), report.id),
        language=report.publication.language,
        statements=_joined(tuple(_statement(key, claim, outlet, identities) for key, claim in keyed), report.text),
        voices=voices,
        runs=runs(words, RUN),
        phrases=runs(words, PHRASE),
        quotations=dict(_quotations(report.text)),
        mentions=frozenset(filter(None, (named(name) for name in _NAME.findall(report.text)))),
        words=len(words),
        called=called,
    )


def voice_key(attribution: Attribution, outlet: str) -> str:
    """What ties the statements of one voice within its report: the innermost source that is not the report's own."""
    source = attribution.source
    if is_own(source, outlet):
        return ""
    return source.key or content_id("v", source.described.casefold())


def is_own(source: Source, outlet: str) -> bool:
    """Whether this is the report speaking for itself."""
    return source.standing in _OUTLETS and named(source.described) == outlet


def _statement(key: str, claim: Claim, outlet: str, identities: Identities | None) -> Statement:
    return Statement(
        claim=key,
        place=claim.span.start,
        span=Span(claim.span.start, claim.span.end, claim.span.exact),
        type=claim.type,
        status=claim.status,
        polarity=claim.polarity,
        factuality=claim.factuality,
        roles=roles_of(claim, key, identities),
        items=claim.items,
        quantity=claim.quantity,
        number=value(claim.quantity),
        times=claim.times,
        days=_days(claim.times),
        voice=voice_key(claim.attribution, outlet),
        conditional=claim.condition is not None,
        restates=claim.restates,
    )


def _days(times: Times) -> tuple[str, str]:
    """The first and last day of what happened, else was observed, else the day up to which was counted."""
    for each in (times.happened, times.observed, Interval(times.as_of, times.as_of)):
        found = days_of(each)
        if any(found):
            return found
    return "", ""


def _voices(keyed: Iterable[tuple[str, Claim]], outlet: str, identities: Identities | None) -> Mapping[str, Voice]:
    found: dict[str, Voice] = {}
    for key, claim in keyed:
        voice = _voice(key, claim, outlet, identities)
        known = found.get(voice.key)
        found[voice.key] = _both(known, voice) if known else voice
    return found


def _voice(key: str, claim: Claim, outlet: str, identities: Identities | None) -> Voice:
    chain = claim.attribution
    last = chain.innermost
    outlets = frozenset(name for place in range(1, len(chain.links)) for name in _outlet(key, claim, place, identities))
    own = is_own(last.source, outlet)
    return Voice(
        key=voice_key(chain, outlet),
        names=frozenset() if own else voice_names(claim, key, identities),
        outlets=outlets - {outlet},
        said=frozenset(filter(None, (link.said for link in chain.links))),
        at_risk=chain.at_risk,
        own=own,
        standing=last.source.standing,
        basis=last.basis,
        link=len(chain.links) - 1,
        told_here=chain.at_risk or (bool(last.addressee) and named(last.addressee) == outlet),
    )


def _called(keyed: Iterable[tuple[str, Claim]], outlet: str, identities: Identities | None) -> frozenset[str]:
    """What the report's outlet is called: by its folded name, and as the entity that its claims tell of."""
    told = frozenset(name for key, claim in keyed for name in _outlet(key, claim, 0, identities))
    return (told | {outlet}) - {""}


def _outlet(key: str, claim: Claim, place: int, identities: Identities | None) -> Iterator[str]:
    """The outlet at one place of a chain, by folded name and entity; nothing where no outlet stands."""
    source = claim.attribution.links[place].source
    if source.standing in _OUTLETS:
        if name := named(source.described):
            yield name
        if identities and (entity := identities.of(key, "source", place)):
            yield entity


def _both(one: Voice, other: Voice) -> Voice:
    """Two of its statements put together."""
    return replace(
        one,
        names=one.names | other.names,
        outlets=one.outlets | other.outlets,
        said=one.said | other.said,
        at_risk=one.at_risk or other.at_risk,
        told_here=one.told_here or other.told_here,
    )


def _telling_text(text: str, claims: Iterable[Claim]) -> str:
    """The lines that tell something or quote somebody: what a site prints under each of its reports is no evidence."""
    told = {text.count("\n", 0, claim.span.start) for claim in claims}
    told |= {text.count("\n", 0, start) for start, _ in quoted(text)}
    return "\n".join(line for place, line in enumerate(text.split("\n")) if place in told)


def _quotations(text: str) -> Iterator[tuple[int, Span]]:
    for start, end in quoted(text):
        yield quotation_key(text[start:end]), Span(start, end, text[start:end])


def _joined(statements: tuple[Statement, ...], text: str) -> tuple[Statement, ...]:
    """Each statement with the words that stand between it and the one before, where that is near."""
    done = list(statements[:1])
    for before, after in pairwise(statements):
        gap = text[before.span.end : after.span.start]
        near = 0 < len(gap) <= _NEAR and "\n" not in gap
        done.append(replace(after, joined=" ".join(_BETWEEN.findall(gap.casefold())) if near else ""))
    return tuple(done)
