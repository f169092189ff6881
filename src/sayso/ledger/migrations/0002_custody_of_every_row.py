"""Every row is vouched for by the chain: what became of each item, leads; and claims hold what their id says."""

from __future__ import annotations

import json
import secrets
from typing import Any

from django.db import migrations, models

CHUNK = 500


def _vouch_for_items(apps: Any, editor: Any) -> None:
    """An entry in the chain for each item that was noted before, and one for all leads."""
    from sayso.ledger.custody import now

    items = apps.get_model("ledger", "IntakeRow").objects.using(editor.connection.alias)
    for row in items.order_by("number").iterator(chunk_size=CHUNK):
        row.entry = _append(apps, editor, "intake", {"intake": _record(row)}, now())
        row.save(update_fields=["entry"])
    leads = apps.get_model("ledger", "LeadRow").objects.using(editor.connection.alias)
    records = sorted(_record(row) for row in leads.iterator(chunk_size=CHUNK))
    if records:
        from sayso.model.ids import sha256

        entry = _append(apps, editor, "leads", {"leads": sha256("\n".join(records).encode())}, now())
        leads.update(entry=entry)


def _leave_makers_to_holdings(apps: Any, editor: Any) -> None:
    """A claim's row says nothing of who made it: the holdings do, and the chain vouches for those."""
    from sayso.model.ids import canonical

    rows = apps.get_model("ledger", "ClaimRow").objects.using(editor.connection.alias)
    for row in rows.order_by("id").iterator(chunk_size=CHUNK):
        value = json.loads(row.value)
        value.pop("made_by", None)
        value.pop("restates", None)
        row.value = canonical(value)
        row.save(update_fields=["value"])


def _record(row: Any) -> str:
    from sayso.model.ids import canonical, sha256

    names = [field.attname for field in row._meta.concrete_fields if field.attname != "entry"]
    return sha256(canonical({name: getattr(row, name) for name in names}).encode())


def _append(apps: Any, editor: Any, kind: str, payload: dict[str, str], at: str) -> int:
    """One more entry, as `custody.append` makes it."""
    from sayso.ledger.custody import GENESIS, digest, entry_hash
    from sayso.model.ids import canonical

    alias = editor.connection.alias
    heads = apps.get_model("ledger", "HeadRow").objects.using(alias)
    last = heads.filter(one=1).first()
    text, salt = canonical(payload), secrets.token_hex(16)
    row = apps.get_model("ledger", "CustodyRow")(
        number=last.number + 1 if last else 1,
        kind=kind,
        at=at,
        by="sayso 0002",
        payload=text,
        salt=salt,
        digest=digest(salt, text),
        previous=last.hash if last else GENESIS,
    )
    row.hash = entry_hash(row)
    row.save(using=alias, force_insert=True)
    heads.update_or_create(one=1, defaults={"number": row.number, "hash": row.hash})
    return int(row.number)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="UnfinishedRow",
            fields=[
                ("tombstone", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("sha256", models.CharField(blank=True, max_length=64)),
            ],
            options={"db_table": "ledger_unfinished"},
        ),
        migrations.RemoveField("claimrow", "made_by"),
        migrations.RemoveField("claimrow", "made_by_version"),
        migrations.AddField("intakerow", "entry", models.PositiveBigIntegerField(null=True)),
        migrations.AddField("leadrow", "entry", models.PositiveBigIntegerField(null=True)),
        migrations.RunPython(_vouch_for_items, migrations.RunPython.noop),
        migrations.RunPython(_leave_makers_to_holdings, migrations.RunPython.noop),
        migrations.AlterField("intakerow", "entry", models.PositiveBigIntegerField(unique=True)),
        migrations.AlterField("leadrow", "entry", models.PositiveBigIntegerField(db_index=True)),
    ]
