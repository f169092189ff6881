"""Peak resident memory of one process after 1,000 and after 10,000 short reports, no two alike.

Run on its own (`python -m bench.memory`) it reads them and prints what it took, as JSON.
"""

from __future__ import annotations

import gc
import json
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from bench.table import Figure, Result, Table
from bench.texts import english, varied
from sayso.domain.arms import arms
from sayso.extract import extract
from sayso.language import read

MARKS = (1_000, 10_000)
BAR = 0.05
_HIGHEST = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
UNITS = {"darwin": 1}  # bytes there, kilobytes elsewhere


class Mark(NamedTuple):
    """After so many reports: peak and present resident memory in megabytes, seconds since the start."""

    reports: int
    peak: float
    present: float
    seconds: float


def run(data: str | None = None) -> Result:
    """The growth of the peak between both marks, measured in a process of its own."""
    del data  # the sample alone, so that the figure means the same everywhere
    done = subprocess.run(
        [sys.executable, "-m", "bench.memory"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    marks = [Mark(*each) for each in json.loads(done.stdout)]
    growth = marks[-1].peak / marks[0].peak - 1
    rows = tuple((each.reports, round(each.peak, 1), round(each.present, 1), round(each.seconds, 1)) for each in marks)
    figures = (Figure("sayso", "growth", growth, lower_is_better=True, steady=False),)
    notes = (f"growth of the peak {growth:.1%}; to reach: below {BAR:.0%}",)
    return Table("memory", ("reports", "peak MB", "present MB", "seconds"), rows, figures, notes)


def measured(marks: tuple[int, ...] = MARKS) -> list[Mark]:
    """Read as many reports as the last mark asks for in this process, and note the memory at each."""
    domain, started, found = arms(), time.perf_counter(), []
    for number, report in enumerate(varied(english(None), marks[-1]), 1):
        extract(report, read(report.text, "en"), domain)
        if number in marks:
            gc.collect()
            found.append(Mark(number, peak(), present(), time.perf_counter() - started))
    return found


def peak() -> float:
    """The most resident memory of this process so far, in megabytes.

    Linux hands the `ru_maxrss` of a parent on to its children, and tells that of the process alone in VmHWM.
    """
    status = Path("/proc/self/status")
    found = _HIGHEST.search(status.read_text()) if status.is_file() else None
    if found:
        return int(found[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNITS.get(sys.platform, 1024) / 1e6


def present() -> float:
    """The resident memory of this process now, in megabytes; the peak where the system does not tell."""
    status = Path("/proc/self/statm")
    if not status.is_file():
        return peak()
    return int(status.read_text().split()[1]) * resource.getpagesize() / 1e6


if __name__ == "__main__":
    print(json.dumps(measured()))
