"""Putting back what a backup holds, where `verify` finds that it was changed or is gone.

A backup shows the ledger as it was at one entry of the chain. What the chain numbers up to that entry is put
back as it was; what came after it is never touched. What a purge removed since stays away: the numbers that its
tombstone names are left out, and where a later tombstone cannot be read, nothing that is missing is put back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, Model, QuerySet

from sayso.errors import InputError, IntegrityFault
from sayso.ledger import archive, conclusions, engine, repair_rows, triggers
from sayso.ledger.backup import latest_migration
from sayso.ledger.backup_files import Backup, opened
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import GENESIS, Kind, append, digest, entry_hash, writing
from sayso.ledger.models import (
    ClaimRow,
    ConclusionRow,
    CustodyRow,
    HeadRow,
    HoldingRow,
    LeadRow,
    PurgePermit,
    QuoteRow,
    ReportRow,
    RunRow,
    TextRow,
    UnfinishedRow,
)
from sayso.ledger.repair_rows import Wanted
from sayso.ledger.restore import values
from sayso.ledger.verify_chain import erased_by
from sayso.ledger.verify_kept import is_true
from sayso.model.ids import Plain, text_hash


@dataclass(slots=True)
class Repaired:
    """What was put back: rows by table, files by their SHA-256, triggers by name."""

    rows: Counter[str] = field(default_factory=Counter)
    files: list[str] = field(default_factory=list)
    triggers: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether anything was."""
        return bool(self.rows.total() or self.files or self.triggers)


def repair(casebook: Casebook, source: Path, *, by: str) -> Repaired:
    """Put back what the backup holds and the casebook does not, and note in the chain that it was done.

    Run `verify` afterwards: what it still names, the backup does not hold.
    """
    with opened(source) as backup:
        if wrong := next(backup.problems(), ""):
            raise IntegrityFault(f"{wrong} in {source} is gone or was changed.", do="Use another backup.")
        if backup.manifest["migration"] != latest_migration(casebook):
            do = "Restore it into a folder of its own with `sayso restore`, back that up, and repair from that."
            raise InputError("The backup is of another version of the ledger.", do=do)
        done = Repaired(triggers=triggers.missing(engine.connection_of(casebook.alias)))
        chain = list(values(CustodyRow, backup))
        _refuse_stranger(casebook, backup, chain)
        with writing(casebook):
            triggers.remove(engine.connection_of(casebook.alias))
            _put_back(casebook, backup, chain, done)
            if done:
                append(casebook, Kind.REPAIR, _account(backup, done), by=by)
            _settle(casebook)
            triggers.install(engine.connection_of(casebook.alias))
    return done


def _settle(casebook: Casebook) -> None:
    """PostgreSQL makes no trigger on a table while links of its rows wait to be checked."""
    if not engine.is_sqlite(casebook.alias):
        with engine.connection_of(casebook.alias).cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _account(backup: Backup, done: Repaired) -> dict[str, Plain]:
    return {
        "head": dict(backup.manifest["head"]),
        "rows": dict(sorted(done.rows.items())),
        "files": list(done.files),
        "triggers": list(done.triggers),
    }


def _refuse_stranger(casebook: Casebook, backup: Backup, chain: list[dict[str, Any]]) -> None:
    """A backup whose own chain does not hold, or of another casebook: salts make any two chains differ."""
    before = GENESIS
    for entry in chain:
        if entry["previous"] != before or entry_hash(CustodyRow(**entry)) != entry["hash"]:
            raise IntegrityFault(f"The chain in the backup breaks at {entry['number']}.", do="Use another backup.")
        before = entry["hash"]
    if chain and before != backup.manifest["head"]["hash"]:
        raise IntegrityFault("The chain in the backup is cut short.", do="Use another backup.")
    known = set(CustodyRow.objects.using(casebook.alias).values_list("hash", flat=True))
    if chain and known and not known & {entry["hash"] for entry in chain}:
        raise InputError("The backup is of another casebook.", do="Name a backup of this one.")


