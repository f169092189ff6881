"""`docs/ACCURACY.md`, written from a run: what each stage gets right and wrong, and how to measure it again."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.claims import by_type, confusions, sample_score
from bench.floors import Floor
from bench.score_claims import FAILURES, Score
from bench.table import NotRun, Result, as_markdown

PATH = Path(__file__).parent.parent / "docs" / "ACCURACY.md"
FIRST_LOOKS = Path(__file__).parent / "first_looks.toml"
CONFUSED = ("status", "factuality", "polarity", "naming", "standing", "at_risk")
MOST = 4

OPENING = """\
# How accurate Sayso is

*Written by `python -m bench --write`; do not edit it by hand.*

Every figure below is from the run that wrote this page, unless it says "last measured". A benchmark whose data
was not there is marked "not run".
"""
CLAIMS = """\
A claim of the gold list is *found* when one of ours of the same report and type covers its words. `fields` is the
mean accuracy over all fields of the claims found, `fields_all` counts the missed ones as wrong, `soft` is the
share found of what is less than a plain fact (targets, orders, plans, beliefs, denials). The last five columns
count failures that would mislead: told more firmly than the source did (hardened), less firmly (softened),
polarity or the direction of a bound turned round (flipped), a source at risk told as one that is not or the
reverse (at_risk), the wrong voice (misvoiced).

`sample` and our own gold set (`own-dev`, `own-test`, in `bench/gold`) ship with Sayso; the second was written and
annotated before anything was run on it, with invented states and names that no lexicon knows. The other sets are
annotated by hand by the same guide and are kept outside of the project, because their texts are not ours: `gold-000`
is one report; `real-seen` and `real-seen-later` are reports beside which rules were developed; `real-released` was set
aside, measured, and then read; `real-unseen` are reports whose annotations nobody who wrote rules has seen. Expect of
your own reports what `real-unseen` shows: a third of the claims found, and three in five of what is told a claim in the
annotators' view.
"""
AGAIN = """\
## Measure it again

```
make bench                                    # what ships with Sayso; all else says "not run"
CLAIMS_DATA=gold=FOLDER make bench            # claims: a folder with reports/ and gold/, several parted by ":"
BENCH_DATA=FOLDER make bench                  # public sets: cqe/, te3/, polnear/ in one folder
.venv/bin/python -m bench claims --write      # this page
.venv/bin/python -m bench --raise             # floors that this version betters
```
"""


def write_accuracy(results: Sequence[Result], floors: Sequence[Floor], path: Path = PATH) -> Path:
    """Write the page and say where it is."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(page(results, floors), encoding="utf-8")
    return path


def page(results: Sequence[Result], floors: Sequence[Floor]) -> str:
    """The whole page as Markdown."""
    parts = [OPENING, *(_section(each, floors) for each in results), _first_looks(), AGAIN]
    return "\n".join(part for part in parts if part)


def _section(result: Result, floors: Sequence[Floor]) -> str:
    title = f"## {result.name.capitalize()}\n"
    if isinstance(result, NotRun):
        return f"{title}\n**not run** ({result.reason})\n{_last(result.name, floors)}"
    notes = "".join(f"\n- {note}" for note in result.notes)
    body = f"{title}\n{as_markdown(result.columns, result.rows)}\n{notes}\n"
    if result.name == "claims":
        return f"{body}\n{CLAIMS}\n{_claims(sample_score())}"
    return body + (f"\nData: SHA-256 `{result.data[:16]}…`.\n" if result.data else "")


def _last(name: str, floors: Sequence[Floor]) -> str:
    """What was measured earlier, said to be so."""
    rows = [(each.of, each.name, each.value, each.commit) for each in floors if each.benchmark == name]
    if not rows:
        return ""
    return f"\nLast measured, on the version named:\n\n{as_markdown(('set', 'figure', 'value', 'commit'), rows)}\n"


def _claims(done: Score) -> str:
    parts = [
        "### The sample casebook, type by type\n",
        as_markdown(("type", "gold", "claims", "precision", "recall"), by_type(done)),
        "\n### Field by field\n",
        as_markdown(("field", "right", "of found", "accuracy", "of all"), _fields(done)),
        "\n### What falls short\n",
        *_shortcomings(done),
    ]
    return "\n".join(parts) + "\n"


def _fields(done: Score) -> list[tuple[str, int, int, float, int]]:
    return [
        (name, each.right, each.seen, each.right / max(1, each.seen), each.total)
        for name, each in sorted(done.fields.items())
    ]


def _shortcomings(done: Score) -> Iterable[str]:
    """In plain words: what is missed most, what is invented most, which values are taken for which."""
    rows = by_type(done)
    missed = sorted(((gold - round(recall * gold), name) for name, gold, _, _, recall in rows), reverse=True)
    extra = sorted(((n - round(precision * n), name) for name, _, n, precision, _ in rows), reverse=True)
    found, gold = len(done.found), len(done.gold)
    yield f"- {gold - found} of {gold} claims of the gold are missed, most of {_listed(missed)}."
    ours = len(done.claims)
    yield f"- {ours - found} of {ours} claims have no match in the gold, most of {_listed(extra)}."
    for name in FAILURES:
        yield f"- {name}: {len(done.wrong[name])}."
    yield from (line for field in CONFUSED if (line := _confused(done, field)))


def _listed(counts: Sequence[tuple[int, str]]) -> str:
    return ", ".join(f"{name} ({count})" for count, name in counts[:MOST] if count)


def _confused(done: Score, field: str) -> str:
    pairs = sorted(confusions(done, field).items(), key=lambda each: (-each[1], each[0]))
    told = ", ".join(f"{gold} told as {ours} ({count})" for (gold, ours), count in pairs[:MOST])
    return f"- {field}: {told}." if told else ""


def _first_looks() -> str:
    """The figures of the first run on each set, beside which the latest are read."""
    if not FIRST_LOOKS.is_file():
        return ""
    looks = tomllib.loads(FIRST_LOOKS.read_text(encoding="utf-8"))["look"]
    columns = ("set", "date", "f1", "fields", "fields_all", "soft", "seen before")
    rows = [tuple(look[name.replace(" ", "_")] for name in columns) for look in looks]
    told = "The figures of the first run that was made on each set; *seen before* says what had been known of it."
    return f"## First looks\n\n{told}\n\n{as_markdown(columns, rows)}\n"
