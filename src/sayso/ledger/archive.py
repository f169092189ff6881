"""The bytes of reports, as files under their SHA-256: `archive/ab/abcdef…`."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import IntegrityFault, SaysoError
from sayso.model.ids import sha256

FOLDER = "archive"
NAMED = re.compile(r"[0-9a-f]{64}")
PART = re.compile(r"[0-9a-f]{64}\.[0-9a-f]{8}\.part")
TRIES = 5


def place(casebook: Path, digest: str) -> Path:
    """Where the bytes with this SHA-256 are kept."""
    return casebook / FOLDER / digest[:2] / digest


def keep(casebook: Path, data: bytes) -> str:
    """Write the bytes so that they survive a loss of power, and return their SHA-256; kept once."""
    digest = sha256(data)
    path = place(casebook, digest)
    for _ in range(TRIES):
        if _is_kept(path, data) or _write(path, data):
            return digest
    raise SaysoError(f"{path} vanishes while it is written.", do="Run one `sayso add` at a time on this folder.")


def read(casebook: Path, digest: str) -> bytes:
    """The bytes with this SHA-256; bytes that are gone or changed are a fault."""
    path = place(casebook, digest)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise IntegrityFault(f"The archived bytes {digest} are gone.", do="Run `sayso verify`.") from error
    if sha256(data) != digest:
        raise IntegrityFault(f"The archived bytes {digest} were changed.", do="Run `sayso verify`.")
    return data


def remove(casebook: Path, digest: str) -> None:
    """Remove the bytes for good, with what an interrupted run may have left of them."""
    path = place(casebook, digest)
    for each in (path, *path.parent.glob(f"{digest}.*.part")):
        each.unlink(missing_ok=True)
    if path.parent.exists():
        _settle(path.parent)


def files(casebook: Path) -> Iterator[Path]:
    """Every file of the archive, whatever it is, in the order of names."""
    for folder, folders, names in os.walk(casebook / FOLDER):
        folders.sort()
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        yield from (Path(folder) / name for name in sorted([*names, *links]))


def digest_of(casebook: Path, path: Path) -> str:
    """The SHA-256 that a file of the archive is named by, where it has name and place; else empty."""
    own = NAMED.fullmatch(path.name) and path == place(casebook, path.name) and not path.is_symlink()
    return path.name if own else ""


def is_part(casebook: Path, path: Path) -> bool:
    """Whether it is what an interrupted write leaves."""
    own = PART.fullmatch(path.name) and path.parent == place(casebook, path.name).parent
    return bool(own) and not path.is_symlink()


def _write(path: Path, data: bytes) -> bool:
    """Write and rename; False if somebody swept the half-written file away in between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except FileNotFoundError:
        return False
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    for folder in (path.parent, path.parent.parent):
        _settle(folder)
    return True


def _is_kept(path: Path, data: bytes) -> bool:
    try:
        kept = path.read_bytes()
    except FileNotFoundError:
        return False
    if kept != data:
        raise IntegrityFault(f"{path} was changed since it was archived.", do="Run `sayso verify`.")
    return True


def _settle(folder: Path) -> None:
    """Make the names in a folder as durable as the files; Windows needs and knows no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
