"""Predict PolNeAR's attributions (source, cue, content) with Sayso's voices and score them.

    BENCH_DATA=FOLDER python bench/attribution.py dev [--out FILE]

Only the splits train and dev are read; the time includes the reader.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from attribution_data import load

from sayso.extract.voices.content import Utterance
from sayso.extract.voices.find import find_utterances
from sayso.extract.voices.scene import Scene, scene_of
from sayso.language import read

OPENING, CLOSING = "“\"'‘ ", "”\"'’"
HERE = Path(__file__).parent


def prediction(scene: Scene, each: Utterance) -> dict[str, list[tuple[int, int]]]:
    """One attribution as PolNeAR marks it: quotation marks and "that" belong to the content."""
    source = [scene.extent(scene.subtree_of_phrase(each.source))] if each.source is not None else []
    cue = [scene.extent((each.hit.tokens[0], each.hit.tokens[-1]))]
    return {"source": source, "cue": cue, "content": [_with_marks(scene, *part) for part in each.content]}


def is_marked(scene: Scene, each: Utterance) -> bool:
    """Whether PolNeAR marks such a cue: no lone adverb, nothing inside somebody's quoted words, no "I think"."""
    if each.hit.kind in {"adverb", "adjective", "unclear"} or scene.quoted_by(each.hit.at) is not None:
        return False
    return each.hit.source is None or scene.tokens[each.hit.source].lower not in scene.words[
        "pronouns_self"
    ] | {"you"}


def _with_marks(scene: Scene, start: int, end: int) -> tuple[int, int]:
    text = scene.reading.text
    if start and text[start - 1] in OPENING.strip():
        start -= 1
    if text[max(0, start - 5) : start].lower() == "that ":
        start -= 5
    while end < len(text) and text[end] in ",." and text[end + 1 : end + 2] in tuple(CLOSING):
        end += 1
    if end < len(text) and text[end] in CLOSING:
        end += 1
    return start, end


def predict(split: str) -> dict[str, object]:
    """Every document of the split in the loader's order, as the scorer's prediction file."""
    documents = load(split)
    read("Warm up.", "en")
    start = time.perf_counter()
    found = []
    for document in documents:
        scene = scene_of(read(document["text"], "en"))
        found.append([prediction(scene, each) for each in find_utterances(scene) if is_marked(scene, each)])
    seconds = time.perf_counter() - start
    characters = sum(len(document["text"]) for document in documents)
    return {
        "peer": "sayso",
        "pred": found,
        "n": len(documents),
        "sec": seconds,
        "chars": characters,
        "err": 0,
        "load": 0,
    }


def main() -> None:
    """Predict, write the prediction file, and run the scorer on it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("split", choices=["train", "dev"])
    parser.add_argument("--out", type=Path, default=Path("attribution.json"))
    asked = parser.parse_args()
    asked.out.write_text(json.dumps(predict(asked.split)), encoding="utf-8")
    subprocess.run([sys.executable, HERE / "score_attribution.py", asked.split, asked.out], check=True)


if __name__ == "__main__":
    main()
