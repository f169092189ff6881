"""What may leave the ledger: a claim as one audience may see it. Only `protect.show` makes such a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sayso.model.claim import Factuality, Maker, Polarity, Status
from sayso.model.item import Item
from sayso.model.quantity import Quantity
from sayso.model.report import Handling, Report
from sayso.model.source import Link, Source
from sayso.model.span import Span
from sayso.model.times import Times

SHORT_ID = 10


def short_id(content_id: str) -> str:
    """The kind and the first eight digits of a content id: what tables and footnotes call it."""
    return content_id[:SHORT_ID]


class Audience(StrEnum):
    """Where a claim is shown; as published, sources at risk stand as their report describes them."""

    ELSEWHERE = "elsewhere"
    OWN_REPORT = "own_report"
    AS_PUBLISHED = "as_published"


@dataclass(frozen=True, slots=True)
class ShownReport:
    """The report of a shown claim; `called` is its content id, or the name of a file read on its own."""

    id: str
    called: str
    outlet: str = ""
    published: str = ""
    url: str = ""
    sha256: str = ""
    handling: Handling = Handling.PUBLIC

    @property
    def short(self) -> str:
        """The short form of the content id."""
        return short_id(self.id)


def shown_report(report: Report, called: str = "") -> ShownReport:
    """What stands beside the claims of a report; its title, author and text are left out."""
    said = report.publication
    where = (said.outlet, said.published, said.url)
    return ShownReport(report.id, called or report.id, *where, report.sha256, report.handling)


@dataclass(frozen=True, slots=True)
class Shown:
    """One claim as `audience` may see it: its chain and roles only as far as they may show.

    `id` is the content id of the claim in the ledger, whatever was left out here; `where` names the page,
    table or row of the document in which the evidence begins, or is empty.
    """

    id: str
    audience: Audience
    report: ShownReport
    spans: tuple[Span, ...]
    type: str
    links: tuple[Link, ...]
    status: Status
    factuality: Factuality
    polarity: Polarity
    roles: Mapping[str, tuple[str, ...]]
    items: tuple[Item, ...]
    quantity: Quantity | None
    times: Times
    condition: Span | None
    hedge: str
    restates: tuple[str, ...]
    made_by: Maker
    where: str = ""

    @property
    def span(self) -> Span:
        """The evidence."""
        return self.spans[0]

    @property
    def source(self) -> Source:
        """The innermost source, as it may show."""
        return self.links[-1].source
