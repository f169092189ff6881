"""What happens in the world, and what each speaker says of it: habits, biases, rounding."""

from __future__ import annotations

import random
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bench.world.people import People, Plant, Speaker
from bench.world.truth import Fields, Told

BASES = ("base_year", "base_plan", "base_room", "base_peace")
CALIBRES = (122, 152, 155, 240)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: its facts as they are, and the day by which they could be known."""

    id: str
    facts: tuple[Fields, ...]
    known: date
    country: str


def event(rng: random.Random, cast: People, key: str) -> Event:
    """One event: at a plant, or along a route."""
    begin = date(2023, 1, 1) + timedelta(days=rng.randrange(500))
    return _route(rng, cast, key, begin) if rng.random() < 0.3 else _at_plant(rng, rng.choice(cast.plants), key, begin)


def _at_plant(rng: random.Random, plant: Plant, key: str, begin: date) -> Event:
    first = begin.replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    family, stage = rng.choice((("howitzer", "body"), ("howitzer", "round"), ("rocket", "round")))
    base = Fields(
        "",
        plant=plant.id,
        place=plant.place,
        actor=plant.actor,
        family=family,
        calibre=rng.choice(CALIBRES),
        stage=stage,
    )
    month = {"start": first.isoformat(), "end": last.isoformat()}
    day = (first + timedelta(days=rng.randrange(28))).isoformat()
    size = rng.choice((600, 1500, 3000, 5000, 9000)) * rng.uniform(0.7, 1.3)
    made = {
        "output": replace(base, kind="output", number=precise(size), measure="flow", unit="pieces", **month),
        "target": replace(
            base, kind="target", number=precise(size * 1.5), measure="rate", unit="pieces", status="target"
        ),
        "trial": replace(base, kind="trial", start=day, end=day),
        "conversion": replace(base, kind="conversion", **month),
        "running": replace(
            base,
            kind="running",
            number=float(rng.randrange(15, 96)),
            measure="share",
            unit="percent",
            of=rng.choice(BASES[2:]),
        ),
        "inputs": replace(base, kind="inputs", adequacy=rng.choice(("scarce", "plenty"))),
        "multiple": replace(
            base,
            kind="multiple",
            number=round(rng.uniform(1.3, 5), 1),
            measure="multiple",
            unit="times",
            of=rng.choice(BASES[:2]),
        ),
    }
    chosen = rng.sample(sorted(made), rng.randint(3, 5))
    return Event(key, tuple(made[kind] for kind in chosen), last, plant.country)


def _route(rng: random.Random, cast: People, key: str, begin: date) -> Event:
    sup, rec = rng.sample(cast.countries, 2)
    since = begin.replace(day=1) - timedelta(days=150)
    boxes = precise(rng.choice((900, 2500, 6000, 11000)) * rng.uniform(0.7, 1.3))
    base = Fields("", supplier=sup, recipient=rec)
    counted = begin.isoformat()
    sent = replace(
        base,
        kind="sent",
        number=boxes,
        measure="cumulative",
        unit="containers",
        since=since.isoformat()[:7],
        end=counted,
    )
    supposed = {
        "status": "equivalent",
        "firmness": "possible",
        "conditional": True,
        "measure": "cumulative",
        "unit": "pieces",
    }
    shells = replace(
        base, kind="shells", family="howitzer", calibre=152, stage="round", number=boxes * 450, end=counted, **supposed
    )
    rockets = replace(
        base,
        kind="rockets",
        family="rocket",
        calibre=122,
        stage="round",
        number=boxes * 90,
        end=counted,
        join="or",
        **supposed,
    )
    return Event(key, (sent, shells, rockets) if rng.random() < 0.7 else (sent,), begin, sup)


def precise(value: float, digits: int = 4) -> float:
    """Rounded to this many digits."""
    return float(f"{value:.{digits}g}")


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker says on one day about one event."""

    id: str
    speaker: Speaker
    day: date
    told: tuple[Told, ...]


def utterance(rng: random.Random, happened: Event, speaker: Speaker, key: str, day: date) -> Utterance:
    """Some of the facts as this speaker counts and rounds them: close to the truth, or clearly off."""
    facts = [fact for fact in happened.facts if rng.random() < 0.8] or list(happened.facts[:1])
    kinds = {fact.kind for fact in facts}
    if "rockets" in kinds and "shells" not in kinds:
        facts = [fact for fact in facts if fact.kind != "rockets"]
    facts = facts or list(happened.facts[:1])
    factor = speaker.bias * rng.choice((1.0, 1.0, 1.0, 0.6, 1.5))
    told = tuple(_told(rng, fact, speaker, (happened.id, key, factor), day) for fact in facts)
    return Utterance(key, speaker, day, told)


def _told(rng: random.Random, fact: Fields, speaker: Speaker, of: tuple[str, str, float], day: date) -> Told:
    event_id, key, factor = of
    number = fact.number
    if number and fact.measure not in ("multiple",):
        counted = number * factor if fact.measure != "share" else min(99, number * factor)
        number = precise(counted, 2 if fact.measure == "share" else speaker.rounds)
    firmness = "probable" if fact.firmness == "asserted" and rng.random() < speaker.hedges else fact.firmness
    fields = replace(fact, number=number, vague=bool(number) and speaker.rounds < 2, firmness=firmness)
    if fact.kind == "sent" or fact.status == "equivalent":
        fields = replace(fields, end=day.isoformat())
    return Told(f"{event_id}/{fact.kind}", key, fields, speaker.id, "", speaker.at_risk, day.isoformat())
