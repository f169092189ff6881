"""Findings and sources leave the ledger through `protect` alone, and nothing of them is kept of a source at risk."""

from __future__ import annotations

import ast
from pathlib import Path

import sayso
from sayso.corroborate import corroborate
from tests.corroborate.material import CLERK, WORKER, Says, output, report
from tests.protect.test_contract import calls

HOME = Path(sayso.__file__).parent
SHOWN = {"ShownFinding": "protect/show_finding.py", "ShownSource": "protect/show_sources.py"}


def test_protect_alone_makes_what_is_shown_of_findings():
    for path in HOME.rglob("*.py"):
        made = calls(ast.parse(path.read_text("utf-8"))) & SHOWN.keys()
        assert all(SHOWN[name] == path.relative_to(HOME).as_posix() for name in made), path


def test_a_finding_names_no_source_at_risk_and_keeps_no_record_of_one():
    one = Says("We made 2,900 in February, he said.", WORKER, changes=output(2900))
    other = Says("They made 2,900 in February, somebody said.", CLERK, changes=output(2900))
    found = corroborate([report("Radio", "2024-03-05", one), report("Courier", "2024-03-25", other)])
    for each in found:
        assert not each.outcomes
        assert "at the plant" not in repr(each)
        assert not [voice for voice in each.tellings if not voice.at_risk]
