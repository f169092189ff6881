"""Which findings come first: contested, newly corroborated, hardened in retelling; then the most reported."""

from __future__ import annotations

from enum import StrEnum

from sayso.model.finding import Between, Finding, Kind

_HARDER = frozenset({Kind.HEDGE, Kind.STATUS, Kind.CAPACITY, Kind.OR_AND})


class Weighty(StrEnum):
    """Why a finding matters to whoever reads the list."""

    CONTESTED = "contested"
    CORROBORATED = "newly corroborated"
    HARDENED = "hardened in retelling"
    TENSE = "in tension"


def weighty(finding: Finding) -> tuple[Weighty, ...]:
    """Every reason for which a finding comes first, the strongest first."""
    told = []
    if any(each.between is Between.CONFLICT for each in finding.contradictions):
        told.append(Weighty.CONTESTED)
    if _newly_corroborated(finding):
        told.append(Weighty.CORROBORATED)
    if any(each.between is Between.DRIFT and each.kind in _HARDER for each in finding.contradictions):
        told.append(Weighty.HARDENED)
    if any(each.between is Between.TENSION for each in finding.contradictions):
        told.append(Weighty.TENSE)
    return tuple(told)


def _newly_corroborated(finding: Finding) -> bool:
    """Whether the last report on the matter brought the origin that made them two."""
    if len(finding.origins) != 2 or finding.count.low < 2 or len(finding.reports) < 2:
        return False
    days = {each.id: each.published for each in finding.tellings}
    begun = [min(days[telling] for telling in origin.tellings) for origin in finding.origins]
    return max(begun) == max(days.values()) and min(begun) < max(begun)


def rank(finding: Finding) -> tuple[object, ...]:
    """The key by which findings are listed, the most consequential first."""
    order = list(Weighty)
    first = min((order.index(each) for each in weighty(finding)), default=len(order))
    return (first, -len(finding.reports), -len(finding.origins), finding.matter.type, finding.id)
