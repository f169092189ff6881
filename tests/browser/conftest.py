"""A server for the tests of one module, and a page that has come in through its door."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.browser.serving import Served, fill, served


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server of a test process, on SQLite, with two reports of five claims each."""
    folder: Path = tmp_path_factory.mktemp("served") / "book"
    with served(folder, fill(folder)) as running:
        yield running


@pytest.fixture(scope="session")
def cookie(bench: Served) -> dict[str, str]:
    """The cookie of whoever came in with the one-time token."""
    door = HTTPConnection(bench.base.removeprefix("http://"), timeout=60)
    door.request("GET", bench.opening.removeprefix(bench.base))
    name, _, value = str(door.getresponse().headers["Set-Cookie"]).partition(";")[0].partition("=")
    return {"name": name, "value": value, "url": bench.base}


@pytest.fixture(scope="module")
def inside(chromium: Browser, cookie: dict[str, str]) -> Iterator[BrowserContext]:
    """A browser profile that holds it."""
    context = chromium.new_context()
    context.add_cookies([cookie])
    yield context
    context.close()


@pytest.fixture
def desk(inside: BrowserContext) -> Iterator[Page]:
    """A page in that profile; anything that the browser complains of fails the test."""
    page = inside.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if _is_complaint(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert complaints == []


def _is_complaint(message: ConsoleMessage) -> bool:
    """An answer of 4xx is what a test may ask for."""
    return message.type == "error" and "responded with a status of 4" not in message.text