def _put_back(casebook: Casebook, backup: Backup, chain: list[dict[str, Any]], done: Repaired) -> None:
    end = int(backup.manifest["head"]["number"])
    done.rows["ledger_purgepermit"] += PurgePermit.objects.using(casebook.alias).all().delete()[0]
    for of in list(conclusions.changed(casebook)):
        done.rows["ledger_conclusion"] += ConclusionRow.objects.using(casebook.alias).filter(of=of).delete()[0]
    known = [row.pk for row in UnfinishedRow.objects.using(casebook.alias).all() if not _is_purge(casebook, row.pk)]
    done.rows["ledger_unfinished"] += UnfinishedRow.objects.using(casebook.alias).filter(pk__in=known).delete()[0]
    _put_chain(casebook, chain, end, done)
    erased, readable = _erased(casebook, end)
    wanted = repair_rows.wanted(backup, erased)
    if readable:
        _drop_impostors(casebook, wanted, end, done)
    for model, rows in wanted.tables():
        _put_rows(casebook, model, rows, done, missing=readable)
    _drop_foreign(casebook, wanted, end, done)
    _drop_false(casebook, done)
    _follow(casebook, done)
    _mend_head(casebook, end, done)
    for name in backup.archived() if readable else ():
        if name in wanted.archived and not _stands(casebook, name):
            archive.place(casebook.folder, name).unlink(missing_ok=True)
            archive.keep(casebook.folder, backup.read(f"{archive.FOLDER}/{name[:2]}/{name}"))
            done.files.append(name)


def _is_purge(casebook: Casebook, tombstone: str) -> bool:
    purges = CustodyRow.objects.using(casebook.alias).filter(kind=Kind.PURGE.value)
    return purges.filter(payload__contains=f'"{tombstone}"').exists()


def _put_chain(casebook: Casebook, chain: list[dict[str, Any]], end: int, done: Repaired) -> None:
    """Entries up to the backup's end, as they were; one that a purge has emptied since stays empty."""
    rows = CustodyRow.objects.using(casebook.alias)
    later = {number for row in rows.filter(number__gt=end, kind=Kind.PURGE.value) for number in erased_by(row)}
    emptied = [{**entry, "payload": "", "salt": ""} if entry["number"] in later else entry for entry in chain]
    known = {entry["hash"]: entry["number"] for entry in chain}
    for number, copied in rows.filter(number__gt=end).values_list("number", "hash"):
        if copied in known:  # an entry of before, under another number
            rows.filter(number=number)._raw_delete(casebook.alias)
            done.rows["ledger_custody"] += 1
    _put_rows(casebook, CustodyRow, emptied, done, missing=True)


def _erased(casebook: Casebook, end: int) -> tuple[set[int], bool]:
    """The numbers that purges erased, and whether every tombstone after the backup can be read."""
    rows = list(CustodyRow.objects.using(casebook.alias).order_by("number"))
    purges = [row for row in rows if row.kind == Kind.PURGE.value]
    head = HeadRow.objects.using(casebook.alias).filter(one=1).first()
    after = [row for row in rows if row.number >= end]
    whole = all(one.number + 1 == two.number and two.previous == one.hash for one, two in pairwise(after))
    readable = all(digest(row.salt, row.payload) == row.digest for row in purges)
    cut = bool(head and rows and head.number > rows[-1].number and head.hash != rows[-1].hash)
    return {number for row in purges for number in erased_by(row)}, whole and readable and not cut


def _put_rows(
    casebook: Casebook, model: type[Model], rows: Iterable[dict[str, Any]], done: Repaired, *, missing: bool
) -> None:
    """Each row as the backup has it; `missing` ones only where that is allowed."""
    key = str(model._meta.pk.attname)
    kept = _all(casebook, model)
    for row in rows:
        found = kept.filter(pk=row[key]).values(*row).first()
        if found == _settled(model, row, found) or (found is None and not missing):
            continue
        try:
            with transaction.atomic(using=casebook.alias):
                kept.filter(pk=row[key])._raw_delete(casebook.alias)
                model(**row).save(using=casebook.alias, force_insert=True)
        except IntegrityError:
            continue  # another row has taken its place: `verify` goes on naming it
        done.rows[model._meta.db_table] += 1


def _settled(model: type[Model], row: dict[str, Any], found: dict[str, Any] | None) -> dict[str, Any]:
    """The row, but for what later work changes by right; that is derived anew afterwards."""
    return {**row, **{name: found[name] for name in repair_rows.DERIVED.get(model, ()) if found}}


