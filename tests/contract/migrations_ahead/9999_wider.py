# ruff: noqa: N999, RUF012 - Django names migrations by number and reads their attributes as they are
from pathlib import Path

from django.db import migrations, models

import sayso.ledger.migrations

LATEST = max(path.stem for path in Path(sayso.ledger.migrations.__path__[0]).glob("[0-9]*.py"))


class Migration(migrations.Migration):
    dependencies = [("ledger", LATEST)]
    operations = [
        migrations.AlterField("claimrow", "type", models.CharField(max_length=99)),
        migrations.AlterField("textrow", "code_points", models.PositiveBigIntegerField()),
        migrations.AlterField("reportrow", "handling", models.CharField(max_length=32)),
        migrations.AlterField("custodyrow", "kind", models.CharField(max_length=64)),
    ]
