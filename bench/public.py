"""Public data under BENCH_DATA: quantities, times, attribution; each 'not run' where its data is not there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.table import Figure, NotRun, Result, Table, hash_of

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ruler:
    """One public ruler: its sets, how an item is answered and the answers scored, and what is shown of that."""

    name: str
    sets: Mapping[str, Sequence[Any]]
    answer: Callable[[Any], Any]
    score: Callable[[Sequence[Any], Sequence[Any]], Scores]
    shown: tuple[str, ...]
    unit: str
    files: Iterable[Path]


def quantities(data: str | None) -> Result:
    """NewsQuant's third for development, and R-Text; F1 in percent."""
    from bench import quantities as ours
    from sayso.language.lexicon import numbers

    folder = _folder(data, ours.FOLDER)
    if folder is None:
        return NotRun("quantities", "BENCH_DATA names no folder with cqe/")
    words = numbers("en")
    sets = {name: ours.load(Path(data or ""), name) for name in ours.FILES}
    files = [folder / f"{name}.json" for name in ours.FILES]
    shown = ("value", "value and unit")

    def answer(sentence: ours.Sentence) -> list[ours.Quantity]:
        return ours.predicted(sentence.text, words)

    return measured(Ruler("quantities", sets, answer, ours.score, shown, "sentences/s", files))


def times(data: str | None) -> Result:
    """TimeBank and AQUAINT; F1 in percent of spans, and of the value given a relaxed match."""
    from bench import times as ours
    from sayso.language.lexicon import calendar

    folder = _folder(data, ours.FOLDER)
    if folder is None:
        return NotRun("times", "BENCH_DATA names no folder with te3/")
    words = calendar("en")
    sets = {name: ours.load(Path(data or ""), name) for name in ours.SETS}
    both = {"both": [document for documents in sets.values() for document in documents]}
    shown = ("strict", "relaxed", "value")

    def answer(document: ours.Document) -> list[ours.Timex]:
        return ours.predicted(document, words)

    return measured(Ruler("times", sets | both, answer, ours.score, shown, "documents/s", folder.rglob("*.tml")))


def attribution(data: str | None) -> Result:
    """PolNeAR's development part; F1 in percent, the time with the parse."""
    from bench import attribution as ours

    folder = _folder(data, ours.FOLDER)
    if folder is None:
        return NotRun("attribution", "BENCH_DATA names no folder with polnear/")
    sets = {name: ours.load(Path(data or ""), name) for name in ours.SPLITS}
    shown = ("source exact", "source overlap", "cue exact", "cue overlap", "content exact", "content overlap")
    shown += ("relation relaxed", "relation exact")
    files = [path for name in ours.SPLITS for path in (folder / name).rglob("*") if path.is_file()]
    return measured(Ruler("attribution", sets, ours.predicted, ours.score, shown, "documents/s", files))


def measured(ruler: Ruler) -> Table:
    """Answer every item of every set once, after one to warm up, and score the answers."""
    rows, figures = [], []
    for name, items in ruler.sets.items():
        ruler.answer(items[0])
        began = time.perf_counter()
        answers = [ruler.answer(each) for each in items]
        speed = len(items) / (time.perf_counter() - began)
        scores = ruler.score(items, answers)
        rows.append((name, int(scores["gold"]), int(scores["found"]), *_rounded(scores, ruler.shown), round(speed, 1)))
        figures += [Figure(name, each, scores[each]) for each in ruler.shown]
    columns = ("set", "gold", "found", *ruler.shown, ruler.unit)
    return Table(ruler.name, columns, tuple(rows), tuple(figures), data=hash_of(ruler.files))


def _rounded(scores: Scores, names: Iterable[str]) -> Iterable[float]:
    return (round(scores[name], 1) for name in names)


def _folder(data: str | None, place: Path) -> Path | None:
    folder = Path(data or "") / place
    return folder if data and folder.is_dir() else None
