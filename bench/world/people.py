"""Who there is: countries, plants, speakers with habits and biases, agencies, outlets by Zipf."""

from __future__ import annotations

import random
from dataclasses import dataclass

from bench.world.words import Name, name

LANGUAGES = ("en", "ko")


@dataclass(frozen=True, slots=True)
class Plant:
    """A plant with its place, country and operator."""

    id: str
    name: Name
    place: str
    country: str
    actor: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source: `bias` multiplies what it counts, `rounds` is how many digits it gives, `hedges` how often it does.

    A source at risk is described, never named, and speaks to one outlet.
    """

    id: str
    described: tuple[tuple[str, ...], tuple[str, ...]]
    bias: float
    rounds: int
    hedges: float
    at_risk: bool = False
    standing: str = "individual"


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: its language, how much is copied from it, how it rewrites, how often it says whom it copies."""

    id: str
    name: Name
    language: str
    weight: float
    levels: tuple[float, ...]
    credits: float
    drifts: float
    agency: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """Everything in the world that has a name, by id."""

    names: dict[str, Name]
    plants: tuple[Plant, ...]
    countries: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    outlets: tuple[Outlet, ...]


def people(rng: random.Random, plants: int, speakers: int, outlets: int) -> People:
    """The cast of one world."""
    names: dict[str, Name] = {}
    countries = tuple(_named(names, rng, f"country{place}", "", "") for place in range(8))
    made = tuple(_plant(rng, names, place, rng.choice(countries)) for place in range(plants))
    voices = tuple(_speaker(rng, names, place, rng.choice(countries)) for place in range(speakers))
    papers = tuple(_outlet(rng, names, place) for place in range(outlets))
    return People(names, made, countries, voices, papers)


def _named(names: dict[str, Name], rng: random.Random, key: str, en: str, ko: str) -> str:
    root = name(rng)
    names[key] = Name(f"{root.en} {en}".strip(), f"{root.ko}{ko}")
    return key


def _plant(rng: random.Random, names: dict[str, Name], place: int, country: str) -> Plant:
    kinds = (
        ("Machine Works", "기계공장"),
        ("Tractor Plant", "뜨락또르공장"),
        ("Arsenal", "병기창"),
        ("Foundry", "주물공장"),
    )
    key = _named(names, rng, f"plant{place}", *rng.choice(kinds))
    town = _named(names, rng, f"place{place}", "", "")
    actor = _named(names, rng, f"actor{place}", "Trust", "총국")
    return Plant(key, names[key], town, country, actor)


def _speaker(rng: random.Random, names: dict[str, Name], place: int, country: str) -> Speaker:
    land = names[country]
    bias, rounds, hedges = rng.choice((1.0, 1.0, 0.7, 1.4)), rng.choice((1, 2, 3, 4, 4)), rng.choice((0.0, 0.2, 0.6))
    key = f"speaker{place}"
    kind = rng.random()
    if kind < 0.3:
        words = ("a worker", "일군") if kind < 0.15 else ("an official", "간부")
        described = ((f"{words[0]} who asked not to be named",), (f"익명을 요구한 {words[1]}",))
        return Speaker(key, described, bias, rounds, hedges, at_risk=True)
    if kind < 0.6:
        office = rng.choice(
            (("Ministry of Defence", "국방부"), ("Intelligence Service", "정보원"), ("General Staff", "총참모부"))
        )
        full = (f"the {land.en} {office[0]}", f"{land.ko} {office[1]}")
        return Speaker(key, ((full[0],), (full[1],)), bias, rounds, hedges, standing="institution")
    person = name(rng)
    office = rng.choice((("Defence Minister", "국방장관"), ("Envoy", "특사"), ("General", "장군")))
    en = (
        f"{land.en} {office[0]} {person.en} Vor",
        f"{office[0]} {person.en} Vor",
        f"the {land.en} {office[0].lower()}",
    )
    ko = (f"{person.ko} {land.ko} {office[1]}", f"{land.ko} {office[1]}")
    return Speaker(key, (en, ko), bias, rounds, hedges)


def _outlet(rng: random.Random, names: dict[str, Name], place: int) -> Outlet:
    kinds = (("Post", "신보"), ("Herald", "일보"), ("Courier", "통신"), ("Review", "평론"), ("Gazette", "관보"))
    agency = place < 4
    key = _named(names, rng, f"outlet{place}", *(("Wire", "통신사") if agency else rng.choice(kinds)))
    language = "ko" if place % 5 == 4 else "en"
    levels = tuple(rng.uniform(0.3, 1.0) for _ in range(5))
    credits, drifts = rng.uniform(0.35, 0.9), rng.choice((0.05, 0.15, 0.35))
    return Outlet(key, names[key], language, 1 / (place + 1), levels, credits, drifts, agency)
