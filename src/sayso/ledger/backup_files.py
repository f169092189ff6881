"""The files of a backup: a folder, or one ZIP file, with a manifest that holds the SHA-256 of each.

    manifest.json           format, the end of the chain, the last migration, the hash of each file
    ledger/<table>.jsonl    every row of a table, one JSON object a line, in the order of its key
    archive/ab/abcdef…      the bytes of the reports, as in a casebook

It is written beside its place under another name, readable by its owner alone, and takes its name when all of it
is on the disk.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.errors import InputError, IntegrityFault
from sayso.model.ids import sha256

FORMAT = 1
MANIFEST = "manifest.json"
ZIP = ".zip"
PART = ".part"
CHUNK = 1 << 20

# A ZIP file has no time before this; the time of making stands in the manifest.
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Written:
    """A backup that is being written: to a ZIP file if there is one, else into the folder."""

    folder: Path
    zip: zipfile.ZipFile | None = None
    hashes: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write one file and remember its hash."""
        digest = hashlib.sha256()
        with self._open(name) as file:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
        self.hashes[name] = digest.hexdigest()

    def close(self, about: Mapping[str, Any]) -> None:
        """Write the manifest: what is said about the backup, and the hash of every file."""
        manifest = {"format": FORMAT, **about, "files": dict(sorted(self.hashes.items()))}
        with self._open(MANIFEST) as file:
            file.write(json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode())

    @contextmanager
    def _open(self, name: str) -> Iterator[Any]:
        if self.zip:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with self.zip.open(entry, "w", force_zip64=True) as file:
                yield file
            return
        path = self.folder / name
        for parent in reversed(path.parents[: len(Path(name).parts) - 1]):
            parent.mkdir(mode=0o700, exist_ok=True)
        with open(path, "xb", opener=_private) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def written(target: Path) -> Iterator[Written]:
    """A backup to be written to `target`: one file if its name ends with .zip, else a folder."""
    if target.exists():
        raise InputError(f"{target} is there already.", do="Name a file or folder that is not.")
    part = target.with_name(target.name + PART)
    _clear(part)
    try:
        if target.suffix == ZIP:
            with open(part, "xb", opener=_private) as file:
                with zipfile.ZipFile(file, "w") as packed:
                    yield Written(part, packed)
                os.fsync(file.fileno())
        else:
            part.mkdir(mode=0o700)
            yield Written(part)
        part.rename(target)
    except BaseException:
        _clear(part)
        raise


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is there; read it inside `opened`."""

    path: Path
    manifest: Mapping[str, Any]
    zip: zipfile.ZipFile | None = None

    def read(self, name: str) -> bytes:
        """The bytes of one file, if they are those that the manifest knows."""
        data = read_file(self.path, self.zip, name)
        if sha256(data) != self.manifest["files"].get(name):
            raise IntegrityFault(f"{name} in the backup is not what its manifest says.", do="Use another backup.")
        return data

    def has(self, name: str) -> bool:
        """Whether the manifest knows the file."""
        return name in self.manifest["files"]

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table, by their columns; none for a table that the backup does not know."""
        name = f"ledger/{table}.jsonl"
        if self.has(name):
            yield from map(json.loads, self.read(name).decode().split("\n")[:-1])

    def archived(self) -> Iterator[str]:
        """The SHA-256 of each report's bytes, in order."""
        yield from (name.rpartition("/")[2] for name in self.manifest["files"] if name.startswith("archive/"))

    def problems(self) -> Iterator[str]:
        """The names of files that are gone or changed."""
        for name in self.manifest["files"]:
            try:
                self.read(name)
            except (OSError, KeyError, ValueError, zipfile.BadZipFile, IntegrityFault):
                yield name


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """A backup, for reading; what is none, or of another format, is refused."""
    try:
        packed = zipfile.ZipFile(path) if path.is_file() else None
        manifest = json.loads(read_file(path, packed, MANIFEST))
        if not isinstance(manifest, dict) or not {"format", "files", "head", "migration"} <= set(manifest):
            raise ValueError
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(f"{path} is no backup of a casebook.", do="Name what `sayso backup` wrote.") from error
    if manifest["format"] != FORMAT:
        raise InputError(f"{path} was written by a newer Sayso.", do="Update Sayso, then try again.")
    try:
        yield Backup(path, manifest, packed)
    finally:
        if packed:
            packed.close()


def read_file(path: Path, packed: zipfile.ZipFile | None, name: str) -> bytes:
    """The bytes of one file of a backup, unchecked."""
    return packed.read(name) if packed else (path / name).read_bytes()


def _private(path: str, flags: int) -> int:
    """Opened for the owner alone from its first moment."""
    return os.open(path, flags, 0o600)


def _clear(part: Path) -> None:
    """Remove what an interrupted run left."""
    if part.is_dir():
        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)
