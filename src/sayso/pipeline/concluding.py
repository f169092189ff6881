"""What the claims of a casebook come to: findings, sources, the statements that estimates rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from sayso import corroborate
from sayso.errors import InputError
from sayso.estimate.statements import Counted, statements
from sayso.ledger import conclusions, queries
from sayso.ledger.casebook import Casebook
from sayso.ledger.decisions import decisions
from sayso.ledger.values import ClaimFilter
from sayso.measure.days import days
from sayso.model.estimate import Statement
from sayso.model.finding import Finding
from sayso.model.shown import Audience, Shown
from sayso.model.shown_finding import ShownFinding, ShownSource
from sayso.pipeline.naming import _resolver_version, identities
from sayso.pipeline.showing import _beside, shown_claims
from sayso.pipeline.versions import tracer_version
from sayso.protect import Around, Beside, show, show_finding, show_sources
from sayso.publish.about import about


def findings(casebook: Casebook, as_of: str = "") -> tuple[Finding, ...]:
    """The findings over all reports, or over those published up to a day; recomputed when what they rest on changed.

    Every decision counts, whenever it was made: it is about words, and those were there.
    """
    until = _last_day(as_of) if as_of else ""
    inputs = findings_inputs(casebook)
    name = f"findings {until}".strip()
    if (kept := conclusions.kept(casebook, name, inputs)) is not None:
        return kept
    held = list(_held(casebook, until))
    standing = corroborate.decided(decisions(casebook, standing=True))
    found = corroborate.corroborate(held, identities(casebook), standing)
    conclusions.keep(casebook, name, inputs, found)
    return found


def findings_inputs(casebook: Casebook) -> str:
    """The hash of all that findings rest on now."""
    return conclusions.input_hash(casebook, f"{tracer_version()} {_resolver_version(casebook)}")


def shown_findings(
    casebook: Casebook, wanted: Iterable[Finding], known: Iterable[Finding], audience: Audience
) -> Iterator[ShownFinding]:
    """Each finding as the audience may see it; `known` are all that the wanted ones may refer to.

    Of findings that were computed earlier, those with a claim that no report holds any more are left out.
    """
    wanted = list(wanted)
    tellings = {each.id: each for finding in known for each in finding.tellings}
    reports = {each.report for finding in wanted for each in finding.tellings}
    others = {each for finding in wanted for link in finding.contradictions for each in (link.one, link.other)}
    others |= {each for finding in wanted for each in finding.restated}
    parents = {each.earlier for finding in wanted for each in finding.retellings} & tellings.keys()
    reports |= {tellings[each].report for each in parents}
    reports |= {each.report for each in tellings.values() if others & set(each.claims)}
    claims: dict[tuple[str, str], Shown] = {}
    stands: dict[str, Beside] = {}
    for report in sorted(reports):
        members = list(queries.claims(casebook, ClaimFilter(reports=(report,))))
        stands[report] = _beside(casebook, report, members)
        claims |= {(report, each.claim.id): show(each.claim, audience, stands[report]) for each in members}
    around = Around(claims, stands, tellings, about, lambda each: tuple(why.value for why in corroborate.weighty(each)))
    return (show_finding(each, around) for each in wanted if _stands(each, claims))


def _stands(finding: Finding, claims: Mapping[tuple[str, str], Shown]) -> bool:
    return all((telling.report, claim) in claims for telling in finding.tellings for claim in telling.claims)


def statements_on(casebook: Casebook, counted: Counted) -> tuple[Statement, ...]:
    """What the findings of a casebook count, one statement an origin; made of shown values alone."""
    known = findings(casebook)
    wanted = [each for each in known if each.matter.type in counted.types]
    return statements(shown_findings(casebook, wanted, known, Audience.ELSEWHERE), counted)


def all_shown(casebook: Casebook) -> tuple[ShownFinding, ...]:
    """Every finding as anybody may see it: what hypotheses are weighed against, made of shown values alone."""
    known = findings(casebook)
    return tuple(shown_findings(casebook, known, known, Audience.ELSEWHERE))


def finding_by_key(known: Iterable[Finding], key: str) -> Finding:
    """The one finding whose id begins like this."""
    prefix = key if key.startswith("f-") else f"f-{key}"
    found = [each for each in known if each.id.startswith(prefix)]
    if not found:
        raise InputError(f"No finding is called {key!r}.", do="List them with `sayso findings --all`.")
    if len(found) > 1:
        raise InputError(f"{key!r} is {len(found)} findings.", do="Give more of the id.")
    return found[0]


def sources(casebook: Casebook, as_of: str = "") -> list[ShownSource]:
    """Whoever is named, and institutions and outlets, with their record; nobody at risk, by any name."""
    return sources_of(casebook, findings(casebook, as_of))


def sources_of(casebook: Casebook, known: Iterable[Finding]) -> list[ShownSource]:
    """The same, with the record that these findings give."""
    records = corroborate.records(known)
    claims = shown_claims(casebook, ClaimFilter(), Audience.ELSEWHERE)
    return show_sources(claims, lambda name: corroborate.record_by_words(records, name))


def _held(casebook: Casebook, until: str) -> Iterator[corroborate.Held]:
    for report, members in groupby(queries.claims(casebook), key=lambda each: each.report):
        held = corroborate.Held(queries.report(casebook, report), tuple(each.claim for each in members))
        published = days(held.report.publication.published)[1]
        if not until or (published and published <= until):
            yield held


def _last_day(as_of: str) -> str:
    last = days(as_of)[1]
    if not last:
        raise InputError(f"{as_of!r} is not a date.", do="Write it as 2024, 2024-07 or 2024-07-29.")
    return last
