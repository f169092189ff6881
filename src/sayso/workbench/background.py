"""Work behind the pages: a thread for reading and one for tracing, woken when there is something to do."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sayso.ledger import engine
from sayso.ledger.casebook import Casebook

Work = Callable[[Casebook], None]

LEAVING_SECONDS = 5


class Background:
    """One kind of work; what there is to do is asked of the ledger, so nothing is lost when the process ends."""

    def __init__(self, name: str, work: Work) -> None:
        """Nothing is done before `at`."""
        self.name, self.work = name, work
        self.busy = False
        self.fault = ""
        self._wake = threading.Event()
        self._ended = threading.Event()

    @contextmanager
    def at(self, casebook: Casebook) -> Iterator[None]:
        """Work for as long as the block lasts, the first time at once."""
        thread = threading.Thread(target=self._run, args=[casebook], name=self.name, daemon=True)
        self._wake.set()
        thread.start()
        try:
            yield
        finally:
            self._ended.set()
            self._wake.set()
            thread.join(timeout=LEAVING_SECONDS)

    def wake(self) -> None:
        """There may be something to do."""
        self._wake.set()

    def _run(self, casebook: Casebook) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            if self._ended.is_set():
                return
            self._once(casebook)

    def _once(self, casebook: Casebook) -> None:
        self.busy = True
        try:
            self.work(casebook)
            self.fault = ""
        except Exception as error:
            # The thread must outlive what one report does to it; the terminal shows the whole fault.
            self.fault = str(error).splitlines()[0] if str(error) else type(error).__name__
            traceback.print_exc(file=sys.stderr)
        finally:
            self.busy = False
            engine.connection_of(casebook.alias).close()
