"""Claims in our own wording that name things, for the tests of identity."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.model.claim import Claim, Maker
from sayso.model.entity import Kind, Mention, Name
from sayso.model.ids import text_hash
from sayso.model.source import Attribution, Link, Naming, Source, Standing
from sayso.model.span import cut

OUTLET = Source("Harbour Post", Naming.NAMED, Standing.OUTLET, key="outlet")
WELDER = Source(
    "a welder at the Lodvar works",
    Naming.DESCRIBED,
    Standing.INDIVIDUAL,
    at_risk=True,
    key="s1",
    mentions=("Oren Pell",),
)


def claim_of(words: str, roles: Mapping[str, tuple[str, ...]], *sources: Source, **changes: object) -> Claim:
    links = (Link(OUTLET), *(Link(each) for each in sources))
    told = {"type": "production", "made_by": Maker("tests")} | changes
    return Claim(text_hash(words), (cut(words, 0, len(words)),), attribution=Attribution(links), roles=roles, **told)  # type: ignore[arg-type]


def mention_of(words: str, report: str = "r-1", kind: Kind = Kind.FACILITY, place: int = 0) -> Mention:
    return Mention(f"c-{report}-{words}-{place}", kind.value, place, report, Name(kind, words))
