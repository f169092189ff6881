# ruff: noqa: N999 - Django names migrations by number
from importlib import import_module

Migration = import_module("sayso.ledger.migrations.0001_initial").Migration
