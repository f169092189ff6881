"""The workbench shows nothing that `protect` did not make, and fetches nothing from elsewhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import sayso
from tests.protect.test_contract import imported

HOME = Path(sayso.__file__).parent / "workbench"
TEMPLATES = sorted(HOME.rglob("*.html"))
STATIC = sorted((HOME / "static").rglob("*.*"))


def test_no_page_knows_a_claim_that_was_not_shown():
    for path in HOME.rglob("*.py"):
        names = imported(ast.parse(path.read_text()))
        assert not names & {"sayso.model.claim.Claim", "sayso.model.source.Attribution"}, path


def test_only_the_reports_own_pages_ask_for_its_own_audience():
    asking = {path.name for path in HOME.rglob("*.py") if "Audience.OWN_REPORT" in path.read_text()}
    assert asking == {"report.py"}
    assert not [path for path in HOME.rglob("*.py") if "AS_PUBLISHED" in path.read_text()]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_escape_everything_and_hold_no_script_or_style(path: Path):
    text = path.read_text("utf-8")
    assert not re.search(r"\|\s*safe|autoescape|mark_safe", text)
    assert not re.search(r"<style|style=|\son\w+=|javascript:|<script>", text)
    assert not re.search(r"(?:src|href|action)=[\"']https?://", text)


@pytest.mark.parametrize("path", STATIC, ids=lambda path: path.name)
def test_static_files_fetch_nothing_and_build_no_markup_from_text(path: Path):
    text = path.read_text("utf-8")
    assert not re.search(
        r"https?://(?!www\.w3\.org)|@import|innerHTML|outerHTML|insertAdjacentHTML|eval\(|document\.write", text
    )


def test_every_form_that_changes_something_carries_its_token():
    for path in TEMPLATES:
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text("utf-8"), re.DOTALL):
            assert "{% csrf_token %}" in form, path
