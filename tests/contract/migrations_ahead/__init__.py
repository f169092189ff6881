"""Sayso as it may be one version from now: one more migration, which rebuilds tables on SQLite."""
