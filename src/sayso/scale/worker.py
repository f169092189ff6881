"""The process that applies a function to one item after the other under limits; `guard` starts it."""

from __future__ import annotations

import pickle
import signal
import sys
from multiprocessing.connection import Connection

from sayso.capture.bounds import alarm, bound

# Libraries reserve far more addresses than they use memory.
ADDRESSES = 6_000_000_000


def main(descriptor: int, memory: int) -> None:
    """Answer each (function, item, seconds) with a result or with the error that the function raised."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection: Connection = Connection(descriptor)
    sys.path[:] = connection.recv()
    bound(memory, memory + ADDRESSES)
    while True:
        try:
            function, item, seconds = connection.recv()
        except EOFError:
            return
        alarm(seconds)
        try:
            answer = pickle.dumps((function(item), None))
        except Exception as error:
            answer = pickle.dumps((None, error))
        connection.send_bytes(answer)
        alarm(0)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
