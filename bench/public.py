"""Public data under BENCH_DATA: quantities, times, attribution; each 'not run' where its data is not there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.table import Figure, NotRun, Result, Table, hash_of

HERE = Path(__file__).parent
_WHOLE = re.compile(r"gold (\d+) pred (\d+) ([\d.]+) docs/s")
_PART = re.compile(r"\s+(\w+ \w+)\s+P ([\d.]+) R ([\d.]+) F ([\d.]+)")


def quantities(data: str | None) -> Result:
    """NewsQuant's third for development, and R-Text; F1 in percent."""
    from bench import quantities as ours
    from sayso.language.lexicon import numbers

    folder = _folder(data, ours.FOLDER)
    if folder is None:
        return NotRun("quantities", "BENCH_DATA names no folder with cqe/")
    words = numbers("en")
    ours.find_quantities("one", words)
    sets = {name: ours.load(Path(data or ""), name) for name in ours.FILES}
    found = {name: _timed(each, lambda sentence: ours.predicted(sentence.text, words)) for name, each in sets.items()}
    scores = {name: (ours.score(each, found[name][0]), found[name][1]) for name, each in sets.items()}
    used = hash_of(folder / f"{name}.json" for name in ours.FILES)
    return _table("quantities", scores, ("gold", "found", "value", "value and unit"), ("sentences/s", used))


def times(data: str | None) -> Result:
    """TimeBank and AQUAINT; F1 in percent of spans, and of the value given a relaxed match."""
    from bench import times as ours
    from sayso.language.lexicon import calendar

    folder = _folder(data, ours.FOLDER)
    if folder is None:
        return NotRun("times", "BENCH_DATA names no folder with te3/")
    words = calendar("en")
    ours.find_times("today", words, None)
    sets = {name: ours.load(Path(data or ""), name) for name in ours.SETS}
    sets["both"] = [document for documents in list(sets.values()) for document in documents]
    found = {name: _timed(each, lambda document: ours.predicted(document, words)) for name, each in sets.items()}
    scores = {name: (ours.score(each, found[name][0]), found[name][1]) for name, each in sets.items()}
    used = hash_of(folder.glob("**/*.tml"))
    return _table("times", scores, ("gold", "found", "strict", "relaxed", "value"), ("documents/s", used))


def attribution(data: str | None) -> Result:
    """PolNeAR's development part; F1 in percent, as its scorer prints it."""
    folder = _folder(data, Path("polnear") / "data" / "dev")
    if folder is None:
        return NotRun("attribution", "BENCH_DATA names no folder with polnear/")
    printed = _printed(data or "")
    whole = _WHOLE.search(printed)
    if whole is None:
        raise RuntimeError(f"the scorer of attribution printed no total:\n{printed}")
    parts = {match[1]: [float(each) for each in match.groups()[1:]] for match in _PART.finditer(printed)}
    figures = tuple(Figure("dev", name, values[2]) for name, values in parts.items())
    note = f"{int(whole[1]):,} attributions in gold, {int(whole[2]):,} found, {whole[3]} documents/s with the parse"
    rows = tuple((name, *values) for name, values in parts.items())
    used = hash_of(path for path in folder.rglob("*") if path.is_file())
    return Table("attribution", ("part", "precision", "recall", "F1"), rows, figures, (note,), used)


def _printed(data: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(HERE / "attribution.py"), "dev", "--out", str(Path(folder) / "found.json")]
        environment = os.environ | {"BENCH_DATA": data}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"attribution failed:\n{done.stderr}")
    return done.stdout


def _folder(data: str | None, place: Path) -> Path | None:
    folder = Path(data or "") / place
    return folder if data and folder.is_dir() else None


def _timed(items: Sequence[Any], predict: Callable[[Any], Any]) -> tuple[list[Any], float]:
    """The answer to each item, and the items done in a second."""
    began = time.perf_counter()
    answers = [predict(each) for each in items]
    return answers, len(items) / (time.perf_counter() - began)


def _table(
    name: str,
    scores: dict[str, tuple[dict[str, float], float]],
    wanted: Sequence[str],
    measured: tuple[str, str],
) -> Table:
    """`measured` is the unit of speed, and the hash of the data."""
    rows = tuple((of, *(score[each] for each in wanted), round(speed)) for of, (score, speed) in scores.items())
    figures = tuple(_figures(scores, wanted[2:]))
    return Table(name, ("set", *wanted, measured[0]), rows, figures, data=measured[1])


def _figures(scores: dict[str, tuple[dict[str, float], float]], wanted: Sequence[str]) -> Iterable[Figure]:
    return (Figure(of, each, score[each]) for of, (score, _) in scores.items() for each in wanted)
