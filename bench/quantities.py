"""Quantities on NewsQuant's development third and R-Text: value, value with unit, spans, speed.

Data: `cqe/` under the folder that BENCH_DATA names, from the repository satya77/CQE_Evaluation. The other two
thirds of NewsQuant are held out: this module neither reads nor scores them. `python -m bench.quantities
[NewsQuant]` lists the misses of a file.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from sayso.language.lexicon import numbers
from sayso.measure.mention import Kind, QuantityMention
from sayso.measure.quantities import find_quantities
from sayso.measure.words import NumberWords

Value = float | tuple[float, float]
FOLDER = Path("cqe") / "data" / "formatted_test_set"
FILES = ("NewsQuant", "age-model", "currency-model", "dimension-model", "temperature-model")

NAMES = {
    "percent": "percentage",
    "ton": "metric ton",
    "tonne": "metric ton",
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "JPY": "japanese yen",
    "CNY": "chinese yuan",
    "KRW": "south korean won",
    "RUB": "russian ruble",
    "INR": "indian rupee",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "DKK": "danish krone",
    "ILS": "shekel",
    "SGD": "singaporean dollar",
    "MYR": "malaysian ringgit",
    "HKD": "hong kong dollar",
    "NZD": "new zealand dollar",
    "CHF": "swiss franc",
    "pence": "point",
    "part per billion": "parts-per-billion",
    "pound": "pound-mass",
    "gigaton": "gigaton",
    "ounce": "ounce-mass",
}
ALIKE = {
    "-": "",
    "dimensionless": "",
    "count": "",
    "us dollar": "dollar",
    "percent": "percentage",
    "meter": "metre",
    "kilometer": "kilometre",
    "tonne": "metric ton",
    "ton": "metric ton",
    "year of age": "year",
}
SKIPPED = {Kind.YEAR, Kind.DATE, Kind.CLOCK, Kind.IDENTIFIER, Kind.ORDINAL}


class Quantity(NamedTuple):
    """A value with its unit's names, and its span where it is known."""

    value: Value
    units: tuple[str, ...]
    span: tuple[int, int] | None = None


class Sentence(NamedTuple):
    """A text and the quantities that stand in it."""

    text: str
    gold: tuple[Quantity, ...]


def held_in(text: str) -> bool:
    """Whether a NewsQuant sentence belongs to the third that may be developed against."""
    return int(hashlib.sha256(text.strip().encode("utf-8")).hexdigest(), 16) % 3 == 0


