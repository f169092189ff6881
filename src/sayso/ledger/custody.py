"""The chain of custody: each entry holds the hash of the one before it.

An entry's hash covers its number, kind, time, author, the hash before it, and a digest of its payload. The
digest is salted, the payload holds ids and hashes only: a purge erases payload and salt, and the chain holds.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from django.db import transaction

from sayso.ledger import engine
from sayso.ledger.casebook import Casebook
from sayso.ledger.models import CustodyRow, HeadRow
from sayso.model.ids import Plain, canonical, sha256

GENESIS = "0" * 64

# Any number does, so long as every writer of a casebook takes the same.
LOCK_KEY = 0x5A750


class Kind(StrEnum):
    """What an entry is about."""

    CAPTURE = "capture"
    READING = "reading"
    INTAKE = "intake"
    LEADS = "leads"
    DECISION = "decision"
    RELEASE = "release"
    PURGE = "purge"
    REPAIR = "repair"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: the number of its last entry (0 if it has none) and that entry's hash."""

    number: int = 0
    hash: str = GENESIS


def head(casebook: Casebook) -> Head:
    """Where the chain ends now; kept elsewhere, it shows later that nothing before it was changed."""
    row = HeadRow.objects.using(casebook.alias).filter(one=1).first()
    return Head(row.number, row.hash) if row else Head()


@contextmanager
def writing(casebook: Casebook) -> Iterator[None]:
    """One transaction that holds the casebook's write lock from its first moment: two writers never fork."""
    with transaction.atomic(using=casebook.alias):
        if not engine.is_sqlite(casebook.alias):
            with engine.connection_of(casebook.alias).cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_KEY])
        yield


def append(casebook: Casebook, kind: Kind, payload: Mapping[str, Plain], *, by: str = "", at: str = "") -> int:
    """Append an entry inside `writing` and return its number; a payload holds ids and hashes, no words."""
    last = head(casebook)
    text, salt = canonical(payload), secrets.token_hex(16)
    row = CustodyRow(
        number=last.number + 1,
        kind=kind.value,
        at=at or now(),
        by=by,
        payload=text,
        salt=salt,
        digest=digest(salt, text),
        previous=last.hash,
    )
    row.hash = entry_hash(row)
    row.save(using=casebook.alias, force_insert=True)
    HeadRow.objects.using(casebook.alias).update_or_create(one=1, defaults={"number": row.number, "hash": row.hash})
    return row.number


def log(casebook: Casebook, kind: Kind, payload: Mapping[str, Plain], *, by: str = "") -> int:
    """Append an entry in a transaction of its own and return its number, for a release for example."""
    with writing(casebook):
        return append(casebook, kind, payload, by=by)


def digest(salt: str, payload: str) -> str:
    """The salted digest of a payload."""
    return sha256(f"{salt}\n{payload}".encode())


def entry_hash(row: CustodyRow) -> str:
    """What the hash of an entry must be."""
    return sha256(canonical([row.number, row.kind, row.at, row.by, row.digest, row.previous]).encode())


def now() -> str:
    """The present in UTC, as ISO 8601 to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
