"""A server and somebody who asks it without a browser: inside with a session, or from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

import pytest

from tests.browser.serving import Served, fill, served


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@dataclass
class Visitor:
    """Asks the server; cookies stay from one request to the next."""

    base: str
    jar: CookieJar = field(default_factory=CookieJar)

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask(Request(self.base + path, headers=headers))

    def post(self, path: str, said: dict[str, str] | None = None, token: bool = True, **headers: str) -> Answer:
        told = dict(said or {})
        if token:
            told["csrfmiddlewaretoken"] = self.token()
        return self._ask(Request(self.base + path, urlencode(told).encode(), headers))

    def token(self) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get("/reports/add").text)
        assert found
        return found[1]

    def _ask(self, request: Request) -> Answer:
        opener = build_opener(HTTPCookieProcessor(self.jar), _Stay)
        try:
            with opener.open(request, timeout=60) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read().decode())
        except HTTPError as error:
            return Answer(error.code, dict(error.headers), error.read().decode())


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server of this module, with two reports of five claims each."""
    folder: Path = tmp_path_factory.mktemp("served") / "book"
    with served(folder, fill(folder)) as running:
        yield running


@pytest.fixture(scope="module")
def inside(bench: Served) -> Visitor:
    """Whoever came in with the one-time token."""
    visitor = Visitor(bench.base)
    assert visitor.get(bench.opening.removeprefix(bench.base)).status == 302
    return visitor


@pytest.fixture
def outside(bench: Served) -> Visitor:
    """Whoever has no session."""
    return Visitor(bench.base)
