"""The same reports give the same bytes in another process, whatever the order of its sets and of the reports."""

from __future__ import annotations

import os
import subprocess
import sys

READ = """
import sys
from dataclasses import replace
from bench.claims import sample
from sayso.model.shown import Audience, shown_report
from sayso.pipeline import read_and_extract
from sayso.protect import beside, show_all
from sayso.publish import to_jsonl

TEXT = (
    "Written to try Sayso; nothing in it is real.\\n\\n"
    "The ministry said that its plants had manufactured every one of these weapons.\\n\\n"
    "Arms packages were sent to Lodvar, with as many as 50 fighters, the ministry said.\\n"
)
turn = -1 if sys.argv[1] == "backwards" else 1
found = {}
reports = sample().reports
reports += (replace(reports[0], name="plurals.txt", text=TEXT),)
for report in reports[::turn]:
    claims = read_and_extract(report).extraction.claims
    around = beside(shown_report(report, report.name), claims, report.locators)
    found[report.name] = "".join(to_jsonl(show_all(claims, Audience.OWN_REPORT, around)))
for name in sorted(found):
    sys.stdout.write(found[name])
"""


def printed(order: str, seed: str) -> str:
    """The claims of the sample, read in a process of its own; `seed` decides how its sets are ordered."""
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", READ, order]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True).stdout


def test_claims_are_the_same_bytes_in_every_process_and_in_every_order_of_reports() -> None:
    first = printed("forwards", "1")

    assert first.count("\n") > 100
    for order, seed in (("forwards", "2"), ("backwards", "3"), ("forwards", "4")):
        assert printed(order, seed) == first
