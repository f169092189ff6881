"""A function over many items in several processes, its results in the order of the items."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from sayso.errors import SaysoError

Item = TypeVar("Item")
Result = TypeVar("Result")

# A process loads its language model first: fewer items than this are not worth another one.
ITEMS_A_WORKER = 40

# How many items each process has waiting: enough to keep it busy, few enough that memory stays flat.
AHEAD = 3


class WorkerLost(SaysoError):
    """A process of the pool died, most often because the machine had no memory left."""


def workers_for(items: int, wanted: int = 0) -> int:
    """How many processes to use for so many items; 0 wanted leaves it to Sayso."""
    return max(1, wanted or min(os.cpu_count() or 1, items // ITEMS_A_WORKER))


def ordered(function: Callable[[Item], Result], items: Iterable[Item], workers: int) -> Generator[Result, None, None]:
    """`function` of each item, in the order of the items, whatever the number of workers.

    With one worker it runs in this process. At most a few items a worker are under way at any time, so that
    memory does not grow with their number. Function and items must be picklable.
    """
    if workers <= 1:
        yield from map(function, items)
        return
    # A forked process would share the database connection: each starts afresh.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts_to_parent)
    try:
        yield from _windowed(pool, function, items, workers * AHEAD)
    except BrokenProcessPool as error:
        raise WorkerLost(
            "A reading process died, most likely for want of memory.",
            kept="What was reported as stored is kept.",
            do="Run it again with fewer --workers.",
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _windowed(
    pool: ProcessPoolExecutor, function: Callable[[Item], Result], items: Iterable[Item], width: int
) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    for item in items:
        waiting.append(pool.submit(function, item))
        if len(waiting) >= width:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
