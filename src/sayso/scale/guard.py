"""A function over many items in processes of its own, which are stopped when an item takes too much."""

from __future__ import annotations

import atexit
import os
import pickle
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from sayso.capture.bounds import TOO_MUCH
from sayso.scale.pool import AHEAD

Item = TypeVar("Item")
Result = TypeVar("Result")

# What the first item of a process may take beside its own time: the language model is loaded with it.
STARTING_SECONDS = 60.0


class Why(StrEnum):
    """Why an item has no result."""

    TIME = "time"
    MEMORY = "memory"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Stopped(Generic[Item]):
    """An item whose process was stopped, or ended by itself."""

    item: Item
    why: Why


@dataclass(frozen=True, slots=True)
class Bounds(Generic[Item]):
    """What one item may cost: seconds, which may depend on the item, and bytes of memory of its process."""

    seconds: Callable[[Item], float]
    memory: int


class _Process:
    """One process, and the item that it has in hand: its place in the order, and until when."""

    def __init__(self, memory: int) -> None:
        here, there = socket.socketpair()
        with there:
            command = [sys.executable, "-PB", "-m", "sayso.scale.worker", str(there.fileno()), str(memory)]
            silent = subprocess.DEVNULL
            self.process = subprocess.Popen(
                command, pass_fds=[there.fileno()], stdin=silent, stdout=silent, stderr=silent
            )
        self.connection: Connection[Any, Any] = Connection(here.detach())
        self.connection.send(sys.path)
        self.memory, self.owner = memory, os.getpid()
        self.done = 0
        self.place, self.deadline = 0, 0.0

    def serves(self, memory: int) -> bool:
        return self.memory == memory and self.owner == os.getpid() and self.process.poll() is None

    def give(self, function: Callable[[Any], Any], item: Any, seconds: float, place: int) -> None:
        self.place = place
        self.deadline = time.monotonic() + seconds + (0 if self.done else STARTING_SECONDS)
        with suppress(OSError):  # one that has died is found when its answer is awaited
            self.connection.send((function, item, seconds + (0 if self.done else STARTING_SECONDS)))

    def stop(self) -> int:
        if self.owner != os.getpid():
            return 0
        self.process.kill()
        self.connection.close()
        return self.process.wait()


_lock = threading.Lock()
_idle: list[_Process] = []


def guarded(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int, bounds: Bounds[Item]
) -> Generator[Result | Stopped[Item], None, None]:
    """`function` of each item, in the order of the items; one that costs too much is stopped, the others go on.

    Function and items must be picklable. An error that the function raises is raised here. What fails in a
    process that has done others is tried once more in a fresh one.
    """
    run = _Run(function, bounds)
    try:
        yield from run.over(items, max(1, workers))
    finally:
        for process in run.busy:
            process.stop()


class _Run(Generic[Item, Result]):
    """The items under way, and the answers that wait for their turn."""

    def __init__(self, function: Callable[[Item], Result], bounds: Bounds[Item]) -> None:
        self.function, self.bounds = function, bounds
        self.busy: list[_Process] = []
        self.items: dict[int, Item] = {}
        self.answers: dict[int, Result | Stopped[Item]] = {}

    def over(self, items: Iterable[Item], workers: int) -> Iterator[Result | Stopped[Item]]:
        turn = 0
        for place, item in enumerate(items):
            self.items[place] = item
            self._give(place, _taken(self.bounds.memory))
            while len(self.busy) >= workers or len(self.items) >= workers * AHEAD:
                if turn in self.answers:
                    yield self._answer(turn)
                    turn += 1
                elif self.busy:
                    self._await()
        while self.items:
            while turn not in self.answers:
                self._await()
            yield self._answer(turn)
            turn += 1

    def _answer(self, place: int) -> Result | Stopped[Item]:
        del self.items[place]
        return self.answers.pop(place)

    def _give(self, place: int, process: _Process) -> None:
        item = self.items[place]
        process.give(self.function, item, self.bounds.seconds(item), place)
        self.busy.append(process)

    def _await(self) -> None:
        """Take what has come, and stop what is late."""
        late = min(process.deadline for process in self.busy) - time.monotonic()
        ready = wait([process.connection for process in self.busy], max(0.0, late))
        now = time.monotonic()
        for process in [each for each in self.busy if each.connection in ready or each.deadline <= now]:
            self.busy.remove(process)
            if process.connection in ready:
                self._take(process)
            else:
                process.stop()
                self.answers[process.place] = Stopped(self.items[process.place], Why.TIME)

    def _take(self, process: _Process) -> None:
        place = process.place
        try:
            result, error = pickle.loads(process.connection.recv_bytes())
        except (EOFError, OSError):
            why = Why.MEMORY if process.stop() == TOO_MUCH else Why.DIED
            if process.done:
                self._give(place, _Process(self.bounds.memory))
            else:
                self.answers[place] = Stopped(self.items[place], why)
            return
        process.done += 1
        _put_back(process)
        if error is not None:
            raise error
        self.answers[place] = result


def _taken(memory: int) -> _Process:
    with _lock:
        while _idle:
            process = _idle.pop()
            if process.serves(memory):
                return process
            process.stop()
    return _Process(memory)


def _put_back(process: _Process) -> None:
    with _lock:
        if len(_idle) < (os.cpu_count() or 1):
            _idle.append(process)
            return
    process.stop()


def _forget() -> None:
    """In a forked child: the processes belong to the parent, and their lock may be held there."""
    global _lock  # noqa: PLW0603 # a lock cannot be put back into its first state
    _lock = threading.Lock()
    _idle.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


@atexit.register
def _stop_all() -> None:
    while _idle:
        _idle.pop().stop()
