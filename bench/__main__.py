"""`python -m bench [NAMES]`: run the benchmarks, print their tables, compare with the floors."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from bench import claims, hypotheses, korean, memory, names, places, public, reading, totals, tracing
from bench.accuracy import write_accuracy
from bench.floors import breaches, raised, read_floors, write_floors
from bench.table import NotRun, Result, Table, as_text

CI_SETS = frozenset({claims.SAMPLE, *names.SETS})


def benchmarks(processes: int) -> Mapping[str, Callable[[], Result]]:
    """Every benchmark by name, each with the data that the environment names for it."""
    ours, others = os.environ.get("CLAIMS_DATA"), os.environ.get("BENCH_DATA")
    return {
        "claims": partial(claims.run, ours),
        "quantities": partial(public.quantities, others),
        "times": partial(public.times, others),
        "attribution": partial(public.attribution, others),
        "reading": partial(reading.run, ours, processes=processes),
        "memory": memory.run,
        "tracing": tracing.run,
        "contradictions": tracing.drift,
        "names": names.run,
        "places": partial(places.run, others),
        "korean": partial(korean.run, others),
        "estimates": totals.run,
        "hypotheses": hypotheses.run,
    }


def main(words: Sequence[str] | None = None) -> int:
    """Run what was asked for; 1 when a figure fell below its floor."""
    asked = _asked(words)
    results = list(_run(asked.names, benchmarks(asked.processes)))
    tables = [each for each in results if isinstance(each, Table)]
    floors = read_floors()
    fallen = [line for table in tables for line in breaches(floors, table)]
    print("\n".join(f"FELL: {line}" for line in fallen))
    if asked.raise_:
        for table in tables:
            floors = raised(floors, table, commit(), CI_SETS)
        write_floors(floors)
    if asked.write:
        done = {each.name: each for each in results}
        whole = [done.get(name, NotRun(name, "not asked for in this run")) for name in benchmarks(1)]
        print(f"Wrote {write_accuracy(whole, read_floors())}.")
    return 1 if fallen else 0


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    known = list(benchmarks(1))
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(known)}; all when left out")
    parser.add_argument("--processes", type=int, default=1, help="for reading: processes of each side")
    parser.add_argument("--raise", action="store_true", dest="raise_", help="write floors that were bettered")
    parser.add_argument("--write", action="store_true", help="write docs/ACCURACY.md from this run")
    asked = parser.parse_args(words)
    if unknown := sorted(set(asked.names) - set(known)):
        parser.error(f"no benchmark is called {unknown[0]}; known are {', '.join(known)}")
    asked.names = asked.names or known
    return asked


def _run(names: Sequence[str], known: Mapping[str, Callable[[], Result]]) -> Iterator[Result]:
    for name in names:
        result = known[name]()
        print(as_text(result) + "\n", flush=True)
        yield result


def commit() -> str:
    """The commit that is checked out, with a plus where files differ from it; empty outside a clone."""
    asked = ["git", "describe", "--always", "--dirty=+", "--exclude=*"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=Path(__file__).parent)
    except OSError:
        return ""
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
