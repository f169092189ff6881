"""What a generated world tells, as reports and claims of the model, with every name resolved as it is in truth.

Tracing is measured on these apart from reading; the texts alone are for a run from end to end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bench.world import Fields, Story, Told, World
from bench.world.words import sentences
from sayso.corroborate import Held
from sayso.model.claim import Claim, Factuality, Maker, Polarity, Status
from sayso.model.entity import Entity, Identities, Kind, Mention, Name, Verdict
from sayso.model.ids import sha256
from sayso.model.item import Item, Stage
from sayso.model.quantity import Measure, Quantity
from sayso.model.report import Publication, Report
from sayso.model.source import Attribution, Link, Naming, Source, Standing
from sayso.model.span import cut
from sayso.model.times import Interval, Times

TYPES = {
    "output": "production",
    "target": "production",
    "sent": "transfer",
    "shells": "transfer",
    "rockets": "transfer",
    "trial": "trial",
    "conversion": "conversion",
    "running": "operation",
    "inputs": "supply",
    "multiple": "production",
}
FAMILIES = {"howitzer": "howitzer_shell", "rocket": "rocket"}
STAGES = {"body": Stage.BODY, "round": Stage.COMPLETE_ROUND}
ADEQUACY = {"scarce": "irregular", "plenty": "surplus"}
KINDS = {
    "facility": Kind.FACILITY,
    "place": Kind.PLACE,
    "actor": Kind.ORGANISATION,
    "supplier": Kind.PLACE,
    "recipient": Kind.PLACE,
}
_ROLES = (
    ("facility", "plant"),
    ("place", "place"),
    ("actor", "actor"),
    ("supplier", "supplier"),
    ("recipient", "recipient"),
)
_ACTED = frozenset({"output", "conversion", "sent", "shells", "rockets"})
MAKER = Maker("bench.world")


def held(world: World) -> Iterator[tuple[Story, Held]]:
    """Each report of the world with its claims, in the order of its statements."""
    for story in world.stories:
        report = report_of(story, world)
        claims = tuple(_claim(told, story, report, world) for told in story.told)
        yield story, Held(report, claims)


def report_of(story: Story, world: World) -> Report:
    """The report as it would be captured."""
    outlet = world.names[story.outlet][story.language]
    text = f"Written for Sayso as an invented report ({story.id}).\n{story.text}"
    said = Publication(outlet, story.published, f"https://example.org/{story.id}", story.language)
    return Report(f"{story.id}.txt", sha256(text.encode()), "text/plain", text, said)


def _claim(told: Told, story: Story, report: Report, world: World) -> Claim:
    shift = len(report.text) - len(story.text)
    fields = told.fields
    return Claim(
        text_hash=report.text_hash,
        spans=(cut(report.text, told.start + shift, told.end + shift),),
        type=TYPES[fields.kind],
        attribution=_attribution(told, story, world),
        status=Status(fields.status),
        factuality=Factuality(fields.firmness),
        polarity=Polarity.AFFIRMED if fields.affirmed else Polarity.DENIED,
        roles=_roles(fields, story.language, world),
        items=_items(fields),
        quantity=_quantity(fields, story.language),
        times=_times(fields, told),
        condition=cut(report.text, told.start + shift, told.end + shift) if fields.conditional else None,
        made_by=MAKER,
    )


def _attribution(told: Told, story: Story, world: World) -> Attribution:
    links = [Link(Source(world.names[story.outlet][story.language], Naming.NAMED, Standing.OUTLET))]
    if told.credit:
        links.append(Link(Source(world.names[told.credit][story.language], Naming.NAMED, Standing.OUTLET)))
    if told.speaker:
        naming = Naming.DESCRIBED if told.at_risk else Naming.NAMED
        source = Source(told.described, naming, Standing.INDIVIDUAL, told.at_risk, key=told.speaker)
        links.append(Link(source, said=told.said))
    return Attribution(tuple(links))


def _roles(fields: Fields, language: str, world: World) -> dict[str, tuple[str, ...]]:
    roles = {
        role: (world.names[key][language],)
        for role, name in _ROLES
        if (key := getattr(fields, name)) and (role != "actor" or fields.kind in _ACTED)
    }
    if fields.kind == "inputs":
        roles |= {"input": ("steel",), "input_kind": ("material",), "adequacy": (ADEQUACY[fields.adequacy],)}
    return roles


def _items(fields: Fields) -> tuple[Item, ...]:
    if not fields.family or fields.kind in ("running", "inputs"):
        return ()
    return (Item(FAMILIES[fields.family], float(fields.calibre), STAGES[fields.stage]),)


def _quantity(fields: Fields, language: str) -> Quantity | None:
    if not fields.number:
        return None
    vague = "about" if fields.vague else ""
    base = sentences(language)["words"].get(fields.of, "")
    unit = "containers" if fields.unit == "containers" else fields.unit
    return Quantity(best=fields.number, unit=unit, measure=Measure(fields.measure), of=base, vague=vague)


def _times(fields: Fields, told: Told) -> Times:
    counted = fields.measure == "cumulative"
    happened = Interval() if counted else Interval(fields.start, fields.end)
    return Times(happened=happened, as_of="", since=fields.since, said=told.said)


class InTruth(Identities):
    """Identities of which every two are known to be different."""

    def verdict(self, left: str, right: str) -> Verdict:
        """Same or different, never unsure."""
        return Verdict.SAME if left == right else Verdict.DIFFERENT


def identities(world: World, reports: Iterable[tuple[Story, Held]]) -> Identities:
    """Every name in either language tied to what it names; nobody at risk."""
    mentions: dict[tuple[Kind, str], list[Mention]] = {}
    for story, each in reports:
        for told, claim in zip(story.told, each.claims, strict=True):
            for key, mention in _mentions(told, claim, story, each.report.id):
                mentions.setdefault(key, []).append(mention)
    made = (Entity(kind, key, (Name(kind, key),), tuple(found)) for (kind, key), found in sorted(mentions.items()))
    return InTruth(tuple(made))


def _mentions(told: Told, claim: Claim, story: Story, report: str) -> Iterator[tuple[tuple[Kind, str], Mention]]:
    key = claim.id
    yield (Kind.ORGANISATION, story.outlet), Mention(key, "source", 0, report, Name(Kind.ORGANISATION, story.outlet))
    for role, name in _ROLES:
        if role in claim.roles:
            entity = getattr(told.fields, name)
            yield (KINDS[role], entity), Mention(key, role, 0, report, Name(KINDS[role], entity))
    if told.speaker and not told.at_risk:
        place = len(claim.attribution.links) - 1
        yield (Kind.PERSON, told.speaker), Mention(key, "source", place, report, Name(Kind.PERSON, told.speaker))
    if told.credit:
        yield (Kind.ORGANISATION, told.credit), Mention(key, "source", 1, report, Name(Kind.ORGANISATION, told.credit))
