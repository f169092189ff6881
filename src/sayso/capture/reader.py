"""The process that reads one document after the other under limits; `apart` starts it."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import BinaryIO

from sayso.capture.apart import HOLDS_TOO_MUCH, LENGTH, READY, RUNS_AWAY
from sayso.capture.bounds import alarm, bound
from sayso.capture.kind import Kind
from sayso.capture.outcome import RefusalReason, Unfit
from sayso.capture.reading import read
from sayso.model.ids import Plain, plain

READERS = ("html", "mail", "pdf")


def main(seconds: float, memory: int) -> None:
    """Answer requests from standard input until it closes; whatever a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for name in READERS:
        import_module(f"sayso.capture.formats.{name}")
    bound(memory, memory)
    answers.write(READY)
    answers.flush()
    while head := _received(sys.stdin.buffer):
        alarm(seconds)
        answer = json.dumps(_answer(head, sys.stdin.buffer)).encode()
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()
        alarm(0)


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
        detail = f"{HOLDS_TOO_MUCH} {RUNS_AWAY}"
        return {"reason": RefusalReason.RUNS_AWAY.value, "detail": detail}
    except RecursionError:
        detail = "Its parts are nested too deep to be read. Save its text as a plain text file and add that."
        return {"reason": RefusalReason.UNREADABLE.value, "detail": detail}
    except Exception as error:  # whatever a parser of a hostile file raises must not end the run
        detail = f"The reader broke down on it ({type(error).__name__}). Save it as plain text and add that."
        return {"reason": RefusalReason.UNREADABLE.value, "detail": detail}


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
