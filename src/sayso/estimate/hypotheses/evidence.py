"""Findings offered as evidence by what they are about, with the utterances that they go back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.errors import InputError
from sayso.model.hypothesis import Contest, Evidence, Likelihood, Utterance, Wanted
from sayso.model.ids import content_id
from sayso.model.shown_finding import ShownFinding, ShownOrigin, ShownTelling
from sayso.model.source import Naming, Standing

HALF = 0.5


def evidence(contest: Contest, findings: Iterable[ShownFinding]) -> tuple[Evidence, ...]:
    """The findings that the contest asks for, by id; nothing is rated by itself.

    An origin is told by finding; here the same utterance is one in all of them: who spoke, in which report, or on
    which day where it was made elsewhere. What even goes back to a telling on another matter is that one's.
    """
    known = list(findings)
    tellings = {each.id: each for finding in known for origin in finding.origins for each in origin.tellings}
    asked = (*contest.wanted, *(each.wanted for each in contest.declared))
    offered = [_evidence(each, tellings) for each in known if any(_meant(one, each) for one in asked)]
    return tuple(sorted(offered, key=lambda each: each.finding))


def declared(contest: Contest, findings: Iterable[ShownFinding]) -> tuple[Likelihood, ...]:
    """The ratings that the contest's own file declares, for every finding that they mean."""
    return tuple(
        Likelihood(finding.id, name, each.by, given, each.why)
        for finding in sorted(findings, key=lambda one: one.id)
        for each in contest.declared
        if _meant(each.wanted, finding)
        for name, given in sorted(each.likelihoods.items())
    )


def unmet(contest: Contest, findings: Iterable[ShownFinding]) -> tuple[str, ...]:
    """The reasons of declared ratings that no finding fits."""
    known = list(findings)
    return tuple(each.why for each in contest.declared if not any(_meant(each.wanted, one) for one in known))


def one_offered(offered: Sequence[Evidence], key: str) -> Evidence:
    """The one offered finding whose id begins like this."""
    prefix = key if key.startswith("f-") else f"f-{key}"
    found = [each for each in offered if each.finding.startswith(prefix)]
    if len(found) != 1:
        what = f"{key!r} is {len(found)} findings." if found else f"No finding {key!r} is offered for this question."
        raise InputError(what, do="See which are with `sayso hypotheses QUESTION`, or add it to hypotheses.toml.")
    return found[0]


def _meant(wanted: Wanted, finding: ShownFinding) -> bool:
    if wanted.finding:
        return finding.id.startswith(wanted.finding)
    if wanted.types and finding.type not in wanted.types:
        return False
    words = " ".join(_words(finding)).casefold()
    return all(each.casefold() in words for each in wanted.about)


def _words(finding: ShownFinding) -> Iterator[str]:
    """What it is about, in its own words and those of its roles."""
    yield finding.about
    for origin in finding.origins:
        for telling in origin.tellings:
            for claim in telling.claims:
                yield claim.span.exact
                for role in claim.roles.values():
                    yield from role


def _evidence(finding: ShownFinding, tellings: Mapping[str, ShownTelling]) -> Evidence:
    first = finding.origins[0].tellings[0]
    status = "" if finding.status == "actual" else f", {finding.status}"
    about = f": {finding.about}" if finding.about else ""
    return Evidence(
        finding=finding.id,
        title=f"{finding.type}{status}{about}",
        words=first.claims[0].span.exact,
        grade=finding.grade,
        origins=tuple(sorted({_utterance(each, tellings) for each in finding.origins})),
        rating=finding.rating,
        claims=tuple(
            sorted({claim.id for origin in finding.origins for each in origin.tellings for claim in each.claims})
        ),
    )


def _utterance(origin: ShownOrigin, tellings: Mapping[str, ShownTelling]) -> Utterance:
    root = next((each for each in origin.tellings if each.id == origin.root), origin.tellings[0])
    first = _goes_back(root, tellings)
    who = origin.who if first is root else first.who
    if first is root and not origin.held and origin.said:
        key, where = [who, origin.said], origin.said
    else:
        key = [who, first.report.id]
        where = ", ".join(filter(None, (first.report.outlet, first.report.published)))
    name = content_id("o", key)
    return Utterance(name, who, where, who if _known(who, first) else name)


def _known(who: str, telling: ShownTelling) -> bool:
    """Whether this is somebody named or an institution, who is the same in another report too."""
    links = [link.source for claim in telling.claims for link in claim.links]
    source = next((each for each in links if each.described == who), None)
    if source is None or source.at_risk:
        return False
    return source.naming is Naming.NAMED or source.standing is not Standing.INDIVIDUAL


def _goes_back(telling: ShownTelling, tellings: Mapping[str, ShownTelling]) -> ShownTelling:
    """The telling that this one likely goes back to, over matters too; a circle ends where it began."""
    seen = {telling.id}
    while telling.parent and telling.parent.probability > HALF:
        earlier = tellings.get(telling.parent.earlier)
        if earlier is None or earlier.id in seen:
            break
        seen.add(earlier.id)
        telling = earlier
    return telling
