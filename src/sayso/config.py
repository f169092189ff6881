"""The settings of one casebook: `sayso.toml`, read and written."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from sayso.errors import InputError

FILE_NAME = "sayso.toml"
DEFAULT_DATABASE = "ledger.sqlite3"
POSTGRESQL = ("postgresql://", "postgres://")

TEMPLATE = """\
# A Sayso casebook: this file, the ledger, and the archive. Copy the whole folder to copy the casebook.

# Where the ledger is kept: a SQLite file beside this one, or a PostgreSQL database of its own,
# for example "postgresql://user@host/casebook".
database = {database}

[limits]
# A text with more Unicode code points than this is refused.
max_code_points = {max_code_points:_}
# A file or page with more bytes than this is refused.
max_bytes = {max_bytes:_}
# Reading one report is stopped after so many seconds (a long text has more), or above so many bytes of memory.
reading_seconds = {reading_seconds:_}
reading_memory = {reading_memory:_}
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too large to be taken in: code points of a text, bytes of a file or page; what one may cost."""

    max_code_points: int = 2_000_000
    max_bytes: int = 50_000_000
    reading_seconds: int = 90
    reading_memory: int = 1_500_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What `sayso.toml` says; a field that it leaves out has its default."""

    database: str = DEFAULT_DATABASE
    limits: Limits = field(default_factory=Limits)

    @property
    def on_postgresql(self) -> bool:
        """Whether the ledger is kept on PostgreSQL; if not, it is a SQLite file."""
        return self.database.startswith(POSTGRESQL)


def read_settings(folder: Path) -> Settings:
    """The settings of the casebook in `folder`; bad TOML, unknown keys and wrong values are refused."""
    path = folder / FILE_NAME
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.", do="Make it with `sayso init`.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is not valid TOML: {error}.", do="Correct the line it names.") from error
    return settings_from(table, str(path))


def settings_from(table: Mapping[str, Any], where: str = FILE_NAME) -> Settings:
    """The settings that a table of TOML gives; `where` names it in errors."""
    _refuse_unknown(table, Settings, where)
    limits = table.get("limits", {})
    if not isinstance(limits, Mapping):
        raise InputError(f"{where}: limits is a table.", do="Write [limits] on a line of its own.")
    _refuse_unknown(limits, Limits, f"{where}, [limits]")
    for name, value in limits.items():
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise InputError(f"{where}: {name} is {value!r}.", do="Give a whole number above 0.")
    return Settings(_checked_database(table.get("database", DEFAULT_DATABASE), where), Limits(**limits))


def write_settings(folder: Path, settings: Settings) -> Path:
    """Write `sayso.toml` with its comments; a file that is there already is never overwritten."""
    path = folder / FILE_NAME
    text = TEMPLATE.format(
        database=_quoted(_checked_database(settings.database, FILE_NAME)),
        max_code_points=settings.limits.max_code_points,
        max_bytes=settings.limits.max_bytes,
        reading_seconds=settings.limits.reading_seconds,
        reading_memory=settings.limits.reading_memory,
    )
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise InputError(f"{path} is there already.", do="Open this casebook, or choose another folder.") from error
    return path


def _refuse_unknown(table: Mapping[str, Any], kind: type[Settings] | type[Limits], where: str) -> None:
    known = [each.name for each in fields(kind)]
    if unknown := sorted(set(table) - set(known)):
        raise InputError(f"{where}: unknown key {unknown[0]!r}.", do=f"Known are: {', '.join(known)}.")


def _checked_database(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{where}: database is {value!r}.", do="Name a file, or a postgresql:// address.")
    if "://" in value and not value.startswith(POSTGRESQL):
        scheme = value.partition("://")[0]
        raise InputError(f"{where}: no database is known by {scheme}://.", do="Name a file, or postgresql://….")
    return value


def _quoted(text: str) -> str:
    """A basic string of TOML."""
    escaped = (f"\\u{ord(sign):04x}" if sign in '"\\' or ord(sign) < 32 or ord(sign) == 127 else sign for sign in text)
    return f'"{"".join(escaped)}"'
