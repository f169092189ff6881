"""What every test may ask for. A missing PostgreSQL or Chromium fails the test that needs it; nothing skips."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.servers import CHROMIUM_ARGS, PostgresServer, ServiceMissing, required_chromium

# Two test processes share two cores: how long one example takes says nothing about the code.
hypothesis.settings.register_profile("sayso", deadline=None, print_blob=True)
hypothesis.settings.load_profile("sayso")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One server a test process, started when first asked for."""
    try:
        server = PostgresServer()
    except ServiceMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    with server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[Callable[[], str]]:
    """A function that makes a new, empty database and returns its address; dropped after the test."""
    made: list[str] = []

    def create() -> str:
        made.append(postgres_server.create_database())
        return made[-1]

    yield create
    for url in made:
        postgres_server.drop_database(url)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium, for the tests of one module.

    Playwright leaves an event loop running in this thread for as long as it is open, which Django takes for
    asynchronous code: for this time it is told otherwise.
    """
    try:
        program = required_chromium()
    except ServiceMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_ARGS))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a browser profile of its own."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()
