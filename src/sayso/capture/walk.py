"""From what a user names (files, folders, patterns, addresses) to items, in one order anywhere."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from os.path import isfile
from pathlib import Path

from sayso.capture.naming import shown_name
from sayso.capture.options import CaptureOptions
from sayso.capture.outcome import Refusal, RefusalReason, Unfit
from sayso.capture.sidecar import SidecarTable, inside, sidecar_table

TABLES = frozenset({".csv", ".tsv"})
SIDECAR_SUFFIX = ".toml"
ADDRESSES = ("http://", "https://")


class ItemKind(StrEnum):
    """What is to be done with an item: read it as a report, fetch it, or take its rows as leads."""

    REPORT = "report"
    PAGE = "page"
    LEADS = "leads"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be captured, with the options that hold for it (the sidecars of its folder among them)."""

    source: Path | str
    kind: ItemKind
    options: CaptureOptions


def walk(paths: Sequence[str], options: CaptureOptions | None = None) -> Iterator[Item | Refusal]:
    """Every item that the paths name, once, sorted within each folder; what is refused stands in its place.

    Links, pipes, devices and hidden files in a folder are refused and never followed. Sidecars are not
    items; a row of one that names no file is a refusal.
    """
    options = _with_sidecars(options or CaptureOptions(), tuple(_beside(paths)))
    seen: set[str] = set()
    for item in chain(_missing_in(options), *(_named(path, options) for path in paths)):
        if (key := _key(item)) not in seen:
            seen.add(key)
            yield item


def _missing_in(options: CaptureOptions) -> Iterator[Refusal]:
    """The rows of the sidecars that the user named which name no file, and those sidecars that are none."""
    for path in options.sidecars:
        if (table := _table(path.resolve())) is not None:
            yield from _missing(table)
        else:
            detail = "It is not there, or has no column `file`. Correct its path or its header."
            yield _refused(path.name, RefusalReason.BAD_SIDECAR, detail)


def _beside(paths: Sequence[str]) -> Iterator[SidecarTable]:
    """The CSV sidecars among the paths themselves, as a shell names them that has expanded a pattern."""
    for path in paths:
        if "\x00" not in path and (table := _table(Path(path))) is not None:
            yield table


def _with_sidecars(options: CaptureOptions, tables: Sequence[SidecarTable]) -> CaptureOptions:
    return replace(options, sidecars=(*options.sidecars, *(table.path for table in tables)))


def _key(item: Item | Refusal) -> str:
    if isinstance(item, Refusal):
        return f"{item.reason} {item.name} {item.detail}"
    return os.path.abspath(item.source) if isinstance(item.source, Path) else item.source


def _named(path: str, options: CaptureOptions) -> Iterator[Item | Refusal]:
    if path.lower().startswith(ADDRESSES):
        yield Item(path, ItemKind.PAGE, options)
    elif os.path.lexists(path.encode("utf-8", "surrogateescape") if "\x00" not in path else b""):
        yield from _top(Path(path), options)
    elif glob.has_magic(path) and "\x00" not in path:
        found = sorted(glob.glob(path, recursive=True))
        yield from (item for each in found for item in _top(Path(each), options))
        if not found:
            yield _refused(path, RefusalReason.NO_SUCH_FILE, "No file fits the pattern. Check it, and its folder.")
    else:
        yield _refused(path, RefusalReason.NO_SUCH_FILE, "There is no such file or folder. Check the path.")


def _top(path: Path, options: CaptureOptions) -> Iterator[Item | Refusal]:
    """What the user named: a folder, which is walked, or one file, which may be hidden but not a link."""
    if path.is_dir():
        table = _table(path.resolve().with_name(path.resolve().name + ".csv"))
        yield from _missing(table) if table else ()
        yield from _folder(path, path, options)
    else:
        yield from _one(path, path.parent, options, hidden=False)


