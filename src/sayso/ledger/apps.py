"""The ledger as a Django application: its triggers go before each migration and are put back after."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class LedgerConfig(AppConfig):
    """The application; its label names the tables."""

    name = "sayso.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to every migration of this application, whoever runs it."""
        pre_migrate.connect(_take_down, sender=self)
        post_migrate.connect(_put_back, sender=self)


def _take_down(using: str, **_: Any) -> None:
    """SQLite cannot rename a table while a trigger speaks of one that is being rebuilt."""
    from sayso.ledger import triggers

    triggers.remove(connections[using])


def _put_back(using: str, **_: Any) -> None:
    from sayso.ledger import triggers

    triggers.install(connections[using])
