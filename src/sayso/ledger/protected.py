"""Which tables the triggers protect, and how."""

from __future__ import annotations

CHAIN = "ledger_custody"

# A row is refused unless its words stand in its text.
EVIDENCE = ("ledger_claim", "ledger_quote")

# The columns that name a row: a second row with one of them is refused instead of replacing the first.
KEYS = {
    "ledger_text": ("text_hash",),
    "ledger_report": ("id", "number"),
    "ledger_claim": ("id",),
    "ledger_quote": ("id",),
    "ledger_decision": ("id", "number"),
    "ledger_intake": ("number", "entry"),
    "ledger_lead": ("id",),
    "ledger_custody": ("number",),
}

NEVER_EDITED = ("ledger_text", "ledger_claim", "ledger_quote", "ledger_decision", "ledger_intake", "ledger_lead")

# Rows that a purge, and nothing else, removes.
PERMITTED_IN_PURGE = (*NEVER_EDITED, "ledger_report")

# What of an entry in the chain not even a purge may touch; it erases only payload and salt.
SEALED = ("number", "kind", "at", "by", "digest", "previous", "hash")
