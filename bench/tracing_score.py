"""How well origins were traced: each prediction is one label for each statement of a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb

Telling = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Truth:
    """One statement of a report: its matter, its utterance, when, how the report was made, and from which."""

    report: str
    place: int
    matter: str
    utterance: str
    order: tuple[str, int]
    level: str
    parent: str = ""

    @property
    def key(self) -> Telling:
        """Report, and the statement's place in it."""
        return self.report, self.place


Labels = Mapping[Telling, str]


def missed_copies(truth: Sequence[Truth], labels: Labels) -> Mapping[str, tuple[int, int]]:
    """By level: repeats that were taken for another origin than the rest of their utterance, and all repeats.

    Of the tellings of one utterance, those with the label that most of them have are one origin; the others were
    counted as independent. The first telling is no repeat.
    """
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for members in _by_utterance(truth).values():
        told = Counter(labels.get(each.key, str(each.key)) for each in members)
        most = max(told, key=lambda label: (told[label], label))
        for each in members[1:]:
            for level in (each.level, "all"):
                found[level][1] += 1
            if labels.get(each.key, str(each.key)) != most:
                for level in (each.level, "all"):
                    found[level][0] += 1
    return {level: (missed, of) for level, (missed, of) in found.items()}


def _by_utterance(truth: Sequence[Truth]) -> Mapping[tuple[str, str], list[Truth]]:
    found: dict[tuple[str, str], list[Truth]] = defaultdict(list)
    for each in sorted(truth, key=lambda one: one.order):
        found[each.matter, each.utterance].append(each)
    return found


def swallowed(truth: Sequence[Truth], labels: Labels) -> tuple[int, int]:
    """Origins of matters with several that have no label of their own, and all such origins.

    A label is the origin's that most of its statements go back to, of equals the first one told.
    """
    many = Counter(matter for matter, _ in {(each.matter, each.utterance) for each in truth})
    under: dict[tuple[str, str], list[Truth]] = defaultdict(list)
    for each in sorted(truth, key=lambda one: one.order):
        under[each.matter, labels.get(each.key, str(each.key))].append(each)
    owners = set()
    for (matter, _), members in under.items():
        told = Counter(each.utterance for each in members)
        owners.add((matter, max(told, key=lambda one: told[one])))
    wanted = {(each.matter, each.utterance) for each in truth if many[each.matter] > 1}
    return len(wanted - owners), len(wanted)


def link_f1(
    truth: Sequence[Truth], links: Mapping[str, str], same: Mapping[str, str], *, exact: bool = False
) -> tuple[float, float, float]:
    """Precision, recall and F1 of links from a report to one that it goes back to; `exact`: to its very parent.

    `same` gives one name to reports that are the same to the letter: which of them was copied nobody can tell.
    """
    lineage = _lineage({each.report: each.parent for each in truth}, exact)
    wanted = {report: {same[each] for each in above} for report, above in lineage.items() if above}
    right = sum(same[earlier] in wanted.get(later, ()) for later, earlier in links.items())
    precision = right / len(links) if links else 0.0
    recall = right / len(wanted) if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def _lineage(parents: Mapping[str, str], exact: bool) -> Mapping[str, list[str]]:
    """For each report those that it goes back to and that are held, the nearest first."""
    found = {}
    for report in parents:
        above: list[str] = []
        each = parents[report]
        while each in parents and (not exact or not above):
            above.append(each)
            each = parents[each]
        found[report] = above
    return found


def adjusted_rand(one: Sequence[object], other: Sequence[object]) -> float:
    """The adjusted Rand index of two labellings (Hubert and Arabie, 1985)."""
    both = sum(comb(n, 2) for n in Counter(zip(one, other, strict=True)).values())
    mine, theirs = (sum(comb(n, 2) for n in Counter(labels).values()) for labels in (one, other))
    pairs = comb(len(one), 2)
    expected = mine * theirs / pairs if pairs else 0.0
    most = (mine + theirs) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def rand_of_origins(truth: Sequence[Truth], labels: Labels) -> tuple[float, float]:
    """The index over all tellings, and over the pairs within one matter alone, which is harder."""
    told = [labels.get(each.key, str(each.key)) for each in truth]
    whole = adjusted_rand([(each.matter, each.utterance) for each in truth], told)
    return whole, _within(truth, labels)


def _within(truth: Sequence[Truth], labels: Labels) -> float:
    """Rand's index of pairs within matters, adjusted for what a labelling of the same sizes reaches by chance."""
    both = mine = theirs = pairs = 0
    for members in _by_matter(truth).values():
        told = [labels.get(each.key, str(each.key)) for each in members]
        real = [each.utterance for each in members]
        both += sum(comb(n, 2) for n in Counter(zip(real, told, strict=True)).values())
        mine += sum(comb(n, 2) for n in Counter(real).values())
        theirs += sum(comb(n, 2) for n in Counter(told).values())
        pairs += comb(len(members), 2)
    expected = mine * theirs / pairs if pairs else 0.0
    most = (mine + theirs) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def _by_matter(truth: Iterable[Truth]) -> Mapping[str, list[Truth]]:
    found: dict[str, list[Truth]] = defaultdict(list)
    for each in truth:
        found[each.matter].append(each)
    return found


def count_errors(truth: Sequence[Truth], labels: Labels) -> list[int]:
    """For each matter how far the number of predicted origins is from the true one."""
    errors = []
    for members in _by_matter(truth).values():
        told = {labels.get(each.key, str(each.key)) for each in members}
        errors.append(abs(len(told) - len({each.utterance for each in members})))
    return errors


def true_counts(truth: Sequence[Truth]) -> Mapping[str, int]:
    """The number of origins of each matter."""
    return {matter: len({each.utterance for each in members}) for matter, members in _by_matter(truth).items()}
