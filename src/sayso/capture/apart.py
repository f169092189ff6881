"""Reading in a process of its own, which is stopped when it takes too long or too much memory."""

from __future__ import annotations

import atexit
import json
import os
import selectors
import struct
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import IO

from sayso.capture.bounds import TOO_MUCH
from sayso.capture.document import Document
from sayso.capture.kind import Kind
from sayso.capture.options import ReadingLimits
from sayso.capture.outcome import RefusalReason, Unfit
from sayso.model.decode import decode

# A reader is replaced after so many documents, so that what a library forgets to free does not add up.
DOCUMENTS = 500
LENGTH = struct.Struct(">Q")
# What a process says when it can read.
READY = b"+"
STARTING_SECONDS = 60.0
CHUNK = 1 << 20

RUNS_AWAY = "Save its text as a plain text file and add that, or raise the limits on reading."
HOLDS_TOO_MUCH = "Reading it took more memory than is allowed."
BREAKS_DOWN = "The reader broke down on it. Save its text as a plain text file and add that."


class _Gone(Exception):
    """The process ended without an answer."""


class _Late(_Gone):
    """The process did not answer in time."""


class Reader:
    """One process that reads one document after the other."""

    def __init__(self, limits: ReadingLimits) -> None:
        """Start it; `-P` keeps the current folder, whose files may be hostile, out of its imports."""
        self.limits = limits
        self.documents = 0
        self.ready = False
        self.owner = os.getpid()
        command = [
            sys.executable,
            "-PB",
            "-m",
            "sayso.capture.reader",
            str(limits.seconds),
            str(limits.memory),
        ]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def serves(self, limits: ReadingLimits) -> bool:
        """Whether it may take one more document under these limits, from this process."""
        fresh = self.documents < DOCUMENTS and self.process.poll() is None
        return fresh and self.limits == limits and self.owner == os.getpid()

    def ask(self, kind: Kind, data: bytes, declared: str, max_code_points: int) -> bytes:
        """The answer as JSON; `_Gone` if there is none in time."""
        self.documents += 1
        head = json.dumps([kind.value, declared, max_code_points, len(data)]).encode()
        try:
            self._await_ready()
            deadline = time.monotonic() + self.limits.seconds
            _send(self._pipe(self.process.stdin), LENGTH.pack(len(head)) + head + data, deadline)
            size = LENGTH.unpack(_receive(self._pipe(self.process.stdout), LENGTH.size, deadline))[0]
            return _receive(self._pipe(self.process.stdout), size, deadline)
        except OSError as error:
            raise _Gone from error

    def _await_ready(self) -> None:
        """Loading the parsers is no part of the time that a document may take."""
        if not self.ready:
            _receive(self._pipe(self.process.stdout), len(READY), time.monotonic() + STARTING_SECONDS)
            self.ready = True

    def stop(self) -> int:
        """End the process at once; its exit status."""
        if self.owner != os.getpid():
            return 0
        with suppress(OSError):
            self.process.kill()
        status = self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                self._pipe(pipe).close()
        return status

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None
        return pipe


_lock = threading.Lock()
_standing: list[Reader] = []


def read_apart(kind: Kind, data: bytes, declared: str, limits: tuple[ReadingLimits, int]) -> Document:
    """The document, read in the standing process; `limits` are those on reading and the most code points.

    What fails in a process that has read others is tried once more in a fresh one: what becomes of a document
    must not hang on what was read before it.
    """
    reading, max_code_points = limits
    with _lock:
        reader = _reader(reading)
        try:
            return _document(reader.ask(kind, data, declared, max_code_points))
        except _Late as late:
            reader.stop()
            detail = f"Reading it took more than {reading.seconds:g} seconds. {RUNS_AWAY}"
            raise Unfit(RefusalReason.RUNS_AWAY, detail) from late
        except (_Gone, Unfit) as failed:
            if isinstance(failed, Unfit) and failed.reason is not RefusalReason.RUNS_AWAY:
                raise
            reader.stop()
            return _again(_reader(reading), (kind, data, declared, max_code_points))


def _again(reader: Reader, asked: tuple[Kind, bytes, str, int]) -> Document:
    try:
        return _document(reader.ask(*asked))
    except _Gone as gone:
        if reader.stop() == TOO_MUCH:
            raise Unfit(RefusalReason.RUNS_AWAY, f"{HOLDS_TOO_MUCH} {RUNS_AWAY}") from gone
        raise Unfit(RefusalReason.UNREADABLE, BREAKS_DOWN) from gone


def _reader(limits: ReadingLimits) -> Reader:
    if not _standing or not _standing[-1].serves(limits):
        while _standing:
            _standing.pop().stop()
        _standing.append(Reader(limits))
    return _standing[-1]


def _document(received: bytes) -> Document:
    answer = json.loads(received)
    if "reason" in answer:
        raise Unfit(RefusalReason(str(answer["reason"])), str(answer["detail"]))
    return decode(Document, answer["document"])


def _send(pipe: IO[bytes], data: bytes, deadline: float) -> None:
    """Write all of it; the pipe does not block, so that a process that does not read cannot hold us."""
    descriptor = pipe.fileno()
    os.set_blocking(descriptor, False)
    rest = memoryview(data)
    while rest:
        _wait(descriptor, selectors.EVENT_WRITE, deadline)
        rest = rest[os.write(descriptor, rest[:65536]) :]


def _receive(pipe: IO[bytes], size: int, deadline: float) -> bytes:
    received = bytearray()
    while len(received) < size:
        _wait(pipe.fileno(), selectors.EVENT_READ, deadline)
        part = os.read(pipe.fileno(), min(CHUNK, size - len(received)))
        if not part:
            raise _Gone
        received += part
    return bytes(received)


def _wait(pipe: int, event: int, deadline: float) -> None:
    left = deadline - time.monotonic()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, event)
        if left <= 0 or not selector.select(left):
            raise _Late


def _forget() -> None:
    """In a forked child: the process that stands belongs to the parent, and its lock may be held there."""
    global _lock  # noqa: PLW0603 # a lock cannot be put back into its first state
    _lock = threading.Lock()
    _standing.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


@atexit.register
def _stop_all() -> None:
    while _standing:
        _standing.pop().stop()
