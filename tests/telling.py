"""Claims in our own wording, for the tests of what is shown: one report with two sources at risk and a ministry."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.model.claim import Claim, Factuality, Maker, Polarity, Status
from sayso.model.ids import sha256, text_hash
from sayso.model.quantity import Measure, Quantity
from sayso.model.report import Handling, Publication, Report
from sayso.model.shown import Audience, Shown, shown_report
from sayso.model.source import Attribution, Basis, Link, Naming, Source, Standing
from sayso.model.span import Span, cut
from sayso.protect import beside, show_all

TEXT = (
    "Written to try Sayso; nothing in it is real.\n"
    "A welder at the Lodvar works, who feared for his family, said the works made 900 shells in May.\n"
    "His goal was 1,200 shells a month, said the welder.\n"
    "A clerk in the depot believes that 40 crates left for Skarn.\n"
    "The Ministry of Supply denied that any crate had left. In short, output trebled, it said.\n"
)

OUTLET = Source("Harbour Post", Naming.NAMED, Standing.OUTLET, key="outlet")
WELDER = Source(
    "A welder at the Lodvar works, who feared for his family",
    *(Naming.DESCRIBED, Standing.INDIVIDUAL),
    at_risk=True,
    key="s1",
    mentions=("the welder", "he"),
)
CLERK = Source("A clerk in the depot", Naming.DESCRIBED, Standing.INDIVIDUAL, at_risk=True, key="s2")
MINISTRY = Source("The Ministry of Supply", Naming.NAMED, Standing.INSTITUTION, key="s3")


def report_of(text: str = TEXT, handling: Handling = Handling.PUBLIC, **told: str) -> Report:
    said = Publication(**{"outlet": "Harbour Post", "published": "2024-06-03", "language": "en"} | told)
    return Report("report.txt", sha256(text.encode()), "text/plain", text, said, handling)


def span_of(quote: str, text: str = TEXT) -> Span:
    start = text.index(quote)
    return cut(text, start, start + len(quote))


def link_of(source: Source, text: str = TEXT, **changes: Any) -> Link:
    there = source.described in text
    return Link(source, Basis.UNDISCLOSED, span_of(source.described, text) if there else None, **changes)


def claim_of(quote: str, *sources: Source, text: str = TEXT, **changes: Any) -> Claim:
    links = (Link(OUTLET), *(link_of(source, text) for source in sources))
    plain = Claim(text_hash(text), (span_of(quote, text),), "production", Attribution(links), made_by=Maker("tests"))
    return replace(plain, **changes)


def claims_of() -> list[Claim]:
    """Five claims: two of the welder, one of the clerk, two of the ministry."""
    welder = replace(
        link_of(WELDER),
        cue=span_of("said the works"),
        addressee="his brother",
        anonymity_reason="fear for his family",
    )
    return [
        claim_of(
            "the works made 900 shells in May",
            attribution=Attribution((Link(OUTLET), welder)),
            roles={"facility": ("the works",), "item": ("shells",), "actor": ("the welder",)},
            quantity=Quantity(best=900, unit="shells", measure=Measure.FLOW),
        ),
        claim_of(
            "His goal was 1,200 shells a month",
            WELDER,
            status=Status.TARGET,
            roles={"facility": ("Lodvar works",)},
            quantity=Quantity(best=1200.0, unit="shells", measure=Measure.RATE),
        ),
        claim_of(
            "40 crates left for Skarn",
            CLERK,
            type="transfer",
            factuality=Factuality.PROBABLE,
            roles={"supplier": ("Vardania",), "recipient": ("Skarn",)},
        ),
        claim_of(
            "any crate had left",
            MINISTRY,
            type="transfer",
            polarity=Polarity.DENIED,
            roles={"supplier": ("Vardania",), "recipient": ("Skarn",)},
        ),
        claim_of(
            "output trebled",
            MINISTRY,
            quantity=Quantity(best=3, measure=Measure.MULTIPLE),
            roles={"facility": ("the works",)},
        ),
    ]


def shown_of(claims: list[Claim], audience: Audience = Audience.ELSEWHERE, report: Report | None = None) -> list[Shown]:
    held = report or report_of()
    return list(show_all(claims, audience, beside(shown_report(held), claims)))
