"""Times on TimeBank and AQUAINT (TempEval-3): spans strict and relaxed, value given a relaxed match, speed.

Data: `te3/` under the folder that BENCH_DATA names, from the repository jspotter/TempEval-3.
`python -m bench.times [timebank|aquaint]` lists the misses of a set.
"""

from __future__ import annotations

import html
import os
import re
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sayso.language.lexicon import calendar
from sayso.measure.calendar import Calendar
from sayso.measure.times import TimeMention, find_times

FOLDER = Path("te3") / "data" / "TBAQ-cleaned"
SETS = {"timebank": "TimeBank", "aquaint": "AQUAINT"}
TYPES = {"date": "DATE", "clock": "TIME", "duration": "DURATION", "set": "SET", "vague": "DATE"}
LINK = re.compile(r"\s*(?:[-–—/]|\b(?:to|and|through|until)\b)\s*")


class Timex(NamedTuple):
    """A time over `[start, end)` with its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


class Document(NamedTuple):
    """A text, its date of publication, and the times that stand in it."""

    name: str
    published: str
    text: str
    gold: tuple[Timex, ...]


def load(folder: Path, name: str) -> list[Document]:
    """The documents of one set, in the order of their file names."""
    paths = sorted((folder / FOLDER / SETS[name]).glob("*.tml"))
    return [found for path in paths if (found := _document(path))]


def _document(path: Path) -> Document | None:
    source = path.read_text(encoding="utf-8", errors="replace")
    published = re.search(r'<DCT>.*?value="([^"]*)"', source, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    if not published or not body:
        return None
    text, gold = _parsed(body[1])
    return Document(path.name, published[1], text, tuple(gold))


def _parsed(body: str) -> tuple[str, list[Timex]]:
    text, gold, opened = "", list[Timex](), list[tuple[int, str, str]]()
    for piece in re.split(r"(<[^>]+>)", body):
        if piece.startswith("<TIMEX3"):
            said = dict(re.findall(r'\b(type|value)="([^"]*)"', piece))
            opened.append((len(text), said["type"], said["value"]))
        elif piece.startswith("</TIMEX3") and opened:
            start, kind, value = opened.pop()
            gold.append(Timex(start, len(text), kind, value))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return text, gold


def predicted(document: Document, words: Calendar) -> list[Timex]:
    """Our times as TIMEX3: a range is written as its two ends."""
    day = re.match(r"(\d{4})-(\d\d)-(\d\d)", document.published)
    anchor = date(*map(int, day.groups())) if day else None
    found = find_times(document.text, words, anchor)
    return [timex for mention in found for timex in _timexes(document.text, mention)]


def _timexes(text: str, mention: TimeMention) -> Iterable[Timex]:
    kind = TYPES[mention.kind]
    if "/" not in mention.code:
        yield Timex(mention.start, mention.end, kind, mention.code)
        return
    codes, words = mention.code.split("/"), text[mention.start : mention.end]
    link = LINK.search(words)
    if link is None:
        return
    yield Timex(mention.start, mention.start + link.start(), kind, codes[0])
    yield Timex(mention.start + link.end(), mention.end, kind, codes[1])


def aligned(gold: Sequence[Timex], ours: Sequence[Timex]) -> list[tuple[Timex, Timex | None]]:
    """Each gold time with the one of ours that overlaps it most, each of ours used once."""
    used: set[int] = set()
    pairs: list[tuple[Timex, Timex | None]] = []
    for want in gold:
        overlaps = [
            (min(want.end, have.end) - max(want.start, have.start), i)
            for i, have in enumerate(ours)
            if i not in used and have.start < want.end and want.start < have.end
        ]
        if overlaps:
            used.add(max(overlaps)[1])
        pairs.append((want, ours[max(overlaps)[1]] if overlaps else None))
    return pairs


def score(documents: Sequence[Document], answers: Sequence[Sequence[Timex]]) -> dict[str, float]:
    """F1 in percent of strict and relaxed spans, and of value given a relaxed match (TempEval-3)."""
    gold, ours = sum(len(d.gold) for d in documents), sum(len(a) for a in answers)
    hits = [(want, have) for d, a in zip(documents, answers, strict=True) for want, have in aligned(d.gold, a) if have]
    counts = {
        "strict": sum((want.start, want.end) == (have.start, have.end) for want, have in hits),
        "relaxed": len(hits),
        "value": sum(want.value == have.value for want, have in hits),
        "type": sum(want.type == have.type for want, have in hits),
    }
    return {"gold": gold, "found": ours} | {name: 200.0 * n / (gold + ours) for name, n in counts.items()}


def misses(documents: Sequence[Document], answers: Sequence[Sequence[Timex]]) -> Iterable[str]:
    """What was missed, misread or invented, one a line."""
    for document, answer in zip(documents, answers, strict=True):
        pairs = aligned(document.gold, answer)
        matched = {have for _, have in pairs if have}
        for want, have in pairs:
            if have is None or have.value != want.value:
                said = f"{document.text[have.start : have.end]!r} {have.value}" if have else "nothing"
                words = " ".join(document.text[max(0, want.start - 40) : want.end + 15].split())
                wanted = document.text[want.start : want.end]
                yield f"{document.published} WANT {wanted!r} {want.value} HAVE {said} ... {words}"
        for have in answer:
            if have not in matched:
                words = " ".join(document.text[max(0, have.start - 30) : have.end + 20].split())
                found = document.text[have.start : have.end]
                yield f"{document.published} EXTRA {found!r} {have.value} ... {words}"


def main() -> None:
    """Print the table, or that it was not run for want of the data."""
    data = os.environ.get("BENCH_DATA")
    if not data or not (Path(data) / FOLDER).is_dir():
        print("times: not run (BENCH_DATA names no folder with te3/)")
        return
    words = calendar("en")
    find_times("today", words, None)
    sets = {name: load(Path(data), name) for name in SETS}
    sets["both"] = [document for documents in sets.values() for document in documents]
    for name, documents in sets.items():
        began = time.perf_counter()
        answers = [predicted(document, words) for document in documents]
        seconds = time.perf_counter() - began
        figures = "  ".join(f"{key} {value:.1f}" for key, value in score(documents, answers).items())
        print(f"{name}: {len(documents)} documents  {figures}  {len(documents) / seconds:.0f} documents/s")
        if name in sys.argv:
            print("\n".join(misses(documents, answers)))


if __name__ == "__main__":
    main()
