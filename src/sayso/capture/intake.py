"""The bytes of one file: opened without following a link, read up to the limit and no further."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from sayso.capture.outcome import RefusalReason, Unfit

# Where the system has them: a link is not followed, and a pipe without a writer does not hold us.
FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

# Hashing more would hold up the run for longer than it is worth.
LARGEST_HASHED = 1_000_000_000

DETAILS = {
    errno.ENOENT: (RefusalReason.NO_SUCH_FILE, "There is no such file. Check the path."),
    errno.ENOTDIR: (RefusalReason.NO_SUCH_FILE, "There is no such file. Check the path."),
    errno.ENAMETOOLONG: (RefusalReason.NO_SUCH_FILE, "There is no such file: the name is too long for one."),
    errno.ELOOP: (
        RefusalReason.NOT_A_FILE,
        "It is a link, and links are not followed. Give the path of the file itself.",
    ),
    errno.ENXIO: (RefusalReason.NOT_A_FILE, "It is a socket or a device, not a file. Leave it out."),
    errno.EACCES: (RefusalReason.UNREADABLE, "You may not read it. Ask for the permission, or copy it."),
    errno.EPERM: (RefusalReason.UNREADABLE, "You may not read it. Ask for the permission, or copy it."),
}


def taken_file(path: Path, max_bytes: int) -> bytes:
    """The bytes of a plain file; `Unfit` if it is none, or has more than `max_bytes`."""
    try:
        descriptor = os.open(path, FLAGS)
    except (OSError, ValueError) as error:
        raise _unfit(error) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise Unfit(RefusalReason.NOT_A_FILE, f"It is {_what(status.st_mode)}, not a file. Leave it out.")
        if status.st_size > max_bytes:
            raise too_large(status.st_size, max_bytes, _hashed(descriptor, status.st_size))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise _unfit(error) from error
    finally:
        os.close(descriptor)
    if len(data) > max_bytes:
        raise too_large(len(data), max_bytes)
    return data


def _hashed(descriptor: int, size: int) -> str:
    """The SHA-256 of a file that is refused for its size; empty of one too large even for that."""
    if size > LARGEST_HASHED:
        return ""
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def too_large(size: int, max_bytes: int, sha256: str = "") -> Unfit:
    """The refusal of so many bytes."""
    detail = f"It has {size:,} bytes, more than {max_bytes:,}. Take the text out of it, or raise max_bytes."
    return Unfit(RefusalReason.TOO_LARGE, detail, sha256)


def _unfit(error: OSError | ValueError) -> Unfit:
    if isinstance(error, OSError) and error.errno in DETAILS:
        return Unfit(*DETAILS[error.errno])
    if isinstance(error, ValueError):
        return Unfit(RefusalReason.NO_SUCH_FILE, "There is no such file: its name holds a zero. Check the path.")
    return Unfit(
        RefusalReason.UNREADABLE,
        f"It cannot be read ({error.strerror}). Copy it to a sound disk and try again.",
    )


def _what(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((name for test, name in kinds if test(mode)), "a device")
