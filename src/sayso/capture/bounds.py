"""What bounds a process that reads hostile material: memory, files, and the time after its starter is gone."""

from __future__ import annotations

import os
import signal
import sys
import threading

# The status with which a process ends that holds too much memory.
TOO_MUCH = 77
# Seconds between two looks at the memory in use.
LOOK = 0.05
# Seconds beyond the limit after which the process ends by itself, should whoever started it be gone.
GRACE = 5


def bound(memory: int, addresses: int) -> None:
    """Bound this process: so many bytes of memory in use and of addresses, and no byte written to any file.

    Where the system knows no such limits (Windows), only time is bounded.
    """
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, addresses), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(kind, (most, most))
    threading.Thread(target=_watch, args=(max(memory, _held()),), daemon=True).start()


def alarm(seconds: float) -> None:
    """End this process after so many seconds, and the grace; 0 takes it back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds and seconds + GRACE)


def _watch(memory: int) -> None:
    """End the process when it holds too much: macOS takes note of a limit on the addresses, and no more."""
    pause = threading.Event()
    while not pause.wait(LOOK):
        if _held() > memory:
            os._exit(TOO_MUCH)


def _held() -> int:
    """The bytes of memory that this process holds; where the system does not tell, the most that it has held.

    On Linux the most is no measure: a process begins with the peak of whoever started it.
    """
    try:
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return _peak()


def _peak() -> int:
    """The most bytes of memory that this process has held; Linux counts them in KiB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
