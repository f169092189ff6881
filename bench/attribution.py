"""Attribution on PolNeAR: source, cue and content spans, whole relations, speed with the reader.

Data: `polnear/` under the folder that BENCH_DATA names, from the repository networkdynamics/PolNeAR; only its
train and dev splits are read. `python -m bench.attribution dev` lists the relations that were missed.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sayso.extract.voices.content import Utterance
from sayso.extract.voices.find import find_utterances
from sayso.extract.voices.scene import Extent, Scene, scene_of
from sayso.language import read

FOLDER = Path("polnear") / "data"
SPLITS = ("dev",)
ROLES = ("source", "cue", "content")
CLOSING = "”\"’'"
OPENING = "“\"'‘"


class Relation(NamedTuple):
    """One attribution as extents `[start, end)` from first to last piece; None where there is none."""

    source: Extent | None
    cue: Extent | None
    content: Extent | None


class Document(NamedTuple):
    """A text and its attributions; of several annotators the first by file name."""

    name: str
    text: str
    gold: tuple[Relation, ...]


def load(folder: Path, split: str) -> list[Document]:
    """The annotated documents of one split, in the order of their file names."""
    found = []
    for path in sorted((folder / FOLDER / split / "text").glob("*.txt")):
        marked = sorted(path.parent.parent.glob(f"attributions/{_literal(path.stem)}_????.ann"))
        if marked:
            with path.open(encoding="utf-8", newline="") as lines:
                text = lines.read()
            found.append(Document(path.stem, text, tuple(_relations(marked[0]))))
    return found


def _literal(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)


def _relations(path: Path) -> Iterator[Relation]:
    extents: dict[str, list[Extent]] = {}
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    for name, value, *_ in (line for line in lines if line[0].startswith("T")):
        pieces = value.split(" ", 1)[1].split(";")
        extents[name] = [(int(start), int(end)) for start, end in (piece.split() for piece in pieces)]
    for _, value, *_ in (line for line in lines if line[0].startswith("E")):
        parts: dict[str, list[Extent]] = {role: [] for role in ROLES}
        for role, name in (part.split(":") for part in value.split()):
            kind = role.rstrip("0123456789").lower()
            if kind in parts:
                parts[kind] += extents.get(name, [])
        if parts["cue"] or parts["content"]:
            yield Relation(*(_whole(parts[role]) for role in ROLES))


def _whole(pieces: Sequence[Extent]) -> Extent | None:
    return (min(start for start, _ in pieces), max(end for _, end in pieces)) if pieces else None


def predicted(document: Document) -> list[Relation]:
    """Our attributions as PolNeAR marks them."""
    scene = scene_of(read(document.text, "en"))
    return [_relation(scene, each) for each in find_utterances(scene) if _is_marked(scene, each)]


def _is_marked(scene: Scene, each: Utterance) -> bool:
    """Whether PolNeAR marks such a cue: a verb or "according to", not inside quoted words, no "seems"."""
    if each.hit.kind not in {"verb", "passive", "according", "citing"} or each.hit.cue.manner == "inference":
        return False
    if scene.quoted_by(each.hit.at) is not None:
        return False
    source = each.hit.source
    return source is None or scene.tokens[source].lower not in scene.words["pronouns_self"] | {"you"}


def _relation(scene: Scene, each: Utterance) -> Relation:
    source = scene.extent(scene.subtree_of_phrase(each.source)) if each.source is not None else None
    cue = scene.extent((each.hit.tokens[0], each.hit.tokens[-1]))
    return Relation(source, cue, _whole([_with_marks(scene.reading.text, *part) for part in each.content]))


def _with_marks(text: str, start: int, end: int) -> Extent:
    """Quotation marks, the full stop inside them, and "that" belong to PolNeAR's content."""
    if start and text[start - 1] in OPENING:
        start -= 1
    if text[max(0, start - 5) : start].lower() == "that ":
        start -= 5
    if text[end : end + 1] in {",", "."} and text[end + 1 : end + 2] in tuple(CLOSING):
        end += 1
    return start, end + 1 if text[end : end + 1] in tuple(CLOSING) else end


def score(documents: Sequence[Document], answers: Sequence[Sequence[Relation]]) -> dict[str, float]:
    """F1 in percent: spans exact and by overlap, relations with every part overlapping or equal."""
    gold, ours = sum(len(each.gold) for each in documents), sum(map(len, answers))
    figures: dict[str, float] = {"gold": gold, "found": ours}
    pairs = [(each.gold, answer) for each, answer in zip(documents, answers, strict=True)]
    for place, role in enumerate(ROLES):
        figures |= {f"{role} {name}": value for name, value in _spans(pairs, place).items()}
    for name, same in (("relaxed", _alike), ("exact", Relation.__eq__)):
        hits = sum(_matched(want, have, same) for want, have in pairs)
        figures[f"relation {name}"] = 200.0 * hits / max(1, gold + ours)
    return figures


def _spans(pairs: Iterable[tuple[Sequence[Relation], Sequence[Relation]]], place: int) -> dict[str, float]:
    wanted = had = exact = right = found = 0
    for gold, ours in pairs:
        want = [each[place] for each in gold if each[place]]
        have = [each[place] for each in ours if each[place]]
        wanted, had, exact = wanted + len(want), had + len(have), exact + len(set(want) & set(have))
        right += sum(any(_overlap(one, other) for other in want) for one in have)
        found += sum(any(_overlap(one, other) for other in have) for one in want)
    precision, recall = right / max(1, had), found / max(1, wanted)
    overlap = 200.0 * precision * recall / max(1e-9, precision + recall)
    return {"exact": 200.0 * exact / max(1, wanted + had), "overlap": overlap}


def _matched(gold: Sequence[Relation], ours: Sequence[Relation], same: Callable[[Relation, Relation], bool]) -> int:
    left = list(ours)
    for want in gold:
        fit = next((have for have in left if same(want, have)), None)
        if fit is not None:
            left.remove(fit)
    return len(ours) - len(left)


def _alike(want: Relation, have: Relation) -> bool:
    unnamed = want.source is None and have.source is None
    sources = unnamed or _overlap(want.source, have.source)
    return sources and _overlap(want.cue, have.cue) and _overlap(want.content, have.content)


def _overlap(one: Extent | None, other: Extent | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def misses(documents: Sequence[Document], answers: Sequence[Sequence[Relation]]) -> Iterator[str]:
    """Every attribution that no prediction overlaps in all parts, one a line."""
    for document, answer in zip(documents, answers, strict=True):
        for want in document.gold:
            if not any(_alike(want, have) for have in answer):
                words = (document.text[part[0] : part[1]] if part else "-" for part in want)
                yield " | ".join(" ".join(each.split())[:120] for each in words)


def main() -> None:
    """Print the table, or that it was not run for want of the data."""
    data = os.environ.get("BENCH_DATA")
    if not data or not (Path(data) / FOLDER).is_dir():
        print("attribution: not run (BENCH_DATA names no folder with polnear/)")
        return
    read("A first text loads the model.", "en")
    for split in SPLITS:
        documents = load(Path(data), split)
        began = time.perf_counter()
        answers = [predicted(document) for document in documents]
        seconds = time.perf_counter() - began
        figures = "  ".join(f"{key} {value:.1f}" for key, value in score(documents, answers).items())
        print(f"{split}: {len(documents)} documents  {figures}  {len(documents) / seconds:.1f} documents/s")
        if split in sys.argv:
            print("\n".join(misses(documents, answers)))


if __name__ == "__main__":
    main()
