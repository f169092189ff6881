"""Bytes that were purged and shall not come in again, known by a slow hash alone.

A tombstone keeps nothing of what was purged unless that was asked for. Where it was, it holds scrypt (RFC 7914)
of the SHA-256 of the bytes: nobody reads the words from it, but whoever has the very file can prove that it was
here. One salt a casebook, so that `add` pays for one hash a file, and for none where nothing is barred.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator

from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind, digest
from sayso.ledger.models import CustodyRow

# 16 MB and some 50 ms a guess.
COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}


def bar(casebook: Casebook, sha256: str) -> dict[str, str]:
    """What a tombstone keeps, so that these bytes are refused from now on."""
    salt = next((salt for salt, _ in _bars(casebook)), "") or secrets.token_hex(16)
    return {"bar": _slow(salt, sha256), "bar_salt": salt}


def is_barred(casebook: Casebook, sha256: str) -> bool:
    """Whether bytes with this SHA-256 were purged to stay away."""
    kept = list(_bars(casebook))
    hashes = {salt: _slow(salt, sha256) for salt in {salt for salt, _ in kept}}
    return any(hashes[salt] == each for salt, each in kept)


def _bars(casebook: Casebook) -> Iterator[tuple[str, str]]:
    """Salt and hash of each bar; an entry that is not what its digest says bars nothing."""
    for row in CustodyRow.objects.using(casebook.alias).filter(kind=Kind.PURGE.value).order_by("number"):
        if digest(row.salt, row.payload) == row.digest:
            payload = json.loads(row.payload)
            if "bar" in payload:
                yield payload["bar_salt"], payload["bar"]


def _slow(salt: str, sha256: str) -> str:
    return hashlib.scrypt(sha256.encode(), salt=bytes.fromhex(salt), **COST).hex()
