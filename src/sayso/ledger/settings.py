"""Django's settings for the ledger alone; each casebook that is opened adds a connection of its own.

There is no default database, so that a query which does not name its casebook fails instead of guessing.
"""

from __future__ import annotations

from typing import Any

INSTALLED_APPS = ["sayso.ledger"]
DATABASES: dict[str, dict[str, Any]] = {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
