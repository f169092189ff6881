"""The texts that speed and memory are measured on: English reports of the sample and under CLAIMS_DATA."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from bench.claims import sample, sets_of
from sayso.model.ids import sha256
from sayso.model.report import Report

_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
_SYLLABLES = "bar den fel gor hin jas kel lum mer nov ost pel rin sul tav ves wol yar zan".split()  # noqa: SIM905


def english(data: str | None) -> list[Report]:
    """The English reports of the sample and of the sets that CLAIMS_DATA names."""
    sets = (sample(), *sets_of(data))
    return [report for each in sets for report in each.reports if report.publication.language == "en"]


def words(reports: list[Report]) -> int:
    """The number of words between blanks."""
    return sum(len(report.text.split()) for report in reports)


def varied(reports: list[Report], count: int, seed: int = 1) -> Iterator[Report]:
    """`count` short reports, no two alike: a paragraph each, with other numbers and names that nobody has."""
    chance = random.Random(seed)
    paragraphs = [part for report in reports for part in report.text.split("\n\n") if 12 < len(part.split()) <= 40]
    for number in range(count):
        text = chance.choice(paragraphs)
        text = _NUMBER.sub(lambda found: _other_number(found, chance), text)
        text = _NAME.sub(lambda found: _other_name(found, chance), text)
        text = f"{text.strip()} Number {number} was signed by {_new_name(chance)}.\n"
        yield replace(reports[0], name=f"varied-{number}.txt", sha256=sha256(text.encode()), text=text)


def _other_number(found: re.Match[str], chance: random.Random) -> str:
    digits = len(found[0])
    return str(chance.randint(10 ** (digits - 1), 10**digits - 1)) if digits < 4 else found[0]


def _other_name(found: re.Match[str], chance: random.Random) -> str:
    """Three names in ten become one that was never seen, so that caches keyed by words would show."""
    return _new_name(chance) if chance.random() < 0.3 else found[0]


def _new_name(chance: random.Random) -> str:
    return "".join(chance.sample(_SYLLABLES, 3)).capitalize()
