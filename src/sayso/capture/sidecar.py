"""Sidecars: metadata that a user keeps beside the reports, in `report.txt.toml` or in one CSV for many."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from os.path import isfile, islink
from pathlib import Path, PurePosixPath, PureWindowsPath

from sayso.capture.grid import Grid, grid_of
from sayso.capture.metadata import Layer
from sayso.capture.naming import shown_name, shown_value
from sayso.capture.options import TELLABLE, Told
from sayso.capture.outcome import RefusalReason, Unfit
from sayso.model.report import Handling

FILE_COLUMN = "file"
COMMON_CSV = "reports.csv"
LARGEST = 10_000_000
HEAD = 65_536
# Parsing TOML is quadratic in the dots of a key: this much takes half a second at worst.
LARGEST_TOML = 8_000


@dataclass(frozen=True, slots=True)
class SidecarRow:
    """One row of a CSV sidecar: its number in the file, the file that it names, all of its cells."""

    number: int
    file: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SidecarTable:
    """A CSV sidecar: where it is, the folder that its names count from, its rows."""

    path: Path
    folder: Path
    rows: tuple[SidecarRow, ...]
    by_file: Mapping[str, tuple[SidecarRow, ...]]


def layers_for(path: Path, named: tuple[Path, ...]) -> tuple[tuple[Layer, ...], tuple[str, ...]]:
    """What the sidecars of a file say, its own TOML first, and notes; a broken sidecar is `Unfit`.

    Looked for: `<file>.toml`, the CSV files that the user named, `reports.csv` in the file's folder, and
    `<folder>.csv` beside the folder.
    """
    layers, notes = [], []
    own = path.with_name(path.name + ".toml")
    _refuse_link(own)
    if isfile(own):
        told, said = _read_toml(own)
        layers.append(Layer(f"sidecar {shown_name(own.name)[0]}", told))
        notes.extend(said)
    for table in _tables_for(path, named):
        told, said = _from_rows(table, _rows_for(table, path))
        layers.append(Layer(f"sidecar {shown_name(table.path.name)[0]}", told))
        notes.extend(said)
    return tuple(layers), tuple(notes)


def _tables_for(path: Path, named: tuple[Path, ...]) -> Iterator[SidecarTable]:
    folder = path.parent.resolve()
    for csv in dict.fromkeys(each.resolve() for each in named):
        yield _wanted(csv, _table_at(csv))
    for csv in (folder / COMMON_CSV, folder.with_name(folder.name + ".csv")):
        if csv not in {each.resolve() for each in named} and (table := _table_at(csv)) is not None:
            yield table


def _table_at(csv: Path) -> SidecarTable | None:
    """The sidecar that stands there, if any; one that cannot be read may speak of the file, so refuses it."""
    _refuse_link(csv)
    try:
        return sidecar_table(csv) if isfile(csv) else None
    except (Unfit, OSError) as error:
        name = shown_name(csv.name)[0]
        detail = f"The sidecar {name} cannot be read. Correct it, or move it away."
        raise Unfit(RefusalReason.BAD_SIDECAR, detail) from error


def _wanted(csv: Path, table: SidecarTable | None) -> SidecarTable:
    """The sidecar that the user named; where there is none, nothing is taken in without its words."""
    if table is None:
        name = shown_name(csv.name)[0]
        detail = f"The sidecar {name} is not there, or has no column `file`. Correct its path or its header."
        raise Unfit(RefusalReason.BAD_SIDECAR, detail)
    return table


def _refuse_link(path: Path) -> None:
    if islink(path):
        detail = f"Its sidecar {shown_name(path.name)[0]} is a link, which is not followed. Put the file there."
        raise Unfit(RefusalReason.BAD_SIDECAR, detail)


def sidecar_table(path: Path) -> SidecarTable | None:
    """The CSV as a sidecar if it is one: a column `file`, whose values name files in its folder.

    The folder is the one it stands in, or the one beside it of its own name (`spring.csv` beside `spring/`).
    """
    status = path.stat()
    return _sidecar_table(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=16)
def _sidecar_table(path: Path, changed: int, size: int) -> SidecarTable | None:
    grid = grid_of(_bounded(path, size))
    if FILE_COLUMN not in grid.columns:
        return None
    rows = tuple(_sidecar_rows(grid))
    for folder in (path.parent, path.with_suffix("")):
        if any(row.file and (place := inside(folder, row.file)) and isfile(place) for row in rows):
            return SidecarTable(path, folder, rows, _by_file(rows))
    return SidecarTable(path, path.parent, rows, _by_file(rows)) if _describes(grid) else None


def _bounded(path: Path, size: int) -> bytes:
    """The bytes of a table; none of one too large for a sidecar, unless its head is a sidecar's."""
    with path.open("rb") as file:
        data = file.read(HEAD if size > LARGEST else LARGEST)
    if size > LARGEST:
        data = data[: data.rfind(b"\n") + 1]
        if FILE_COLUMN in (grid := grid_of(data)).columns and _describes(grid):
            detail = f"The sidecar has more than {LARGEST:,} bytes. Split it."
            raise Unfit(RefusalReason.BAD_SIDECAR, detail)
        return b""
    return data


