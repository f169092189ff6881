"""How many processes are worth it, and how far ahead of them items are taken."""

from __future__ import annotations

import os

# A process loads its language model first: fewer items than this are not worth another one.
ITEMS_A_WORKER = 40

# How many items each process has waiting: enough to keep it busy, few enough that memory stays flat.
AHEAD = 3


def workers_for(items: int, wanted: int = 0) -> int:
    """How many processes to use for so many items; 0 wanted leaves it to Sayso."""
    return max(1, wanted or min(os.cpu_count() or 1, items // ITEMS_A_WORKER))
