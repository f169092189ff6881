"""The bytes of reports, as files under their SHA-256: `archive/ab/abcdef…`."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from sayso.errors import IntegrityFault
from sayso.model.ids import sha256

FOLDER = "archive"


def place(casebook: Path, digest: str) -> Path:
    """Where the bytes with this SHA-256 are kept."""
    return casebook / FOLDER / digest[:2] / digest


def keep(casebook: Path, data: bytes) -> str:
    """Write the bytes so that they survive a loss of power, and return their SHA-256; kept once."""
    digest = sha256(data)
    path = place(casebook, digest)
    if path.exists():
        _check(path, data)
        return digest
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{digest}.{secrets.token_hex(4)}.part")
    with part.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    for folder in (path.parent, path.parent.parent):
        _settle(folder)
    return digest


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


def _check(path: Path, data: bytes) -> None:
    if path.read_bytes() != data:
        raise IntegrityFault(f"{path} was changed since it was archived.", do="Run `sayso verify`.")


def _settle(folder: Path) -> None:
    """Make the names in a folder as durable as the files; Windows needs and knows no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
