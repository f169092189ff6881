"""What could not be taken in."""

from __future__ import annotations

from sayso.errors import SaysoError


class Refused(SaysoError):
    """An item that was sent and refused, with the reason that the ledger keeps."""
