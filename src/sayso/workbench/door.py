"""The door: whoever holds the one-time token comes in and gets a session; everybody else is told how."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sayso.workbench.desk import desk

INSIDE = "inside"

# What may be asked for outside: the door itself, and the API, which has a key of its own.
OPEN = ("/open", "/api/")

NextOne = Callable[[HttpRequest], HttpResponse]


class DoorMiddleware:
    """Lets a request pass that has a session, or asks for what needs none."""

    def __init__(self, get_response: NextOne) -> None:
        """`get_response` answers the request when it may pass."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass it on, or answer that the door is shut."""
        inside = bool(request.session.get(INSIDE))
        request.inside = inside  # type: ignore[attr-defined]
        if inside or request.path.startswith(OPEN):
            response = self.get_response(request)
        else:
            response = render(request, "workbench/shut.html", status=403)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


@require_GET
def enter(request: HttpRequest) -> HttpResponse:
    """Come in with the token of the address, once."""
    if request.session.get(INSIDE):
        return HttpResponseRedirect("/")
    if not desk().ticket.take(request.GET.get("token", "")):
        return render(request, "workbench/shut.html", status=403)
    request.session.cycle_key()
    request.session[INSIDE] = True
    return HttpResponseRedirect("/")
