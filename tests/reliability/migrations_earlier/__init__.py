"""Sayso as it was in its first version: the ledger's first migration alone."""
