"""What a retelling may change: one field, so that the kind of the change is known."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bench.world.events import BASES, CALIBRES, precise
from bench.world.people import People
from bench.world.truth import Fields

Change = Callable[[random.Random, Fields, People, date], Fields | None]

PLACED = ("output", "target", "trial", "conversion", "inputs")
DATED = ("output", "trial", "conversion")


def value(rng: random.Random, told: Fields, _: People, __: date) -> Fields | None:
    """Quite another number."""
    if not told.number or told.measure == "multiple":
        return None
    other = precise(told.number * rng.choice((0.55, 1.6, 2.2)), 2)
    other = min(other, 98.0) if told.measure == "share" else other
    return replace(told, number=other) if abs(other - told.number) > 0.2 * told.number else None


def garbled(rng: random.Random, told: Fields, _: People, __: date) -> Fields | None:
    """Two digits turned round, or a factor of ten."""
    if told.number < 100:
        return None
    digits = f"{told.number:.0f}"
    if digits[0] != digits[1] and digits[1] != "0" and rng.random() < 0.6:
        return replace(told, number=float(digits[1] + digits[0] + digits[2:]))
    return replace(told, number=told.number * 10)


def polarity(_: random.Random, told: Fields, __: People, ___: date) -> Fields | None:
    """Denied instead of affirmed."""
    return None if told.join or told.kind == "shells" else replace(told, affirmed=not told.affirmed)


def moved(rng: random.Random, told: Fields, _: People, __: date) -> Fields | None:
    """Another month, before the one that was told."""
    if told.kind not in DATED:
        return None
    return _shifted(told, -rng.choice((61, 92, 122)))


def place(rng: random.Random, told: Fields, cast: People, _: date) -> Fields | None:
    """Another place."""
    if told.kind not in PLACED:
        return None
    return replace(told, place=rng.choice([each.place for each in cast.plants if each.place != told.place]))


def actor(rng: random.Random, told: Fields, cast: People, _: date) -> Fields | None:
    """Another operator, or another side of a transfer."""
    if told.kind == "sent":
        others = [each for each in cast.countries if each not in (told.supplier, told.recipient)]
        return replace(told, supplier=rng.choice(others))
    if told.kind not in ("output", "conversion"):
        return None
    return replace(told, actor=rng.choice([each.actor for each in cast.plants if each.actor != told.actor]))


def status(_: random.Random, told: Fields, __: People, ___: date) -> Fields | None:
    """A goal told as if it were reached."""
    return replace(told, status="actual") if told.status == "target" else None


def or_and(_: random.Random, told: Fields, __: People, ___: date) -> Fields | None:
    """Alternatives told as a sum."""
    return replace(told, join="and") if told.join == "or" else None


def capacity(_: random.Random, told: Fields, __: People, ___: date) -> Fields | None:
    """What would fit told as what is in."""
    supposed = told.status == "equivalent" and told.kind == "shells"
    return replace(told, status="actual", conditional=False) if supposed else None


def item(rng: random.Random, told: Fields, _: People, __: date) -> Fields | None:
    """Another calibre."""
    if not told.calibre or told.kind in ("running", "inputs", "rockets"):
        return None
    return replace(told, calibre=rng.choice([each for each in CALIBRES if each != told.calibre]))


def stage(_: random.Random, told: Fields, __: People, ___: date) -> Fields | None:
    """A casing told as a whole shell."""
    return replace(told, stage="round") if told.stage == "body" and told.kind not in ("running", "inputs") else None


def scope(_: random.Random, told: Fields, __: People, ___: date) -> Fields | None:
    """A plant's figure told of its whole town."""
    return replace(told, plant="") if told.kind in ("output", "target") else None


def base(rng: random.Random, told: Fields, _: People, __: date) -> Fields | None:
    """Another base, or another start of the count."""
    if told.of:
        return replace(told, of=rng.choice([each for each in BASES if each != told.of]))
    if told.since:
        begin = date.fromisoformat(told.since + "-01") - timedelta(days=rng.choice((80, 150)))
        return replace(told, since=begin.isoformat()[:7])
    return None


def hedge(_: random.Random, told: Fields, __: People, ___: date) -> Fields | None:
    """A guess told as a fact."""
    return replace(told, firmness="asserted") if told.firmness in ("possible", "probable") else None


def stale(_: random.Random, told: Fields, __: People, published: date) -> Fields | None:
    """An old event told as of now."""
    if told.kind not in DATED:
        return None
    gap = (published - date.fromisoformat(told.end)).days
    return _shifted(told, gap - 10) if gap >= 70 else None


def _shifted(told: Fields, days: int) -> Fields:
    first = date.fromisoformat(told.start) + timedelta(days=days)
    if told.start == told.end:
        return replace(told, start=first.isoformat(), end=first.isoformat())
    first = first.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    return replace(told, start=first.isoformat(), end=(after - timedelta(days=1)).isoformat())


CHANGES: dict[str, Change] = {
    "value": value,
    "garbled": garbled,
    "polarity": polarity,
    "date": moved,
    "place": place,
    "actor": actor,
    "status": status,
    "or_and": or_and,
    "capacity": capacity,
    "item": item,
    "stage": stage,
    "scope": scope,
    "base": base,
    "hedge": hedge,
    "stale": stale,
}
