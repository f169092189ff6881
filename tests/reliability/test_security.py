"""docs/SECURITY.md claims nothing that no test tries."""

from __future__ import annotations

import ast
import re
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
PAGE = HOME / "docs" / "SECURITY.md"
CLAIM = re.compile(r"^\| (?P<claim>.+) \| (?P<tests>`tests/.+`) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def _protected() -> str:
    return PAGE.read_text("utf-8").split("## What it does not protect against")[0]


def test_every_row_of_the_table_names_its_tests():
    rows = [line for line in _protected().splitlines() if line.startswith("| ") and not line.startswith("| claim")]
    assert len(rows) > 15
    assert [row for row in rows if not CLAIM.fullmatch(row)] == []


def test_every_test_that_is_named_exists():
    named = TEST.findall(_protected())
    assert len(named) > 20
    for file, name in named:
        tree = ast.parse((HOME / file).read_text("utf-8"))
        assert name in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}, f"{file}::{name}"
