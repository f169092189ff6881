"""What waits for a reviewer, and what was decided on a claim: answers for whoever reads claims one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from sayso.ledger.casebook import Casebook
from sayso.ledger.decisions import live
from sayso.ledger.models import ClaimRow, DecisionRow, HoldingRow
from sayso.ledger.rows import held_claim_of
from sayso.ledger.values import HeldClaim
from sayso.model.claim import Factuality
from sayso.model.decision import Act, Decision
from sayso.model.decode import from_json

ACCEPTED_OR_REJECTED = (Act.ACCEPT.value, Act.REJECT.value)

# Types on which most of what is concluded rests, the first before the others.
WEIGHTY = ("transfer", "production", "payment", "agreement", "stock", "conversion", "construction")


class Misread(StrEnum):
    """What is wrong with a claim that is rejected: what a rejection teaches."""

    NOT_SAID = "the words do not say this"
    WRONG_SOURCE = "someone else says it"
    WRONG_NUMBER = "the number is misread"
    WRONG_STATUS = "a target, order, plan or capacity taken for something else"
    WRONG_TYPE = "it is about something else"
    NO_MATTER = "it is of no matter here"
    OTHER = "another reason"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that nobody has judged, and the report that holds it."""

    report: str
    claim: str


def waiting(casebook: Casebook, report: str = "") -> Iterator[Waiting]:
    """The claims of readings that nobody has judged: the least firm and weightiest first, of one report in its order.

    A claim stands once for each report that holds it.
    """
    rows = _unjudged(casebook)
    if report:
        rows = rows.filter(report=report).order_by("start", "claim")
    else:
        rows = rows.annotate(firm=_FIRM, weight=_WEIGHT).order_by("firm", "weight", "report", "start", "claim")
    for found in rows.values_list("report", "claim").iterator(chunk_size=500):
        yield Waiting(*found)


def count_waiting(casebook: Casebook, report: str = "") -> int:
    """How many claims nobody has judged, in one report or in all."""
    rows = _unjudged(casebook)
    return (rows.filter(report=report) if report else rows).count()


def held(casebook: Casebook, report: str, claim: str) -> HeldClaim | None:
    """A claim as its report holds it now, by whole ids; also one that was rejected or corrected."""
    rows = HoldingRow.objects.using(casebook.alias).filter(report=report, claim=claim, current=True)
    row = rows.select_related("claim").order_by("place").first()
    return HeldClaim(report, held_claim_of(row)) if row else None


def judgements(casebook: Casebook, claims: Iterable[str]) -> Mapping[str, Decision]:
    """The last standing judgement on each of these claims (by whole ids) that has one."""
    rows = ClaimRow.objects.using(casebook.alias).filter(id__in=list(claims))
    keys = dict(rows.values_list("id", "anchor"))
    by_anchor = {row.anchor: row for row in _judged(casebook).filter(anchor__in=set(keys.values())).order_by("number")}
    return {claim: from_json(Decision, by_anchor[key].value) for claim, key in keys.items() if key in by_anchor}


def last_by(casebook: Casebook, by: str) -> Decision | None:
    """The last decision of somebody that stands: what undoing takes back."""
    own = live(casebook).filter(by=by)
    row = own.filter(_JUDGEMENT | Q(act=Act.ADD.value)).distinct().order_by("number").last()
    return from_json(Decision, row.value) if row else None


def _unjudged(casebook: Casebook) -> QuerySet[HoldingRow]:
    judged = _judged(casebook).filter(anchor=OuterRef("claim__anchor"))
    return HoldingRow.objects.using(casebook.alias).filter(~Exists(judged), current=True, run__isnull=False)


def _judged(casebook: Casebook) -> QuerySet[DecisionRow]:
    return live(casebook).filter(_JUDGEMENT)


# A correction that holds no claim is one of a link between findings.
_JUDGEMENT = Q(act__in=ACCEPTED_OR_REJECTED) | Q(act=Act.CORRECT.value, holdingrow__isnull=False)

_FIRM = Case(
    When(claim__factuality__in=[Factuality.UNKNOWN.value, Factuality.POSSIBLE.value], then=Value(0)),
    When(claim__factuality=Factuality.PROBABLE.value, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)

_WEIGHT = Case(
    *(When(claim__type=kind, then=Value(place)) for place, kind in enumerate(WEIGHTY)),
    default=Value(len(WEIGHTY)),
    output_field=IntegerField(),
)
