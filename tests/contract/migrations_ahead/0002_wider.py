# ruff: noqa: N999, RUF012 - Django names migrations by number and reads their attributes as they are
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        migrations.AlterField("claimrow", "type", models.CharField(max_length=99)),
        migrations.AlterField("textrow", "code_points", models.PositiveBigIntegerField()),
        migrations.AlterField("reportrow", "handling", models.CharField(max_length=32)),
        migrations.AlterField("custodyrow", "kind", models.CharField(max_length=64)),
    ]
