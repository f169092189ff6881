"""Findings kept with the hash of what they were computed from."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_custody_of_every_row")]

    operations = [
        migrations.CreateModel(
            name="ConclusionRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of", models.CharField(max_length=32)),
                ("key", models.CharField(blank=True, max_length=32)),
                ("inputs", models.CharField(max_length=32)),
                ("value", models.TextField(blank=True)),
            ],
            options={"db_table": "ledger_conclusion"},
        ),
        migrations.AddConstraint(
            model_name="conclusionrow",
            constraint=models.UniqueConstraint(fields=["of", "key"], name="conclusion_once"),
        ),
    ]