def _describes(grid: Grid) -> bool:
    """Whether the columns are a sidecar's, though none of the files that it names is there."""
    return len(set(grid.columns) & set(TELLABLE)) >= 1


def _sidecar_rows(grid: Grid) -> Iterator[SidecarRow]:
    for number, cells in grid.rows:
        yield SidecarRow(number, cells.get(FILE_COLUMN, "").strip(), cells)


def _by_file(rows: tuple[SidecarRow, ...]) -> dict[str, tuple[SidecarRow, ...]]:
    found: dict[str, list[SidecarRow]] = {}
    for row in rows:
        found.setdefault(_key(row.file), []).append(row)
    return {file: tuple(each) for file, each in found.items()}


def _key(file: str) -> str:
    """A name as compared: slashes forward, composed (a Mac writes names decomposed)."""
    return unicodedata.normalize("NFC", file.replace("\\", "/")).removeprefix("./")


def inside(folder: Path, file: str) -> Path | None:
    """The path that a sidecar's name means, if it lies inside the folder; never one that leads out of it."""
    pure = PurePosixPath(file.replace("\\", "/"))
    if pure.is_absolute() or PureWindowsPath(file).drive or ".." in pure.parts or "\x00" in file:
        return None
    return folder / pure


def _rows_for(table: SidecarTable, path: Path) -> tuple[SidecarRow, ...]:
    try:
        name = (path.parent.resolve() / path.name).relative_to(table.folder.resolve()).as_posix()
    except ValueError:
        return ()
    return table.by_file.get(_key(name), ())


def _from_rows(table: SidecarTable, rows: tuple[SidecarRow, ...]) -> tuple[Told, list[str]]:
    if not rows:
        return Told(), []
    first, name = rows[0], shown_name(table.path.name)[0]
    told, notes = _told(first.cells, f"{name}, row {first.number}", frozenset({FILE_COLUMN}))
    if len(rows) > 1:
        others = ", ".join(str(row.number) for row in rows[1:])
        notes.append(f"{name} names the file in row {first.number} and again in {others}; the first was taken")
    return told, notes


def _read_toml(path: Path) -> tuple[Told, list[str]]:
    name = shown_name(path.name)[0]
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_TOML + 1)
    except OSError as error:
        detail = f"Its sidecar {name} cannot be read ({error.strerror}). Correct it."
        raise Unfit(RefusalReason.BAD_SIDECAR, detail) from error
    return toml_said(data, name)


def toml_said(data: bytes, name: str) -> tuple[Told, list[str]]:
    """What the bytes of a TOML sidecar say, and notes; `Unfit` if they are none."""
    try:
        if len(data) > LARGEST_TOML:
            raise ValueError("it is too large")
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        detail = f"Its sidecar {name} is not valid TOML ({shown_value(str(error))[:120]}). Correct it."
        raise Unfit(RefusalReason.BAD_SIDECAR, detail) from error
    return _told({key.lower(): _words(value) for key, value in table.items()}, name, frozenset())


def _words(value: object) -> str:
    return "" if isinstance(value, dict | list) else str(value)


def _told(cells: Mapping[str, str], where: str, known: frozenset[str]) -> tuple[Told, list[str]]:
    """The fields that we know, and a note on each other; a handling that is none is never ignored."""
    told = Told(**{name: cells[name].strip() for name in TELLABLE if cells.get(name, "").strip()})
    if told.handling and told.handling not in set(Handling):
        options = " or ".join(Handling)
        detail = f"Its sidecar ({where}) says handling = “{shown_value(told.handling)}”. Write {options}."
        raise Unfit(RefusalReason.BAD_SIDECAR, detail)
    unknown = [name for name, value in cells.items() if value.strip() and name not in known | set(TELLABLE)]
    return told, [f"{where}: “{shown_value(name)}” is not a field that is known, so not used" for name in unknown]
