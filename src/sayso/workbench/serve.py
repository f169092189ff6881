"""Opening the casebook in the browser: Django told what differs at this start, one server, one address."""

from __future__ import annotations

import os
import secrets
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import InputError

if TYPE_CHECKING:
    from waitress.server import BaseWSGIServer  # type: ignore[import-untyped]

    from sayso.ledger.casebook import Casebook

SETTINGS = "sayso.workbench.settings"
LOOPBACK = "127.0.0.1"
API_TOKEN = "SAYSO_API_TOKEN"
THREADS = 8
NEEDLESS = "Leave --host out, and reach this machine through a tunnel (ssh -L) if you must."

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Service:
    """Where to listen (port 0: any that is free), who works here, whether to open a browser."""

    analyst: str
    host: str = LOOPBACK
    port: int = 0
    browser: bool = True


def serve(folder: Path, service: Service, say: Say) -> None:
    """Serve the casebook that the folder is in until interrupted; `say` gets the address to open."""
    _refuse_beyond_loopback(service.host)
    _set_django_up(service.host)
    from sayso.ledger.casebook import open_casebook
    from sayso.workbench.reading import reader
    from sayso.workbench.tracing import tracer

    with open_casebook(folder) as casebook:
        server = _server(casebook, service)
        port = int(server.effective_port)
        address = _address(service.host, port)
        say(address)
        if service.browser:
            webbrowser.open(address)
        with reader.at(casebook), tracer.at(casebook):
            server.run()


def _refuse_beyond_loopback(host: str) -> None:
    """Whoever reaches the port must prove who they are; without accounts nobody can."""
    try:
        near = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        near = False
    if not near:
        raise InputError(f"{host} is beyond this machine, and there are no accounts and no secret key.", do=NEEDLESS)


def _set_django_up(host: str) -> None:
    """Configure Django for this start, before anything imports the ledger."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django
    from django.conf import settings

    settings.SECRET_KEY = secrets.token_urlsafe(50)
    settings.ALLOWED_HOSTS = ["localhost", LOOPBACK, "[::1]", host]
    django.setup()


def _server(casebook: Casebook, service: Service) -> BaseWSGIServer:
    """A server that has its port, and an application that knows its casebook."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from waitress import create_server  # type: ignore[import-untyped]

    from sayso.workbench.desk import Desk, sit_down

    limits = casebook.settings.limits
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = limits.max_bytes
    token = os.environ.get(API_TOKEN, "") or secrets.token_urlsafe(32)
    sit_down(Desk(casebook, service.analyst, token))
    try:
        server = create_server(
            get_wsgi_application(),
            host=service.host,
            port=service.port,
            threads=THREADS,
            ident="",
            max_request_body_size=2 * limits.max_bytes,
        )
    except OSError as error:
        raise InputError(
            f"Port {service.port} cannot be had: {error.strerror}.", do="Choose another --port."
        ) from error
    # Browsers share cookies between the ports of one machine: two casebooks must not share one.
    settings.SESSION_COOKIE_NAME = f"sayso-{server.effective_port}"
    return server


def _address(host: str, port: int) -> str:
    from sayso.workbench.desk import desk

    named = f"[{host}]" if ":" in host else host
    return f"http://{named}:{port}/open?token={desk().ticket.token}"
