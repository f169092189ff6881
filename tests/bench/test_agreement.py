from __future__ import annotations

import pytest

from bench.agreement import alpha, lines, matched
from bench.score_claims import Row, checked

# Krippendorff 2011: binary data of two observers (section A) and nominal data of two observers (section B).
BINARY = list(zip("0100000010", "1110010000", strict=True))
NOMINAL = list(zip("aabbdcccedda", "babbbccceddd", strict=True))


def row(start: int, end: int, **changes: object) -> Row:
    plain = {
        "report": "a.txt",
        "start": start,
        "end": end,
        "type": "transfer",
        "status": "actual",
        "factuality": "asserted",
        "polarity": "affirmed",
        "naming": "named",
        "standing": "state",
        "at_risk": False,
        "basis": "told",
        "source": "Ruvania",
        "source_aliases": ["Ruvania"],
        "roles": {},
    }
    return checked({**plain, **changes}, "here")


@pytest.mark.parametrize(("pairs", "expected"), [(BINARY, 0.095), (NOMINAL, 0.692)])
def test_alpha_is_that_of_the_published_examples(pairs: list[tuple[str, str]], expected: float) -> None:
    assert alpha(pairs) == pytest.approx(expected, abs=0.0005)


def test_alpha_is_not_defined_where_only_one_label_occurs() -> None:
    assert alpha([("a", "a")] * 9) is None
    assert alpha([]) is None


def test_claims_are_paired_once_and_whatever_their_type() -> None:
    first = [row(0, 40), row(50, 60)]
    second = [row(0, 40, type="movement"), row(2, 40), row(200, 240)]
    assert [(one["start"], other["type"]) for one, other in matched(first, second)] == [(0, "movement")]


def test_only_reports_that_were_read_twice_are_compared() -> None:
    first = [row(0, 40), row(0, 40, report="b.txt")]
    table = list(lines(first, [row(0, 40, status="planned")]))
    assert table[0] == "1 reports, 1 claims and 1; 1 in common"
    assert "| status | 0.000 | 0.000 | 1 |" in table
