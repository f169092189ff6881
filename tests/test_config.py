"""What a casebook's `sayso.toml` may say, and what is said when it says something else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.config import FILE_NAME, Limits, Settings, read_settings, settings_from, write_settings
from sayso.errors import InputError


def test_what_is_written_is_read_back_and_explains_itself(tmp_path: Path) -> None:
    settings = Settings("postgresql://ann@db.example/casebook", Limits(1000, 2000))
    path = write_settings(tmp_path, settings)
    assert read_settings(tmp_path) == settings
    assert settings.on_postgresql
    assert len([line for line in path.read_text().splitlines() if line.startswith("#")]) >= 4


def test_an_empty_file_has_every_default(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("")
    assert read_settings(tmp_path) == Settings()
    assert not Settings().on_postgresql


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
        lambda name: name.strip() and "://" not in name
    )
)
def test_any_file_name_survives_the_quotes_of_toml(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_settings(Path(folder), Settings(name))
        assert read_settings(Path(folder)) == Settings(name)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("database = ", "not valid TOML.*end of document"),
        ("databse = 'x'", "unknown key 'databse'.*database, limits"),
        ("[limits]\nmax_bites = 3", r"\[limits\]: unknown key 'max_bites'.*max_code_points, max_bytes"),
        ("limits = 3", "limits is a table"),
        ("[limits]\nmax_bytes = 0", "max_bytes is 0.*above 0"),
        ("[limits]\nmax_bytes = true", "max_bytes is True"),
        ("[limits]\nmax_code_points = '3'", "max_code_points is '3'"),
        ("database = 3", "database is 3"),
        ("database = 'mysql://x/y'", "no database is known by mysql://"),
    ],
)
def test_a_mistake_is_named_with_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / FILE_NAME).write_text(text)
    with pytest.raises(InputError, match=said):
        read_settings(tmp_path)


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    write_settings(tmp_path, Settings())
    with pytest.raises(InputError, match="there already"):
        write_settings(tmp_path, Settings("other.sqlite3"))
    assert read_settings(tmp_path) == Settings()


def test_a_folder_without_settings_says_how_to_make_them(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="sayso init"):
        read_settings(tmp_path)
    with pytest.raises(InputError, match="database is ''"):
        settings_from({"database": ""})
