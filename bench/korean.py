"""Korean on public rulers: numbers on Recognizers' own cases, times, quantities and names on KLUE-NER dev.

Data: `rt/Specs` under the folder that BENCH_DATA names, from the repository microsoft/Recognizers-Text, and
`klue/klue-ner-v1.1_dev.tsv` from KLUE-benchmark/KLUE (Park et al., "KLUE", 2021). Half of KLUE's sentences, by the
hash of the sentence, is held out: `python -m bench.korean` scores the other half, `python -m bench.korean heldout`
the one held out, `python -m bench.korean KIND` lists the misses of a kind (PS, LC, OG, DT, TI, QT) or of a model of
Recognizers (NumberModel, PercentModel, DimensionModel, CurrencyModel).
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.table import Figure, NotRun, Result, Table, hash_of
from sayso.language.counters import counters
from sayso.language.ko.reader import read
from sayso.language.lexicon import calendar
from sayso.measure.counters import CounterWords, find_counted
from sayso.measure.mention import Kind, QuantityMention
from sayso.measure.resolve import TimeKind
from sayso.measure.times import find_times

SPECS = Path("rt") / "Specs"
KLUE = Path("klue") / "klue-ner-v1.1_dev.tsv"
MODELS = {
    "NumberModel": "Number",
    "PercentModel": "Number",
    "DimensionModel": "NumberWithUnit",
    "CurrencyModel": "NumberWithUnit",
}
KINDS = ("PS", "LC", "OG", "DT", "TI", "QT")
OURS = {"PERSON": "PS", "LOC": "LC", "GPE": "LC", "ORG": "OG"}
CLOSE = 1e-6


class Case(NamedTuple):
    """One case of Recognizers: a text, and the spans that it wants with their values."""

    text: str
    wanted: tuple[tuple[str, float], ...]


class Sentence(NamedTuple):
    """One sentence of KLUE-NER with its entities as (start, end, kind)."""

    text: str
    gold: tuple[tuple[int, int, str], ...]

    @property
    def held_out(self) -> bool:
        """Whether the sentence is kept for the final figure."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 2 == 1


def cases(data: Path, model: str) -> list[Case]:
    """The cases of one model that its own runtimes are said to pass."""
    path = data / SPECS / MODELS[model] / "Korean" / f"{model}.json"
    rows = json.loads(path.read_text(encoding="utf-8-sig"))
    return [_case(row) for row in rows]


def _case(row: dict[str, object]) -> Case:
    wanted = []
    for each in row["Results"]:  # type: ignore[attr-defined]
        value = str((each.get("Resolution") or {}).get("value")).rstrip("%").replace(",", "")
        wanted.append((" ".join(each["Text"].split()), float(value) if value not in {"None", ""} else float("nan")))
    return Case(str(row["Input"]), tuple(wanted))


def sentences(data: Path) -> list[Sentence]:
    """Every sentence of KLUE-NER dev."""
    found = []
    for block in (data / KLUE).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith("## ")]
        if lines:
            found.append(_sentence([line.rsplit("\t", 1) for line in lines]))
    return found


def _sentence(rows: Sequence[Sequence[str]]) -> Sentence:
    text, gold, start, kind = "", [], -1, ""
    for place, (sign, tag) in enumerate([*rows, ("", "O")]):
        if start >= 0 and not tag.startswith("I-"):
            gold.append((start, place, kind))
            start = -1
        if tag.startswith("B-"):
            start, kind = place, tag[2:]
        text += sign
    return Sentence(text, tuple(gold))


def numbers_of(case: Case, model: str, words: CounterWords) -> tuple[tuple[str, float], ...]:
    """What we find in a case, as its model writes it: number, percentage, dimension or money."""
    found = find_counted(case.text, words)
    return tuple(_shown(case.text, each, model) for each in found if _is_of(each, model))


def _is_of(mention: QuantityMention, model: str) -> bool:
    kinds = {
        "PercentModel": {Kind.SHARE, Kind.MULTIPLE},
        "DimensionModel": {Kind.MEASURE, Kind.CALIBRE},
        "CurrencyModel": {Kind.MONEY},
    }
    if model == "NumberModel":
        return mention.kind is not Kind.DATE or mention.end == mention.number_end
    return mention.kind in kinds[model] and mention.unit != "배"


def _shown(text: str, mention: QuantityMention, model: str) -> tuple[str, float]:
    end = mention.number_end if model == "NumberModel" else max(mention.number_end, mention.unit_end)
    value = mention.stated[-1] if mention.stated else (mention.best or 0.0)
    return " ".join(text[mention.number_start : end].split()), value