def _folder(folder: Path, root: Path, options: CaptureOptions) -> Iterator[Item | Refusal]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield _refused(folder.name, RefusalReason.UNREADABLE, f"The folder cannot be read ({error.strerror}).")
        return
    tables, bad = _sidecars(entries)
    yield from bad
    within = _with_sidecars(options, tables)
    for entry in entries:
        if _left_out(entry, options):
            continue
        if entry.is_dir() and not entry.is_symlink() and not entry.name.startswith("."):
            yield from _folder(entry, root, within)
        else:
            yield from _one(entry, root, within, hidden=True)


def _left_out(entry: Path, options: CaptureOptions) -> bool:
    return any(entry.name == other.name and entry.resolve() == other.resolve() for other in options.leave_out)


def _sidecars(entries: list[Path]) -> tuple[list[SidecarTable], list[Refusal]]:
    """The CSV sidecars among the entries of a folder, and their rows that name no file."""
    tables = [table for entry in entries if (table := _table(entry)) is not None]
    return tables, [refusal for table in tables for refusal in _missing(table)]


def _table(entry: Path) -> SidecarTable | None:
    """The sidecar that a CSV is; one that cannot be read is refused later, as leads."""
    if entry.suffix.lower() not in TABLES or entry.is_symlink() or not isfile(entry):
        return None
    try:
        return sidecar_table(entry.resolve())
    except (Unfit, OSError):
        return None


def _missing(table: SidecarTable) -> Iterator[Refusal]:
    where = shown_name(table.path.name)[0]
    for row in table.rows:
        name = shown_name(row.file)[0]
        place = inside(table.folder, row.file) if row.file else None
        if place is None:
            detail = f"Row {row.number} of {where} names no file inside its folder. Correct it, or delete it."
            yield Refusal(f"{where}: {name}", "", RefusalReason.BAD_SIDECAR, detail)
        elif not isfile(place):
            detail = f"Row {row.number} of {where} names it, and it is not there. Add the file, or delete the row."
            yield Refusal(f"{where}: {name}", "", RefusalReason.NO_SUCH_FILE, detail)


def _one(path: Path, root: Path, options: CaptureOptions, *, hidden: bool) -> Iterator[Item | Refusal]:
    """One entry that is no folder to be walked: an item, a refusal, or nothing if it is a sidecar."""
    if hidden and path.name.startswith("."):
        yield _refused(path.name, RefusalReason.HIDDEN, "It is hidden, so left out. Name it by itself to add it.")
    elif refusal := _no_plain_file(path, root):
        yield refusal
    elif path.suffix.lower() == SIDECAR_SUFFIX:
        yield from _toml(path)
    elif path.suffix.lower() not in TABLES:
        yield Item(path, ItemKind.REPORT, options)
    elif (table := _table(path)) is None:
        yield Item(path, ItemKind.LEADS, options)
    elif not hidden:
        yield from _missing(table)


def _toml(path: Path) -> Iterator[Refusal]:
    if not isfile(path.with_suffix("")):
        name = shown_name(path.stem)[0]
        detail = f"It describes {name}, and no such file is beside it. Add the file, or leave this one out."
        yield _refused(path.name, RefusalReason.BAD_SIDECAR, detail)


def _no_plain_file(path: Path, root: Path) -> Refusal | None:
    try:
        mode = path.lstat().st_mode
    except (OSError, ValueError):
        return _refused(path.name, RefusalReason.NO_SUCH_FILE, "There is no such file. Check the path.")
    if stat.S_ISLNK(mode):
        return _refused(path.name, RefusalReason.NOT_A_FILE, _link_detail(path, root))
    if not stat.S_ISREG(mode):
        return _refused(
            path.name, RefusalReason.NOT_A_FILE, "It is a pipe, socket or device, not a file. Leave it out."
        )
    return None


def _link_detail(path: Path, root: Path) -> str:
    try:
        leaves = not path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return "It is a link that leads nowhere. Leave it out."
    where = "out of the folder" if leaves else "to another file of the folder, which is read itself"
    return f"It is a link {where}; links are not followed. Give the path of the file itself."


def _refused(name: str, reason: RefusalReason, detail: str) -> Refusal:
    return Refusal(shown_name(name)[0], "", reason, detail)
