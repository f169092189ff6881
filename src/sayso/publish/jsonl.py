"""Claims as JSON lines, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sayso.model.shown import Shown
from sayso.publish.rows import row


def to_jsonl(claims: Iterable[Shown]) -> Iterator[str]:
    """One line for each claim, in the order given, each with its line feed; UTF-8, characters as they are."""
    return (json.dumps(row(claim), ensure_ascii=False) + "\n" for claim in claims)
