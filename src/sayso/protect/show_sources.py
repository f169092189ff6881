"""Who speaks in a casebook, told from claims that were shown: nobody at risk is among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from sayso.model.shown import Shown
from sayso.model.shown_finding import ShownSource
from sayso.model.source import Naming, Source, Standing

Record = Callable[[str], tuple[int, int]]

_BODIES = frozenset(
    {Standing.INSTITUTION, Standing.STATE, Standing.RESEARCH_BODY, Standing.STATE_MEDIA, Standing.OUTLET}
)


def show_sources(claims: Iterable[Shown], record: Record) -> list[ShownSource]:
    """Named persons, institutions and outlets, those with most claims first; `record` is asked by name.

    Whoever is at risk is left out, and so is a body whose words describe one: `protect.show` has put a number there.
    """
    counts: Counter[str] = Counter()
    reports: dict[str, set[str]] = {}
    spelled: dict[str, Source] = {}
    for claim in claims:
        sources = {link.source.described.casefold(): link.source for link in claim.links if _listed(link.source)}
        for key, source in sources.items():
            counts[key] += 1
            reports.setdefault(key, set()).add(claim.report.id)
            spelled.setdefault(key, source)
    order = sorted(counts, key=lambda key: (-counts[key], key))
    return [_shown(spelled[key], counts[key], len(reports[key]), record) for key in order]


def _listed(source: Source) -> bool:
    if source.at_risk or not source.described or source.naming is not Naming.NAMED:
        return False
    return source.standing in _BODIES or source.standing is Standing.INDIVIDUAL


def _shown(source: Source, claims: int, reports: int, record: Record) -> ShownSource:
    return ShownSource(source.described, source.standing.value, claims, reports, *record(source.described))
