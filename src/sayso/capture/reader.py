"""The process that reads one document after the other under limits; `apart` starts it."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import BinaryIO

from sayso.capture.apart import LENGTH
from sayso.capture.kind import Kind
from sayso.capture.outcome import RefusalReason, Unfit
from sayso.capture.reading import read
from sayso.model.ids import Plain, plain

# Seconds beyond the limit after which the process ends by itself, should whoever started it be gone.
GRACE = 5


def main(seconds: float, memory: int) -> None:
    """Answer requests from standard input until it closes; whatever a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit(memory)
    while head := _received(sys.stdin.buffer):
        _alarm(seconds + GRACE)
        answer = json.dumps(_answer(head, sys.stdin.buffer)).encode()
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()
        _alarm(0)


def _received(requests: BinaryIO) -> list[str | int] | None:
    size = requests.read(LENGTH.size)
    if len(size) < LENGTH.size:
        return None
    head: list[str | int] = json.loads(requests.read(LENGTH.unpack(size)[0]))
    return head


def _answer(head: list[str | int], requests: BinaryIO) -> dict[str, Plain]:
    kind, declared, max_code_points, size = head
    data = requests.read(int(size))
    try:
        return {"document": plain(read(Kind(str(kind)), data, str(declared), int(max_code_points)))}
    except Unfit as unfit:
        return {"reason": unfit.reason.value, "detail": unfit.detail}
    except MemoryError:
        detail = "Reading it took more memory than is allowed. Save its text as a plain text file and add that."
        return {"reason": RefusalReason.RUNS_AWAY.value, "detail": detail}
    except RecursionError:
        detail = "Its parts are nested too deep to be read. Save its text as a plain text file and add that."
        return {"reason": RefusalReason.UNREADABLE.value, "detail": detail}
    except Exception as error:  # whatever a parser of a hostile file raises must not end the run
        detail = f"The reader broke down on it ({type(error).__name__}). Save it as plain text and add that."
        return {"reason": RefusalReason.UNREADABLE.value, "detail": detail}


def _limit(memory: int) -> None:
    """Bound the address space; where the system knows no such limit (Windows), only time is bounded."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
