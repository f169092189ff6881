"""Errors as pages: what happened, what was kept, what to do; a bug keeps its traceback, on the server."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sayso.errors import IntegrityFault, SaysoError
from sayso.ledger.decisions import Conflict


class NotThere(SaysoError):
    """What an address names is not in this casebook."""


class FaultMiddleware:
    """Turns an error of Sayso's own into a page that says what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """`get_response` answers the request."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass it on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of an error that Sayso raised on purpose; nothing for a bug."""
        if not isinstance(error, SaysoError):
            return None
        return render(request, "workbench/fault.html", {"error": error}, status=status_of(error))


def status_of(error: SaysoError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, NotThere):
        return 404
    if isinstance(error, Conflict):
        return 409
    return 500 if isinstance(error, IntegrityFault) else 400


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from one of our pages, or from one that is too old."""
    error = SaysoError(
        "This form did not come from a page of this session.",
        kept="Nothing was changed.",
        do="Load the page again, then send it once more.",
    )
    return render(request, "workbench/fault.html", {"error": error}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page."""
    error = NotThere("There is no such page.", do="Choose one from the menu.")
    return render(request, "workbench/fault.html", {"error": error}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent cannot be read."""
    error = SaysoError("What was sent cannot be read.", kept="Nothing was changed.", do="Go back and try again.")
    return render(request, "workbench/fault.html", {"error": error}, status=400)


def crashed(request: HttpRequest) -> HttpResponse:
    """A bug."""
    error = SaysoError(
        "The workbench failed on this page.",
        kept="What was stored is kept.",
        do="The terminal in which it runs shows the fault; please report it.",
    )
    return render(request, "workbench/fault.html", {"error": error}, status=500)