def passes(case: Case, found: Iterable[tuple[str, float]]) -> bool:
    """Whether exactly the wanted spans are found, each with its value."""
    left = list(found)
    for said, value in case.wanted:
        match = next((each for each in left if each[0] == said and _same(each[1], value)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _same(one: float, other: float) -> bool:
    return math.isnan(other) or abs(one - other) <= CLOSE * max(1.0, abs(other))


def entities(text: str) -> set[tuple[int, int, str]]:
    """What we find in a sentence, as KLUE-NER marks it."""
    found = set(_times(text))
    taken = [(start, end) for start, end, _ in found]
    for mention in find_counted(text, counters("ko")):
        place = mention.number_start, _end(mention)
        if _is_quantity(mention) and not any(start < place[1] and place[0] < end for start, end in taken):
            found.add((*place, "QT"))
    return found | set(_names(text))


def _times(text: str) -> Iterator[tuple[int, int, str]]:
    for each in find_times(text, calendar("ko"), None):
        if each.kind in {TimeKind.CLOCK}:
            yield each.start, each.end, "TI"
        elif each.kind is TimeKind.DATE:
            yield each.start, each.end, "DT"
        elif each.kind is TimeKind.DURATION:
            yield each.start, each.end, "TI" if "T" in each.code else "DT"


def _end(mention: QuantityMention) -> int:
    return mention.end if mention.kind is Kind.ORDINAL else max(mention.number_end, mention.unit_end)


def _is_quantity(mention: QuantityMention) -> bool:
    return mention.counts or mention.kind in {Kind.AGE, Kind.CALIBRE, Kind.ORDINAL}


def _names(text: str) -> Iterator[tuple[int, int, str]]:
    """Runs of tokens side by side with one kind of name."""
    start, end, kind = -1, -1, ""
    for token in read(text).tokens:
        if start >= 0 and token.ent == kind and token.start <= end + 1:
            end = token.end
            continue
        if start >= 0:
            yield start, end, OURS[kind]
            start = -1
        if token.ent in OURS:
            start, end, kind = token.start, token.end, token.ent
    if start >= 0:
        yield start, end, OURS[kind]


def f1(gold: Sequence[set[tuple[int, int, str]]], found: Sequence[set[tuple[int, int, str]]], kind: str) -> float:
    """F1 in percent over exact spans of one kind."""
    want = [{each for each in sentence if each[2] == kind} for sentence in gold]
    have = [{each for each in sentence if each[2] == kind} for sentence in found]
    right = sum(len(w & h) for w, h in zip(want, have, strict=True))
    return 200.0 * right / max(1, sum(map(len, want)) + sum(map(len, have)))


def recognizers(data: Path) -> dict[str, tuple[int, int, list[str]]]:
    """For each model the cases passed, all cases, and the failing ones."""
    words, result = counters("ko"), {}
    for model in MODELS:
        failing = []
        every = cases(data, model)
        for case in every:
            found = numbers_of(case, model, words)
            if not passes(case, found):
                failing.append(f"{case.text[:90]!r} WANT {case.wanted} HAVE {found}")
        result[model] = len(every) - len(failing), len(every), failing
    return result


def misses(part: Sequence[Sentence], found: Sequence[set[tuple[int, int, str]]], kind: str) -> Iterator[str]:
    """What of a kind was missed or invented, one a line."""
    for sentence, have in zip(part, found, strict=True):
        want = {each for each in sentence.gold if each[2] == kind}
        mine = {each for each in have if each[2] == kind}
        for name, left in (("MISSED", want - mine), ("EXTRA", mine - want)):
            for start, end, _ in sorted(left):
                around = sentence.text[max(0, start - 20) : end + 12].replace("\n", " ")
                yield f"{name} {sentence.text[start:end]!r} ... {around}"


def run(data: str | None) -> Result:
    """The table: Recognizers' own cases by model, and the held-out half of KLUE-NER by kind."""
    folder = Path(data or "")
    if not data or not (folder / KLUE).is_file() or not (folder / SPECS).is_dir():
        return NotRun("korean", "BENCH_DATA names no folder with klue/ and rt/")
    passed = [(model, 100.0 * right / every, every) for model, (right, every, _) in recognizers(folder).items()]
    part = [each for each in sentences(folder) if each.held_out]
    found = [entities(each.text) for each in part]
    gold = [set(each.gold) for each in part]
    scored = [(f"KLUE-NER {kind}, held out", f1(gold, found, kind), len(part)) for kind in KINDS]
    rows = [*passed, *scored]
    figures = tuple(Figure("korean", name, round(value, 2)) for name, value, _ in rows)
    return Table("korean", ("ruler", "percent or F1", "cases"), tuple(rows), figures, (), hash_of([folder / KLUE]))


def main() -> None:
    """Print the tables, or that they were not run for want of the data."""
    data = Path(os.environ.get("BENCH_DATA", ""))
    if not (data / KLUE).is_file() or not (data / SPECS).is_dir():
        print("korean: not run (BENCH_DATA names no folder with klue/ and rt/)")
        return
    for model, (passed, every, failing) in recognizers(data).items():
        print(f"{model}: {passed} of {every} cases, {100.0 * passed / every:.1f} %")
        if model in sys.argv:
            print("\n".join(failing))
    held = "heldout" in sys.argv
    part = [each for each in sentences(data) if each.held_out is held]
    began = time.perf_counter()
    found = [entities(each.text) for each in part]
    seconds = time.perf_counter() - began
    gold = [set(each.gold) for each in part]
    figures = "  ".join(f"{kind} {f1(gold, found, kind):.1f}" for kind in KINDS)
    print(
        f"KLUE-NER dev, {'held out' if held else 'ours'}: {len(part)} sentences  {figures}  {len(part) / seconds:.0f}/s"
    )
    for kind in KINDS:
        if kind in sys.argv and not held:
            print("\n".join(misses(part, found, kind)))


if __name__ == "__main__":
    main()
