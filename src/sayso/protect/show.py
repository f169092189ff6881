"""A claim becomes what one audience may see of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.model.claim import Claim
from sayso.model.shown import Audience, Shown
from sayso.model.source import Link, Source
from sayso.model.span import Locator, Span
from sayso.protect.describe import describes
from sayso.protect.number import Beside


def show(claim: Claim, audience: Audience, around: Beside) -> Shown:
    """The claim as the audience may see it; the only maker of `Shown`.

    Elsewhere than beside its own report a source at risk is a number, and what would describe it is left
    out: its description and mentions, the reason given for anonymity, its addressee, the spans that lead to
    it, roles in its words, and the surroundings of every span. The claim's own exact words stay: attribution
    stands outside them.
    """
    whole = _shown(claim, audience, around)
    if audience is not Audience.ELSEWHERE:
        return whole
    return replace(
        whole,
        spans=tuple(_bare(span) for span in claim.spans),
        condition=_bare(claim.condition) if claim.condition else None,
        links=tuple(_masked(link, around) for link in claim.attribution.links),
        roles={name: tuple(_filler(words, around) for words in fillers) for name, fillers in claim.roles.items()},
    )


def show_all(claims: Iterable[Claim], audience: Audience, around: Beside) -> Iterator[Shown]:
    """Each claim of one report, in the order given."""
    return (show(claim, audience, around) for claim in claims)


def _shown(claim: Claim, audience: Audience, around: Beside) -> Shown:
    return Shown(
        id=claim.id,
        audience=audience,
        report=around.report,
        spans=claim.spans,
        type=claim.type,
        links=claim.attribution.links,
        status=claim.status,
        factuality=claim.factuality,
        polarity=claim.polarity,
        roles=claim.roles,
        items=claim.items,
        quantity=claim.quantity,
        times=claim.times,
        condition=claim.condition,
        hedge=claim.hedge,
        restates=claim.restates,
        made_by=claim.made_by,
        where=_where(claim.span, around.locators),
    )


def _where(span: Span, locators: Iterable[Locator]) -> str:
    """The smallest part of the document in which the evidence begins, as a reader would say it."""
    covering = [each for each in locators if each.start <= span.start < each.end]
    return str(min(covering, key=lambda each: (each.end - each.start, each.start))) if covering else ""


def _bare(span: Span) -> Span:
    """Without its surroundings, in which the next source may be described."""
    return Span(span.start, span.end, span.exact)


def _masked(link: Link, around: Beside) -> Link:
    source = link.source
    if source.at_risk:
        unnamed = Source(around.label(around.of(source)), source.naming, source.standing, at_risk=True)
        return Link(unnamed, link.basis, said=link.said)
    if near := describes(source.described, around.exposed):
        named = f"{source.standing.value.replace('_', ' ')} that describes {around.label(near)}"
        return Link(Source(named, source.naming, source.standing), link.basis, said=link.said)
    addressee = "" if describes(link.addressee, around.exposed) else link.addressee
    return Link(
        source=Source(source.described, source.naming, source.standing, key=source.key),
        basis=link.basis,
        span=_bare(link.span) if link.span else None,
        cue=_bare(link.cue) if link.cue else None,
        addressee=addressee,
        said=link.said,
        anonymity_reason=link.anonymity_reason,
    )


def _filler(words: str, around: Beside) -> str:
    near = describes(words, around.exposed)
    return around.label(near) if near else words
