"""Score extracted claims against a hand-made gold list.

    python bench/score_claims.py GOLD.jsonl CLAIMS.jsonl

Both are JSON lines in the words of the design. A claim line needs `report` (the file's name), `spans` (a list
of {start, end}), `type`, `status`, `factuality`, `polarity`, `source` (the innermost source as described),
`naming`, `standing`, `at_risk`; it may have `roles` (name -> text or list of texts), `quantity` {low, best,
high, unit, measure, of}, `times` {happened: {from, to}, as_of, ...} and `restates` (true or ids).

A gold claim is found when an extracted claim of the same report and type covers it: the intersection of the
gold span with the union of the claim's spans is at least 0.5 of the shorter and 0.2 of the longer. Pairs are
one to one, best overlap first. `fields` is the mean over field names of the accuracy on found claims;
`fields_all` counts the missed ones as wrong.

Failures that mislead a reader are counted on their own, each with the gold ids:
  hardened   a target, order, bound, belief, inference, ignorance or denial told as a plain fact
  softened   the reverse
  flipped    polarity, or the direction of a bound, turned round
  at_risk    a source at risk told as one that is not, or the reverse
  misvoiced  another standing, naming or person than the one who said it
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]

SOFT_STATUS = {"target", "ordered", "planned", "forecast", "capacity", "equivalent"}
STRENGTH = {"unknown": 0, "possible": 1, "probable": 2, "near_certain": 3, "asserted": 4}
STOP = {"the", "a", "an", "of", "in", "at", "and", "or", "to", "for", "s", "its", "their", "per"}
DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?$")
PLAIN_FIELDS = ("status", "factuality", "polarity", "naming", "standing", "at_risk")
FAILURES = ("hardened", "softened", "flipped", "at_risk", "misvoiced")


class BadLine(Exception):
    """A line that cannot be scored."""


@dataclass
class Tally:
    """How often a field was right, was looked at on a found claim, and stands in the gold."""

    right: int = 0
    seen: int = 0
    total: int = 0


@dataclass(frozen=True)
class Matching:
    """Gold places to places of the claims that found them; `covered` holds the characters of each row."""

    found: Mapping[int, int]
    used: frozenset[int]
    by_key: Mapping[tuple[str, str], list[int]]
    covered: tuple[list[set[int]], list[set[int]]]


@dataclass
class Score:
    """What came of one comparison."""

    gold: Sequence[Row]
    claims: Sequence[Row]
    found: Mapping[int, int]
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    wrong: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FAILURES})

    def figures(self) -> dict[str, float]:
        """Every figure of the closing line, by its name there."""
        precision = len(self.found) / max(1, len(self.claims))
        recall = len(self.found) / max(1, len(self.gold))
        softs = self.softs()
        return {
            "claims": len(self.claims),
            "gold": len(self.gold),
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / max(1e-9, precision + recall),
            "fields": _mean((each.right, each.seen) for each in self.fields.values()),
            "fields_all": _mean((each.right, each.total) for each in self.fields.values()),
            "soft": sum(i in self.found for i in softs) / max(1, len(softs)),
            **{name: len(ids) for name, ids in self.wrong.items()},
        }

    def softs(self) -> list[int]:
        """The gold places of all that is less than a plain affirmed fact."""
        return [i for i, row in enumerate(self.gold) if is_soft(row)]


def load(path: str | Path) -> list[Row]:
    """The checked rows of a file of JSON lines."""
    rows = []
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            rows.append(checked(json.loads(line), f"{path}, line {number}"))
    return rows


def checked(row: Row, where: str) -> Row:
    """The row with `spans` and a bare report name; one that cannot be scored is refused."""
    if "spans" not in row and "start" in row:
        row["spans"] = [{"start": row["start"], "end": row["end"]}]
    if not row.get("spans"):
        raise BadLine(f"{where}: no span")
    if not isinstance(row.get("source") or "", str):
        raise BadLine(f"{where}: source is not a text")
    for slot in ("low", "best", "high"):
        value = (row.get("quantity") or {}).get(slot)
        if value is not None and not isinstance(value, int | float):
            raise BadLine(f"{where}: quantity.{slot} is not a number")
    times = row.get("times") or {}
    ends = [times.get("as_of"), *(times.get("happened") or {}).values()]
    if any(end is not None and not isinstance(end, str) for end in ends):
        raise BadLine(f"{where}: a time is not a text")
    row["report"] = re.split(r"[\\/]", row.get("report") or "")[-1]
    return row


def covered(row: Row) -> set[int]:
    """The characters that the spans of a row cover."""
    return {place for span in row["spans"] for place in range(span["start"], span["end"])}


def overlap(gold: set[int], claim: set[int]) -> tuple[float, float]:
    """The shared characters as a share of the shorter and of the longer."""
    shared = len(gold & claim)
    return shared / max(1, min(len(gold), len(claim))), shared / max(1, len(gold), len(claim))


def words(text: str | None) -> set[str]:
    """The words of a text that count, in the singular; Hangul as pairs of syllables."""
    spaced = re.sub(r"(\d)[\s-]*(?:mm|millimet(?:er|re)s?)\b", r"\1mm", (text or "").lower())
    found: set[str] = set()
    for word in re.findall(r"[^\W_]+", spaced):
        if re.search(r"[가-힣]", word):
            found |= {word[i : i + 2] for i in range(max(1, len(word) - 1))}
        else:
            found.add(word[:-1] if len(word) > 3 and word.endswith("s") else word)
    return found - STOP or found


def likeness(one: str | None, other: str | None) -> float:
    """The Dice coefficient of the words of both; 1 for the same text."""
    if one and one == other:
        return 1.0
    a, b = words(one), words(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def alike_any(texts: Iterable[str], got: object) -> bool:
    """Whether any of what was got is like any of the texts."""
    each = got if isinstance(got, list) else [got]
    return any(likeness(text, str(one)) >= 0.5 for text in texts for one in each if one)


def same_source(gold: Row, claim: Row, others: Iterable[Iterable[str]]) -> bool:
    """Whether the claim's source is the gold's, and no other source of the report is more like it."""
    said = claim.get("source")
    own = max(likeness(alias, said) for alias in gold["source_aliases"])
    rival = max((likeness(alias, said) for aliases in others for alias in aliases), default=0.0)
    return own >= 0.4 and own >= rival


def same_number(one: float | None, other: float | None) -> bool:
    """Equal within one percent, or both absent."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 0.01 * max(abs(one), 1e-9)


