"""Reports and claims in our own wording, for the tests of the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sayso.model.claim import Claim, Discard, Discarded, Extraction, Factuality, Maker, Polarity, Status
from sayso.model.ids import sha256, text_hash
from sayso.model.item import Item
from sayso.model.quantity import Measure, Quantity
from sayso.model.report import Handling, Publication, Report
from sayso.model.source import Attribution, Basis, Link, Naming, Source, Standing
from sayso.model.span import Locator, Span, cut
from sayso.model.times import Interval, Times

NewCasebook = Callable[[], str]

TEXT = (
    "Written to try the ledger.\n"
    "An official of the Lodvar works said that the plant made 4,000 shells in March 2024.\n"
    "If the press is repaired, it would make 6,000 a month, he added.\n"
)
QUOTE = "made 4,000 shells in March 2024"
OTHER_QUOTE = "would make 6,000 a month"


def report_of(text: str = TEXT, name: str = "lodvar.txt", **publication: str) -> tuple[Report, bytes]:
    data = text.encode()
    told = Publication(**{"outlet": "Harbour Post", "published": "2024-04-02", "language": "en", **publication})
    report = Report(
        name=name,
        sha256=sha256(data),
        media_type="text/plain",
        text=text,
        publication=replace(told, origin={"outlet": "option"}),
        handling=Handling.PUBLIC,
        locators=(Locator(0, 26, paragraph=1),),
        notes=("a note",),
    )
    return report, data


def span_of(text: str, quote: str) -> Span:
    start = text.index(quote)
    return cut(text, start, start + len(quote))


def source_of(**changes: object) -> Source:
    plain = Source("an official of the Lodvar works", Naming.DESCRIBED, Standing.INDIVIDUAL, at_risk=True, key="s1")
    return replace(plain, **changes)  # type: ignore[arg-type]


def claim_of(text: str = TEXT, quote: str = QUOTE, **changes: object) -> Claim:
    link = Link(source_of(), basis=Basis.UNDISCLOSED)
    claim = Claim(
        text_hash=text_hash(text),
        spans=(span_of(text, quote),),
        type="production",
        attribution=Attribution((link,)),
        roles={"facility": ("the plant",), "item": ("shells",)},
        made_by=Maker("reader", "1", ("r1",)),
    )
    return replace(claim, **changes)  # type: ignore[arg-type]


def rich_claim() -> Claim:
    """A claim that fills every field."""
    outlet = Link(Source("Harbour Post", Naming.NAMED, Standing.OUTLET))
    speaker = Link(
        source_of(mentions=("he",)),
        basis=Basis.SAW,
        span=span_of(TEXT, "An official of the Lodvar works"),
        cue=span_of(TEXT, "said"),
        addressee="reporters",
        said="2024-04-01",
        anonymity_reason="not allowed to speak",
    )
    return claim_of(
        quote=OTHER_QUOTE,
        spans=(span_of(TEXT, OTHER_QUOTE), span_of(TEXT, "he added")),
        attribution=Attribution((outlet, speaker)),
        status=Status.CAPACITY,
        factuality=Factuality.POSSIBLE,
        polarity=Polarity.AFFIRMED,
        items=(Item("howitzer_shell", 152, words="shells"),),
        quantity=Quantity(best=6000, high=6500.5, measure=Measure.RATE, unit="round", of="the press", vague="some"),
        times=Times(happened=Interval("2024-03", "2024-05"), said="2024-04-01", unresolved=(("soon", "vague"),)),
        condition=span_of(TEXT, "If the press is repaired"),
        hedge="would",
        restates=(claim_of().id,),
    )


def extraction_of(*claims: Claim) -> Extraction:
    discard = Discard(span_of(TEXT, "Written to try the ledger."), "profile", Discarded.GENERAL_REMARK)
    return Extraction(claims or (claim_of(), rich_claim()), (discard,), (("soon", "no date of publication"),))
