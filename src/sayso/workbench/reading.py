"""Reading behind the pages: whatever is stored and unread, also after a restart; then findings are traced."""

from __future__ import annotations

from sayso.ledger.casebook import Casebook
from sayso.pipeline import Plan, Watch, read_waiting
from sayso.workbench.background import Background
from sayso.workbench.tracing import tracer


def _read(casebook: Casebook) -> None:
    read_waiting(casebook, Plan(watch=Watch(read=lambda _: tracer.wake())))
    tracer.wake()


reader = Background("reading", _read)
