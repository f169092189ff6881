"""Archives, bombs, programs and pictures under the names of texts."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import tarfile
import zipfile
from collections.abc import Iterator

from sayso.capture import RefusalReason
from tests.hostile.case import PLANTED, Case, Refused, kept, one, story

NOT_TEXT = Refused(RefusalReason.NOT_TEXT)
ZIP = Refused(RefusalReason.NOT_TEXT, "zip archive")

MAGICS = {
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "gif": b"GIF89a\x01\x00\x01\x00",
    "tiff": b"II*\x00\x08\x00\x00\x00",
    "elf": b"\x7fELF\x02\x01\x01",
    "exe": b"MZ\x90\x00\x03",
    "sqlite": b"SQLite format 3\x00",
    "rar": b"Rar!\x1a\x07\x00",
    "7z": b"7z\xbc\xaf\x27\x1c",
    "office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "rtf": b"{\\rtf1\\ansi ",
    "postscript": b"%!PS-Adobe-3.0\n",
    "mp3": b"ID3\x04\x00",
    "ogg": b"OggS\x00\x02",
    "riff": b"RIFF\x24\x08\x00\x00WAVE",
    "class": b"\xca\xfe\xba\xbe\x00\x00\x00\x34",
    "wasm": b"\x00asm\x01\x00\x00\x00",
    "pickle": b"\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\x00\x8c",
}


def noise(seed: str, size: int = 4_000) -> bytes:
    """Bytes without order, the same every time."""
    return random.Random(seed).randbytes(size)


def zipped(**files: bytes) -> bytes:
    """A zip archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def tarred(name: str, data: bytes) -> bytes:
    """A tar archive of one file."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return held.getvalue()


def cases() -> Iterator[Case]:
    """All archives and binaries."""
    for name, start in MAGICS.items():
        yield one(f"binary-{name}.txt", start + noise(name), NOT_TEXT)
    for suffix in (".txt", ".md", ".html", ".eml", ".csv", "", ".xyz"):
        yield one(f"binary-noise{suffix}", noise("x", 9_000) + suffix.encode(), NOT_TEXT)
    yield one("binary-noise.pdf", noise("pdf"), Refused(RefusalReason.UNREADABLE, "is no PDF"))
    yield from _archives()
    yield from _two_in_one()


def _archives() -> Iterator[Case]:
    zeros = bytes(50_000_000)
    inner = zipped(a=zeros)
    for suffix in (".zip", ".txt", ".docx", ".html"):
        yield one(f"bomb-in-a-zip{suffix}", inner + suffix.encode(), ZIP)
    yield one("bomb-of-zips.zip", zipped(**{f"{n}.zip": inner for n in range(40)}), ZIP)
    yield one("zip-with-a-path.zip", zipped(**{"../../../etc/cron.d/a": PLANTED.encode()}), ZIP)
    yield one("bomb.gz", gzip.compress(zeros, 9, mtime=0), Refused(RefusalReason.NOT_TEXT, "gzip"))
    yield one("bomb.txt.gz", gzip.compress(zeros + b"a", 9, mtime=0), Refused(RefusalReason.NOT_TEXT, "gzip"))
    yield one("bomb.xz", lzma.compress(zeros), Refused(RefusalReason.NOT_TEXT, "xz"))
    yield one("bomb.bz2", bz2.compress(zeros), Refused(RefusalReason.NOT_TEXT, "bzip2"))
    yield one("archive.tar", tarred("../../a", noise("tar", 30_000)), NOT_TEXT)
    yield one("archive-of-text.tar", tarred("/etc/passwd", PLANTED.encode()), NOT_TEXT)
    yield one("empty.zip", b"PK\x05\x06" + bytes(18), NOT_TEXT)


def _two_in_one() -> Iterator[Case]:
    """Files that are two things at once."""
    words = story("picture-with-words").encode()
    yield one("picture-with-words.txt", MAGICS["gif"] + words, NOT_TEXT)
    late = story("text-then-a-program").encode() + MAGICS["elf"] + bytes(3_000)
    yield one("text-then-a-program.txt", late, NOT_TEXT)
    yield one("text-then-noise.txt", story("g").encode() + noise("late"), NOT_TEXT)
    page = f"<html><body><p>{PLANTED}</p>".encode()
    yield one("page-then-noise.html", page + noise("page", 9_000), NOT_TEXT)
    coded = f"{story('text-of-coded-bytes')}\n" + "TVqQAAMAAAAEAAAA//8AALgAAAAAAAAAQAAAAAAAAAAAAAAA\n" * 200
    yield one("text-of-coded-bytes.txt", coded.encode(), kept("text-of-coded-bytes"))
    script = f"#!/bin/sh\necho {PLANTED}\n# {story('text-that-is-a-script')}\n"
    yield one("text-that-is-a-script.txt", script.encode(), kept("text-that-is-a-script", hides=()))