def same_quantity(gold: Row, claim: Row) -> bool:
    """Whether low, best and high agree; a bound that repeats the best one says nothing."""
    slots = {name: claim.get(name) for name in ("low", "best", "high")}
    for name in ("low", "high"):
        if slots[name] is not None and slots[name] == slots["best"]:
            slots[name] = None
    return all(same_number(gold.get(name), slots[name]) for name in slots)


def at_grain(want: str | None, have: str | None) -> bool:
    """Whether `have` says the same as `want`, at the grain of `want`."""
    one, other = DATE.match(want or ""), DATE.match(have or "")
    if not one or not other:
        return False
    return all(a is None or a == b for a, b in zip(one.groups(), other.groups(), strict=True))


def same_times(gold: Row, claim: Row | None) -> bool:
    """Whether `as_of` and both ends of `happened` agree; nothing may be dated that the gold leaves open."""
    given = claim or {}
    if gold.get("as_of") and not at_grain(gold["as_of"], given.get("as_of")):
        return False
    want, have = gold.get("happened") or {}, given.get("happened") or {}
    return all(
        at_grain(want[end], have.get(end)) if want.get(end) else not have.get(end) or _may_end(gold, have, end)
        for end in ("from", "to")
    )


def _may_end(gold: Row, have: Row, end: str) -> bool:
    """Whether an end that the gold leaves out does no harm: what goes on, or one point in time."""
    started = (gold.get("happened") or {}).get("from")
    return end == "to" and bool(gold.get("ongoing") or at_grain(started, have["to"]))


def bounds(quantity: Row | None) -> tuple[bool, bool, bool]:
    """Whether a quantity has no best, has a low, has a high."""
    held = quantity or {}
    return held.get("best") is None, held.get("low") is not None, held.get("high") is not None


def strength(row: Row) -> int:
    """The firmness of a row from 0 (unknown) to 4 (asserted)."""
    return STRENGTH.get(row.get("factuality") or "", 4)


def is_soft(row: Row) -> bool:
    """Whether a row is less than a plain affirmed fact."""
    return row.get("status") in SOFT_STATUS or strength(row) <= 2 or row.get("polarity") != "affirmed"


def hardens(gold: Row, claim: Row) -> bool:
    """Whether the claim tells as fact, or as an exact number, what the gold does not."""
    if gold["status"] in SOFT_STATUS and claim.get("status") == "actual":
        return True
    if strength(gold) <= 2 and strength(claim) >= 3:
        return True
    if gold["polarity"] == "none" and claim.get("polarity") != "none":
        return True
    bounded = bool(gold.get("quantity")) and bounds(gold["quantity"])[0]
    return bounded and (claim.get("quantity") or {}).get("best") is not None


def softens(gold: Row, claim: Row) -> bool:
    """Whether the claim weakens what the gold tells as fact."""
    status = gold["status"] == "actual" and claim.get("status") in SOFT_STATUS
    return status or (strength(gold) >= 3 and strength(claim) <= 2)


def flips(gold: Row, claim: Row) -> bool:
    """Whether polarity, or the direction of a bound, is turned round."""
    if {gold["polarity"], claim.get("polarity")} == {"affirmed", "denied"}:
        return True
    one, other = bounds(gold.get("quantity")), bounds(claim.get("quantity"))
    one_sided = one[1:] in ((True, False), (False, True))
    return one[0] and other[0] and one_sided and other[1:] == one[:0:-1]


def matching(gold: Sequence[Row], claims: Sequence[Row]) -> Matching:
    """One to one, the best overlap first."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, claim in enumerate(claims):
        by_key[claim["report"], claim.get("type") or ""].append(j)
    cover = [covered(row) for row in gold], [covered(row) for row in claims]
    pairs = []
    for i, row in enumerate(gold):
        for j in by_key[row["report"], row["type"]]:
            small, large = overlap(cover[0][i], cover[1][j])
            if small >= 0.5 and large >= 0.2:
                pairs.append((-small - large, i, j))
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in found and j not in used:
            found[i] = j
            used.add(j)
    return Matching(found, frozenset(used), by_key, cover)


def score(gold: Sequence[Row], claims: Sequence[Row]) -> Score:
    """Match, then compare every field of every gold claim."""
    pairs = matching(gold, claims)
    done = Score(gold, claims, pairs.found)
    aliases = {(row["report"], row["source"]): row["source_aliases"] for row in gold}
    for i, row in enumerate(gold):
        claim = claims[pairs.found[i]] if i in pairs.found else None
        voiced = claim is not None and same_source(row, claim, _others(row, aliases))
        for name, right in _compared(row, claim or {}, voiced):
            tally = done.fields[name]
            tally.right += right and claim is not None
            tally.seen += claim is not None
            tally.total += 1
        if claim is not None:
            _note_failures(done.wrong, row, claim, voiced)
    _note_unmatched(done.wrong["hardened"], gold, claims, pairs)
    return done


def _others(row: Row, aliases: Mapping[tuple[str, str], list[str]]) -> list[list[str]]:
    """The names of the other sources of a report that share none with this row's source."""
    own = set(row["source_aliases"])
    return [
        names
        for (report, source), names in aliases.items()
        if report == row["report"] and source != row["source"] and not set(names) & own
    ]


def _compared(gold: Row, claim: Row, voiced: bool) -> Iterable[tuple[str, bool]]:
    """Each field that the gold row has, and whether the claim has it right."""
    for name in PLAIN_FIELDS:
        yield name, gold[name] == claim.get(name)
    yield "source", voiced
    if gold.get("restates"):
        yield "restates", bool(claim.get("restates"))
    for role, texts in gold["roles"].items():
        yield "role " + role, alike_any(texts, (claim.get("roles") or {}).get(role))
    if gold.get("quantity"):
        got = claim.get("quantity") or {}
        yield "quantity", bool(got) and same_quantity(gold["quantity"], got)
        yield "unit", alike_any(gold["quantity"]["unit"], got.get("unit"))
        yield "measure", gold["quantity"]["measure"] == got.get("measure")
    if gold.get("times"):
        yield "times", same_times(gold["times"] | {"ongoing": gold.get("ongoing")}, claim.get("times"))


def _note_failures(wrong: dict[str, list[str]], gold: Row, claim: Row, voiced: bool) -> None:
    failed = {
        "hardened": hardens(gold, claim),
        "softened": softens(gold, claim),
        "flipped": flips(gold, claim),
        "at_risk": claim.get("at_risk") != gold["at_risk"],
        "misvoiced": not voiced or any(claim.get(name) != gold[name] for name in ("standing", "naming")),
    }
    for name in FAILURES:
        if failed[name]:
            wrong[name].append(gold["id"])


def _note_unmatched(hardened: list[str], gold: Sequence[Row], claims: Sequence[Row], pairs: Matching) -> None:
    """A plain fact over the words of a soft claim hardens it, though it found none."""
    ours, theirs = pairs.covered
    for i, row in enumerate(gold):
        for j in pairs.by_key.get((row["report"], row["type"]), ()):
            if j in pairs.used or not is_soft(row) or is_soft(claims[j]) or row["id"] in hardened:
                continue
            if len(ours[i] & theirs[j]) >= 0.8 * len(ours[i]):
                hardened.append(row["id"])


def _mean(shares: Iterable[tuple[int, int]]) -> float:
    parts = [right / total for right, total in shares if total]
    return sum(parts) / max(1, len(parts))


def lines(done: Score) -> Iterable[str]:
    """The score as it is printed: every field, what was missed, each failure, and one closing line."""
    for name, each in sorted(done.fields.items()):
        yield f"{name:18} {each.right}/{each.seen} of found, {each.right}/{each.total} of all"
    missed = (row["id"] for i, row in enumerate(done.gold) if i not in done.found)
    yield "missed             " + " ".join(missed)
    for name, ids in done.wrong.items():
        yield f"{name:18} " + " ".join(ids)
    softs = done.softs()
    yield f"soft claims found  {sum(i in done.found for i in softs)}/{len(softs)}"
    shown = ((name, f"{value:.3f}" if isinstance(value, float) else value) for name, value in done.figures().items())
    yield " ".join(f"{name} {value}" for name, value in shown)


def main(paths: Sequence[str]) -> int:
    """Print the score of two files; 2 when one of them cannot be read."""
    try:
        gold, claims = load(paths[0]), load(paths[1])
    except (BadLine, OSError, json.JSONDecodeError, IndexError) as error:
        print(f"score_claims: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines(score(gold, claims))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
