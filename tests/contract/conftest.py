"""One test body, two databases: `casebook` is a new one on SQLite, then on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ledger.casebook import Casebook, create


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """What `create` takes: nothing for SQLite, else the address of a new, empty database."""
    return "" if request.param == "sqlite" else request.getfixturevalue("postgres_url")()


@pytest.fixture
def casebook(database: str, tmp_path: Path) -> Iterator[Casebook]:
    """A new, empty casebook; one that a test closed and opened again is the test's to close."""
    with create(tmp_path / "book", database) as made:
        yield made
