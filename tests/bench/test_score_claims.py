from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.score_claims import BadLine, checked, flips, hardens, lines, load, main, same_quantity, same_times, score

HOME = Path(__file__).parent


def gold_of(**changes: Any) -> dict[str, Any]:
    row = {
        "id": "g1",
        "report": "r.txt",
        "start": 0,
        "end": 40,
        "type": "production",
        "source": "the ministry",
        "source_aliases": ["the ministry", "Ministry of Supply"],
        "naming": "named",
        "standing": "institution",
        "at_risk": False,
        "status": "actual",
        "factuality": "asserted",
        "polarity": "affirmed",
        "roles": {},
    }
    return checked(row | changes, "here")


def claim_of(gold: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {name: value for name, value in gold.items() if name not in {"id", "source_aliases"}} | changes


def test_a_fixed_example_scores_as_it_always_did() -> None:
    done = score(load(HOME / "example-gold.jsonl"), load(HOME / "example-claims.jsonl"))

    assert "\n".join(lines(done)) + "\n" == (HOME / "example-score.txt").read_text(encoding="utf-8")


def test_a_perfect_answer_has_no_failure() -> None:
    gold = gold_of(quantity={"low": 900, "unit": ["shells"], "measure": "flow"})
    figures = score([gold], [claim_of(gold, quantity={"low": 900, "unit": "shells", "measure": "flow"})]).figures()

    assert (figures["f1"], figures["fields"], figures["fields_all"]) == (1, 1, 1)
    assert not any(figures[name] for name in ("hardened", "softened", "flipped", "at_risk", "misvoiced"))


@pytest.mark.parametrize(
    ("gold", "claim", "failure"),
    [
        ({"status": "target"}, {"status": "actual"}, "hardened"),
        ({"factuality": "probable"}, {"factuality": "asserted"}, "hardened"),
        ({"quantity": {"low": 3, "unit": ["plants"], "measure": "count"}}, {"quantity": {"best": 3}}, "hardened"),
        ({}, {"status": "planned"}, "softened"),
        ({}, {"factuality": "possible"}, "softened"),
        ({"polarity": "denied"}, {"polarity": "affirmed"}, "flipped"),
        ({"quantity": {"low": 3, "unit": [], "measure": "count"}}, {"quantity": {"high": 3}}, "flipped"),
        ({"at_risk": True}, {"at_risk": False}, "at_risk"),
        ({}, {"standing": "state"}, "misvoiced"),
        ({}, {"source": "a fisherman"}, "misvoiced"),
    ],
)
def test_each_failure_that_misleads_is_counted(gold: dict[str, Any], claim: dict[str, Any], failure: str) -> None:
    row = gold_of(**gold)

    assert score([row], [claim_of(row, **claim)]).wrong[failure] == ["g1"]


def test_a_plain_fact_over_the_words_of_a_missed_belief_hardens_it() -> None:
    rows = [gold_of(), gold_of(id="g2", factuality="probable")]
    claims = [claim_of(rows[0]), claim_of(rows[0])]

    assert score(rows, claims).wrong["hardened"] == ["g2"]


def test_a_claim_is_found_only_by_its_own_type_and_words() -> None:
    row = gold_of()

    for other in ({"type": "transfer"}, {"report": "other.txt"}, {"spans": [{"start": 35, "end": 90}]}):
        assert not score([row], [claim_of(row) | other]).found


def test_of_two_claims_the_nearer_one_is_taken_and_the_other_is_extra() -> None:
    row = gold_of()
    far, near = claim_of(row, spans=[{"start": 0, "end": 22}]), claim_of(row)
    done = score([row], [far, near])

    assert done.found == {0: 1}
    assert done.figures()["precision"] == 0.5


def test_times_agree_at_the_grain_of_the_gold_and_nothing_is_dated_that_it_leaves_open() -> None:
    month = {"happened": {"from": "2024-05", "to": "2024-05"}}

    assert same_times(month, {"happened": {"from": "2024-05-03", "to": "2024-05-20"}})
    assert not same_times(month, {"happened": {"from": "2024"}})
    assert not same_times({"happened": {}}, {"happened": {"from": "2024"}})
    assert same_times(
        {"happened": {"from": "2023-08"}, "ongoing": True}, {"happened": {"from": "2023-08", "to": "2024"}}
    )


def test_a_bound_that_repeats_the_best_value_says_nothing() -> None:
    assert same_quantity({"best": 100}, {"low": 100, "best": 100, "high": 100})
    assert not same_quantity({"best": 100}, {"low": 90, "best": 100})


def test_what_is_the_same_neither_hardens_nor_flips() -> None:
    for changes in ({"status": "target"}, {"polarity": "none", "factuality": "unknown"}, {"polarity": "denied"}):
        row = gold_of(**changes)
        assert not hardens(row, claim_of(row))
        assert not flips(row, claim_of(row))


@pytest.mark.parametrize(
    "changes", [{"spans": []}, {"source": 3}, {"quantity": {"low": "many"}}, {"times": {"as_of": 2024}}]
)
def test_a_line_that_cannot_be_scored_is_refused_by_name(changes: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("\n" + json.dumps(claim_of(gold_of()) | changes), encoding="utf-8")

    with pytest.raises(BadLine, match="line 2"):
        load(path)


def test_a_missing_file_ends_with_two_and_a_line_that_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere.jsonl", "nowhere.jsonl"]) == 2
    assert "nowhere.jsonl" in capsys.readouterr().err
