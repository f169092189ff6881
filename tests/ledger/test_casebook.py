"""Making, finding and opening a casebook on SQLite, and what is said when that does not work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections

from sayso.config import read_settings
from sayso.errors import InputError
from sayso.ledger.casebook import create, find, open_casebook


def test_the_database_is_as_durable_as_it_must_be(tmp_path: Path) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "recursive_triggers": 1,
    }
    create(tmp_path).close()
    with open_casebook(tmp_path) as casebook, connections[casebook.alias].cursor() as cursor:
        for name, value in wanted.items():
            cursor.execute(f"PRAGMA {name}")
            assert (name, *cursor.fetchone()) == (name, value)
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone()[0] >= 10_000
        assert connections[casebook.alias].transaction_mode == "IMMEDIATE"


def test_a_casebook_is_found_from_any_folder_inside_it(tmp_path: Path) -> None:
    create(tmp_path / "book").close()
    deep = tmp_path / "book" / "a" / "b"
    deep.mkdir(parents=True)
    assert find(deep) == (tmp_path / "book").resolve()
    with pytest.raises(InputError, match="sayso init"):
        find(tmp_path)


def test_the_database_file_may_have_another_name(tmp_path: Path) -> None:
    create(tmp_path, "evidence.db").close()
    assert (tmp_path / "evidence.db").exists()
    assert read_settings(tmp_path).database == "evidence.db"


def test_a_casebook_that_was_closed_leaves_no_connection(tmp_path: Path) -> None:
    with create(tmp_path) as casebook:
        assert casebook.alias in connections.settings
    assert casebook.alias not in connections.settings
    casebook.close()


@pytest.mark.parametrize(
    ("database", "said"),
    [
        ("postgresql:///none?host=/nowhere", "cannot be opened"),
        ("postgresql://", "names no database"),
        ("postgresql://[", "cannot be read"),
        ("mongodb://x", "no database is known"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(tmp_path: Path, database: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        create(tmp_path / "book", database)
    with pytest.raises(InputError, match="no casebook"):
        open_casebook(tmp_path / "book")


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    create(tmp_path).close()
    (tmp_path / "ledger.sqlite3").write_bytes(b"no database at all, but long enough" * 40)
    with pytest.raises(InputError, match=r"cannot be opened.*sayso\.toml"):
        open_casebook(tmp_path)


def test_a_process_with_a_django_of_its_own_is_told_what_to_do(tmp_path: Path) -> None:
    program = (
        "from django.conf import settings; settings.configure(); import django; django.setup()\n"
        "import sayso.ledger.casebook"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True, cwd=tmp_path)
    assert "Add 'sayso.ledger' to INSTALLED_APPS" in ended.stderr


def test_the_migrations_say_all_that_the_tables_have() -> None:
    """A change of a model without its migration would leave every casebook behind."""
    program = [
        sys.executable,
        "-m",
        "django",
        "makemigrations",
        "--check",
        "--dry-run",
        "--settings=sayso.ledger.settings",
    ]
    ended = subprocess.run(program, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout
