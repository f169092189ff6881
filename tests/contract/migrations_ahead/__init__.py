"""Sayso as it may be one version from now: all its migrations and one more, which rebuilds tables on SQLite."""

from pathlib import Path

import sayso.ledger.migrations

__path__ = [str(Path(__file__).parent), *sayso.ledger.migrations.__path__]