def load(folder: Path, name: str) -> list[Sentence]:
    """The sentences of one file with their gold quantities; of NewsQuant the development third only."""
    rows = json.loads((folder / FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    kept = [row for row in rows if name != "NewsQuant" or held_in(row["text"])]
    return [Sentence(row["text"], tuple(_gold(row["quantities"]))) for row in kept]


def _gold(rows: Iterable[dict[str, str]]) -> Iterable[Quantity]:
    for row in rows:
        try:
            yield Quantity(value_of(row["value"]), (row["normalized_unit"], row.get("unit", "")))
        except ValueError:
            continue


def value_of(words: object) -> Value:
    """A gold value: a number, `1-2` or `(1, 2)`."""
    text = str(words).strip().strip("()[]")
    pair = re.fullmatch(r"(-?[\d.]+(?:E[+-]?\d+)?)(?:-|,\s*)(-?[\d.]+(?:E[+-]?\d+)?)", text)
    return (float(pair[1]), float(pair[2])) if pair else float(text)


def predicted(text: str, words: NumberWords) -> list[Quantity]:
    """Our quantities in the shape of this gold: `millions` as 1e6 to 1e7, shares as they are said."""
    found = [
        mention
        for mention in find_quantities(text, words)
        if mention.kind not in SKIPPED and not _left_out(text, mention)
    ]
    return [quantity for mention in _merged(text, found) for quantity in _split(text, mention, words)]


def _merged(text: str, mentions: Sequence[QuantityMention]) -> Iterable[QuantityMention]:
    """This gold writes a change `from 3 to 5` as one range; we keep the two values apart."""
    held: QuantityMention | None = None
    for mention in mentions:
        if held and _from_to(text, held, mention):
            named = mention if mention.canonical else held
            held = replace(named, start=held.start, stated=(held.stated[0], mention.stated[0]))
            continue
        if held:
            yield held
        held = mention
    if held:
        yield held


def _from_to(text: str, one: QuantityMention, other: QuantityMention) -> bool:
    between = text[max(one.end, one.unit_end) : other.start].strip()
    opened = re.search(r"\bfrom (about )?$", text[: one.number_start].replace("$", "").removesuffix(" ") + " ")
    single = len(one.stated) == len(other.stated) == 1
    same = one.canonical in {other.canonical, ""} or not other.canonical
    return bool(opened) and single and same and re.fullmatch(r"(\w+ ){0,3}to( about)?", between) is not None


def _split(text: str, mention: QuantityMention, words: NumberWords) -> Iterable[Quantity]:
    """This gold writes `eight or nine` as two values; we write one range."""
    span = (mention.start, mention.end)
    if len(mention.stated) == 2 and " or " in text[mention.number_start : mention.number_end]:
        yield from (Quantity(value, _units(mention), span) for value in mention.stated)
    else:
        yield Quantity(_value(text, mention, words), _units(mention), span)


def _left_out(text: str, mention: QuantityMention) -> bool:
    """What this gold does not count: `several`, `a few`, `a pair of`, `doubled`."""
    said = text[mention.number_start : mention.number_end].lower()
    vague = re.match(r"(a )?(few|several|pair|couple)\b", said) is not None
    return vague or (mention.kind is Kind.MULTIPLE and not re.search(r"\d|percent|times", said + mention.unit))


def _value(text: str, mention: QuantityMention, words: NumberWords) -> Value:
    said = text[mention.number_start : mention.number_end].lower()
    stated = mention.stated
    if said in {"dozens"}:
        return 12.0
    if said in words.vague or re.match(r"(tens|hundreds) of ", said):
        return (stated[0] / 2, stated[0] * 5)
    return (stated[0], stated[1]) if len(stated) == 2 else stated[0]


def _units(mention: QuantityMention) -> tuple[str, ...]:
    name = NAMES.get(mention.canonical, mention.canonical) or mention.unit
    if mention.kind is Kind.MULTIPLE:
        name = "percentage" if mention.unit_start else "times"
    if mention.kind is Kind.AGE:
        name = "year of age"
    if mention.kind is Kind.SHARE and mention.unit_start == mention.number_start:
        return ("% -", f"% {mention.of}", mention.of)
    per = f" per {mention.per}" if mention.per else ""
    return (name + per, name)


def normal(unit: str) -> str:
    """A unit's name without case, number and little words, as the shared scorer compares it."""
    words = re.sub(r"[^a-z0-9$€£%]+", " ", unit.lower().strip()).split()
    stems = [word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words]
    named = [
        stem.replace("meter", "metre").replace("liter", "litre") for stem in stems if stem not in {"of", "a", "the"}
    ]
    return ALIKE.get(" ".join(named), " ".join(named))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def close(one: float, other: float) -> bool:
    """Equal within a rounding error."""
    return math.isclose(one, other, rel_tol=1e-5, abs_tol=1e-8)


def same_value(gold: Quantity, ours: Quantity) -> bool:
    """Whether both are the same number, or the same range."""
    one, other = gold.value, ours.value
    if isinstance(one, tuple) and isinstance(other, tuple):
        return all(close(a, b) for a, b in zip(one, other, strict=True))
    return not isinstance(one, tuple) and not isinstance(other, tuple) and close(one, other)


def same_unit(gold: Quantity, ours: Quantity) -> bool:
    """Whether value and unit agree, the unit in any of its names."""
    wanted = {normal(name) for name in gold.units}
    return same_value(gold, ours) and any(normal(name) in wanted for name in ours.units)


def pairs(
    gold: Sequence[Quantity], ours: Sequence[Quantity], fits: Callable[[Quantity, Quantity], bool]
) -> dict[int, int]:
    """A largest matching, from ours to gold, by augmenting paths (Kuhn 1955)."""
    taken: dict[int, int] = {}

    def augment(want: int, seen: set[int]) -> bool:
        for have in range(len(ours)):
            if have in seen or not fits(gold[want], ours[have]):
                continue
            seen.add(have)
            if have not in taken or augment(taken[have], seen):
                taken[have] = want
                return True
        return False

    for want in range(len(gold)):
        augment(want, set())
    return taken


def f1(hits: int, gold: int, ours: int) -> float:
    """The F1 in percent."""
    return 200.0 * hits / (gold + ours) if gold + ours else 0.0


def score(sentences: Sequence[Sentence], answers: Sequence[Sequence[Quantity]]) -> dict[str, float]:
    """F1 of value, of value with unit, and how many quantities there are."""
    gold, ours = sum(len(s.gold) for s in sentences), sum(len(a) for a in answers)
    both = list(zip(sentences, answers, strict=True))
    value = sum(len(pairs(s.gold, a, same_value)) for s, a in both)
    unit = sum(len(pairs(s.gold, a, same_unit)) for s, a in both)
    return {
        "gold": gold,
        "found": ours,
        "value": f1(value, gold, ours),
        "value and unit": f1(unit, gold, ours),
    }


def misses(sentences: Sequence[Sentence], answers: Sequence[Sequence[Quantity]]) -> Iterable[str]:
    """Each sentence with what was missed or invented in it."""
    for sentence, answer in zip(sentences, answers, strict=True):
        taken = pairs(sentence.gold, answer, same_unit)
        lost = [quantity for i, quantity in enumerate(sentence.gold) if i not in taken.values()]
        extra = [quantity for i, quantity in enumerate(answer) if i not in taken]
        if lost or extra:
            missed, invented = ([(q.value, q.units) for q in group] for group in (lost, extra))
            yield f"{sentence.text}\n   missed {missed}\n   extra  {invented}"


def main() -> None:
    """Print the table, or that it was not run for want of the data."""
    data = os.environ.get("BENCH_DATA")
    if not data or not (Path(data) / FOLDER).is_dir():
        print("quantities: not run (BENCH_DATA names no folder with cqe/)")
        return
    words = numbers("en")
    find_quantities("one", words)
    for name in FILES:
        sentences = load(Path(data), name)
        began = time.perf_counter()
        answers = [predicted(sentence.text, words) for sentence in sentences]
        seconds = time.perf_counter() - began
        figures = "  ".join(f"{key} {value:.1f}" for key, value in score(sentences, answers).items())
        print(f"{name}: {len(sentences)} sentences  {figures}  {len(sentences) / seconds:.0f} sentences/s")
        if name in sys.argv:
            print("\n".join(misses(sentences, answers)))


if __name__ == "__main__":
    main()
