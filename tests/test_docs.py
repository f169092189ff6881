"""What the docs say is so: the tutorial runs, the help is current, every word of the design has its file."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

HOME = Path(__file__).resolve().parent.parent
TUTORIAL = HOME / "docs" / "tutorial.md"
ARCHITECTURE = HOME / "docs" / "ARCHITECTURE.md"

WORDS = (
    *(
        "casebook",
        "report",
        "span",
        "source",
        "attribution",
        "claim",
        "status",
        "factuality",
        "polarity",
        "quantity",
    ),
    *("times", "item", "entity", "identity", "origin", "finding", "grade", "estimate", "hypothesis", "lead"),
    *(
        "decision",
        "briefing",
        "version",
        "handling",
        "locator",
        "naming",
        "standing",
        "at_risk",
        "basis",
        "condition",
    ),
    *("measure", "made_by", "certainty", "restate", "event types and roles"),
)


@pytest.fixture(scope="module")
def docs() -> ModuleType:
    """scripts/docs.py as a module."""
    spec = importlib.util.spec_from_file_location("docs", HOME / "scripts" / "docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_help_in_the_docs_is_what_the_commands_print(docs):
    assert docs.CLI.read_text("utf-8") == docs.cli_page(), "run `make docs`"


def test_every_command_is_in_the_docs(docs):
    from typer.main import get_command

    from sayso.cli import app

    assert {name for name in docs.COMMANDS if " " not in name} == {"", *get_command(app).commands}


def test_the_output_in_readme_is_what_make_run_prints(docs, tmp_path):
    (tmp_path / ".venv").symlink_to(sys.prefix)
    readme = docs.README.read_text("utf-8")
    assert readme == docs.with_output(readme, docs.demo(tmp_path)), "run `make docs`"


@pytest.mark.parametrize(
    "page", ["README.md", "docs/tutorial.md", "docs/ARCHITECTURE.md", "docs/RECOVERY.md", "CHANGELOG.md"]
)
def test_every_link_and_picture_leads_to_a_file(page: str):
    file = HOME / page
    for target in re.findall(r"\]\(([^)#]+)\)", file.read_text("utf-8")):
        assert target.startswith("https://") or (file.parent / target).exists(), target


def rows() -> dict[str, str]:
    found = re.findall(r"^\| ([^|]+?) \| [^|]+ \| ([^|]+?) \|$", ARCHITECTURE.read_text("utf-8"), re.MULTILINE)
    return dict(found)


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_design_has_its_file_or_is_said_to_be_missing(word: str):
    place = rows()[word]
    assert re.search(r"`src/sayso/\S+`", place) or "not built yet" in place


def test_every_file_that_the_architecture_names_is_there():
    named = re.findall(r"`((?:src|docs|tests|scripts)/[^`<]+)`", ARCHITECTURE.read_text("utf-8"))
    assert len(named) > 40
    assert [path for path in named if not (HOME / path).exists()] == []


def test_what_is_said_to_be_missing_is_missing():
    for room in re.findall(r"not built yet \(`(\w+)`\)", ARCHITECTURE.read_text("utf-8")):
        assert not (HOME / "src" / "sayso" / room).exists(), room


def steps() -> list[tuple[str, str, list[str]]]:
    """Each command of the tutorial, what it is given, and the lines that must be in what it prints."""
    found: list[tuple[str, str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", TUTORIAL.read_text("utf-8"), re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            writes = command.startswith("cat > ")
            found.append((command, "\n".join(lines) + "\n" if writes else "", [] if writes else lines))
    return found


def test_the_tutorial_runs_and_prints_what_it_shows(tmp_path: Path):
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": programs, "COLUMNS": "160", "NO_COLOR": "1", "TERM": "dumb"}
    assert len(steps()) > 15
    for command, given, wanted in steps():
        done = subprocess.run(
            ["/bin/sh", "-ec", command],
            cwd=tmp_path,
            env=environment,
            input=given,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        printed = " ".join((done.stdout + done.stderr).split())
        assert done.returncode == 0, f"{command}\n{printed}"
        for line in wanted:
            assert " ".join(line.split()) in printed, f"{command}\nshould print: {line}\nprinted: {printed}"