def _drop_impostors(casebook: Casebook, wanted: Wanted, end: int, done: Repaired) -> None:
    """Remove rows that stand in the place of another, or in none of the chain.

    Where a later entry lacks its row, such a row may be that one, renumbered: then it stays and is named.
    """
    entries = CustodyRow.objects.using(casebook.alias)
    for model, column, kinds in repair_rows.VOUCHED:
        numbers = set(entries.filter(kind__in=kinds).values_list("number", flat=True))
        true = {row[column]: row for row in wanted.rows_of(model)}
        there = dict(_all(casebook, model).values_list("pk", column))
        if {each for each in numbers if each > end} - set(there.values()) - repair_rows.without(casebook, model):
            continue
        for key, number in there.items():
            mine = true.get(number)
            if number not in numbers or (mine and model is not LeadRow and mine[model._meta.pk.attname] != key):
                _all(casebook, model).filter(pk=key)._raw_delete(casebook.alias)
                done.rows[model._meta.db_table] += 1


def _drop_false(casebook: Casebook, done: Repaired) -> None:
    """Remove claims and texts that nothing holds and that are not what their own id says."""
    claims = ClaimRow.objects.using(casebook.alias).filter(holdingrow=None)
    for row in [row for row in claims if not is_true(row)]:
        QuoteRow.objects.using(casebook.alias).filter(claim=row.id)._raw_delete(casebook.alias)
        claims.model.objects.using(casebook.alias).filter(pk=row.pk)._raw_delete(casebook.alias)
        done.rows["ledger_claim"] += 1
    texts = TextRow.objects.using(casebook.alias).filter(reportrow=None, claimrow=None)
    for text in [text for text in texts if text_hash(text.text) != text.text_hash]:
        TextRow.objects.using(casebook.alias).filter(pk=text.pk)._raw_delete(casebook.alias)
        done.rows["ledger_text"] += 1


def _drop_foreign(casebook: Casebook, wanted: Wanted, end: int, done: Repaired) -> None:
    """Remove what somebody put among the rows of a reading or claim that the backup knows whole."""
    for model, column, condition in repair_rows.children(end):
        there = dict(_all(casebook, model).filter(condition).values_list("pk", column))
        for key in wanted.strangers(model, there):
            _all(casebook, model).filter(pk=key)._raw_delete(casebook.alias)
            done.rows[model._meta.db_table] += 1


def _follow(casebook: Casebook, done: Repaired) -> None:
    """Derive anew which readings count, and which version came before each report."""
    runs = RunRow.objects.using(casebook.alias)
    latest = runs.values("report").annotate(latest=Max("number")).values("latest")
    holdings = HoldingRow.objects.using(casebook.alias).filter(decision=None)
    done.rows["ledger_run"] += runs.exclude(number__in=latest).filter(current=True).update(current=False)
    done.rows["ledger_run"] += runs.filter(number__in=latest, current=False).update(current=True)
    done.rows["ledger_holding"] += holdings.filter(run__current=True, current=False).update(current=True)
    done.rows["ledger_holding"] += holdings.filter(run__current=False, current=True).update(current=False)
    done.rows["ledger_holding"] += repair_rows.follow_decisions(casebook)
    last: dict[str, str] = {}
    for row in ReportRow.objects.using(casebook.alias).exclude(url="").order_by("number"):
        if row.earlier_id != last.get(row.url_key):
            row.earlier_id = last.get(row.url_key)
            row.save(using=casebook.alias, update_fields=["earlier"])
            done.rows["ledger_report"] += 1
        last[row.url_key] = row.id
    plain = ReportRow.objects.using(casebook.alias).filter(url="").exclude(earlier=None)
    done.rows["ledger_report"] += plain.update(earlier=None)


def _mend_head(casebook: Casebook, end: int, done: Repaired) -> None:
    """Set the end of the chain to its last entry, unless that hides that later entries are gone."""
    done.rows["ledger_head"] += HeadRow.objects.using(casebook.alias).exclude(one=1).delete()[0]
    last = CustodyRow.objects.using(casebook.alias).order_by("number").last()
    row = HeadRow.objects.using(casebook.alias).filter(one=1).first()
    if last is None or last.number < end or (row and row.number > last.number and row.hash != last.hash):
        return
    if row is None or (row.number, row.hash) != (last.number, last.hash):
        HeadRow.objects.using(casebook.alias).update_or_create(
            one=1, defaults={"number": last.number, "hash": last.hash}
        )
        done.rows["ledger_head"] += 1


def _stands(casebook: Casebook, name: str) -> bool:
    try:
        archive.read(casebook.folder, name)
    except IntegrityFault:
        return False
    return True


def _all(casebook: Casebook, model: type[Model]) -> QuerySet[Model]:
    return model._default_manager.using(casebook.alias)
