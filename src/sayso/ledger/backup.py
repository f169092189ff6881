"""Backing a casebook up while others write: all rows as of one moment, and the bytes that they speak of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, time
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from sayso.errors import InputError, IntegrityFault, SaysoError
from sayso.ledger import archive, engine
from sayso.ledger.backup_files import Written, opened, written
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Head, Kind, head, now
from sayso.ledger.models import ConclusionRow, CustodyRow, PurgePermit, ReportRow, UnfinishedRow
from sayso.ledger.snapshot import snapshot

CHUNK = 500
TRIES = 3

# Rows that stand only while something is under way, and copies that are computed anew.
PASSING = (PurgePermit, UnfinishedRow, ConclusionRow)


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made: the end of the chain in it, its reports, and the bytes that it lacks."""

    head: Head
    reports: int
    lacking: tuple[str, ...] = ()


def back_up(casebook: Casebook, target: Path) -> Made:
    """Write a backup of the whole casebook to a new folder or .zip file, and read it again to check it.

    It shows one moment, whoever writes meanwhile. If a report is purged while it is made, it is made anew, so
    that no backup outlives a purge that was done before it ended.
    """
    target = target.resolve()
    if target.is_relative_to(casebook.folder):
        raise InputError("A backup inside the casebook is lost with it.", do="Name a place outside its folder.")
    for _ in range(TRIES):
        try:
            with written(target) as out:
                made = _fill(casebook, out)
                _refuse_purged(casebook, made.head)
        except _PurgedMeanwhile:
            continue
        _check(target, made)
        return made
    raise SaysoError("Reports are being purged: no backup was made.", do="Run it again when that is done.")


class _PurgedMeanwhile(Exception):
    """A report that the backup holds was purged while it was written."""


def _fill(casebook: Casebook, out: Written) -> Made:
    with snapshot(casebook):
        end = head(casebook)
        counts = {model._meta.db_table: _put_table(casebook, out, model) for model in kept_models()}
        digests = list(ReportRow.objects.using(casebook.alias).order_by("sha256").values_list("sha256", flat=True))
    lacking = tuple(each for each in dict.fromkeys(digests) if not _put_bytes(casebook, out, each))
    about = {
        "sayso": version("sayso"),
        "made": now(),
        "migration": latest_migration(casebook),
        "head": {"number": end.number, "hash": end.hash},
        "limits": asdict(casebook.settings.limits),
        "rows": counts,
        "lacking": list(lacking),
    }
    out.close(about)
    return Made(end, counts["ledger_report"], lacking)


def kept_models() -> list[type[Model]]:
    """The models of all that is kept, in the order of their tables."""
    models = [model for model in apps.get_app_config("ledger").get_models() if model not in PASSING]
    return sorted(models, key=lambda model: model._meta.db_table)


def latest_migration(casebook: Casebook) -> str:
    """The last of the ledger's migrations that was run."""
    applied = MigrationLoader(engine.connection_of(casebook.alias)).applied_migrations
    return max(name for app, name in applied if app == "ledger")


def _put_table(casebook: Casebook, out: Written, model: type[Model]) -> int:
    columns = [field.attname for field in model._meta.concrete_fields]
    rows = model._default_manager.using(casebook.alias).order_by("pk").values_list(*columns)
    count = 0

    def lines() -> Iterator[bytes]:
        nonlocal count
        for row in rows.iterator(chunk_size=CHUNK):
            count += 1
            yield _line(zip(columns, row, strict=True))

    out.put(f"ledger/{model._meta.db_table}.jsonl", lines())
    return count


def _line(pairs: Iterable[tuple[str, Any]]) -> bytes:
    return json.dumps(dict(pairs), ensure_ascii=False, default=_as_text).encode() + b"\n"


def _as_text(value: object) -> str:
    """Dates and decimals, which `to_python` of their field reads again."""
    if isinstance(value, date | time | Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a backup")


def _put_bytes(casebook: Casebook, out: Written, digest: str) -> bool:
    """Copy the bytes of a report; False if they are gone or changed."""
    try:
        data = archive.read(casebook.folder, digest)
    except IntegrityFault:
        return False
    out.put(f"{archive.FOLDER}/{digest[:2]}/{digest}", [data])
    return True


def _refuse_purged(casebook: Casebook, end: Head) -> None:
    purges = CustodyRow.objects.using(casebook.alias).filter(kind=Kind.PURGE.value, number__gt=end.number)
    if purges.exists():
        raise _PurgedMeanwhile


def _check(target: Path, made: Made) -> None:
    """Read all of it again: what is on the disk is what was written."""
    with opened(target) as backup:
        if wrong := next(backup.problems(), ""):
            raise IntegrityFault(f"{wrong} in {target} is not what was written.", do="Check the disk; try another.")
        if backup.manifest["head"]["number"] != made.head.number:
            raise IntegrityFault(f"{target} was changed while it was written.", do="Make it anew.")
