"""Fuzz the parsers with atheris for so many seconds in all; what is found becomes a case of the tests.

    python scripts/fuzz.py SECONDS [PARSER…]

Each parser runs in a process of its own, guided by the coverage of our code. An input that breaks it is kept
in tests/hostile/found/ under the parser's name, where the tests try it from then on.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
FOUND = HOME / "tests" / "hostile" / "found"
LEAST_SECONDS = 5


def main(seconds: int, names: list[str]) -> int:
    """Fuzz each parser for its share of the time; the number of inputs that were found."""
    from tests.fuzz.targets import TARGETS

    names = names or list(TARGETS)
    found = 0
    for name in names:
        found += _fuzz(name, max(LEAST_SECONDS, seconds // len(names)))
    print(f"{found} found" + (f", kept in {FOUND.relative_to(HOME)}" if found else ""))
    return found


def _fuzz(name: str, seconds: int) -> int:
    """Run one parser in another process; it ends at the first input that breaks it."""
    from tests.fuzz.seeds import seeds

    with tempfile.TemporaryDirectory() as folder:
        corpus, broken = Path(folder, "corpus"), Path(folder, "broken")
        corpus.mkdir()
        broken.mkdir()
        for number, data in enumerate(seeds(name)):
            (corpus / str(number)).write_bytes(data)
        limits = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=3000", "-max_len=4000"]
        command = [sys.executable, __file__, "--one", name, *limits, f"-artifact_prefix={broken}/", str(corpus)]
        done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, errors="replace", check=False)
        kept = [_keep(name, each) for each in broken.iterdir()]
        tried = next((line for line in reversed(done.stderr.splitlines()) if line.startswith(("#", "Done"))), "")
        print(f"{name}: {tried.strip() or done.stderr[-500:]}")
        if kept or done.returncode:
            print("\n".join(done.stderr.splitlines()[-25:]))
        return len(kept)


def _keep(name: str, path: Path) -> str:
    data = path.read_bytes()
    kept = FOUND / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    FOUND.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(data)
    return kept.name


def _one(name: str, arguments: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["sayso.capture", "sayso.model", "tests.fuzz"]):
        from tests.fuzz.targets import TARGETS
    atheris.Setup([sys.argv[0], *arguments], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.path.insert(0, str(HOME))
    if sys.argv[1] == "--one":
        _one(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(1 if main(int(sys.argv[1]), sys.argv[2:]) else 0)
