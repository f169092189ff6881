"""What the ledger keeps, as an audience may see it."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from itertools import chain, groupby

from sayso.ledger import queries
from sayso.ledger.casebook import Casebook
from sayso.ledger.values import ClaimFilter, HeldClaim, ReportEntry
from sayso.model.claim import Claim
from sayso.model.shown import Audience, Shown, ShownReport, shown_report
from sayso.protect import Beside, beside, show


def shown_claims(casebook: Casebook, wanted: ClaimFilter, audience: Audience) -> Generator[Shown, None, None]:
    """The claims that fit, as the audience may see them, by report id and place in the text."""
    all_of_each = wanted == ClaimFilter(reports=wanted.reports)
    for report, members in groupby(queries.claims(casebook, wanted), key=lambda each: each.report):
        held = list(members)
        known = held if all_of_each else queries.claims(casebook, ClaimFilter(reports=(report,)))
        yield from _shown(casebook, report, (held, known), audience)


def shown_together(casebook: Casebook, members: Iterable[HeldClaim], audience: Audience) -> Iterator[Shown]:
    """Each of these claims beside the report that holds it, in the order given; asked for all reports at once."""
    members = list(members)
    wanted = tuple(sorted({each.report for each in members}))
    known: dict[str, list[Claim]] = {report: [] for report in wanted}
    for rejected in (False, True):
        for held in queries.claims(casebook, ClaimFilter(reports=wanted, rejected=rejected)) if wanted else ():
            known[held.report].append(held.claim)
    places = queries.reports_of(casebook, wanted)
    around = {name: beside(shown_report(each), known[name], each.locators) for name, each in places.items()}
    return (show(each.claim, audience, around[each.report]) for each in members)


def _shown(
    casebook: Casebook, report: str, held: tuple[Iterable[HeldClaim], Iterable[HeldClaim]], audience: Audience
) -> Iterator[Shown]:
    """The first of `held`; the second are all that the report holds, over which its sources at risk are numbered.

    Rejected claims are numbered too, so that a decision renumbers nobody.
    """
    wanted, known = held
    around = _beside(casebook, report, known)
    return (show(each.claim, audience, around) for each in wanted)


def _beside(casebook: Casebook, report: str, known: Iterable[HeldClaim]) -> Beside:
    rejected = queries.claims(casebook, ClaimFilter(reports=(report,), rejected=True))
    place = queries.report(casebook, report)
    return beside(shown_report(place), (each.claim for each in chain(known, rejected)), place.locators)


def shown_entry(entry: ReportEntry) -> ShownReport:
    """What stands beside the claims of a report that the ledger holds."""
    said = entry.publication
    return ShownReport(entry.id, entry.id, said.outlet, said.published, said.url, entry.sha256, entry.handling)
