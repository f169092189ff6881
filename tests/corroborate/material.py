"""Reports made of sentences, each with its claim, for the tests of corroboration; plants and people are invented."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sayso.corroborate import Held
from sayso.model.claim import Claim
from sayso.model.ids import sha256, text_hash
from sayso.model.item import Item
from sayso.model.quantity import Measure, Quantity
from sayso.model.report import Publication, Report
from sayso.model.source import Attribution, Link, Naming, Source, Standing
from sayso.model.span import cut
from sayso.model.times import Interval, Times

SHELL = Item("howitzer_shell", 152.0)
MINISTER = Source("Defence Minister Aldo Kress", Naming.NAMED, Standing.INDIVIDUAL, key="kress")
BUREAU = Source("the Statistics Bureau of Morwen", Naming.NAMED, Standing.INSTITUTION, key="bureau")
WORKER = Source("a worker at the plant", Naming.DESCRIBED, Standing.INDIVIDUAL, at_risk=True, key="worker")
CLERK = Source("a clerk at the plant", Naming.DESCRIBED, Standing.INDIVIDUAL, at_risk=True, key="clerk")


@dataclass(frozen=True)
class Says:
    """One sentence: its words, who is quoted (None: the report itself), through which outlet, what the claim says."""

    words: str
    source: Source | None = None
    through: str = ""
    said: str = ""
    changes: dict[str, object] = field(default_factory=dict)


def output(number: float, month: str = "2024-02", **changes: object) -> dict[str, object]:
    """The fields of a claim on how many shells the Lodvar works made in a month."""
    return {
        "type": "production",
        "roles": {"facility": ("Lodvar Works",), "item": ("152 mm shells",)},
        "items": (SHELL,),
        "quantity": Quantity(best=number, unit="shells", measure=Measure.FLOW),
        "times": Times(happened=Interval(month, month)),
        **changes,
    }


def report(outlet: str, published: str, *says: Says, language: str = "en") -> Held:
    """A report whose lines are the sentences."""
    text = f"Written to try Sayso: {outlet}, {published}.\n" + "\n".join(each.words for each in says) + "\n"
    made = Report(
        f"{outlet}.txt", sha256(text.encode()), "text/plain", text, Publication(outlet, published, language=language)
    )
    return Held(made, tuple(_claim(each, text, outlet) for each in says))


def _claim(says: Says, text: str, outlet: str) -> Claim:
    links = [Link(Source(outlet, Naming.NAMED, Standing.OUTLET, key="outlet"))]
    if says.through:
        links.append(Link(Source(says.through, Naming.NAMED, Standing.OUTLET)))
    if says.source:
        links.append(Link(says.source, said=says.said))
    start = text.index(says.words)
    plain = Claim(
        text_hash(text), (cut(text, start, start + len(says.words)),), "production", Attribution(tuple(links))
    )
    changes = dict(says.changes)
    times = changes.get("times")
    if says.said and isinstance(times, Times):
        changes["times"] = replace(times, said=says.said)
    return replace(plain, **changes)  # type: ignore[arg-type]
