"""Archived bytes: kept once under their hash, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import IntegrityFault
from sayso.ledger import archive


def test_bytes_are_kept_once_under_their_hash(tmp_path: Path) -> None:
    digests = {archive.keep(tmp_path, b"a report") for _ in range(3)}
    (digest,) = digests
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [str(path.relative_to(tmp_path)) for path in kept] == [f"archive/{digest[:2]}/{digest}"]
    assert archive.read(tmp_path, digest) == b"a report"


def test_what_an_interrupted_write_left_does_not_count_and_goes_with_the_report(tmp_path: Path) -> None:
    digest = archive.keep(tmp_path, b"a report")
    path = archive.place(tmp_path, digest)
    path.rename(path.with_name(f"{digest}.0a0b.part"))
    with pytest.raises(IntegrityFault, match="gone"):
        archive.read(tmp_path, digest)
    archive.keep(tmp_path, b"a report")
    archive.remove(tmp_path, digest)
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]


def test_changed_bytes_are_never_handed_out(tmp_path: Path) -> None:
    digest = archive.keep(tmp_path, b"a report")
    archive.place(tmp_path, digest).write_bytes(b"another")
    with pytest.raises(IntegrityFault, match="changed"):
        archive.read(tmp_path, digest)
    with pytest.raises(IntegrityFault, match="changed"):
        archive.keep(tmp_path, b"a report")
