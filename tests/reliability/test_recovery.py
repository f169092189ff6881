"""docs/RECOVERY.md: the damage is done, each command is run, and prints what the page says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.tally import Part, Row, count

pytestmark = pytest.mark.slow

PAGE = Path(__file__).parent.parent.parent / "docs" / "RECOVERY.md"
STATUS = re.compile(r"\s+# exit status (\d)$")
PARTS = re.compile(r"<!-- damage: (.*?) -->|```console\n(.*?)```", re.DOTALL)


def steps() -> list[tuple[str, int, list[str]]]:
    """Each command of the page, with its exit status and the lines that it must print; damage prints none."""
    found: list[tuple[str, int, list[str]]] = []
    for damage, block in PARTS.findall(PAGE.read_text("utf-8")):
        if damage:
            found.append((damage, 0, []))
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            status = STATUS.search(command)
            found.append((STATUS.sub("", command), int(status[1]) if status else 0, lines))
    return found


def test_every_command_of_the_page_does_what_it_says(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for name in ("first", "second"):
        (given / f"{name}.txt").write_text(f"Written to try Sayso. L'usine {name} a produit 80 obus.\n", "utf-8")
    (tmp_path / "backups").mkdir()
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": programs, "COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}
    environment.pop("SAYSO_CASEBOOK", None)
    begin = ("sayso init casebook", "sayso add -C casebook given --language fr")
    todo = [*((command, 0, list[str]()) for command in begin), *steps()]
    assert len(todo) > 18
    for command, status, lines in todo:
        done = subprocess.run(
            ["/bin/sh", "-ec", command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        printed = " ".join((done.stdout + done.stderr).split())
        assert done.returncode == status, f"{command}\n{printed}"
        for line in lines:
            assert " ".join(line.split()) in printed, f"{command}\nshould print: {line}\nprinted: {printed}"
        assert "Traceback" not in printed
    count(Row(Part.BACKUP, "docs/RECOVERY.md, command by command", len(steps()), database="SQLite"))
