"""No way leads around `protect`: it alone makes `Shown`, and no query picks out a source at risk across reports."""

from __future__ import annotations

import ast
from dataclasses import fields
from pathlib import Path

import sayso
from sayso.ledger.values import ClaimFilter

HOME = Path(sayso.__file__).parent
MODULES = sorted(HOME.rglob("*.py"))


def calls(tree: ast.AST) -> set[str]:
    names = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {name.id for name in names if isinstance(name, ast.Name)} | {
        name.attr for name in names if isinstance(name, ast.Attribute)
    }


def imported(tree: ast.AST) -> set[str]:
    return {
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_protect_alone_makes_what_is_shown():
    makers = [path.relative_to(HOME) for path in MODULES if "Shown" in calls(ast.parse(path.read_text()))]
    assert makers == [Path("protect/show.py")]


def test_publish_knows_no_claim_that_was_not_shown():
    for path in (HOME / "publish").glob("*.py"):
        assert not imported(ast.parse(path.read_text())) & {
            "sayso.model.claim.Claim",
            "sayso.model.source.Attribution",
        }


def test_the_command_line_prints_no_claim_that_was_not_shown():
    """`noting` makes a claim from what a person types, and prints none."""
    for path in (HOME / "cli").glob("*.py"):
        if path.name != "noting.py":
            assert "sayso.model.claim.Claim" not in imported(ast.parse(path.read_text())), path.name


def test_no_field_of_a_query_picks_out_a_source():
    names = {field.name for field in fields(ClaimFilter)}
    assert not {name for name in names if any(word in name for word in ("source", "risk", "person", "speaker"))}
