"""Writes docs/RELIABILITY.md: what the tests of reliability tried in full, and what became of it.

Run it with `make reliability`. A part that has failures is not written: the table holds only what was so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.reliability.tally import Row

HOME = Path(__file__).resolve().parent.parent
PAGE = HOME / "docs" / "RELIABILITY.md"
TESTS = ("tests/reliability", "tests/contract/test_purge.py")

HEAD = """\
# Reliability: what was tried, and what became of it

Made by `make reliability` from the tests in `tests/reliability`, which assert each of these cases by itself.

- **kept**: what Sayso had said that it stored is there, whole; or an input was stored with exactly the words that its
  maker said it shows; or a fault was named for what it is.
- **refused**: it was not taken in or not done; the reason is told and stays in the ledger.
- **lost**: neither. One of these would be a fault of Sayso.

"""


def main() -> int:
    """Run the tests in full and write the table; the tests' exit status."""
    from tests.reliability.tally import FILE, rows

    with tempfile.TemporaryDirectory() as folder:
        tally = Path(folder, "tally.jsonl")
        environment = {**os.environ, FILE: str(tally), "SAYSO_FULL": "1"}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS, *sys.argv[1:]]
        status = subprocess.run(command, cwd=HOME, env=environment, check=False).returncode
        found = rows(tally.read_text("utf-8").splitlines())
    if status == 0:
        PAGE.write_text(HEAD + table(found), "utf-8")
        print(f"Wrote {PAGE.relative_to(HOME)}: {sum(each.tried for each in found):,} cases.")
    return status


def table(found: list[Row]) -> str:
    """The rows by part, each part with its sums."""
    lines = ["| what was tried | database | cases | kept | refused with reason | lost |", "|---|---|--:|--:|--:|--:|"]
    for part, members in groupby(found, key=lambda row: row.part):
        held = list(members)
        sums = [sum(getattr(row, name) for row in held) for name in ("tried", "kept", "refused", "lost")]
        lines.append(f"| **{part.value}** | | **{'** | **'.join(f'{each:,}' for each in sums)}** |")
        lines.extend(
            f"| {row.matter} | {row.database} | {row.tried:,} | {row.kept:,} | {row.refused:,} | {row.lost:,} |"
            for row in held
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(HOME))
    sys.exit(main())
