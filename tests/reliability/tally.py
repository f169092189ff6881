"""What the tests of reliability tried, and what became of it: the numbers of docs/RELIABILITY.md.

`scripts/reliability.py` names a file in the environment and runs these tests; each counts what it tried into
that file, one line of JSON a count. In any other run nothing is written.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

FILE = "SAYSO_TALLY"


class Part(StrEnum):
    """The parts of the table, in its order."""

    INPUTS = "Hostile and broken inputs"
    FETCHING = "Fetching a page"
    INTERRUPTED = "Interrupted"
    HANDS = "Many hands"
    TAMPERING = "Tampering"
    BACKUP = "Backup and restore"
    PURGE = "Purge"
    LEAKS = "Leaks"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: of so many cases tried, so many were kept, refused with a reason, lost.

    `kept`: what Sayso had said that it stored is there, whole; or the attack changed nothing and was named.
    `refused`: it was not taken in or not done, and why is told and stays. `lost`: neither. `matter` says in
    a few words what was tried; `database` is `SQLite`, `PostgreSQL` or empty where none takes part.
    """

    part: Part
    matter: str
    kept: int
    refused: int = 0
    lost: int = 0
    database: str = ""

    @property
    def tried(self) -> int:
        """All of them."""
        return self.kept + self.refused + self.lost


def count(row: Row) -> None:
    """Add the cases of a test to the table, before the test asserts that none was lost."""
    if file := os.environ.get(FILE):
        line = json.dumps(asdict(row)) + "\n"
        with Path(file).open("a", encoding="utf-8") as tally:
            tally.write(line)


def rows(lines: Iterable[str]) -> list[Row]:
    """The rows of the table from the lines of a tally: counts of one matter and database are added up."""
    found: dict[tuple[Part, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for line in lines:
        each = json.loads(line)
        sums = found[Part(each["part"]), each["matter"], each["database"]]
        for place, name in enumerate(("kept", "refused", "lost")):
            sums[place] += each[name]
    order = list(Part)
    keys = sorted(found, key=lambda key: (order.index(key[0]), key[1], ["", "SQLite", "PostgreSQL"].index(key[2])))
    return [Row(part, matter, *found[part, matter, base], base) for part, matter, base in keys]
