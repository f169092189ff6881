"""Run as a program: does acts in processes of their own, and kills them after so many seconds where it is told to.

One line of JSON in for each, one out: what it had said, how long it took, how it ended. Everything is imported
before the first fork, so that an act takes milliseconds, and the moment of its death lies within it.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Ended:
    """How an act ended: what it had said, in seconds how long it took, whether it was killed, what went wrong."""

    said: list[str]
    seconds: float
    killed: bool
    wrong: str


class Forks:
    """The program, for a with statement."""

    def __enter__(self) -> Forks:
        program = [sys.executable, "-m", "tests.reliability.forks"]
        self._running = subprocess.Popen(
            program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._running.stdin
        self._running.stdin.close()
        self._running.wait(30)
        assert self._running.stdout
        self._running.stdout.close()

    def run(self, act: str, folder: Path, name: str, seconds: float | None = None) -> Ended:
        """Do an act, and kill it after so many seconds."""
        assert self._running.stdin
        assert self._running.stdout
        self._running.stdin.write(json.dumps([act, str(folder), name, seconds]) + "\n")
        self._running.stdin.flush()
        return Ended(**json.loads(self._running.stdout.readline()))


def serve() -> None:
    """Answer until the input ends."""
    from tests.reliability.acts import ACTS

    for line in sys.stdin:
        act, folder, name, seconds = json.loads(line)
        reading, writing = os.pipe()
        began = time.monotonic()
        child = os.fork()
        if not child:
            os.close(reading)
            _act(ACTS[act], Path(folder), name, writing)
        os.close(writing)
        said, killed = _watch(child, reading, began, seconds)
        lines = said.decode().split("\n")[:-1]  # a line without its end was not said
        wrong = "".join(each for each in lines if each.startswith("wrong"))
        answer = {"said": lines, "seconds": time.monotonic() - began, "killed": killed, "wrong": wrong}
        print(json.dumps(answer), flush=True)


def _act(act: object, folder: Path, name: str, out: int) -> None:
    """The child: it does the act and never returns."""
    try:
        act(folder, name, lambda words: os.write(out, f"{words}\n".encode()))  # type: ignore[operator]
    except BaseException:
        os.write(out, f"wrong {json.dumps(traceback.format_exc())}\n".encode())
    os._exit(0)


def _watch(child: int, reading: int, began: float, seconds: float | None) -> tuple[bytes, bool]:
    """What the child says until it ends or its time is up."""
    said = b""
    killed = False
    while True:
        left = None if seconds is None or killed else max(0.0, began + seconds - time.monotonic())
        ready, _, _ = select.select([reading], [], [], left)
        if not ready:
            os.kill(child, signal.SIGKILL)
            killed = True
            continue
        data = os.read(reading, 65536)
        if not data:
            break
        said += data
    os.close(reading)
    os.waitpid(child, 0)
    return said, killed


if __name__ == "__main__":
    serve()
