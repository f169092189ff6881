"""The casebooks of the contract tests, on both databases."""

from __future__ import annotations

from tests.contract.conftest import casebook, database

__all__ = ["casebook", "database"]
