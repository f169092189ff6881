"""What this process serves: one casebook, to whom, under which keys; set once, before the first request."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field

from django.http import HttpRequest

from sayso.ledger.casebook import Casebook
from sayso.ledger.values import Signed


@dataclass(slots=True)
class Ticket:
    """The token that opens the door once."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, offered: str) -> bool:
        """Whether the token is the right one and nobody has come in with it before."""
        with self._lock:
            fits = bool(self.token) and secrets.compare_digest(offered.encode(), self.token.encode())
            if fits:
                self.token = ""
            return fits


@dataclass(frozen=True, slots=True)
class Desk:
    """The casebook that is open, the analyst who sits at it, the key of the API, the ticket to the door."""

    casebook: Casebook
    analyst: str
    api_token: str
    ticket: Ticket = field(default_factory=Ticket)


_desks: list[Desk] = []


def sit_down(desk: Desk) -> None:
    """Serve this casebook from now on."""
    _desks[:] = [desk]


def desk() -> Desk:
    """The desk of this process."""
    return _desks[0]


def casebook() -> Casebook:
    """The casebook of this process; its connection is that of the thread."""
    return desk().casebook


def signed(request: HttpRequest, why: str = "", seen: int | None = None) -> Signed:
    """Who decides in this request, and why."""
    return Signed(analyst(request), why.strip(), seen)


def analyst(request: HttpRequest) -> str:
    """The name under which decisions of this request are kept."""
    return desk().analyst


def context(request: HttpRequest) -> dict[str, object]:
    """What every page says of where it is."""
    if not getattr(request, "inside", False):
        return {"inside": False}
    book = casebook()
    return {"inside": True, "book": book.folder.name, "analyst": analyst(request)}
