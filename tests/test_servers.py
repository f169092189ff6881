"""The servers that other tests stand on are real, separate and gone afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from playwright.sync_api import Page

from tests.servers import PostgresServer


def test_postgres_answers(postgres_url: Callable[[], str]) -> None:
    with psycopg.connect(postgres_url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_postgres_speaks_utf8_and_knows_hangul_as_letters(postgres_url: Callable[[], str]) -> None:
    with psycopg.connect(postgres_url()) as connection:
        assert connection.execute("SELECT length('포탄🙂'), '포탄' ~ '^[[:alpha:]]+$'").fetchone() == (
            3,
            True,
        )


def test_two_databases_of_one_test_are_separate(postgres_url: Callable[[], str]) -> None:
    first, second = postgres_url(), postgres_url()
    with psycopg.connect(first) as connection:
        connection.execute("CREATE TABLE claim (id integer)")
    with psycopg.connect(second) as connection:
        assert connection.execute("SELECT to_regclass('claim')").fetchone() == (None,)


def test_a_server_leaves_nothing_behind() -> None:
    with PostgresServer() as server:
        url = server.create_database()
        folder = Path(parse_qs(urlsplit(url).query)["host"][0])
        assert folder.exists()
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


@pytest.mark.browser
def test_chromium_renders_a_page(page: Page) -> None:
    page.goto("data:text/html,<title>Who said so</title><p id=a>one</p><script>a.textContent='two'</script>")
    assert page.title() == "Who said so"
    assert page.inner_text("#a") == "two"
    assert page.screenshot().startswith(b"\x89PNG")
