"""Near-duplicate search beside us: the same matters are given, and reports that are near duplicates are one origin.

Each peer gets the best threshold there is for these very worlds, which no user could know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from bench.tracing_score import Telling, Truth
from bench.world import Story

THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
HASHES = 128
_WORD = re.compile(r"\w+")

Likeness = Mapping[tuple[str, str], float]
Sketcher = Callable[[Sequence[Story]], Callable[[str, str], float]]


def shingles(text: str, size: int = 3) -> list[str]:
    """The runs of three words of a text."""
    words = _WORD.findall(text.casefold())
    return [" ".join(words[at : at + size]) for at in range(max(1, len(words) - size + 1))]


def with_datasketch(stories: Sequence[Story]) -> Callable[[str, str], float]:
    """Jaccard likeness as datasketch's MinHash estimates it."""
    from datasketch import MinHash

    made = {}
    for story in stories:
        made[story.id] = MinHash(num_perm=HASHES, seed=1)
        made[story.id].update_batch([each.encode() for each in shingles(story.text)])
    return lambda one, other: float(made[one].jaccard(made[other]))


def with_rensa(stories: Sequence[Story]) -> Callable[[str, str], float]:
    """Jaccard likeness as rensa's RMinHash estimates it."""
    from rensa import RMinHash

    made = {}
    for story in stories:
        made[story.id] = RMinHash(num_perm=HASHES, seed=1)
        made[story.id].update(shingles(story.text))
    return lambda one, other: float(made[one].jaccard(made[other]))


PEERS: Mapping[str, Sketcher] = {"datasketch": with_datasketch, "rensa": with_rensa}


def likenesses(stories: Sequence[Story], truth: Sequence[Truth], sketcher: Sketcher) -> Likeness:
    """The likeness of every two reports that tell of one matter."""
    like = sketcher(stories)
    by_matter: dict[str, set[str]] = {}
    for each in truth:
        by_matter.setdefault(each.matter, set()).add(each.report)
    pairs = {pair for members in by_matter.values() for pair in combinations(sorted(members), 2)}
    return {pair: like(*pair) for pair in sorted(pairs)}


def labels(truth: Sequence[Truth], like: Likeness, threshold: float) -> Mapping[Telling, str]:
    """One origin for reports on a matter that near-duplicate links join."""
    by_matter: dict[str, list[Truth]] = {}
    for each in truth:
        by_matter.setdefault(each.matter, []).append(each)
    found: dict[Telling, str] = {}
    for matter, members in by_matter.items():
        group = _joined(sorted({each.report for each in members}), like, threshold)
        found |= {each.key: f"{matter} {group[each.report]}" for each in members}
    return found


def _joined(reports: Sequence[str], like: Likeness, threshold: float) -> Mapping[str, str]:
    top = {each: each for each in reports}

    def find(each: str) -> str:
        while top[each] != each:
            each = top[each]
        return each

    for one, other in combinations(reports, 2):
        if like[one, other] >= threshold:
            top[find(one)] = find(other)
    return {each: find(each) for each in reports}


def one_url_one_source(truth: Sequence[Truth]) -> Iterator[tuple[Telling, str]]:
    """Every report is its own origin."""
    return ((each.key, f"{each.matter} {each.report}") for each in truth)
