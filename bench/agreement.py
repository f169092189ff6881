"""How far two annotations of the same reports agree: claims found, and each field of those that both found.

    python -m bench.agreement FIRST.jsonl SECOND.jsonl

Both are gold files as `bench/gold/en/claims.jsonl` is one. Compared are the reports that the second speaks of.
Two claims are one when their spans overlap as `bench.score_claims` asks, best overlap first, whatever their type.
Agreement on labels is Krippendorff's alpha for nominal data and two annotators without missing values
(K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, sections A and B): 1 is full agreement, 0 what
chance would give. Beside it stands the plain share of equal labels, which is all there is when nearly all labels
are alike.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.score_claims import BadLine, Row, covered, likeness, load, overlap

Pair = tuple[Row, Row]
Label = Hashable
PLAIN = ("type", "status", "factuality", "polarity", "naming", "standing", "at_risk", "basis")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One field: alpha, the share of equal labels, and the number of claims compared (none: alpha is None)."""

    field: str
    alpha: float | None
    share: float
    n: int


def alpha(pairs: Sequence[tuple[Label, Label]]) -> float | None:
    """Krippendorff's alpha of two annotators' nominal labels; None where it is not defined.

    It is not defined without pairs, nor when only one label occurs: then nothing could have been told apart.
    """
    counts = Counter(label for pair in pairs for label in pair)
    total = sum(counts.values())
    expected = total * total - sum(each * each for each in counts.values())
    if not expected:
        return None
    observed = 2 * sum(one != other for one, other in pairs)
    return 1 - (total - 1) * observed / expected


def matched(first: Sequence[Row], second: Sequence[Row]) -> list[Pair]:
    """The claims that both have, one to one, best overlap first."""
    scored = sorted(_overlaps(first, second))
    ours: set[int] = set()
    theirs: set[int] = set()
    pairs = []
    for _, i, j in scored:
        if i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
            pairs.append((first[i], second[j]))
    return pairs


def _overlaps(first: Sequence[Row], second: Sequence[Row]) -> Iterator[tuple[float, int, int]]:
    """Every pair that may be one claim: its overlap, negated for sorting (the same type wins a draw), and places."""
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            if one["report"] != other["report"]:
                continue
            small, large = overlap(covered(one), covered(other))
            if small >= 0.5 and large >= 0.2:
                yield -small - large - 0.001 * (one["type"] == other["type"]), i, j


def f1(common: int, first: int, second: int) -> float:
    """The harmonic mean of the shares of either list that the other has too."""
    return 2 * common / max(1, first + second)


def fields(pairs: Sequence[Pair]) -> Iterator[Agreement]:
    """Each field over the pairs where both, or for values either, have it."""
    for name in PLAIN:
        yield _agreement(name, [(one[name], other[name]) for one, other in pairs])
    both = [(one, other) for one, other in pairs if one.get("quantity") and other.get("quantity")]
    yield _agreement("measure", [(one["quantity"]["measure"], other["quantity"]["measure"]) for one, other in both])
    yield _agreement("quantity", _values(pairs, "quantity", amounts))
    yield _agreement("times", _values(pairs, "times", dates))
    yield _agreement("restates", [(bool(one.get("restates")), bool(other.get("restates"))) for one, other in pairs])


def _values(pairs: Sequence[Pair], name: str, value: Callable[[Row], Label]) -> list[tuple[Label, Label]]:
    return [(value(one), value(other)) for one, other in pairs if one.get(name) or other.get(name)]


def _agreement(name: str, pairs: Sequence[tuple[Label, Label]]) -> Agreement:
    equal = sum(one == other for one, other in pairs)
    return Agreement(name, alpha(pairs), equal / max(1, len(pairs)), len(pairs))


def amounts(row: Row) -> Label:
    """Low, best and high of a claim, to three digits; None where it has no quantity."""
    held = row.get("quantity")
    return held and tuple(f"{held[name]:.3g}" if name in held else None for name in ("low", "best", "high"))


def dates(row: Row) -> Label:
    """When it happened and up to when it was counted; None where no date but that of speech is given."""
    held = row.get("times") or {}
    happened = held.get("happened") or {}
    found = (happened.get("from"), happened.get("to"), held.get("as_of"), held.get("observed"))
    return found if any(found) else None


def same_voice(pair: Pair) -> bool:
    """Whether the sources of both claims share a name."""
    one, other = pair
    return any(likeness(a, b) >= 0.5 for a in one["source_aliases"] for b in other["source_aliases"])


def roles(pairs: Sequence[Pair]) -> tuple[float, int]:
    """The share of roles given by both under one name that share a wording, and their number."""
    seen = [
        any(likeness(a, b) >= 0.5 for a in texts for b in other["roles"][name])
        for one, other in pairs
        for name, texts in one["roles"].items()
        if one["type"] == other["type"] and name in other["roles"]
    ]
    return sum(seen) / max(1, len(seen)), len(seen)


def lines(first: Sequence[Row], second: Sequence[Row]) -> Iterator[str]:
    """The figures as a table in Markdown."""
    reports = {row["report"] for row in second}
    kept = [row for row in first if row["report"] in reports]
    pairs = matched(kept, second)
    typed = sum(one["type"] == other["type"] for one, other in pairs)
    yield f"{len(reports)} reports, {len(kept)} claims and {len(second)}; {len(pairs)} in common"
    found, alike = (f1(common, len(kept), len(second)) for common in (len(pairs), typed))
    yield f"F1 by span {found:.3f}, by span and type {alike:.3f}"
    yield from ("", "| field | alpha | equal | n |", "|---|---|---|---|")
    for each in fields(pairs):
        yield f"| {each.field} | {'-' if each.alpha is None else f'{each.alpha:.3f}'} | {each.share:.3f} | {each.n} |"
    yield f"| source | - | {sum(map(same_voice, pairs)) / max(1, len(pairs)):.3f} | {len(pairs)} |"
    yield "| role wordings | - | {:.3f} | {} |".format(*roles(pairs))


def main(paths: Sequence[str]) -> int:
    """Print the agreement of two files; 2 when one of them cannot be read."""
    try:
        table: Iterable[str] = list(lines(load(paths[0]), load(paths[1])))
    except (BadLine, OSError, json.JSONDecodeError, IndexError) as error:
        print(f"agreement: {error}", file=sys.stderr)
        return 2
    print("\n".join(table))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
